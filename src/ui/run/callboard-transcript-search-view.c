/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Searching the transcripts of a run: a row below the search of its simulations, and what was
 * found, in place of the simulations. Used by CallboardSimulationsView.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-error-labels.h"
#include "callboard-gtk-row-action.h"
#include "callboard-search-row.h"
#include "callboard-transcript-match.h"
#include "callboard-transcript-search-view.h"

/**
 * CallboardTranscriptSearchView:
 *
 * Visible while there is a `text` to search for. While it is `active`, it searches and shows
 * the quotes, and how many transcripts were read.
 */
struct _CallboardTranscriptSearchView
{
  AdwBin                     parent_instance;

  GtkWidget                 *toggle;
  GtkWidget                 *state;
  GtkWidget                 *spinner;
  GtkLabel                  *status;
  GtkButton                 *read_button;
  GtkWidget                 *server_button;
  GtkWidget                 *stop_button;
  GtkSingleSelection        *selection;

  CallboardTranscriptSearch *search;
  char                      *text;
  gboolean                   active;
};

G_DEFINE_FINAL_TYPE (CallboardTranscriptSearchView, callboard_transcript_search_view, ADW_TYPE_BIN)

enum
{
  PROP_TEXT = 1,
  PROP_ACTIVE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* --- State ------------------------------------------------------------------ */

static char *
dup_status (CallboardTranscriptSearchView *self,
            gboolean                       is_reading)
{
  const GError *error = callboard_transcript_search_get_error (self->search);
  guint n_calls = callboard_transcript_search_get_n_calls (self->search);
  guint n_missing = callboard_transcript_search_get_n_missing (self->search);
  guint n_quotes = g_list_model_get_n_items (callboard_transcript_search_get_quotes (self->search));

  if (is_reading)
    /* Translators: how many transcripts were read, out of how many */
    return g_strdup_printf (ngettext ("Read %u of %u transcript", "Read %u of %u transcripts", n_calls),
                            n_calls - n_missing, n_calls);
  if (error != NULL && n_missing > 0)
    return callboard_error_dup_message (error);
  if (n_missing > 0)
    return g_strdup_printf (ngettext ("%u transcript was not read yet", "%u transcripts were not read yet",
                                      n_missing), n_missing);
  if (n_quotes == 0)
    return g_strdup (_("Nobody says this"));

  return g_strdup_printf (ngettext ("%u quote", "%u quotes", n_quotes), n_quotes);
}

static void
show_status (CallboardTranscriptSearchView *self,
             const char                    *status,
             gboolean                       is_reading)
{
  if (g_str_equal (status, gtk_label_get_label (self->status)))
    return;

  gtk_label_set_label (self->status, status);
  /* The progress would be announced all the time. */
  if (!is_reading && gtk_widget_get_mapped (GTK_WIDGET (self->status)))
    gtk_accessible_announce (GTK_ACCESSIBLE (self), status, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_LOW);
}

/* Focus stays in the row, and is moved before the button is hidden. */
static void
set_button_visible (CallboardTranscriptSearchView *self,
                    GtkWidget                     *button,
                    gboolean                       visible)
{
  if (!visible && gtk_widget_is_focus (button))
    gtk_widget_grab_focus (self->toggle);
  gtk_widget_set_visible (button, visible);
}

static void
callboard_transcript_search_view_update (CallboardTranscriptSearchView *self)
{
  gboolean is_active = self->active && self->search != NULL;
  gboolean is_reading = is_active && callboard_transcript_search_get_reading (self->search);
  gboolean is_loading = is_active && callboard_transcript_search_get_loading (self->search);
  guint n_missing = is_active ? callboard_transcript_search_get_n_missing (self->search) : 0;
  gboolean can_read = is_active && !is_reading && !is_loading && n_missing > 0;

  gtk_widget_set_visible (self->state, is_active);
  gtk_widget_set_visible (self->spinner, is_reading || is_loading);
  set_button_visible (self, self->stop_button, is_reading);
  set_button_visible (self, self->server_button, can_read);
  set_button_visible (self, GTK_WIDGET (self->read_button), can_read);
  if (can_read)
    {
      g_autofree char *label = g_strdup_printf (ngettext ("_Read %u Transcript", "_Read %u Transcripts", n_missing),
                                                n_missing);

      gtk_button_set_label (self->read_button, label);
    }
  if (is_active && !is_loading)
    {
      g_autofree char *status = dup_status (self, is_reading);

      show_status (self, status, is_reading);
    }
}

static void
callboard_transcript_search_view_read_cb (CallboardTranscriptSearchView *self)
{
  callboard_transcript_search_read_missing (self->search);
}

static void
callboard_transcript_search_view_server_cb (CallboardTranscriptSearchView *self)
{
  callboard_transcript_search_ask_server (self->search);
}

static void
callboard_transcript_search_view_stop_cb (CallboardTranscriptSearchView *self)
{
  callboard_transcript_search_stop (self->search);
}

static void
callboard_transcript_search_view_activated_cb (CallboardTranscriptSearchView *self,
                                               guint                          position)
{
  g_autoptr(CallboardTranscriptMatch) quote =
    g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (quote != NULL && callboard_transcript_match_get_run_id (quote) != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-simulation-at", "(ssx)",
                                callboard_transcript_match_get_run_id (quote),
                                callboard_transcript_match_get_simulation_id (quote),
                                callboard_transcript_match_get_start_offset (quote));
}

/* --- Properties ------------------------------------------------------------- */

static void
set_active (CallboardTranscriptSearchView *self,
            gboolean                       active)
{
  if (self->active == active || self->search == NULL)
    return;

  self->active = active;
  if (active)
    {
      callboard_transcript_search_set_text (self->search, self->text);
      callboard_transcript_search_start (self->search);
    }
  else
    {
      callboard_transcript_search_stop (self->search);
    }
  callboard_transcript_search_view_update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTIVE]);
}

