/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The simulations of a run as lanes over time, with zooming and panning by pointer,
 * touch and keyboard. Used by CallboardTimelineView; drawn in
 * callboard-timeline-chart-draw.c.
 */

#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "callboard-formats.h"
#include "callboard-lane-labels.h"
#include "callboard-time-format.h"
#include "callboard-timeline-chart-private.h"

#define MAX_SIDE_WIDTH 340
/* Around a name with two lines. */
#define LANE_PADDING 6
#define MAX_ZOOM 400
#define ZOOM_STEP 1.25
#define PAN_STEP 60
/* Pixels after which a click becomes a drag. */
#define DRAG_THRESHOLD 8

/**
 * CallboardTimelineChart:
 *
 * A canvas that shows a #CallboardTimeline.
 */
G_DEFINE_FINAL_TYPE (CallboardTimelineChart, callboard_timeline_chart, CALLBOARD_TYPE_CANVAS)

enum
{
  SIGNAL_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The width of the names beside the lanes. */
double
callboard_timeline_chart_get_side_width (CallboardTimelineChart *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));

  return MIN (MAX_SIDE_WIDTH, (int) (width * (width < NARROW_WIDTH ? 0.42 : 0.36)));
}

/* In a narrow chart, names have two lines, which may be in the user's language. */
static void
update_lane_height (CallboardTimelineChart *self,
                    int                     width)
{
  g_autoptr(PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), "\n");
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  self->lane_height = width < NARROW_WIDTH ? MAX (height + LANE_PADDING, LANE_HEIGHT) : LANE_HEIGHT;
}

static double
get_view_width (CallboardTimelineChart *self)
{
  return MAX (gtk_widget_get_width (GTK_WIDGET (self)) - callboard_timeline_chart_get_side_width (self), 1);
}

/* Pixels per millisecond. */
double
callboard_timeline_chart_get_scale (CallboardTimelineChart *self)
{
  gint64 length = self->timeline != NULL ? callboard_timeline_get_length (self->timeline) : 0;

  return MAX (get_view_width (self) - END_PADDING, 1) * self->zoom / (double) MAX (length, 1000);
}

guint
callboard_timeline_chart_get_n_lanes (CallboardTimelineChart *self)
{
  return self->timeline != NULL ? callboard_timeline_get_n_lanes (self->timeline) : 0;
}

static void
update_extent (CallboardTimelineChart *self)
{
  gint64 length = self->timeline != NULL ? callboard_timeline_get_length (self->timeline) : 0;

  callboard_canvas_configure (CALLBOARD_CANVAS (self),
                              (double) length * callboard_timeline_chart_get_scale (self) + END_PADDING,
                              (double) callboard_timeline_chart_get_n_lanes (self) *
                                self->lane_height,
                              get_view_width (self),
                              gtk_widget_get_height (GTK_WIDGET (self)) - AXIS_HEIGHT - CURVE_HEIGHT);
}

/* --- Zooming ---------------------------------------------------------------------- */

/* Keeps the time at @x, an offset from the names, in position. */
static void
set_zoom (CallboardTimelineChart *self,
          double                  zoom,
          double                  x)
{
  CallboardCanvas *canvas = CALLBOARD_CANVAS (self);
  double time = (callboard_canvas_get_x (canvas) + x) / callboard_timeline_chart_get_scale (self);

  self->zoom = CLAMP (zoom, 1, MAX_ZOOM);
  update_extent (self);
  callboard_canvas_set_x (canvas, time * callboard_timeline_chart_get_scale (self) - x);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static double
get_view_x (CallboardTimelineChart *self,
            double                  x)
{
  return MAX (callboard_canvas_mirror_x (CALLBOARD_CANVAS (self), x) -
              callboard_timeline_chart_get_side_width (self), 0);
}

static gboolean
callboard_timeline_chart_scroll_cb (CallboardTimelineChart   *self,
                                    double                    dx,
                                    double                    dy,
                                    GtkEventControllerScroll *controller)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));

  if ((state & GDK_CONTROL_MASK) == 0)
    return GDK_EVENT_PROPAGATE;

  set_zoom (self, self->zoom * pow (ZOOM_STEP, -dy), get_view_x (self, self->pointer_x));

  return GDK_EVENT_STOP;
}

