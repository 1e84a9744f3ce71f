/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Search in the transcript view.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-transcript-view-private.h"

static void
update_match_label (CallboardTranscriptView *self)
{
  g_autofree char *text = NULL;

  if (self->query == NULL || *self->query == '\0')
    text = g_strdup ("");
  else if (self->matches->len == 0)
    text = g_strdup (_("No matches"));
  else
    /* Translators: the number of a match among the matches of a search */
    text = g_strdup_printf (_("%u of %u"), self->match + 1, self->matches->len);

  gtk_label_set_label (self->match_label, text);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "transcript.next-match", self->matches->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "transcript.previous-match", self->matches->len > 0);
}

static void
find_matches (CallboardTranscriptView *self)
{
  g_clear_pointer (&self->matches, g_array_unref);
  self->matches = self->conversation != NULL && self->query != NULL
                    ? callboard_conversation_find_matches (self->conversation, self->query)
                    : g_array_new (FALSE, FALSE, sizeof (guint));
  self->match = 0;
}

static void
show_match (CallboardTranscriptView *self)
{
  if (self->match < self->matches->len)
    callboard_transcript_view_show_turn (self, g_array_index (self->matches, guint, self->match),
                                         GTK_LIST_SCROLL_NONE);
  update_match_label (self);
}

/* Starts from the selected turn. */
static void
callboard_transcript_view_search_changed_cb (CallboardTranscriptView *self)
{
  guint selected = gtk_single_selection_get_selected (self->selection);

  if (!g_set_str (&self->query, gtk_editable_get_text (GTK_EDITABLE (self->search_entry))))
    return;

  find_matches (self);
  while (selected != GTK_INVALID_LIST_POSITION && self->match + 1 < self->matches->len &&
         g_array_index (self->matches, guint, self->match) < selected)
    self->match++;
  g_object_notify (G_OBJECT (self), "query");
  show_match (self);
}

static void
step_match (CallboardTranscriptView *self,
            int                      by)
{
  guint n = self->matches->len;

  if (n == 0)
    return;

  self->match = (self->match + n + by) % n;
  show_match (self);
}

static void
callboard_transcript_view_search_next_cb (CallboardTranscriptView *self)
{
  step_match (self, 1);
}

static void
callboard_transcript_view_search_previous_cb (CallboardTranscriptView *self)
{
  step_match (self, -1);
}

static void
callboard_transcript_view_step_match_cb (GtkWidget  *widget,
                                         const char *action_name,
                                         GVariant   *parameter)
{
  step_match (CALLBOARD_TRANSCRIPT_VIEW (widget),
              g_str_equal (action_name, "transcript.next-match") ? 1 : -1);
}

/* Ending the search moves the focus to the selected turn. */
static void
callboard_transcript_view_search_mode_changed_cb (CallboardTranscriptView *self)
{
  guint selected = gtk_single_selection_get_selected (self->selection);

  if (gtk_search_bar_get_search_mode (self->search_bar))
    return;

  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  if (selected != GTK_INVALID_LIST_POSITION && gtk_widget_get_mapped (GTK_WIDGET (self->list)))
    {
      gtk_list_view_scroll_to (self->list, selected, GTK_LIST_SCROLL_FOCUS, NULL);
      gtk_widget_grab_focus (GTK_WIDGET (self->list));
    }
}

/* Called after another conversation was set. */
void
callboard_transcript_view_update_matches (CallboardTranscriptView *self)
{
  find_matches (self);
  update_match_label (self);
}

/* Installs the actions and key bindings, and binds the callbacks of the template. */
void
callboard_transcript_view_install_search (GtkWidgetClass *widget_class)
{
  static const guint enter_keys[] = { GDK_KEY_Return, GDK_KEY_KP_Enter };

  gtk_widget_class_install_action (widget_class, "transcript.next-match", NULL,
                                   callboard_transcript_view_step_match_cb);
  gtk_widget_class_install_action (widget_class, "transcript.previous-match", NULL,
                                   callboard_transcript_view_step_match_cb);
  for (guint i = 0; i < G_N_ELEMENTS (enter_keys); i++)
    gtk_widget_class_add_binding_action (widget_class, enter_keys[i], GDK_SHIFT_MASK,
                                         "transcript.previous-match", NULL);
  gtk_widget_class_bind_template_callback (widget_class, callboard_transcript_view_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_transcript_view_search_mode_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_transcript_view_search_next_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_transcript_view_search_previous_cb);
}

/**
 * callboard_transcript_view_focus_search:
 * @self: a view
 *
 * Shows and focuses the search entry.
 */
void
callboard_transcript_view_focus_search (CallboardTranscriptView *self)
{
  g_return_if_fail (CALLBOARD_IS_TRANSCRIPT_VIEW (self));

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  gtk_editable_select_region (GTK_EDITABLE (self->search_entry), 0, -1);
}
