/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Search in the dialog View JSON, in a worker thread. A match is unfolded and selected.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-json-dialog-private.h"
#include "callboard-text.h"

/* What a worker searches for. */
typedef struct
{
  CallboardJsonDocument *document;
  char                  *query;
  gboolean               masked;
} SearchData;

static void
search_data_free (SearchData *data)
{
  g_object_unref (data->document);
  g_free (data->query);
  g_free (data);
}

static void
update_match_label (CallboardJsonDialog *self)
{
  g_autofree char *position = callboard_text_format_count ((gint64) self->match + 1);
  g_autofree char *count = callboard_text_format_count (self->matches->len);
  g_autofree char *text = NULL;

  if (self->query == NULL || *self->query == '\0' || self->search_cancellable != NULL)
    text = g_strdup ("");
  else if (self->matches->len == 0)
    text = g_strdup (_("No matches"));
  else
    /* Translators: the number of a match among the matches of a search: "3 of 1,200" */
    text = g_strdup_printf (_("%s of %s"), position, count);

  gtk_label_set_label (self->match_label, text);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "json.next-match", self->matches->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "json.previous-match", self->matches->len > 0);
}

static void
show_match (CallboardJsonDialog *self)
{
  if (self->match < self->matches->len)
    callboard_json_dialog_show_value (self, g_array_index (self->matches, guint32, self->match));
  update_match_label (self);
}

static void
cancel_search (CallboardJsonDialog *self)
{
  g_cancellable_cancel (self->search_cancellable);
  g_clear_object (&self->search_cancellable);
}

/* Starts from the selected value. */
static void
take_matches (CallboardJsonDialog *self,
              GArray              *matches)
{
  g_autoptr(CallboardJsonValue) selected = callboard_json_dialog_dup_selected (self);
  guint32 first = selected != NULL ? callboard_json_value_get_index (selected) : 0;

  g_array_unref (self->matches);
  self->matches = matches;
  self->match = 0;
  while (self->match + 1 < matches->len && g_array_index (matches, guint32, self->match) < first)
    self->match++;
  show_match (self);
}

static void
callboard_json_dialog_searched_cb (GObject      *source,
                                   GAsyncResult *result,
                                   gpointer      user_data)
{
  CallboardJsonDialog *self = user_data;
  GArray *matches = g_task_propagate_pointer (G_TASK (result), NULL);

  /* Canceled by dispose(), another query or another source. */
  if (matches == NULL)
    return;

  g_clear_object (&self->search_cancellable);
  take_matches (self, matches);
}

static void
callboard_json_dialog_search_worker (GTask        *task,
                                     gpointer      source,
                                     gpointer      task_data,
                                     GCancellable *cancellable)
{
  const SearchData *data = task_data;
  GError *error = NULL;
  GArray *matches =
    callboard_json_document_search (data->document, data->query, data->masked, cancellable, &error);

  if (matches != NULL)
    g_task_return_pointer (task, matches, (GDestroyNotify) g_array_unref);
  else
    g_task_return_error (task, error);
}

/* Searches again, because the query, the document or what is masked is another one. */
void
callboard_json_dialog_start_search (CallboardJsonDialog *self)
{
  g_autoptr(GTask) task = NULL;
  SearchData *data;

  cancel_search (self);
  g_array_set_size (self->matches, 0);
  if (self->tree != NULL && self->query != NULL && *self->query != '\0')
    {
      self->search_cancellable = g_cancellable_new ();
      task = g_task_new (NULL, self->search_cancellable, callboard_json_dialog_searched_cb, self);
      g_task_set_source_tag (task, callboard_json_dialog_start_search);
      data = g_new0 (SearchData, 1);
      data->document = g_object_ref (callboard_json_tree_get_document (self->tree));
      data->query = g_strdup (self->query);
      data->masked = !callboard_json_tree_get_revealed (self->tree);
      g_task_set_task_data (task, data, (GDestroyNotify) search_data_free);
      g_task_run_in_thread (task, callboard_json_dialog_search_worker);
    }
  update_match_label (self);
}

/* Forgets the matches of a document that is not shown any more. */
void
callboard_json_dialog_clear_search (CallboardJsonDialog *self)
{
  cancel_search (self);
  g_clear_pointer (&self->matches, g_array_unref);
  self->matches = g_array_new (FALSE, FALSE, sizeof (guint32));
  if (self->match_label != NULL)
    update_match_label (self);
}

static void
step_match (CallboardJsonDialog *self,
            int                  by)
{
  guint n = self->matches->len;

  if (n == 0)
    return;

  self->match = (self->match + n + by) % n;
  show_match (self);
}

static void
callboard_json_dialog_search_changed_cb (CallboardJsonDialog *self)
{
  if (g_set_str (&self->query, gtk_editable_get_text (GTK_EDITABLE (self->search_entry))))
    callboard_json_dialog_start_search (self);
}

static void
callboard_json_dialog_search_next_cb (CallboardJsonDialog *self)
{
  step_match (self, 1);
}

static void
callboard_json_dialog_search_previous_cb (CallboardJsonDialog *self)
{
  step_match (self, -1);
}

static void
callboard_json_dialog_step_match_cb (GtkWidget  *widget,
                                     const char *action_name,
                                     GVariant   *parameter)
{
  step_match (CALLBOARD_JSON_DIALOG (widget), g_str_equal (action_name, "json.next-match") ? 1 : -1);
}

static void
callboard_json_dialog_search_cb (GtkWidget  *widget,
                                 const char *action_name,
                                 GVariant   *parameter)
{
  callboard_json_dialog_focus_search (CALLBOARD_JSON_DIALOG (widget));
}

/* Ending the search moves the focus to the selected row. */
static void
callboard_json_dialog_search_mode_changed_cb (CallboardJsonDialog *self)
{
  if (gtk_search_bar_get_search_mode (self->search_bar))
    return;

  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  if (gtk_widget_get_mapped (GTK_WIDGET (self->list)))
    callboard_json_dialog_focus_selected (self);
}

/* Installs the actions and key bindings, and binds the callbacks of the template. */
void
callboard_json_dialog_install_search (GtkWidgetClass *widget_class)
{
  static const guint enter_keys[] = { GDK_KEY_Return, GDK_KEY_KP_Enter };

  gtk_widget_class_install_action (widget_class, "json.next-match", NULL, callboard_json_dialog_step_match_cb);
  gtk_widget_class_install_action (widget_class, "json.previous-match", NULL, callboard_json_dialog_step_match_cb);
  gtk_widget_class_install_action (widget_class, "json.search", NULL, callboard_json_dialog_search_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "json.search", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (enter_keys); i++)
    gtk_widget_class_add_binding_action (widget_class, enter_keys[i], GDK_SHIFT_MASK, "json.previous-match", NULL);
  gtk_widget_class_bind_template_callback (widget_class, callboard_json_dialog_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_json_dialog_search_mode_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_json_dialog_search_next_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_json_dialog_search_previous_cb);
}

/**
 * callboard_json_dialog_focus_search:
 * @self: a dialog
 *
 * Shows and focuses the search entry.
 */
void
callboard_json_dialog_focus_search (CallboardJsonDialog *self)
{
  g_return_if_fail (CALLBOARD_IS_JSON_DIALOG (self));

  adw_navigation_view_pop (self->pages);
  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  gtk_editable_select_region (GTK_EDITABLE (self->search_entry), 0, -1);
}
