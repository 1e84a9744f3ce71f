/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A turn of a conversation: speaker, time, text, and the silence before it. The agent is on
 * one side and the persona on the other. Used by CallboardTranscriptView.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-formats.h"
#include "callboard-text-search.h"
#include "callboard-text.h"
#include "callboard-turn-row.h"

/**
 * CallboardTurnRow:
 *
 * A row that shows `turn`. Matches of `query` are highlighted, and the whole row while the
 * turn is the `current-turn`, which is being played. A click activates
 * `simulation.play-from`.
 */
struct _CallboardTurnRow
{
  GtkBox         parent_instance;

  GtkWidget     *header;
  GtkLabel      *text;
  GtkWidget     *current_icon;

  CallboardTurn *turn;
  CallboardTurn *current_turn;
  char          *query;
};

G_DEFINE_FINAL_TYPE (CallboardTurnRow, callboard_turn_row, GTK_TYPE_BOX)

enum
{
  PROP_TURN = 1,
  PROP_QUERY,
  PROP_CURRENT_TURN,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* The style of each CallboardSide. */
static const struct
{
  const char *css_class;
  const char *icon_name;
  GtkAlign    align;
} sides[] = {
  [CALLBOARD_SIDE_AGENT] = { "agent", "callboard-endpoint-symbolic", GTK_ALIGN_START },
  [CALLBOARD_SIDE_PERSONA] = { "persona", "callboard-persona-symbolic", GTK_ALIGN_END },
  [CALLBOARD_SIDE_OTHER] = { "other", "callboard-unknown-symbolic", GTK_ALIGN_CENTER },
};

static char *
format_offset (GObject *object,
               gint64   offset)
{
  return callboard_text_format_offset (offset);
}

static char *
format_silence (GObject *object,
                gint64   silence)
{
  g_autofree char *duration = callboard_format_duration (silence);

  /* Translators: %s is the duration of a silence, such as "4 s" */
  return g_strdup_printf (_("%s of silence"), duration);
}

static gboolean
is_silence (GObject *object,
            gint64   silence)
{
  return silence > 0;
}

static char *
format_side_icon (GObject *object,
                  guint    side)
{
  return g_strdup (sides[MIN (side, CALLBOARD_SIDE_OTHER)].icon_name);
}

/* Black on yellow is readable in the light and the dark style. The underline shows matches
 * without color. */
static void
update_highlights (CallboardTurnRow *self)
{
  g_autoptr(PangoAttrList) attributes_list = NULL;
  g_autoptr(GArray) ranges = NULL;

  if (self->turn != NULL && callboard_turn_get_has_text (self->turn) &&
      self->query != NULL && *self->query != '\0')
    ranges = callboard_text_search (callboard_turn_get_text (self->turn), self->query);
  if (ranges == NULL || ranges->len == 0)
    {
      gtk_label_set_attributes (self->text, NULL);
      return;
    }

  attributes_list = pango_attr_list_new ();
  for (guint i = 0; i < ranges->len; i++)
    {
      const CallboardTextRange *range = &g_array_index (ranges, CallboardTextRange, i);
      PangoAttribute *attributes[] = {
        pango_attr_background_new (0xf8f8, 0xe4e4, 0x5c5c),
        pango_attr_foreground_new (0, 0, 0),
        pango_attr_underline_new (PANGO_UNDERLINE_SINGLE),
      };

      for (guint j = 0; j < G_N_ELEMENTS (attributes); j++)
        {
          attributes[j]->start_index = range->start;
          attributes[j]->end_index = range->end;
          pango_attr_list_insert (attributes_list, attributes[j]);
        }
    }
  gtk_label_set_attributes (self->text, attributes_list);
}

static void
update_current (CallboardTurnRow *self)
{
  gboolean is_current = callboard_turn_row_get_current (self);

  gtk_widget_set_visible (self->current_icon, is_current);
  if (is_current)
    gtk_widget_add_css_class (GTK_WIDGET (self), "current");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "current");
}

static void
callboard_turn_row_clicked_cb (CallboardTurnRow *self)
{
  if (self->turn != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "simulation.play-from", "x",
                                callboard_turn_get_start_offset (self->turn));
}

