/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * When a run was created or started, and for how long it ran. Used by the header of a run.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "callboard-formats.h"
#include "callboard-run-time-labels.h"

/**
 * callboard_run_time_dup_created:
 * @created_at: (nullable): when a run that has not started was created
 * @now: the current time
 *
 * Returns: (transfer full): a label, such as "Created 14:02, not started"
 */
char *
callboard_run_time_dup_created (GDateTime *created_at,
                                GDateTime *now)
{
  g_autofree char *when = callboard_format_time (created_at, now);

  if (created_at == NULL)
    return g_strdup (_("Not started"));
  if (callboard_format_has_day (created_at, now))
    /* Translators: %s is a day and a time, like "3 Nov, 14:02" */
    return g_strdup_printf (C_("day and time", "Created %s, not started"), when);

  /* Translators: %s is a time, like "14:02:20" */
  return g_strdup_printf (C_("time", "Created %s, not started"), when);
}

/**
 * callboard_run_time_dup_started:
 * @started_at: when a run started
 * @now: the current time
 * @duration: (nullable): for how long it ran, in words
 * @is_final: whether it is over
 *
 * Returns: (transfer full): a label, such as "Started 14:02, took 6 min 55 s"
 */
char *
callboard_run_time_dup_started (GDateTime  *started_at,
                                GDateTime  *now,
                                const char *duration,
                                gboolean    is_final)
{
  g_autofree char *when = callboard_format_time (started_at, now);
  gboolean has_day = callboard_format_has_day (started_at, now);

  if (duration == NULL)
    /* Translators: %s is a day and a time, like "3 Nov, 14:02" */
    return has_day ? g_strdup_printf (C_("day and time", "Started %s"), when)
                   /* Translators: %s is a time, like "14:02:20" */
                   : g_strdup_printf (C_("time", "Started %s"), when);

  if (is_final)
    /* Translators: a day and a time, like "3 Nov, 14:02", and a duration */
    return has_day ? g_strdup_printf (C_("day and time", "Started %s, took %s"), when, duration)
                   /* Translators: a time, like "14:02:20", and a duration */
                   : g_strdup_printf (C_("time", "Started %s, took %s"), when, duration);

  /* Translators: a day and a time, like "3 Nov, 14:02", and a duration */
  return has_day ? g_strdup_printf (C_("day and time", "Started %s, running for %s"), when, duration)
                 /* Translators: a time, like "14:02:20", and a duration */
                 : g_strdup_printf (C_("time", "Started %s, running for %s"), when, duration);
}