/* Without a text, there is nothing to search for. */
static void
set_text (CallboardTranscriptSearchView *self,
          const char                    *text)
{
  gboolean is_empty = text == NULL || *text == '\0';

  if (!g_set_str (&self->text, text))
    return;

  gtk_widget_set_visible (GTK_WIDGET (self), !is_empty);
  if (is_empty)
    set_active (self, FALSE);
  else if (self->active)
    callboard_transcript_search_set_text (self->search, text);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

static void
callboard_transcript_search_view_get_property (GObject    *object,
                                               guint       property_id,
                                               GValue     *value,
                                               GParamSpec *pspec)
{
  CallboardTranscriptSearchView *self = CALLBOARD_TRANSCRIPT_SEARCH_VIEW (object);

  switch (property_id)
    {
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_ACTIVE:
      g_value_set_boolean (value, self->active);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
callboard_transcript_search_view_set_property (GObject      *object,
                                               guint         property_id,
                                               const GValue *value,
                                               GParamSpec   *pspec)
{
  CallboardTranscriptSearchView *self = CALLBOARD_TRANSCRIPT_SEARCH_VIEW (object);

  switch (property_id)
    {
    case PROP_TEXT:
      set_text (self, g_value_get_string (value));
      break;
    case PROP_ACTIVE:
      set_active (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

/* --- The view --------------------------------------------------------------- */

static void
callboard_transcript_search_view_dispose (GObject *object)
{
  CallboardTranscriptSearchView *self = CALLBOARD_TRANSCRIPT_SEARCH_VIEW (object);

  if (self->search != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->search, self);
      g_object_run_dispose (G_OBJECT (self->search));
    }
  g_clear_object (&self->search);
  gtk_widget_dispose_template (GTK_WIDGET (self), CALLBOARD_TYPE_TRANSCRIPT_SEARCH_VIEW);

  G_OBJECT_CLASS (callboard_transcript_search_view_parent_class)->dispose (object);
}

static void
callboard_transcript_search_view_finalize (GObject *object)
{
  g_free (CALLBOARD_TRANSCRIPT_SEARCH_VIEW (object)->text);

  G_OBJECT_CLASS (callboard_transcript_search_view_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/callboard/Callboard/ui/callboard-transcript-search-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CallboardTranscriptSearchView, read_button);
  gtk_widget_class_bind_template_child (widget_class, CallboardTranscriptSearchView, selection);
  gtk_widget_class_bind_template_child (widget_class, CallboardTranscriptSearchView, server_button);
  gtk_widget_class_bind_template_child (widget_class, CallboardTranscriptSearchView, spinner);
  gtk_widget_class_bind_template_child (widget_class, CallboardTranscriptSearchView, state);
  gtk_widget_class_bind_template_child (widget_class, CallboardTranscriptSearchView, status);
  gtk_widget_class_bind_template_child (widget_class, CallboardTranscriptSearchView, stop_button);
  gtk_widget_class_bind_template_child (widget_class, CallboardTranscriptSearchView, toggle);
  gtk_widget_class_bind_template_callback (widget_class, callboard_gtk_row_action_open);
  gtk_widget_class_bind_template_callback (widget_class, callboard_transcript_search_view_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_transcript_search_view_read_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_transcript_search_view_server_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_transcript_search_view_stop_cb);
}

static void
callboard_transcript_search_view_class_init (CallboardTranscriptSearchViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = callboard_transcript_search_view_get_property;
  object_class->set_property = callboard_transcript_search_view_set_property;
  object_class->dispose = callboard_transcript_search_view_dispose;
  object_class->finalize = callboard_transcript_search_view_finalize;

  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
  properties[PROP_ACTIVE] = g_param_spec_boolean ("active", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (CALLBOARD_TYPE_SEARCH_ROW);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
callboard_transcript_search_view_init (CallboardTranscriptSearchView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  callboard_transcript_search_view_update (self);
}

/**
 * callboard_transcript_search_view_set_search:
 * @self: a view
 * @search: the search of a run
 *
 * Sets the search. To be called once.
 */
void
callboard_transcript_search_view_set_search (CallboardTranscriptSearchView *self,
                                             CallboardTranscriptSearch     *search)
{
  g_return_if_fail (CALLBOARD_IS_TRANSCRIPT_SEARCH_VIEW (self));
  g_return_if_fail (self->search == NULL);

  self->search = g_object_ref (search);
  g_signal_connect_swapped (search, "changed", G_CALLBACK (callboard_transcript_search_view_update), self);
  gtk_single_selection_set_model (self->selection, callboard_transcript_search_get_quotes (search));
}

/**
 * callboard_transcript_search_view_open_first:
 * @self: a view
 *
 * Opens the first quote.
 *
 * Returns: whether the transcripts are being searched
 */
gboolean
callboard_transcript_search_view_open_first (CallboardTranscriptSearchView *self)
{
  g_return_val_if_fail (CALLBOARD_IS_TRANSCRIPT_SEARCH_VIEW (self), FALSE);

  if (self->active)
    callboard_transcript_search_view_activated_cb (self, 0);

  return self->active;
}

/**
 * callboard_transcript_search_view_close:
 * @self: a view
 *
 * Shows the simulations again.
 */
void
callboard_transcript_search_view_close (CallboardTranscriptSearchView *self)
{
  g_return_if_fail (CALLBOARD_IS_TRANSCRIPT_SEARCH_VIEW (self));

  set_active (self, FALSE);
}
