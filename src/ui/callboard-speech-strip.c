/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who speaks when in a call, in two lanes, and where the recording is: what one
 * seeks with. Part of CallboardPlayerBar; what it looks like is in
 * callboard-speech-strip-draw.c.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-moment.h"
#include "callboard-speech-strip-private.h"
#include "callboard-text.h"

/* How far keys go, in ms. */
#define STEP 5000
#define PAGE 30000

/* How near to a moment the pointer is at it, in pixels. */
#define NEAR 6

/* Names of failed checks in a tooltip. */
#define MAX_NAMES 3

/**
 * CallboardSpeechStrip:
 *
 * Shows a conversation from 0 to `duration`, and `position` in it, both in ms.
 * Time runs from left to right whatever the direction of text, as it does on
 * players everywhere, whose signs for going back and forward are not mirrored
 * either.
 */
struct _CallboardSpeechStrip
{
  GtkWidget              parent_instance;

  CallboardConversation *conversation;
  GListModel            *moments;
  gint64                 duration;
  gint64                 position;
  GtkWidget             *swatches[CALLBOARD_N_SPEECH_SWATCHES];
  /* What does not move, until it changes. */
  GskRenderNode         *speech;
};

static void accessible_range_iface_init (GtkAccessibleRangeInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CallboardSpeechStrip, callboard_speech_strip, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_ACCESSIBLE_RANGE, accessible_range_iface_init))

