/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Ignores warnings that are bugs of GTK, so that all others stay fatal. Used by the tests
 * that open a window, in their own process or in Callboard's.
 *
 * - "gdk_frame_timings_submitted() called on submitted frame": on X11, a popover shares the
 *   frame clock of its window, and GTK 4.24 reports the frame once for each. Delete when
 *   the tests of popovers pass without it on the newest GTK.
 */

#include "gtk-warnings.h"

#include <string.h>

static const char ignored_warning[] = "gdk_frame_timings_submitted() called on submitted frame";

static GLogWriterOutput
write_log (GLogLevelFlags   level,
           const GLogField *fields,
           gsize            n_fields,
           gpointer         user_data)
{
  for (gsize i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].key, "MESSAGE") && strstr (fields[i].value, ignored_warning) != NULL)
      return G_LOG_WRITER_HANDLED;

  return g_log_writer_default (level, fields, n_fields, user_data);
}

/**
 * test_ignore_gtk_warnings:
 *
 * Ignores the warnings in this process. Call it once.
 */
void
test_ignore_gtk_warnings (void)
{
  g_log_set_writer_func (write_log, NULL, NULL);
}

/**
 * test_dup_without_gtk_warnings:
 * @output: the standard error of a program
 *
 * Returns: (transfer full): @output without the lines of the warnings, and without the
 *   empty line that GLib prints before each
 */
char *
test_dup_without_gtk_warnings (const char *output)
{
  g_auto(GStrv) lines = g_strsplit (output, "\n", -1);
  g_autoptr(GStrvBuilder) kept = g_strv_builder_new ();
  g_auto(GStrv) strv = NULL;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (lines[i + 1] != NULL && *lines[i] == '\0' && strstr (lines[i + 1], ignored_warning) != NULL)
        i++;
      else if (strstr (lines[i], ignored_warning) == NULL)
        g_strv_builder_add (kept, lines[i]);
    }
  strv = g_strv_builder_end (kept);

  return g_strjoinv ("\n", strv);
}
