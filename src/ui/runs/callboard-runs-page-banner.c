/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The part of CallboardRunsPage that says that the server does not respond, and how old the
 * list is.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-error-labels.h"
#include "callboard-error.h"
#include "callboard-formats.h"
#include "callboard-runs-page-private.h"

void
callboard_runs_page_update_banner (CallboardRunsPage *self)
{
  const GError *error = callboard_live_object_get_error (self->run_list);
  GDateTime *fetched_at = callboard_live_object_get_fetched_at (self->run_list);
  gboolean has_runs = g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0;
  /* Below the list, it is said about older runs. */
  GDateTime *waiting_since = callboard_run_list_get_refreshing (self->run_list)
                               ? callboard_live_object_get_waiting_since (self->run_list) : NULL;
  g_autofree char *waiting = callboard_format_waiting (waiting_since);
  g_autofree char *title = NULL;
  g_autofree char *message = NULL;

  adw_banner_set_revealed (self->banner, (error != NULL || waiting != NULL) && has_runs &&
                                         !callboard_runs_page_is_searching (self));
  if (waiting != NULL)
    {
      adw_banner_set_title (self->banner, waiting);
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->banner), NULL);
    }
  if (error == NULL || waiting != NULL)
    return;

  if (fetched_at != NULL)
    {
      g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
      g_autofree char *when = callboard_format_time (fetched_at, now);

      if (callboard_format_has_day (fetched_at, now))
        /* Translators: the title of an error, and the day and time of the data shown */
        title = g_strdup_printf (C_("day and time", "%s. Showing runs from %s."),
                                 callboard_error_get_title (error), when);
      else
        /* Translators: the title of an error, and the time of the data shown */
        title = g_strdup_printf (C_("time", "%s. Showing runs from %s."),
                                 callboard_error_get_title (error), when);
    }
  adw_banner_set_title (self->banner, title != NULL ? title : callboard_error_get_title (error));
  adw_banner_set_button_label (self->banner, callboard_error_get_remedy (error) == CALLBOARD_REMEDY_UNLOCK
                                               ? callboard_remedy_get_label (CALLBOARD_REMEDY_UNLOCK)
                                               : callboard_remedy_get_label (CALLBOARD_REMEDY_RETRY));
  message = callboard_error_dup_message (error);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->banner), message);
}
