/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The seek bar of a recording, which shows the turns of each speaker. Part of
 * CallboardPlayerBar; drawn in callboard-speech-timeline-draw.c.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-failure-marker.h"
#include "callboard-metric-labels.h"
#include "callboard-speech-timeline-private.h"
#include "callboard-text.h"

/* The distances that keys skip, in ms. */
#define STEP 5000
#define PAGE 30000

/* The distance at which the pointer hits a failure marker, in pixels. */
#define MARKER_TOLERANCE 6

/* The number of failed checks in a tooltip. */
#define MAX_NAMES 3

static void callboard_speech_timeline_accessible_range_init (GtkAccessibleRangeInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CallboardSpeechTimeline, callboard_speech_timeline, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_ACCESSIBLE_RANGE,
                                                      callboard_speech_timeline_accessible_range_init))

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
  [CALLBOARD_SPEECH_SWATCH_PERSONA] = "persona",
  [CALLBOARD_SPEECH_SWATCH_OTHER] = "other",
  [CALLBOARD_SPEECH_SWATCH_FAILED] = "failed",
};

/* --- Shared with the drawing ---------------------------------------------------- */

GdkRGBA
callboard_speech_timeline_get_color (CallboardSpeechTimeline *self,
                                     CallboardSpeechSwatch    swatch)
{
  GdkRGBA color;

  gtk_widget_get_color (self->swatches[swatch], &color);

  return color;
}

/* The width of the lanes in pixels. */
double
callboard_speech_timeline_get_length (CallboardSpeechTimeline *self)
{
  return MAX (gtk_widget_get_width (GTK_WIDGET (self)) - CALLBOARD_SPEECH_TIMELINE_START_MARGIN -
              CALLBOARD_SPEECH_TIMELINE_END_MARGIN, 1);
}

/* The x coordinate of an offset, clamped to the recording. */
double
callboard_speech_timeline_get_x (CallboardSpeechTimeline *self,
                                 gint64                   offset)
{
  double share = self->duration > 0 ? (double) CLAMP (offset, 0, self->duration) / (double) self->duration : 0;

  return CALLBOARD_SPEECH_TIMELINE_START_MARGIN + share * callboard_speech_timeline_get_length (self);
}

double
callboard_speech_timeline_get_position_x (CallboardSpeechTimeline *self)
{
  return callboard_speech_timeline_get_x (self, self->position);
}

static gint64
find_offset (CallboardSpeechTimeline *self,
             double                   x)
{
  double length = callboard_speech_timeline_get_length (self);
  double share = CLAMP ((x - CALLBOARD_SPEECH_TIMELINE_START_MARGIN) / length, 0, 1);

  return (gint64) (share * (double) self->duration);
}

static void
redraw (CallboardSpeechTimeline *self)
{
  g_clear_pointer (&self->speech, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* --- Seeking -------------------------------------------------------------------- */

static void
seek (CallboardSpeechTimeline *self,
      gint64                   offset)
{
  g_signal_emit (self, signals[SIGNAL_SEEK], 0, CLAMP (offset, 0, self->duration));
}

static void
callboard_speech_timeline_drag_begin_cb (CallboardSpeechTimeline *self,
                                         double                   x,
                                         double                   y,
                                         GtkGestureDrag          *gesture)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  seek (self, find_offset (self, x));
}

static void
callboard_speech_timeline_drag_update_cb (CallboardSpeechTimeline *self,
                                          double                   dx,
                                          double                   dy,
                                          GtkGestureDrag          *gesture)
{
  double x;
  double y;

  if (gtk_gesture_drag_get_start_point (gesture, &x, &y))
    seek (self, find_offset (self, x + dx));
}

static gboolean
callboard_speech_timeline_step_cb (GtkWidget *widget,
                                   GVariant  *by,
                                   gpointer   user_data)
{
  CallboardSpeechTimeline *self = CALLBOARD_SPEECH_TIMELINE (widget);

  seek (self, self->position + g_variant_get_int64 (by));

  return TRUE;
}

static gboolean
callboard_speech_timeline_begin_cb (GtkWidget *widget,
                                    GVariant  *arguments,
                                    gpointer   user_data)
{
  seek (CALLBOARD_SPEECH_TIMELINE (widget), 0);

  return TRUE;
}

static gboolean
callboard_speech_timeline_end_cb (GtkWidget *widget,
                                  GVariant  *arguments,
                                  gpointer   user_data)
{
  seek (CALLBOARD_SPEECH_TIMELINE (widget), CALLBOARD_SPEECH_TIMELINE (widget)->duration);

  return TRUE;
}

/* --- Accessibility and tooltip ---------------------------------------------------- */

static const char *
find_speaker (CallboardSpeechTimeline *self,
              gint64                   offset)
{
  guint position;
  g_autoptr(CallboardTurn) turn = NULL;

  if (self->conversation == NULL || !callboard_conversation_find (self->conversation, offset, &position))
    return NULL;

  turn = g_list_model_get_item (G_LIST_MODEL (self->conversation), position);

  /* The conversation owns the turn. */
  return callboard_turn_get_end_offset (turn) >= offset ? callboard_turn_get_speaker (turn) : NULL;
}

static void
update_value (CallboardSpeechTimeline *self)
{
  g_autofree char *position = callboard_text_format_offset (self->position);
  g_autofree char *duration = callboard_text_format_offset (self->duration);
  const char *speaker = find_speaker (self, self->position);
  g_autofree char *text = NULL;

  if (speaker != NULL)
    /* Translators: the position in a recording, its duration and the speaker: "0:42
     * of 2:13, Agent" */
    text = g_strdup_printf (_("%s of %s, %s"), position, duration, speaker);
  else
    /* Translators: the position in a recording and its duration: "0:42 of 2:13" */
    text = g_strdup_printf (_("%s of %s"), position, duration);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, (double) self->duration / 1000,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, (double) self->position / 1000,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text,
                                  -1);
}

