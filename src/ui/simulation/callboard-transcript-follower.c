/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Scrolls the transcript to the turn that is being played, unless the user has scrolled
 * away. Owned by CallboardTranscriptView.
 */

#include "config.h"

#include "callboard-transcript-follower.h"
#include "callboard-turn-row.h"

/* The distance from which a touch is a drag and not a tap, in pixels. */
#define DRAG_DISTANCE 8

/* The height to show above and below the current turn, in pixels. */
#define MARGIN 80

/**
 * CallboardTranscriptFollower:
 *
 * A controller that scrolls a list of #CallboardTurnRow to a position. `scrolled-away` is
 * set after the user has scrolled away, until callboard_transcript_follower_resume() or until
 * the current turn becomes visible.
 */
struct _CallboardTranscriptFollower
{
  GObject            parent_instance;

  /* Own this object, and outlive it. */
  GtkListView       *list;
  GtkScrolledWindow *scroller;
  guint              position;
  guint              tick_id;
  gboolean           has_scrolled;
  gboolean           scrolled_away;
};

G_DEFINE_FINAL_TYPE (CallboardTranscriptFollower, callboard_transcript_follower, G_TYPE_OBJECT)

enum
{
  PROP_SCROLLED_AWAY = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
set_scrolled_away (CallboardTranscriptFollower *self,
                   gboolean                     scrolled_away)
{
  scrolled_away = scrolled_away && self->position != GTK_INVALID_LIST_POSITION;
  if (self->scrolled_away == scrolled_away)
    return;

  self->scrolled_away = scrolled_away;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SCROLLED_AWAY]);
}

/* Finds the bounds of the current turn if it has a row. */
static gboolean
find_bounds (CallboardTranscriptFollower *self,
             graphene_rect_t             *bounds)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->list)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *row = gtk_widget_get_first_child (child);

      if (row == NULL || !CALLBOARD_IS_TURN_ROW (row) || !callboard_turn_row_get_current (CALLBOARD_TURN_ROW (row)))
        continue;

      return gtk_widget_get_mapped (row) && gtk_widget_get_child_visible (child) &&
             gtk_widget_compute_bounds (row, GTK_WIDGET (self->scroller), bounds);
    }

  return FALSE;
}

/* Whether a part of the current turn is visible. */
static gboolean
is_in_view (CallboardTranscriptFollower *self)
{
  graphene_rect_t bounds;

  return find_bounds (self, &bounds) && bounds.origin.y + bounds.size.height > 0 &&
         bounds.origin.y < (float) gtk_widget_get_height (GTK_WIDGET (self->scroller));
}

/* Scrolls further so that the margins of the current turn are visible. */
static void
show_margins (CallboardTranscriptFollower *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double value = gtk_adjustment_get_value (adjustment);
  graphene_rect_t bounds;

  if (find_bounds (self, &bounds))
    gtk_adjustment_clamp_page (adjustment, value + bounds.origin.y - MARGIN,
                               value + bounds.origin.y + bounds.size.height + MARGIN);
}

/* A list cannot scroll before it has a size, and the row has its final bounds in the frame
 * after scrolling. */
static gboolean
callboard_transcript_follower_tick_cb (GtkWidget     *list,
                                       GdkFrameClock *clock,
                                       gpointer       data)
{
  CallboardTranscriptFollower *self = data;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (self->list)));
  gboolean is_following = !self->scrolled_away && self->position < n;

  if (gtk_widget_get_height (list) == 0)
    return G_SOURCE_CONTINUE;

  if (is_following && !self->has_scrolled)
    {
      gtk_list_view_scroll_to (self->list, self->position, GTK_LIST_SCROLL_NONE, NULL);
      self->has_scrolled = TRUE;
      return G_SOURCE_CONTINUE;
    }

  self->tick_id = 0;
  if (is_following)
    show_margins (self);

  return G_SOURCE_REMOVE;
}

static void
callboard_transcript_follower_scroll_to_position (CallboardTranscriptFollower *self)
{
  self->has_scrolled = FALSE;
  if (self->tick_id == 0 && !self->scrolled_away && self->position != GTK_INVALID_LIST_POSITION &&
      gtk_widget_get_mapped (GTK_WIDGET (self->list)))
    self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self->list), callboard_transcript_follower_tick_cb,
                                                  self, NULL);
}

static void
callboard_transcript_follower_unmap_cb (CallboardTranscriptFollower *self)
{
  if (self->tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->list), self->tick_id);
  self->tick_id = 0;
}

/* --- Input --------------------------------------------------------------------- */

static gboolean
callboard_transcript_follower_scroll_cb (CallboardTranscriptFollower *self)
{
  set_scrolled_away (self, TRUE);

  return GDK_EVENT_PROPAGATE;
}

static void
callboard_transcript_follower_scrollbar_pressed_cb (CallboardTranscriptFollower *self)
{
  set_scrolled_away (self, TRUE);
}

static void
callboard_transcript_follower_drag_cb (CallboardTranscriptFollower *self,
                                       double                       x,
                                       double                       y)
{
  if (ABS (y) > DRAG_DISTANCE)
    set_scrolled_away (self, TRUE);
}

