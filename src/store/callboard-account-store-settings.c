/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The part of CallboardAccountStore that reads accounts from GSettings and writes them.
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "callboard-account-store-private.h"

static const char *
get_text (const char *text)
{
  return text != NULL ? text : "";
}

/* A path may not be UTF-8, as settings must be: such a path is saved as a URI. */
static char *
dup_path_for_settings (const char *path)
{
  if (path == NULL || g_utf8_validate (path, -1, NULL))
    return g_strdup (get_text (path));

  return g_filename_to_uri (path, NULL, NULL);
}

static char *
dup_path_from_settings (const char *saved)
{
  return g_str_has_prefix (saved, "file:") ? g_filename_from_uri (saved, NULL, NULL) : g_strdup (saved);
}

void
callboard_account_store_write_accounts (CallboardAccountStore *self)
{
  g_autoptr(GVariant) accounts = NULL;
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(sssss)"));
  for (guint i = 0; i < self->accounts->len; i++)
    {
      CallboardAccount *account = g_ptr_array_index (self->accounts, i);
      g_autofree char *ca_file = dup_path_for_settings (callboard_account_get_ca_file (account));

      if (!g_hash_table_contains (self->unsaved, account))
        g_variant_builder_add (&builder, "(sssss)",
                               callboard_account_get_id (account),
                               callboard_account_get_base_url (account),
                               get_text (callboard_account_get_project_id (account)),
                               get_text (ca_file),
                               callboard_account_get_title (account));
    }
  accounts = g_variant_ref_sink (g_variant_builder_end (&builder));
  g_clear_pointer (&self->written, g_variant_unref);
  if (g_settings_set_value (self->settings, CALLBOARD_ACCOUNT_STORE_KEY, accounts))
    self->written = g_variant_ref (accounts);
}

/* Skips accounts that are not valid. */
void
callboard_account_store_read_accounts (CallboardAccountStore *self)
{
  g_autoptr(GVariant) accounts = g_settings_get_value (self->settings, CALLBOARD_ACCOUNT_STORE_KEY);
  GVariantIter iter;
  const char *id;
  const char *base_url;
  const char *project_id;
  const char *saved_ca_file;
  const char *title;

  g_variant_iter_init (&iter, accounts);
  while (g_variant_iter_next (&iter, "(&s&s&s&s&s)", &id, &base_url, &project_id, &saved_ca_file, &title))
    {
      g_autofree char *ca_file = dup_path_from_settings (saved_ca_file);
      g_autoptr(GError) error = NULL;
      g_autoptr(CallboardAccount) account =
        *id != '\0' ? callboard_account_new_stored (id, base_url, project_id, ca_file, title, &error)
                    : NULL;

      if (account != NULL)
        callboard_account_store_add (self, account);
    }
}

/* Whether GLib can replace the file in which its keyfile backend saves settings. The backend
 * does not tell. */
static gboolean
is_file_replaceable (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_access (folder, W_OK) != 0)
    return FALSE;

  return !g_file_test (path, G_FILE_TEST_EXISTS) ||
         (g_file_test (path, G_FILE_TEST_IS_REGULAR) && g_access (path, W_OK) == 0);
}

/* Whether what is saved in the settings is still there at the next start. The values of the
 * memory and the null backend are writable, but end with the process. */
gboolean
callboard_account_store_are_settings_saved (CallboardAccountStore *self)
{
  g_autoptr(GObject) backend = NULL;
  const char *name;

  if (!g_settings_is_writable (self->settings, CALLBOARD_ACCOUNT_STORE_KEY))
    return FALSE;

  g_object_get (self->settings, "backend", &backend, NULL);
  name = G_OBJECT_TYPE_NAME (backend);
  if (strcmp (name, "GKeyfileSettingsBackend") == 0)
    {
      g_autofree char *path = NULL;

      g_object_get (backend, "filename", &path, NULL);

      return path == NULL || is_file_replaceable (path);
    }

  return strcmp (name, "GMemorySettingsBackend") != 0 && strcmp (name, "GNullSettingsBackend") != 0;
}