enum
{
  PROP_DURATION = 1,
  PROP_POSITION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  SIGNAL_SEEK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *const swatch_classes[CALLBOARD_N_SPEECH_SWATCHES] = {
  [CALLBOARD_SPEECH_SWATCH_AGENT] = "agent",
  [CALLBOARD_SPEECH_SWATCH_CALLER] = "caller",
  [CALLBOARD_SPEECH_SWATCH_OTHER] = "other",
  [CALLBOARD_SPEECH_SWATCH_FAILED] = "failed",
};

/* --- What is drawn with ------------------------------------------------------- */

CallboardConversation *
callboard_speech_strip_get_conversation (CallboardSpeechStrip *self)
{
  return self->conversation;
}

GListModel *
callboard_speech_strip_get_moments (CallboardSpeechStrip *self)
{
  return self->moments;
}

GdkRGBA
callboard_speech_strip_get_color (CallboardSpeechStrip  *self,
                                  CallboardSpeechSwatch  swatch)
{
  GdkRGBA color;

  gtk_widget_get_color (self->swatches[swatch], &color);

  return color;
}

static double
get_length (CallboardSpeechStrip *self)
{
  return MAX (gtk_widget_get_width (GTK_WIDGET (self)) - CALLBOARD_SPEECH_STRIP_HEAD - CALLBOARD_SPEECH_STRIP_TAIL, 1);
}

/* Where a time is; what is before or beyond the recording is at its ends. */
double
callboard_speech_strip_get_x (CallboardSpeechStrip *self,
                              gint64                offset)
{
  double share = self->duration > 0 ? (double) CLAMP (offset, 0, self->duration) / (double) self->duration : 0;

  return CALLBOARD_SPEECH_STRIP_HEAD + share * get_length (self);
}

double
callboard_speech_strip_get_position_x (CallboardSpeechStrip *self)
{
  return callboard_speech_strip_get_x (self, self->position);
}

static gint64
find_offset (CallboardSpeechStrip *self,
             double                x)
{
  double share = CLAMP ((x - CALLBOARD_SPEECH_STRIP_HEAD) / get_length (self), 0, 1);

  return (gint64) (share * (double) self->duration);
}

static void
redraw (CallboardSpeechStrip *self)
{
  g_clear_pointer (&self->speech, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* --- Going to a time ------------------------------------------------------------ */

static void
seek (CallboardSpeechStrip *self,
      gint64                offset)
{
  g_signal_emit (self, signals[SIGNAL_SEEK], 0, CLAMP (offset, 0, self->duration));
}

static void
on_drag_begin (CallboardSpeechStrip *self,
               double                x,
               double                y,
               GtkGestureDrag       *gesture)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  seek (self, find_offset (self, x));
}

static void
on_drag_update (CallboardSpeechStrip *self,
                double                dx,
                double                dy,
                GtkGestureDrag       *gesture)
{
  double x;
  double y;

  if (gtk_gesture_drag_get_start_point (gesture, &x, &y))
    seek (self, find_offset (self, x + dx));
}

static gboolean
on_step (GtkWidget *widget,
         GVariant  *by,
         gpointer   user_data)
{
  CallboardSpeechStrip *self = CALLBOARD_SPEECH_STRIP (widget);

  seek (self, self->position + g_variant_get_int64 (by));

  return TRUE;
}

static gboolean
on_begin (GtkWidget *widget,
          GVariant  *arguments,
          gpointer   user_data)
{
  seek (CALLBOARD_SPEECH_STRIP (widget), 0);

  return TRUE;
}

static gboolean
on_end (GtkWidget *widget,
        GVariant  *arguments,
        gpointer   user_data)
{
  seek (CALLBOARD_SPEECH_STRIP (widget), CALLBOARD_SPEECH_STRIP (widget)->duration);

  return TRUE;
}

/* --- What it tells -------------------------------------------------------------- */

static const char *
find_speaker (CallboardSpeechStrip *self,
              gint64                offset)
{
  guint position;
  g_autoptr(CallboardTurn) turn = NULL;

  if (self->conversation == NULL || !callboard_conversation_find (self->conversation, offset, &position))
    return NULL;

  turn = g_list_model_get_item (G_LIST_MODEL (self->conversation), position);

  /* The conversation keeps the turn. */
  return callboard_turn_get_end_offset (turn) >= offset ? callboard_turn_get_speaker (turn) : NULL;
}

static void
update_value (CallboardSpeechStrip *self)
{
  g_autofree char *position = callboard_text_offset (self->position);
  g_autofree char *duration = callboard_text_offset (self->duration);
  const char *speaker = find_speaker (self, self->position);
  g_autofree char *text = NULL;

  if (speaker != NULL)
    /* Translators: where a recording is, how long it is, and who speaks: "0:42 of
     * 2:13, Agent" */
    text = g_strdup_printf (_("%s of %s, %s"), position, duration, speaker);
  else
    /* Translators: where a recording is, and how long it is: "0:42 of 2:13" */
    text = g_strdup_printf (_("%s of %s"), position, duration);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, (double) self->duration / 1000,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, (double) self->position / 1000,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text,
                                  -1);
}

static gboolean
set_current_value (GtkAccessibleRange *range,
                   double              value)
{
  CallboardSpeechStrip *self = CALLBOARD_SPEECH_STRIP (range);

  seek (self, (gint64) (CLAMP (value, 0, (double) self->duration / 1000) * 1000));

  return TRUE;
}

static void
accessible_range_iface_init (GtkAccessibleRangeInterface *iface)
{
  iface->set_current_value = set_current_value;
}

/* The checks that failed where the pointer is. */
static void
add_failures (CallboardSpeechStrip *self,
              GStrvBuilder         *parts,
              double                x)
{
  guint n_names = 0;

  for (guint i = 0; self->moments != NULL && i < g_list_model_get_n_items (self->moments); i++)
    {
      g_autoptr(CallboardMoment) moment = g_list_model_get_item (self->moments, i);
      gint64 start = callboard_moment_get_start_offset (moment);
      gint64 end = MAX (callboard_moment_get_end_offset (moment), start);
      g_autofree char *name = NULL;

      if (x < callboard_speech_strip_get_x (self, start) - NEAR || x > callboard_speech_strip_get_x (self, end) + NEAR ||
          n_names++ >= MAX_NAMES)
        continue;

      name = callboard_metric_dup_name (callboard_moment_get_metric (moment));
      /* Translators: a check that failed at a moment of a call; %s is its name */
      g_strv_builder_take (parts, g_strdup_printf (C_("check", "%s failed"), name));
    }
}

static gboolean
callboard_speech_strip_query_tooltip (GtkWidget  *widget,
                                      int         x,
                                      int         y,
                                      gboolean    keyboard_mode,
                                      GtkTooltip *tooltip)
{
  CallboardSpeechStrip *self = CALLBOARD_SPEECH_STRIP (widget);
  g_autoptr(GStrvBuilder) parts = g_strv_builder_new ();
  double place = keyboard_mode ? callboard_speech_strip_get_position_x (self) : x;
  gint64 offset = find_offset (self, place);
  const char *speaker = find_speaker (self, offset);
  g_autofree char *text = NULL;
  g_auto(GStrv) strv = NULL;

  g_strv_builder_take (parts, callboard_text_offset (offset));
  if (speaker != NULL)
    g_strv_builder_add (parts, speaker);
  add_failures (self, parts, place);
  strv = g_strv_builder_end (parts);
  text = g_strjoinv (" · ", strv);
  gtk_tooltip_set_text (tooltip, text);

  return TRUE;
}

/* --- The widget ------------------------------------------------------------------ */

static void
callboard_speech_strip_snapshot (GtkWidget   *widget,
                                 GtkSnapshot *snapshot)
{
  CallboardSpeechStrip *self = CALLBOARD_SPEECH_STRIP (widget);

  if (self->speech == NULL)
    {
      g_autoptr(GtkSnapshot) speech = gtk_snapshot_new ();

      callboard_speech_strip_draw_speech (self, speech);
      self->speech = gtk_snapshot_to_node (speech);
    }

  if (self->speech != NULL)
    gtk_snapshot_append_node (snapshot, self->speech);
  callboard_speech_strip_draw_position (self, snapshot);
}

static void
callboard_speech_strip_measure (GtkWidget      *widget,
                                GtkOrientation  orientation,
                                int             for_size,
                                int            *minimum,
                                int            *natural,
                                int            *minimum_baseline,
                                int            *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 120 : CALLBOARD_SPEECH_STRIP_HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 400 : CALLBOARD_SPEECH_STRIP_HEIGHT;
}

static void
callboard_speech_strip_size_allocate (GtkWidget *widget,
                                      int        width,
                                      int        height,
                                      int        baseline)
{
  redraw (CALLBOARD_SPEECH_STRIP (widget));
}

static void
callboard_speech_strip_css_changed (GtkWidget         *widget,
                                    GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (callboard_speech_strip_parent_class)->css_changed (widget, change);
  redraw (CALLBOARD_SPEECH_STRIP (widget));
}

static void
callboard_speech_strip_get_property (GObject    *object,
                                     guint       property_id,
                                     GValue     *value,
                                     GParamSpec *pspec)
{
  CallboardSpeechStrip *self = CALLBOARD_SPEECH_STRIP (object);

  switch (property_id)
    {
    case PROP_DURATION:
      g_value_set_int64 (value, self->duration);
      break;
    case PROP_POSITION:
      g_value_set_int64 (value, self->position);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
set_position (CallboardSpeechStrip *self,
              gint64                position)
{
  gboolean is_told = self->position / 1000 == position / 1000;

  if (self->position == position)
    return;

  self->position = position;
  /* A second is as fine as it is told. */
  if (!is_told)
    update_value (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_POSITION]);
}

static void
set_duration (CallboardSpeechStrip *self,
              gint64                duration)
{
  if (self->duration == duration)
    return;

  self->duration = duration;
  update_value (self);
  redraw (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DURATION]);
}

static void
callboard_speech_strip_set_property (GObject      *object,
                                     guint         property_id,
                                     const GValue *value,
                                     GParamSpec   *pspec)
{
  CallboardSpeechStrip *self = CALLBOARD_SPEECH_STRIP (object);

  switch (property_id)
    {
    case PROP_DURATION:
      set_duration (self, g_value_get_int64 (value));
      break;
    case PROP_POSITION:
      set_position (self, g_value_get_int64 (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
callboard_speech_strip_dispose (GObject *object)
{
  CallboardSpeechStrip *self = CALLBOARD_SPEECH_STRIP (object);

  g_clear_pointer (&self->speech, gsk_render_node_unref);
  g_clear_object (&self->conversation);
  g_clear_object (&self->moments);
  for (guint i = 0; i < CALLBOARD_N_SPEECH_SWATCHES; i++)
    g_clear_pointer (&self->swatches[i], gtk_widget_unparent);

  G_OBJECT_CLASS (callboard_speech_strip_parent_class)->dispose (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  static const struct { guint key; gint64 by; } steps[] = {
    { GDK_KEY_Left, -STEP }, { GDK_KEY_KP_Left, -STEP }, { GDK_KEY_Right, STEP }, { GDK_KEY_KP_Right, STEP },
    { GDK_KEY_Page_Up, -PAGE }, { GDK_KEY_Page_Down, PAGE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    gtk_widget_class_add_binding (widget_class, steps[i].key, 0, on_step, "x", steps[i].by);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Home, 0, on_begin, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_End, 0, on_end, NULL);
}

static void
callboard_speech_strip_class_init (CallboardSpeechStripClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = callboard_speech_strip_get_property;
  object_class->set_property = callboard_speech_strip_set_property;
  object_class->dispose = callboard_speech_strip_dispose;
  widget_class->snapshot = callboard_speech_strip_snapshot;
  widget_class->measure = callboard_speech_strip_measure;
  widget_class->size_allocate = callboard_speech_strip_size_allocate;
  widget_class->css_changed = callboard_speech_strip_css_changed;
  widget_class->query_tooltip = callboard_speech_strip_query_tooltip;

  properties[PROP_DURATION] =
    g_param_spec_int64 ("duration", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_POSITION] =
    g_param_spec_int64 ("position", NULL, NULL, 0, G_MAXINT64, 0, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * CallboardSpeechStrip::seek:
   * @self: a strip
   * @offset: a time in ms, from 0 to `duration`
   *
   * Somebody wants to go to a time.
   */
  signals[SIGNAL_SEEK] =
    g_signal_new ("seek", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_set_css_name (widget_class, "speechstrip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SLIDER);
  add_keys (widget_class);
}

static void
add_swatches (CallboardSpeechStrip *self)
{
  for (guint i = 0; i < CALLBOARD_N_SPEECH_SWATCHES; i++)
    {
      self->swatches[i] = g_object_new (GTK_TYPE_BOX,
                                        "css-name", "swatch",
                                        "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                        NULL);
      gtk_widget_add_css_class (self->swatches[i], swatch_classes[i]);
      gtk_widget_set_parent (self->swatches[i], GTK_WIDGET (self));
      gtk_widget_set_child_visible (self->swatches[i], FALSE);
    }
}

static void
callboard_speech_strip_init (CallboardSpeechStrip *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  add_swatches (self);
  gtk_widget_set_direction (GTK_WIDGET (self), GTK_TEXT_DIR_LTR);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  update_value (self);
}

/**
 * callboard_speech_strip_set_conversation:
 * @self: a strip
 * @conversation: (nullable): who speaks when
 *
 * Shows a conversation.
 */
void
callboard_speech_strip_set_conversation (CallboardSpeechStrip  *self,
                                         CallboardConversation *conversation)
{
  g_return_if_fail (CALLBOARD_IS_SPEECH_STRIP (self));
  g_return_if_fail (conversation == NULL || CALLBOARD_IS_CONVERSATION (conversation));

  if (!g_set_object (&self->conversation, conversation))
    return;

  update_value (self);
  redraw (self);
}

/**
 * callboard_speech_strip_set_moments:
 * @self: a strip
 * @moments: (nullable): the #CallboardMoment at which something failed, which do
 *   not change
 *
 * Marks moments.
 */
void
callboard_speech_strip_set_moments (CallboardSpeechStrip *self,
                                    GListModel           *moments)
{
  g_return_if_fail (CALLBOARD_IS_SPEECH_STRIP (self));
  g_return_if_fail (moments == NULL || G_IS_LIST_MODEL (moments));

  if (g_set_object (&self->moments, moments))
    redraw (self);
}
