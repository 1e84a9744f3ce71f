/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TestCertificates:
 *
 * A temporary folder of certificates: see tests/support/make-certificates.
 */
typedef struct _TestCertificates TestCertificates;

TestCertificates *test_certificates_new      (void);
void              test_certificates_free     (TestCertificates *self);
char             *test_certificates_dup_path (TestCertificates *self,
                                              const char       *name);
GTlsCertificate  *test_certificates_load     (TestCertificates *self,
                                              const char       *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestCertificates, test_certificates_free)

G_END_DECLS
