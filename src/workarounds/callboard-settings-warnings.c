/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Workaround: where settings cannot be written, the keyfile backend of GLib prints a warning
 * for each change, and dconf a critical one for each access, in the words of programmers.
 * Neither tells the program. This says it once, in plain words.
 *
 * Affects: GLib 2.84 to 2.90, dconf 0.40 to 0.49. No upstream issue is known.
 * Delete when: GSettings tells a program that a value was not saved.
 * Used by: main().
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "callboard-settings-warnings.h"

static const char *
find_field (const GLogField *fields,
            gsize            n_fields,
            const char      *key)
{
  for (gsize i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].key, key) && fields[i].length < 0)
      return fields[i].value;

  return NULL;
}

static gboolean
is_about_settings (const GLogField *fields,
                   gsize            n_fields)
{
  const char *domain = find_field (fields, n_fields, "GLIB_DOMAIN");
  const char *message = find_field (fields, n_fields, "MESSAGE");

  if (domain == NULL || message == NULL)
    return FALSE;
  if (g_str_equal (domain, "dconf"))
    return strstr (message, "dconf will not work properly") != NULL ||
           g_str_has_prefix (message, "failed to commit changes to dconf");

  return g_str_equal (domain, "GLib-GIO") &&
         (g_str_has_prefix (message, "Failed to write keyfile to ") ||
          (g_str_has_prefix (message, "Failed to create ") && strstr (message, "glib-2.0/settings") != NULL));
}

static GLogWriterOutput
write_log (GLogLevelFlags   level,
           const GLogField *fields,
           gsize            n_fields,
           gpointer         user_data)
{
  static int is_said;

  if (!is_about_settings (fields, n_fields))
    return g_log_writer_default (level, fields, n_fields, user_data);

  if (g_atomic_int_compare_and_exchange (&is_said, FALSE, TRUE))
    /* Translators: an error message on the command line, after "callboard: " */
    g_printerr ("callboard: %s\n", _("The settings cannot be saved: changes last until Callboard closes"));

  return G_LOG_WRITER_HANDLED;
}

/**
 * callboard_settings_warnings_install:
 *
 * Replaces the warnings of this process about settings that cannot be saved. Call it once,
 * before there are other threads.
 */
void
callboard_settings_warnings_install (void)
{
  g_log_set_writer_func (write_log, NULL, NULL);
}
