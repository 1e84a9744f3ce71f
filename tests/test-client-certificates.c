/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * TLS certificates: the accepted ones, the error message for each kind of invalid one,
 * and the additional certificate authority of an account.
 */

#include "config.h"

#include "callboard-error-labels.h"

#include "support/client-support.h"
#include "support/test-certificates.h"
#include "support/test-wire.h"
#include "support/wait.h"

/* Shared by all tests. */
static TestCertificates *certificates;

static CallboardClient *
create_client (TestWire   *server,
               const char *authority)
{
  CallboardClient *client = client_support_create (test_wire_get_base_url (server));
  g_autofree char *path = authority != NULL ? test_certificates_dup_path (certificates, authority) : NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (callboard_client_set_ca_file (client, path, &error));
  g_assert_no_error (error);

  return client;
}

static TestWire *
create_server (const char *name)
{
  g_autoptr(GTlsCertificate) certificate = test_certificates_load (certificates, name);
  TestWire *server = test_wire_new_tls (certificate);
  g_autofree char *answer = g_strdup_printf ("HTTP/1.1 200 OK\r\nContent-Length: %zu\r\n\r\n%s",
                                             strlen (CLIENT_SUPPORT_EMPTY_RUN), CLIENT_SUPPORT_EMPTY_RUN);

  test_wire_answer (server, answer, TEST_WIRE_HOLD);

  return server;
}

/* --- Server certificates -------------------------------------------------- */

typedef struct
{
  const char *path;
  const char *certificate;
  const char *authority;
  const char *message;
  const char *hint;
} Row;

static const Row rows[] = {
  { "good/by-an-authority-of-the-account", "good", "ca", NULL, NULL },
  { "unknown-issuer", "good", NULL,
    "127.0.0.1: the certificate comes from an unknown issuer", "*unknown issuer*under Advanced → Certificate Authority*" },
  { "unknown-issuer/by-another-authority", "good", "other-ca",
    "127.0.0.1: the certificate comes from an unknown issuer", "*unknown issuer*under Advanced → Certificate Authority*" },
  { "unknown-issuer/self-signed", "self-signed", "ca",
    "127.0.0.1: the certificate comes from an unknown issuer", "*unknown issuer*under Advanced → Certificate Authority*" },
  { "expired", "expired", "ca",
    "127.0.0.1: the certificate has expired", "*has expired*" },
  { "not-valid-yet", "not-yet", "ca",
    "127.0.0.1: the certificate is not valid yet", "*not valid yet*" },
  { "wrong-host", "wrong-host", "ca",
    "127.0.0.1: the certificate belongs to another host", "*belongs to another host*" },
  { "several-faults", "expired", NULL,
    "127.0.0.1: the certificate comes from an unknown issuer; the certificate has expired", "*unknown issuer*" },
};

static void
test_row (gconstpointer user_data)
{
  const Row *row = user_data;
  g_autoptr(TestWire) server = create_server (row->certificate);
  CallboardClient *client = create_client (server, row->authority);
  g_autoptr(CallboardPlanJob) run = NULL;
  g_autoptr(GError) error = NULL;

  run = client_support_get_run (client, "run-1", &error);
  if (row->message == NULL)
    {
      g_assert_no_error (error);
      g_assert_cmpstr (callboard_plan_job_get_id (run), ==, "run-1");
    }
  else
    {
      g_assert_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_TLS);
      g_assert_cmpstr (error->message, ==, row->message);
      g_assert_true (g_pattern_match_simple (row->hint, callboard_error_get_hint (error)));
      client_support_assert_message (error);
      test_run_pending ();
      /* No request was sent, and the handshake was not repeated. */
      g_assert_cmpuint (test_wire_get_n_requests (server), ==, 0);
    }

  client_support_assert_finalized (client);
}

/* A copy of an error has the same hint. */
static void
test_error_copy (void)
{
  g_autoptr(TestWire) server = create_server ("expired");
  CallboardClient *client = create_client (server, "ca");
  g_autoptr(CallboardPlanJob) run = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) copy = NULL;

  run = client_support_get_run (client, "run-1", &error);
  g_assert_null (run);
  copy = g_error_copy (error);
  g_assert_cmpint (callboard_error_get_tls_flags (copy), ==, G_TLS_CERTIFICATE_EXPIRED);
  g_assert_cmpstr (callboard_error_get_hint (copy), ==, callboard_error_get_hint (error));
  client_support_assert_finalized (client);
}

/* --- CA file -------------------------------------------------------------- */

static void
test_bad_file (gconstpointer contents)
{
  g_autoptr(TestWire) server = create_server ("good");
  CallboardClient *client = create_client (server, "ca");
  g_autofree char *path = test_certificates_dup_path (certificates, "bad-file");
  g_autoptr(CallboardPlanJob) run = NULL;
  g_autoptr(GError) error = NULL;

  if (contents != NULL)
    g_assert_true (g_file_set_contents (path, contents, -1, NULL));
  g_assert_false (callboard_client_set_ca_file (client, path, &error));
  g_assert_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_TLS);
  g_assert_nonnull (strstr (error->message, path));
  g_clear_error (&error);

  /* The client still works without the CA file. */
  run = client_support_get_run (client, "run-1", &error);
  g_assert_no_error (error);
  g_assert_nonnull (run);
  client_support_assert_finalized (client);
}

static void
test_file_removed (void)
{
  g_autoptr(TestWire) server = create_server ("good");
  CallboardClient *client = create_client (server, "ca");
  g_autoptr(CallboardPlanJob) run = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (callboard_client_set_ca_file (client, NULL, &error));
  run = client_support_get_run (client, "run-1", &error);
  g_assert_null (run);
  g_assert_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_TLS);
  client_support_assert_finalized (client);
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);

  certificates = test_certificates_new ();
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/client/certificate/", rows[i].path, NULL);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/client/certificate/error-copy", test_error_copy);
  g_test_add_data_func ("/client/certificate/file/missing", NULL, test_bad_file);
  g_test_add_data_func ("/client/certificate/file/empty", "", test_bad_file);
  g_test_add_data_func ("/client/certificate/file/not-a-certificate", "I am a teapot\n",
                        test_bad_file);
  g_test_add_data_func ("/client/certificate/file/damaged",
                        "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", test_bad_file);
  g_test_add_func ("/client/certificate/file/removed", test_file_removed);
  status = g_test_run ();

  test_certificates_free (certificates);

  return status;
}
