/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the run page says about the age of its data: the subtitle and the banner. Part of
 * CallboardRunPage.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-error-labels.h"
#include "callboard-error-page.h"
#include "callboard-formats.h"
#include "callboard-run-page-private.h"

/* Cached data shows its age until it is fetched again. */
void
callboard_run_page_update_subtitle (CallboardRunPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->plan_job));
  g_autofree char *count = g_strdup_printf (ngettext ("%u simulation", "%u simulations", n), n);

  g_clear_pointer (&self->subtitle, g_free);
  if (callboard_live_object_get_cached (self->run))
    {
      g_autoptr(GDateTime) now = callboard_clock_dup_now (callboard_run_get_clock (self->run));
      GDateTime *fetched_at = callboard_live_object_get_fetched_at (self->run);
      g_autofree char *when = callboard_format_time (fetched_at, now);

      if (callboard_format_has_day (fetched_at, now))
        /* Translators: "12 simulations", and the day and time when they were fetched */
        self->subtitle = g_strdup_printf (C_("day and time", "%s · from %s"), count, when);
      else
        /* Translators: "12 simulations", and the time when they were fetched */
        self->subtitle = g_strdup_printf (C_("time", "%s · from %s"), count, when);
    }
  else
    {
      self->subtitle = g_steal_pointer (&count);
    }
  g_object_notify (G_OBJECT (self), "subtitle");
}

/* After a failed refresh, the page keeps showing the last data and its age. */
void
callboard_run_page_update_stale_banner (CallboardRunPage *self)
{
  const GError *error = callboard_live_object_get_error (self->run);
  gboolean is_stale = error != NULL && self->plan_job != NULL;

  if (is_stale)
    {
      g_autoptr(GDateTime) now = callboard_clock_dup_now (callboard_run_get_clock (self->run));
      GDateTime *fetched_at = callboard_live_object_get_fetched_at (self->run);
      g_autofree char *when = callboard_format_time (fetched_at, now);
      g_autofree char *message = callboard_error_dup_message (error);
      g_autofree char *title = NULL;

      if (callboard_format_has_day (fetched_at, now))
        /* Translators: an error, and the day and time of the data shown */
        title = g_strdup_printf (C_("day and time", "%s. Showing data from %s."),
                                 callboard_error_get_title (error), when);
      else
        /* Translators: an error, and the time of the data shown */
        title = g_strdup_printf (C_("time", "%s. Showing data from %s."),
                                 callboard_error_get_title (error), when);

      adw_banner_set_title (self->stale_banner, title);
      callboard_error_page_set_banner_button (self->stale_banner, error);
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->stale_banner), message);
    }
  adw_banner_set_revealed (self->stale_banner, is_stale);
}
