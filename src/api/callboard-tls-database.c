/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A GTlsDatabase that trusts the system's certificate authorities and those in a file.
 * Used by CallboardClient for accounts with a certificate file.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "callboard-error.h"
#include "callboard-tls-database.h"

/**
 * CallboardTlsDatabase:
 *
 * A TLS database that combines the system certificates with those in a file.
 */
struct _CallboardTlsDatabase
{
  GTlsDatabase  parent_instance;

  GTlsDatabase *system;
  GTlsDatabase *extra;
};

G_DEFINE_FINAL_TYPE (CallboardTlsDatabase, callboard_tls_database, G_TYPE_TLS_DATABASE)

/* Uses the file only if the system does not know the issuer; if the file does not know it
 * either, returns the errors from the system. Called in a worker thread. */
static GTlsCertificateFlags
callboard_tls_database_verify_chain (GTlsDatabase             *database,
                                     GTlsCertificate          *chain,
                                     const char               *purpose,
                                     GSocketConnectable       *identity,
                                     GTlsInteraction          *interaction,
                                     GTlsDatabaseVerifyFlags   verify_flags,
                                     GCancellable             *cancellable,
                                     GError                  **error)
{
  CallboardTlsDatabase *self = CALLBOARD_TLS_DATABASE (database);
  GTlsCertificateFlags flags;
  GTlsCertificateFlags extra_flags;

  flags = g_tls_database_verify_chain (self->system, chain, purpose, identity, interaction,
                                       verify_flags, cancellable, error);
  if (!(flags & G_TLS_CERTIFICATE_UNKNOWN_CA))
    return flags;

  extra_flags = g_tls_database_verify_chain (self->extra, chain, purpose, identity, interaction,
                                             verify_flags, cancellable, error);

  return extra_flags & G_TLS_CERTIFICATE_UNKNOWN_CA ? flags : extra_flags;
}

static void
callboard_tls_database_finalize (GObject *object)
{
  CallboardTlsDatabase *self = CALLBOARD_TLS_DATABASE (object);

  g_clear_object (&self->system);
  g_clear_object (&self->extra);

  G_OBJECT_CLASS (callboard_tls_database_parent_class)->finalize (object);
}

static void
callboard_tls_database_class_init (CallboardTlsDatabaseClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = callboard_tls_database_finalize;
  G_TLS_DATABASE_CLASS (klass)->verify_chain = callboard_tls_database_verify_chain;
}

static void
callboard_tls_database_init (CallboardTlsDatabase *self)
{
}

/* g_tls_file_database_new() accepts a file without certificates. */
static gboolean
check_certificates (const char  *ca_file,
                    GError     **error)
{
  GList *certificates = g_tls_certificate_list_new_from_file (ca_file, error);

  if (certificates == NULL)
    return FALSE;

  g_list_free_full (certificates, g_object_unref);
  return TRUE;
}

/**
 * callboard_tls_database_new:
 * @ca_file: the path of a PEM file
 * @error: return location for a %CALLBOARD_ERROR_TLS
 *
 * Reads the file synchronously. Fails if it cannot be read or contains no certificate.
 *
 * Returns: (transfer full) (nullable): a TLS database
 */
GTlsDatabase *
callboard_tls_database_new (const char  *ca_file,
                            GError     **error)
{
  g_autoptr(CallboardTlsDatabase) self = NULL;
  g_autoptr(GError) file_error = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (ca_file != NULL, NULL);

  self = g_object_new (CALLBOARD_TYPE_TLS_DATABASE, NULL);
  self->system = g_tls_backend_get_default_database (g_tls_backend_get_default ());
  if (check_certificates (ca_file, &file_error))
    self->extra = g_tls_file_database_new (ca_file, &file_error);
  if (self->extra != NULL)
    return G_TLS_DATABASE (g_steal_pointer (&self));

  name = g_filename_display_name (ca_file);
  g_set_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_TLS,
               /* Translators: the path of a file, and a description of the error */
               _("Cannot load certificates from %s: %s"), name,
               file_error != NULL ? file_error->message : _("The file contains no certificates"));
  return NULL;
}
