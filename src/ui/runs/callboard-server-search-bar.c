/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The last row of the search of the list of runs: asks the server, shows that it searches, and
 * what it answered. Used by CallboardHistorySearchView.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-error-labels.h"
#include "callboard-server-search-bar.h"

/**
 * CallboardServerSearchBar:
 *
 * A button that starts a #CallboardServerSearch, or its state and a button that stops or
 * repeats it.
 */
struct _CallboardServerSearchBar
{
  AdwBin                 parent_instance;

  GtkWidget             *row;
  GtkWidget             *start_button;
  GtkWidget             *spinner;
  GtkLabel              *status;
  GtkButton             *button;

  CallboardServerSearch *search;
  char                  *text;
};

G_DEFINE_FINAL_TYPE (CallboardServerSearchBar, callboard_server_search_bar, ADW_TYPE_BIN)

static void
callboard_server_search_bar_search (CallboardServerSearchBar *self)
{
  if (self->text != NULL)
    callboard_server_search_search (self->search, self->text);
}

static void
callboard_server_search_bar_clicked_cb (CallboardServerSearchBar *self)
{
  if (callboard_live_object_get_loading (self->search))
    callboard_server_search_stop (self->search);
  else
    callboard_server_search_bar_search (self);
}

static char *
dup_status (CallboardServerSearchBar *self)
{
  const GError *error = callboard_live_object_get_error (self->search);
  guint n;

  if (callboard_live_object_get_loading (self->search))
    return g_strdup (_("Searching on Roark…"));
  if (error != NULL)
    return callboard_error_dup_message (error);

  n = g_list_model_get_n_items (callboard_server_search_get_runs (self->search)) +
      g_list_model_get_n_items (callboard_server_search_get_calls (self->search));
  return n == 0 ? g_strdup (_("Nothing found on Roark"))
                : g_strdup_printf (ngettext ("%u found on Roark", "%u found on Roark", n), n);
}

/* The button that is shown takes over the focus before the other is hidden. */
static void
show_button (CallboardServerSearchBar *self,
             gboolean                  has_state,
             gboolean                  has_button)
{
  GtkWidget *button = GTK_WIDGET (self->button);
  GtkWidget *shown = has_state ? button : self->start_button;
  GtkWidget *hidden = has_state ? self->start_button : button;

  gtk_widget_set_visible (has_state ? self->row : self->start_button, TRUE);
  if (has_state)
    gtk_widget_set_visible (button, has_button);
  if (gtk_widget_is_focus (hidden))
    gtk_widget_grab_focus (shown);
  gtk_widget_set_visible (has_state ? self->start_button : self->row, FALSE);
}

static void
callboard_server_search_bar_update (CallboardServerSearchBar *self)
{
  gboolean is_loading = callboard_live_object_get_loading (self->search);
  gboolean has_failed = callboard_live_object_get_error (self->search) != NULL;
  gboolean has_state = is_loading || has_failed || callboard_server_search_get_done (self->search);
  g_autofree char *status = has_state ? dup_status (self) : NULL;

  gtk_button_set_label (self->button, is_loading ? _("_Cancel") : _("_Try Again"));
  gtk_widget_set_visible (self->spinner, is_loading);
  show_button (self, has_state, is_loading || has_failed);
  if (status == NULL || g_str_equal (status, gtk_label_get_label (self->status)))
    return;

  gtk_label_set_label (self->status, status);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_accessible_announce (GTK_ACCESSIBLE (self), status, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_LOW);
}

static void
callboard_server_search_bar_dispose (GObject *object)
{
  CallboardServerSearchBar *self = CALLBOARD_SERVER_SEARCH_BAR (object);

  if (self->search != NULL)
    g_signal_handlers_disconnect_by_data (self->search, self);
  g_clear_object (&self->search);
  gtk_widget_dispose_template (GTK_WIDGET (self), CALLBOARD_TYPE_SERVER_SEARCH_BAR);

  G_OBJECT_CLASS (callboard_server_search_bar_parent_class)->dispose (object);
}

static void
callboard_server_search_bar_finalize (GObject *object)
{
  g_free (CALLBOARD_SERVER_SEARCH_BAR (object)->text);

  G_OBJECT_CLASS (callboard_server_search_bar_parent_class)->finalize (object);
}

static void
callboard_server_search_bar_class_init (CallboardServerSearchBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = callboard_server_search_bar_dispose;
  object_class->finalize = callboard_server_search_bar_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/callboard/Callboard/ui/callboard-server-search-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, CallboardServerSearchBar, button);
  gtk_widget_class_bind_template_child (widget_class, CallboardServerSearchBar, row);
  gtk_widget_class_bind_template_child (widget_class, CallboardServerSearchBar, spinner);
  gtk_widget_class_bind_template_child (widget_class, CallboardServerSearchBar, start_button);
  gtk_widget_class_bind_template_child (widget_class, CallboardServerSearchBar, status);
  gtk_widget_class_bind_template_callback (widget_class, callboard_server_search_bar_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_server_search_bar_search);
}

static void
callboard_server_search_bar_init (CallboardServerSearchBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * callboard_server_search_bar_set_search:
 * @self: a bar
 * @search: the search to start and to show
 *
 * Sets the search. To be called once.
 */
void
callboard_server_search_bar_set_search (CallboardServerSearchBar *self,
                                        CallboardServerSearch    *search)
{
  g_return_if_fail (CALLBOARD_IS_SERVER_SEARCH_BAR (self));
  g_return_if_fail (self->search == NULL);

  self->search = g_object_ref (search);
  g_signal_connect_swapped (search, "notify::loading", G_CALLBACK (callboard_server_search_bar_update), self);
  g_signal_connect_swapped (search, "notify::error", G_CALLBACK (callboard_server_search_bar_update), self);
  callboard_server_search_bar_update (self);
}

/**
 * callboard_server_search_bar_set_text:
 * @self: a bar with a search
 * @text: the text to search for
 *
 * Sets the text. The results for another text are removed.
 */
void
callboard_server_search_bar_set_text (CallboardServerSearchBar *self,
                                      const char               *text)
{
  g_return_if_fail (CALLBOARD_IS_SERVER_SEARCH_BAR (self));
  g_return_if_fail (self->search != NULL);

  if (!g_set_str (&self->text, text))
    return;

  callboard_server_search_clear (self->search);
  callboard_server_search_bar_update (self);
}