static gboolean
callboard_transcript_follower_key_cb (CallboardTranscriptFollower *self,
                                      guint                        key)
{
  static const guint keys[] = {
    GDK_KEY_Up, GDK_KEY_Down, GDK_KEY_Page_Up, GDK_KEY_Page_Down, GDK_KEY_Home, GDK_KEY_End,
    GDK_KEY_KP_Up, GDK_KEY_KP_Down, GDK_KEY_KP_Page_Up, GDK_KEY_KP_Page_Down, GDK_KEY_KP_Home, GDK_KEY_KP_End,
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i] == key)
      set_scrolled_away (self, TRUE);

  return GDK_EVENT_PROPAGATE;
}

static void
add_controller (GtkWidget          *widget,
                GtkEventController *controller)
{
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (widget, controller);
}

static void
add_controllers (CallboardTranscriptFollower *self)
{
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *press = gtk_gesture_click_new ();

  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (drag), TRUE);
  g_signal_connect_object (scroll, "scroll",
                           G_CALLBACK (callboard_transcript_follower_scroll_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (key, "key-pressed",
                           G_CALLBACK (callboard_transcript_follower_key_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-update",
                           G_CALLBACK (callboard_transcript_follower_drag_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (press, "pressed",
                           G_CALLBACK (callboard_transcript_follower_scrollbar_pressed_cb), self, G_CONNECT_SWAPPED);
  add_controller (GTK_WIDGET (self->scroller), scroll);
  add_controller (GTK_WIDGET (self->scroller), GTK_EVENT_CONTROLLER (drag));
  add_controller (GTK_WIDGET (self->list), key);
  add_controller (gtk_scrolled_window_get_vscrollbar (self->scroller), GTK_EVENT_CONTROLLER (press));
}

/* --- The object ------------------------------------------------------------- */

static void
callboard_transcript_follower_get_property (GObject    *object,
                                            guint       property_id,
                                            GValue     *value,
                                            GParamSpec *pspec)
{
  if (property_id == PROP_SCROLLED_AWAY)
    g_value_set_boolean (value, CALLBOARD_TRANSCRIPT_FOLLOWER (object)->scrolled_away);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
callboard_transcript_follower_dispose (GObject *object)
{
  CallboardTranscriptFollower *self = CALLBOARD_TRANSCRIPT_FOLLOWER (object);

  if (self->list != NULL)
    {
      callboard_transcript_follower_unmap_cb (self);
      g_signal_handlers_disconnect_by_data (self->list, self);
    }
  self->list = NULL;
  self->scroller = NULL;

  G_OBJECT_CLASS (callboard_transcript_follower_parent_class)->dispose (object);
}

static void
callboard_transcript_follower_class_init (CallboardTranscriptFollowerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = callboard_transcript_follower_get_property;
  object_class->dispose = callboard_transcript_follower_dispose;

  properties[PROP_SCROLLED_AWAY] =
    g_param_spec_boolean ("scrolled-away", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
callboard_transcript_follower_init (CallboardTranscriptFollower *self)
{
  self->position = GTK_INVALID_LIST_POSITION;
}

/**
 * callboard_transcript_follower_new:
 * @list: a list of turns, which must outlive the follower
 * @scroller: the scrolled window of the list
 *
 * Returns: (transfer full): a follower without a position
 */
CallboardTranscriptFollower *
callboard_transcript_follower_new (GtkListView       *list,
                                   GtkScrolledWindow *scroller)
{
  CallboardTranscriptFollower *self;

  g_return_val_if_fail (GTK_IS_LIST_VIEW (list), NULL);
  g_return_val_if_fail (GTK_IS_SCROLLED_WINDOW (scroller), NULL);

  self = g_object_new (CALLBOARD_TYPE_TRANSCRIPT_FOLLOWER, NULL);
  self->list = list;
  self->scroller = scroller;
  g_signal_connect_swapped (list, "map", G_CALLBACK (callboard_transcript_follower_scroll_to_position), self);
  g_signal_connect_swapped (list, "unmap", G_CALLBACK (callboard_transcript_follower_unmap_cb), self);
  add_controllers (self);

  return self;
}

/**
 * callboard_transcript_follower_set_position:
 * @self: a follower
 * @position: the position of the current turn, or %GTK_INVALID_LIST_POSITION
 *
 * Scrolls to the current turn unless the user has scrolled away.
 */
void
callboard_transcript_follower_set_position (CallboardTranscriptFollower *self,
                                            guint                        position)
{
  g_return_if_fail (CALLBOARD_IS_TRANSCRIPT_FOLLOWER (self));

  if (self->position == position)
    return;

  self->position = position;
  if (self->scrolled_away && (position == GTK_INVALID_LIST_POSITION || is_in_view (self)))
    set_scrolled_away (self, FALSE);
  callboard_transcript_follower_scroll_to_position (self);
}

/**
 * callboard_transcript_follower_resume:
 * @self: a follower
 *
 * Scrolls to the current turn and follows playback again.
 */
void
callboard_transcript_follower_resume (CallboardTranscriptFollower *self)
{
  g_return_if_fail (CALLBOARD_IS_TRANSCRIPT_FOLLOWER (self));

  set_scrolled_away (self, FALSE);
  callboard_transcript_follower_scroll_to_position (self);
}