static gboolean
callboard_speech_timeline_set_current_value (GtkAccessibleRange *range,
                                             double              value)
{
  CallboardSpeechTimeline *self = CALLBOARD_SPEECH_TIMELINE (range);

  seek (self, (gint64) (CLAMP (value, 0, (double) self->duration / 1000) * 1000));

  return TRUE;
}

static void
callboard_speech_timeline_accessible_range_init (GtkAccessibleRangeInterface *iface)
{
  iface->set_current_value = callboard_speech_timeline_set_current_value;
}

/* Adds the checks whose failure marker is at @x. */
static void
add_failures (CallboardSpeechTimeline *self,
              GStrvBuilder            *parts,
              double                   x)
{
  guint n_names = 0;

  for (guint i = 0; self->markers != NULL && i < g_list_model_get_n_items (self->markers); i++)
    {
      g_autoptr(CallboardFailureMarker) marker = g_list_model_get_item (self->markers, i);
      gint64 start = callboard_failure_marker_get_start_offset (marker);
      gint64 end = MAX (callboard_failure_marker_get_end_offset (marker), start);
      g_autofree char *name = NULL;

      if (x < callboard_speech_timeline_get_x (self, start) - MARKER_TOLERANCE ||
          x > callboard_speech_timeline_get_x (self, end) + MARKER_TOLERANCE ||
          n_names++ >= MAX_NAMES)
        continue;

      name = callboard_metric_dup_title (callboard_failure_marker_get_metric (marker));
      /* Translators: a check that failed at this time of the call; %s is its name */
      g_strv_builder_take (parts, g_strdup_printf (C_("check", "%s failed"), name));
    }
}

static gboolean
callboard_speech_timeline_query_tooltip (GtkWidget  *widget,
                                         int         x,
                                         int         y,
                                         gboolean    keyboard_mode,
                                         GtkTooltip *tooltip)
{
  CallboardSpeechTimeline *self = CALLBOARD_SPEECH_TIMELINE (widget);
  g_autoptr(GStrvBuilder) parts = g_strv_builder_new ();
  double pointer_x = keyboard_mode ? callboard_speech_timeline_get_position_x (self) : x;
  gint64 offset = find_offset (self, pointer_x);
  const char *speaker = find_speaker (self, offset);
  g_autofree char *text = NULL;
  g_auto(GStrv) strv = NULL;

  g_strv_builder_take (parts, callboard_text_format_offset (offset));
  if (speaker != NULL)
    g_strv_builder_add (parts, speaker);
  add_failures (self, parts, pointer_x);
  strv = g_strv_builder_end (parts);
  text = g_strjoinv (" · ", strv);
  gtk_tooltip_set_text (tooltip, text);

  return TRUE;
}

/* --- The widget ------------------------------------------------------------------ */

static void
callboard_speech_timeline_snapshot (GtkWidget   *widget,
                                    GtkSnapshot *snapshot)
{
  CallboardSpeechTimeline *self = CALLBOARD_SPEECH_TIMELINE (widget);

  if (self->speech == NULL)
    {
      g_autoptr(GtkSnapshot) speech = gtk_snapshot_new ();

      callboard_speech_timeline_draw_speech (self, speech);
      self->speech = gtk_snapshot_to_node (speech);
    }

  if (self->speech != NULL)
    gtk_snapshot_append_node (snapshot, self->speech);
  callboard_speech_timeline_draw_position (self, snapshot);
}

static void
callboard_speech_timeline_measure (GtkWidget      *widget,
                                   GtkOrientation  orientation,
                                   int             for_size,
                                   int            *minimum,
                                   int            *natural,
                                   int            *minimum_baseline,
                                   int            *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 120 : CALLBOARD_SPEECH_TIMELINE_HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 400 : CALLBOARD_SPEECH_TIMELINE_HEIGHT;
}

static void
callboard_speech_timeline_size_allocate (GtkWidget *widget,
                                         int        width,
                                         int        height,
                                         int        baseline)
{
  redraw (CALLBOARD_SPEECH_TIMELINE (widget));
}

static void
callboard_speech_timeline_css_changed (GtkWidget         *widget,
                                       GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (callboard_speech_timeline_parent_class)->css_changed (widget, change);
  redraw (CALLBOARD_SPEECH_TIMELINE (widget));
}