static void
callboard_timeline_chart_pinch_begin_cb (CallboardTimelineChart *self)
{
  self->pinch_zoom = self->zoom;
}

static void
callboard_timeline_chart_pinch_cb (CallboardTimelineChart *self,
                                   double                  scale,
                                   GtkGesture             *gesture)
{
  double x = self->pointer_x;
  double y;

  gtk_gesture_get_bounding_box_center (gesture, &x, &y);
  set_zoom (self, self->pinch_zoom * scale, get_view_x (self, x));
}

/* --- Dragging ---------------------------------------------------------------------- */

static void
callboard_timeline_chart_drag_begin_cb (CallboardTimelineChart *self)
{
  self->drag_x = callboard_canvas_get_x (CALLBOARD_CANVAS (self));
  self->drag_y = callboard_canvas_get_y (CALLBOARD_CANVAS (self));
}

static void
callboard_timeline_chart_drag_cb (CallboardTimelineChart *self,
                                  double                  dx,
                                  double                  dy,
                                  GtkGesture             *gesture)
{
  int forward = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? -1 : 1;

  if (hypot (dx, dy) < DRAG_THRESHOLD)
    return;

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  callboard_canvas_set_x (CALLBOARD_CANVAS (self), self->drag_x - dx * forward);
  callboard_canvas_set_y (CALLBOARD_CANVAS (self), self->drag_y - dy);
}

/* --- Lanes --------------------------------------------------------------------------- */

static int
find_lane (CallboardTimelineChart *self,
           double                  y)
{
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  int lane = (int) ((y - AXIS_HEIGHT + callboard_canvas_get_y (CALLBOARD_CANVAS (self))) /
                    self->lane_height);

  if (y < AXIS_HEIGHT || y >= height - CURVE_HEIGHT || lane >= (int) callboard_timeline_chart_get_n_lanes (self))
    return NO_LANE;

  return lane;
}

static char *
callboard_timeline_chart_describe (CallboardCanvas *canvas,
                                   int              row,
                                   int              column)
{
  CallboardTimelineChart *self = CALLBOARD_TIMELINE_CHART (canvas);

  if (row < 0 || row >= (int) callboard_timeline_chart_get_n_lanes (self))
    return NULL;

  return callboard_lane_dup_description (callboard_timeline_get_lane (self->timeline, (guint) row));
}