static void
callboard_turn_row_get_property (GObject    *object,
                                 guint       property_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  CallboardTurnRow *self = CALLBOARD_TURN_ROW (object);

  switch (property_id)
    {
    case PROP_TURN:
      g_value_set_object (value, self->turn);
      break;
    case PROP_QUERY:
      g_value_set_string (value, self->query);
      break;
    case PROP_CURRENT_TURN:
      g_value_set_object (value, self->current_turn);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
callboard_turn_row_set_property (GObject      *object,
                                 guint         property_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  CallboardTurnRow *self = CALLBOARD_TURN_ROW (object);

  switch (property_id)
    {
    case PROP_TURN:
      callboard_turn_row_set_turn (self, g_value_get_object (value));
      break;
    case PROP_QUERY:
      if (g_set_str (&self->query, g_value_get_string (value)))
        {
          update_highlights (self);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    case PROP_CURRENT_TURN:
      if (g_set_object (&self->current_turn, g_value_get_object (value)))
        {
          update_current (self);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
callboard_turn_row_finalize (GObject *object)
{
  CallboardTurnRow *self = CALLBOARD_TURN_ROW (object);

  g_clear_object (&self->turn);
  g_clear_object (&self->current_turn);
  g_clear_pointer (&self->query, g_free);

  G_OBJECT_CLASS (callboard_turn_row_parent_class)->finalize (object);
}

static void
callboard_turn_row_class_init (CallboardTurnRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = callboard_turn_row_get_property;
  object_class->set_property = callboard_turn_row_set_property;
  object_class->finalize = callboard_turn_row_finalize;

  properties[PROP_TURN] =
    g_param_spec_object ("turn", NULL, NULL, CALLBOARD_TYPE_TURN, flags);
  properties[PROP_QUERY] =
    g_param_spec_string ("query", NULL, NULL, NULL, flags);
  properties[PROP_CURRENT_TURN] =
    g_param_spec_object ("current-turn", NULL, NULL, CALLBOARD_TYPE_TURN, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "turn");
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/callboard/Callboard/ui/callboard-turn-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CallboardTurnRow, current_icon);
  gtk_widget_class_bind_template_child (widget_class, CallboardTurnRow, header);
  gtk_widget_class_bind_template_child (widget_class, CallboardTurnRow, text);
  gtk_widget_class_bind_template_callback (widget_class, format_offset);
  gtk_widget_class_bind_template_callback (widget_class, format_side_icon);
  gtk_widget_class_bind_template_callback (widget_class, format_silence);
  gtk_widget_class_bind_template_callback (widget_class, is_silence);
  gtk_widget_class_bind_template_callback (widget_class, callboard_turn_row_clicked_cb);
}

static void
callboard_turn_row_init (CallboardTurnRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * callboard_turn_row_new:
 *
 * Returns: (transfer floating): a row without a turn
 */
GtkWidget *
callboard_turn_row_new (void)
{
  return g_object_new (CALLBOARD_TYPE_TURN_ROW, NULL);
}

/**
 * callboard_turn_row_set_turn:
 * @self: a row
 * @turn: (nullable): a turn
 *
 * Shows a turn.
 */
void
callboard_turn_row_set_turn (CallboardTurnRow *self,
                             CallboardTurn    *turn)
{
  CallboardSide side;

  g_return_if_fail (CALLBOARD_IS_TURN_ROW (self));
  g_return_if_fail (turn == NULL || CALLBOARD_IS_TURN (turn));

  if (!g_set_object (&self->turn, turn))
    return;

  side = turn != NULL ? callboard_turn_get_side (turn) : CALLBOARD_SIDE_OTHER;
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self), sides[i].css_class);
  gtk_widget_add_css_class (GTK_WIDGET (self), sides[side].css_class);
  gtk_widget_set_halign (self->header, sides[side].align);
  gtk_widget_set_halign (GTK_WIDGET (self->text), sides[side].align);
  if (turn == NULL || callboard_turn_get_has_text (turn))
    gtk_widget_remove_css_class (GTK_WIDGET (self->text), "placeholder");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->text), "placeholder");
  update_highlights (self);
  update_current (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TURN]);
}

/**
 * callboard_turn_row_get_current:
 * @self: a row
 *
 * Returns: whether its turn is being played
 */
gboolean
callboard_turn_row_get_current (CallboardTurnRow *self)
{
  g_return_val_if_fail (CALLBOARD_IS_TURN_ROW (self), FALSE);

  return self->turn != NULL && self->turn == self->current_turn;
}

/**
 * callboard_turn_row_dup_label:
 * @self: a row
 *
 * Returns: (transfer full) (nullable): all labels of the row, for screen readers
 */
char *
callboard_turn_row_dup_label (CallboardTurnRow *self)
{
  g_autofree char *time = NULL;

  g_return_val_if_fail (CALLBOARD_IS_TURN_ROW (self), NULL);

  if (self->turn == NULL)
    return NULL;

  time = callboard_text_format_offset (callboard_turn_get_start_offset (self->turn));
  if (callboard_turn_get_overlaps (self->turn))
    /* Translators: a turn of a conversation for a screen reader: speaker, time and text,
     * where two speakers overlap */
    return g_strdup_printf (_("%s, %s, overlapping speech: %s"), callboard_turn_get_speaker (self->turn), time,
                            callboard_turn_get_text (self->turn));

  /* Translators: a turn of a conversation for a screen reader: speaker, time and text */
  return g_strdup_printf (_("%s, %s: %s"), callboard_turn_get_speaker (self->turn), time,
                          callboard_turn_get_text (self->turn));
}