static void
callboard_speech_timeline_get_property (GObject    *object,
                                        guint       property_id,
                                        GValue     *value,
                                        GParamSpec *pspec)
{
  CallboardSpeechTimeline *self = CALLBOARD_SPEECH_TIMELINE (object);

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
set_position (CallboardSpeechTimeline *self,
              gint64                   position)
{
  gboolean is_same_second = self->position / 1000 == position / 1000;

  if (self->position == position)
    return;

  self->position = position;
  /* The accessible value is in seconds. */
  if (!is_same_second)
    update_value (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_POSITION]);
}

static void
set_duration (CallboardSpeechTimeline *self,
              gint64                   duration)
{
  if (self->duration == duration)
    return;

  self->duration = duration;
  update_value (self);
  redraw (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DURATION]);
}

static void
callboard_speech_timeline_set_property (GObject      *object,
                                        guint         property_id,
                                        const GValue *value,
                                        GParamSpec   *pspec)
{
  CallboardSpeechTimeline *self = CALLBOARD_SPEECH_TIMELINE (object);

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
callboard_speech_timeline_dispose (GObject *object)
{
  CallboardSpeechTimeline *self = CALLBOARD_SPEECH_TIMELINE (object);

  g_clear_pointer (&self->speech, gsk_render_node_unref);
  g_clear_object (&self->conversation);
  g_clear_object (&self->markers);
  for (guint i = 0; i < CALLBOARD_N_SPEECH_SWATCHES; i++)
    g_clear_pointer (&self->swatches[i], gtk_widget_unparent);

  G_OBJECT_CLASS (callboard_speech_timeline_parent_class)->dispose (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  static const struct { guint key; gint64 by; } steps[] = {
    { GDK_KEY_Left, -STEP }, { GDK_KEY_KP_Left, -STEP }, { GDK_KEY_Right, STEP }, { GDK_KEY_KP_Right, STEP },
    { GDK_KEY_Page_Up, -PAGE }, { GDK_KEY_Page_Down, PAGE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    gtk_widget_class_add_binding (widget_class, steps[i].key, 0, callboard_speech_timeline_step_cb, "x", steps[i].by);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Home, 0, callboard_speech_timeline_begin_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_End, 0, callboard_speech_timeline_end_cb, NULL);
}

static void
callboard_speech_timeline_class_init (CallboardSpeechTimelineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = callboard_speech_timeline_get_property;
  object_class->set_property = callboard_speech_timeline_set_property;
  object_class->dispose = callboard_speech_timeline_dispose;
  widget_class->snapshot = callboard_speech_timeline_snapshot;
  widget_class->measure = callboard_speech_timeline_measure;
  widget_class->size_allocate = callboard_speech_timeline_size_allocate;
  widget_class->css_changed = callboard_speech_timeline_css_changed;
  widget_class->query_tooltip = callboard_speech_timeline_query_tooltip;

  properties[PROP_DURATION] =
    g_param_spec_int64 ("duration", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_POSITION] =
    g_param_spec_int64 ("position", NULL, NULL, 0, G_MAXINT64, 0, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * CallboardSpeechTimeline::seek:
   * @self: a speech timeline
   * @offset: a position in ms, from 0 to `duration`
   *
   * The user requested to seek.
   */
  signals[SIGNAL_SEEK] =
    g_signal_new ("seek", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_set_css_name (widget_class, "speechtimeline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SLIDER);
  add_keys (widget_class);
}

static void
add_swatches (CallboardSpeechTimeline *self)
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
callboard_speech_timeline_init (CallboardSpeechTimeline *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  add_swatches (self);
  gtk_widget_set_direction (GTK_WIDGET (self), GTK_TEXT_DIR_LTR);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (callboard_speech_timeline_drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (callboard_speech_timeline_drag_update_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  update_value (self);
}

/**
 * callboard_speech_timeline_set_conversation:
 * @self: a speech timeline
 * @conversation: (nullable): the turns of the call
 *
 * Sets the conversation to show.
 */
void
callboard_speech_timeline_set_conversation (CallboardSpeechTimeline *self,
                                            CallboardConversation   *conversation)
{
  g_return_if_fail (CALLBOARD_IS_SPEECH_TIMELINE (self));
  g_return_if_fail (conversation == NULL || CALLBOARD_IS_CONVERSATION (conversation));

  if (!g_set_object (&self->conversation, conversation))
    return;

  update_value (self);
  redraw (self);
}

/**
 * callboard_speech_timeline_set_markers:
 * @self: a speech timeline
 * @markers: (nullable): an immutable list of #CallboardFailureMarker
 *
 * Sets the failures to mark.
 */
void
callboard_speech_timeline_set_markers (CallboardSpeechTimeline *self,
                                       GListModel              *markers)
{
  g_return_if_fail (CALLBOARD_IS_SPEECH_TIMELINE (self));
  g_return_if_fail (markers == NULL || G_IS_LIST_MODEL (markers));

  if (g_set_object (&self->markers, markers))
    redraw (self);
}