static void
update_description (CallboardTimelineChart *self,
                    gboolean                announce)
{
  g_autofree char *text = callboard_timeline_chart_describe (CALLBOARD_CANVAS (self), self->selected, 0);

  if (text == NULL)
    return;

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  if (announce)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
select_lane (CallboardTimelineChart *self,
             int                     lane)
{
  CallboardCanvas *canvas = CALLBOARD_CANVAS (self);
  float height;

  if (callboard_timeline_chart_get_n_lanes (self) == 0)
    return;

  self->selected = CLAMP (lane, 0, (int) callboard_timeline_chart_get_n_lanes (self) - 1);
  height = (float) self->lane_height;
  callboard_canvas_reveal (canvas, &GRAPHENE_RECT_INIT ((float) callboard_canvas_get_x (canvas),
                                                        (float) self->selected * height, 1, height));
  update_description (self, TRUE);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
activate (CallboardTimelineChart *self,
          int                     lane)
{
  g_autoptr(CallboardSimulationJob) simulation = NULL;

  if (lane < 0 || lane >= (int) callboard_timeline_chart_get_n_lanes (self))
    return;

  self->selected = lane;
  simulation = g_object_ref (callboard_timeline_get_lane (self->timeline, (guint) lane)->simulation);
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, simulation);
}

static void
pan (CallboardTimelineChart *self,
     double                  by)
{
  int forward = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? -1 : 1;

  callboard_canvas_set_x (CALLBOARD_CANVAS (self), callboard_canvas_get_x (CALLBOARD_CANVAS (self)) + by * forward);
}

static gboolean
callboard_timeline_chart_key_pressed_cb (CallboardTimelineChart *self,
                                         guint                   key,
                                         guint                   code,
                                         GdkModifierType         state)
{
  int page = MAX (1, (gtk_widget_get_height (GTK_WIDGET (self)) - AXIS_HEIGHT - CURVE_HEIGHT) /
                         self->lane_height - 1);
  double middle = get_view_width (self) / 2;

  if ((state & GDK_ALT_MASK) != 0)
    return GDK_EVENT_PROPAGATE;

  switch (key)
    {
    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add:
      set_zoom (self, self->zoom * ZOOM_STEP, middle);
      break;
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      set_zoom (self, self->zoom / ZOOM_STEP, middle);
      break;
    case GDK_KEY_0:
    case GDK_KEY_KP_0:
      set_zoom (self, 1, 0);
      break;
    case GDK_KEY_Left:
      pan (self, -PAN_STEP);
      break;
    case GDK_KEY_Right:
      pan (self, PAN_STEP);
      break;
    case GDK_KEY_Up:
      select_lane (self, self->selected - 1);
      break;
    case GDK_KEY_Down:
      select_lane (self, self->selected + 1);
      break;
    case GDK_KEY_Page_Up:
      select_lane (self, self->selected - page);
      break;
    case GDK_KEY_Page_Down:
      select_lane (self, self->selected + page);
      break;
    case GDK_KEY_Home:
      select_lane (self, 0);
      break;
    case GDK_KEY_End:
      select_lane (self, G_MAXINT);
      break;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_space:
      activate (self, self->selected);
      break;
    default:
      return GDK_EVENT_PROPAGATE;
    }

  return GDK_EVENT_STOP;
}

static void
callboard_timeline_chart_released_cb (CallboardTimelineChart *self,
                                      int                     n_presses,
                                      double                  x,
                                      double                  y)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  activate (self, find_lane (self, y));
}

