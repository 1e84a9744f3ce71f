/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Certificates that are created for every test, so that none is committed. Used by the TLS
 * tests.
 */

#include "config.h"

#include <glib/gstdio.h>

#include "test-certificates.h"

struct _TestCertificates
{
  char *folder;
};

/**
 * test_certificates_new:
 *
 * Creates certificates. The test fails if openssl does.
 *
 * Returns: (transfer full): certificates
 */
TestCertificates *
test_certificates_new (void)
{
  TestCertificates *self = g_new0 (TestCertificates, 1);
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "support", "make-certificates", NULL);
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(GError) error = NULL;

  self->folder = g_dir_make_tmp ("callboard-certificates-XXXXXX", &error);
  g_assert_no_error (error);
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, script, self->folder, NULL);
  g_assert_no_error (error);
  if (!g_subprocess_wait_check (process, NULL, &error))
    g_error ("%s: %s; its log is in %s", script, error->message, self->folder);

  return self;
}

/**
 * test_certificates_free:
 * @self: (transfer full): certificates
 *
 * Deletes the certificates.
 */
void
test_certificates_free (TestCertificates *self)
{
  g_autoptr(GDir) folder = g_dir_open (self->folder, 0, NULL);
  const char *name;

  g_assert_nonnull (folder);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->folder);
  g_free (self);
}

/**
 * test_certificates_dup_path:
 * @self: certificates
 * @name: the name of one, such as "good"
 *
 * Returns: (transfer full): the path of its file
 */
char *
test_certificates_dup_path (TestCertificates *self,
                            const char       *name)
{
  g_autofree char *base_name = g_strconcat (name, ".pem", NULL);

  return g_build_filename (self->folder, base_name, NULL);
}

/**
 * test_certificates_load:
 * @self: certificates
 * @name: the name of one, such as "good"
 *
 * Returns: (transfer full): the certificate, with its key
 */
GTlsCertificate *
test_certificates_load (TestCertificates *self,
                        const char       *name)
{
  g_autofree char *path = test_certificates_dup_path (self, name);
  g_autoptr(GError) error = NULL;
  GTlsCertificate *certificate = g_tls_certificate_new_from_file (path, &error);

  g_assert_no_error (error);

  return certificate;
}