static void
hover (CallboardTimelineChart *self,
       int                     lane)
{
  if (self->hovered == lane)
    return;

  self->hovered = lane;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), lane != NO_LANE ? "pointer" : NULL);
  gtk_widget_trigger_tooltip_query (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
callboard_timeline_chart_motion_cb (CallboardTimelineChart *self,
                                    double                  x,
                                    double                  y)
{
  self->pointer_x = x;
  hover (self, find_lane (self, y));
}

static void
callboard_timeline_chart_leave_cb (CallboardTimelineChart *self)
{
  hover (self, NO_LANE);
}

/* The number of concurrent calls at @x. */
static char *
describe_curve (CallboardTimelineChart *self,
                double                  x)
{
  gint64 time = (gint64) ((callboard_canvas_get_x (CALLBOARD_CANVAS (self)) + get_view_x (self, x)) /
                          callboard_timeline_chart_get_scale (self));
  guint n = callboard_timeline_get_n_running (self->timeline, time);
  g_autoptr(GDateTime) date_time = g_date_time_add (callboard_timeline_get_origin (self->timeline),
                                                    time * G_TIME_SPAN_MILLISECOND);
  g_autofree char *when = callboard_format_full_time (date_time);

  /* Translators: a time, and the number of concurrent calls at that time */
  return g_strdup_printf (ngettext ("%s: %u concurrent", "%s: %u concurrent", n),
                          when != NULL ? when : "–", n);
}

static gboolean
callboard_timeline_chart_query_tooltip (GtkWidget  *widget,
                                        int         x,
                                        int         y,
                                        gboolean    is_keyboard,
                                        GtkTooltip *tooltip)
{
  CallboardTimelineChart *self = CALLBOARD_TIMELINE_CHART (widget);
  int lane = is_keyboard ? self->selected : find_lane (self, y);
  g_autofree char *text = NULL;

  if (lane >= 0 && lane < (int) callboard_timeline_chart_get_n_lanes (self))
    text = callboard_lane_dup_tooltip (callboard_timeline_get_lane (self->timeline, (guint) lane));
  else if (self->timeline != NULL && y >= gtk_widget_get_height (widget) - CURVE_HEIGHT)
    text = describe_curve (self, x);
  if (text == NULL)
    return FALSE;

  gtk_tooltip_set_text (tooltip, text);

  return TRUE;
}

/* --- The widget ------------------------------------------------------------------------ */

/* The selection is a position, not a simulation. */
static void
callboard_timeline_chart_changed_cb (CallboardTimelineChart *self)
{
  self->selected = CLAMP (self->selected, 0, MAX ((int) callboard_timeline_chart_get_n_lanes (self) - 1, 0));
  update_extent (self);
  update_description (self, FALSE);
}

static void
callboard_timeline_chart_snapshot (GtkWidget   *widget,
                                   GtkSnapshot *snapshot)
{
  if (CALLBOARD_TIMELINE_CHART (widget)->timeline != NULL)
    callboard_timeline_chart_draw (CALLBOARD_TIMELINE_CHART (widget), snapshot);
}

static void
callboard_timeline_chart_size_allocate (GtkWidget *widget,
                                        int        width,
                                        int        height,
                                        int        baseline)
{
  update_lane_height (CALLBOARD_TIMELINE_CHART (widget), width);
  update_extent (CALLBOARD_TIMELINE_CHART (widget));
  GTK_WIDGET_CLASS (callboard_timeline_chart_parent_class)->size_allocate (widget, width, height, baseline);
}

/* --- Accessible lanes --------------------------------------------------------------------- */

static void
callboard_timeline_chart_list_visible_cells (CallboardCanvas *canvas,
                                             GArray          *cells)
{
  CallboardTimelineChart *self = CALLBOARD_TIMELINE_CHART (canvas);
  int n_lanes = (int) callboard_timeline_chart_get_n_lanes (self);
  double height = gtk_widget_get_height (GTK_WIDGET (self)) - AXIS_HEIGHT - CURVE_HEIGHT;
  double y = callboard_canvas_get_y (canvas);

  for (int lane = (int) (y / self->lane_height); lane < n_lanes && lane * self->lane_height < y + height; lane++)
    g_array_append_val (cells, ((CallboardCanvasCell) { .row = lane }));
}

static void
callboard_timeline_chart_get_cell_area (CallboardCanvas *canvas,
                                        int              row,
                                        int              column,
                                        graphene_rect_t *area)
{
  int height = CALLBOARD_TIMELINE_CHART (canvas)->lane_height;

  *area = GRAPHENE_RECT_INIT (0, (float) (AXIS_HEIGHT + row * height - callboard_canvas_get_y (canvas)),
                              (float) gtk_widget_get_width (GTK_WIDGET (canvas)), (float) height);
}

static void
callboard_timeline_chart_open (CallboardCanvas *canvas,
                               int              row,
                               int              column)
{
  activate (CALLBOARD_TIMELINE_CHART (canvas), row);
}

static void
callboard_timeline_chart_dispose (GObject *object)
{
  CallboardTimelineChart *self = CALLBOARD_TIMELINE_CHART (object);

  g_clear_object (&self->timeline_signals);
  g_clear_object (&self->timeline);

  G_OBJECT_CLASS (callboard_timeline_chart_parent_class)->dispose (object);
}

static void
callboard_timeline_chart_class_init (CallboardTimelineChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  CallboardCanvasClass *canvas_class = CALLBOARD_CANVAS_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = callboard_timeline_chart_dispose;
  widget_class->snapshot = callboard_timeline_chart_snapshot;
  widget_class->size_allocate = callboard_timeline_chart_size_allocate;
  widget_class->query_tooltip = callboard_timeline_chart_query_tooltip;
  canvas_class->list_visible_cells = callboard_timeline_chart_list_visible_cells;
  canvas_class->describe = callboard_timeline_chart_describe;
  canvas_class->get_cell_area = callboard_timeline_chart_get_cell_area;
  canvas_class->open = callboard_timeline_chart_open;

  /**
   * CallboardTimelineChart::activated:
   * @self: a chart
   * @simulation: the simulation to open
   *
   * A simulation was activated.
   */
  signals[SIGNAL_ACTIVATED] =
    g_signal_new ("activated", CALLBOARD_TYPE_TIMELINE_CHART, G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 1, CALLBOARD_TYPE_SIMULATION_JOB);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
add_controller (CallboardTimelineChart *self,
                gpointer                controller,
                const char             *signal,
                GCallback               callback,
                const char             *other_signal,
                GCallback               other_callback)
{
  g_signal_connect_swapped (controller, signal, callback, self);
  if (other_signal != NULL)
    g_signal_connect_swapped (controller, other_signal, other_callback, self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (controller));
}

static void
callboard_timeline_chart_init (CallboardTimelineChart *self)
{
  self->timeline_signals = g_signal_group_new (CALLBOARD_TYPE_TIMELINE);
  g_signal_connect_object (callboard_time_format_get_default (), "notify::twelve-hour",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_group_connect_swapped (self->timeline_signals, "changed",
                                  G_CALLBACK (callboard_timeline_chart_changed_cb), self);
  self->zoom = 1;
  self->lane_height = LANE_HEIGHT;
  self->hovered = NO_LANE;
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  add_controller (self, gtk_gesture_click_new (), "released",
                  G_CALLBACK (callboard_timeline_chart_released_cb),
                  NULL, NULL);
  add_controller (self, gtk_gesture_drag_new (), "drag-begin", G_CALLBACK (callboard_timeline_chart_drag_begin_cb),
                  "drag-update", G_CALLBACK (callboard_timeline_chart_drag_cb));
  add_controller (self, gtk_gesture_zoom_new (), "begin", G_CALLBACK (callboard_timeline_chart_pinch_begin_cb),
                  "scale-changed", G_CALLBACK (callboard_timeline_chart_pinch_cb));
  add_controller (self, gtk_event_controller_key_new (),
                  "key-pressed", G_CALLBACK (callboard_timeline_chart_key_pressed_cb), NULL, NULL);
  add_controller (self, gtk_event_controller_motion_new (), "motion", G_CALLBACK (callboard_timeline_chart_motion_cb),
                  "leave", G_CALLBACK (callboard_timeline_chart_leave_cb));
  add_controller (self, gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL),
                  "scroll", G_CALLBACK (callboard_timeline_chart_scroll_cb), NULL, NULL);
}

/**
 * callboard_timeline_chart_set_timeline:
 * @self: a chart
 * @timeline: (nullable): the timeline to show
 * @is_live: whether the run is still active
 *
 * Sets the timeline to show.
 */
void
callboard_timeline_chart_set_timeline (CallboardTimelineChart *self,
                                       CallboardTimeline      *timeline,
                                       gboolean                is_live)
{
  g_return_if_fail (CALLBOARD_IS_TIMELINE_CHART (self));

  self->is_live = is_live;
  if (self->timeline != timeline)
    {
      g_set_object (&self->timeline, timeline);
      g_signal_group_set_target (self->timeline_signals, timeline);
      self->hovered = NO_LANE;
    }
  callboard_timeline_chart_changed_cb (self);
}

/**
 * callboard_timeline_chart_get_zoom:
 * @self: a chart
 *
 * Returns: the zoom factor, where 1 fits the whole run
 */
double
callboard_timeline_chart_get_zoom (CallboardTimelineChart *self)
{
  g_return_val_if_fail (CALLBOARD_IS_TIMELINE_CHART (self), 1);

  return self->zoom;
}
