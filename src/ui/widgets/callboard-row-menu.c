/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The context menu of the rows of a list: open, open in a new window, copy the link and the
 * ID. By a right click, a long press, Shift+F10 or the Menu key. One for each list, because a
 * list has hundreds of rows. Used by the lists of runs, simulations and search results.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-row-menu.h"

typedef struct
{
  /* Not owned: the controllers of the list own this. */
  GtkWidget            *list;
  GType                 content_type;
  CallboardRowMenuFunc  func;
  gpointer              user_data;
} RowMenu;

static void
row_menu_unref (gpointer data)
{
  g_rc_box_release (data);
}

static void
row_menu_closure_unref (gpointer  data,
                        GClosure *closure)
{
  g_rc_box_release (data);
}

static GtkWidget *
find_content (GtkWidget *root,
              GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *content = find_content (child, type);

      if (content != NULL)
        return content;
    }

  return NULL;
}

/* The row that contains a widget. GtkColumnView has its rows in a GtkListView, too. */
static GtkWidget *
find_row (RowMenu   *self,
          GtkWidget *widget)
{
  for (; widget != NULL && widget != self->list; widget = gtk_widget_get_parent (widget))
    if (GTK_IS_LIST_VIEW (gtk_widget_get_parent (widget)))
      return widget;

  return NULL;
}

static void
append (GMenu      *menu,
        const char *label,
        const char *action_name,
        GVariant   *target)
{
  g_autoptr(GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action_name, target);
  g_menu_item_set_attribute (item, "hidden-when", "s", "action-disabled");
  g_menu_append_item (menu, item);
}

static void
target_clear (CallboardRowTarget *target)
{
  g_free (target->run_id);
  g_free (target->simulation_id);
  g_free (target->plan_id);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CallboardRowTarget, target_clear)

static GMenuModel *
create_model (const CallboardRowTarget *target)
{
  const char *run_id = target->run_id;
  const char *simulation_id = target->simulation_id;
  g_autoptr(GMenu) menu = g_menu_new ();
  g_autoptr(GMenu) open_section = g_menu_new ();
  g_autoptr(GMenu) copy_section = g_menu_new ();
  const char *id = simulation_id != NULL ? simulation_id : "";

  append (open_section, _("_Open"), simulation_id != NULL ? "win.open-simulation" : "win.open-run",
          simulation_id != NULL ? g_variant_new ("(ss)", run_id, id) : g_variant_new_string (run_id));
  append (open_section, _("Open in New _Window"), "app.open-in-new-window", g_variant_new ("(ss)", run_id, id));
  if (target->plan_id != NULL)
    append (open_section, _("Runs of This _Plan"), "win.show-plan-runs", g_variant_new_string (target->plan_id));
  append (copy_section, _("_Copy Link to Run"), "win.copy-run-link", g_variant_new_string (run_id));
  append (copy_section, _("Copy _ID"), "win.copy-id",
          g_variant_new_string (simulation_id != NULL ? simulation_id : run_id));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (open_section));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (copy_section));

  return G_MENU_MODEL (g_steal_pointer (&menu));
}

static gboolean
callboard_row_menu_unparent_cb (gpointer popover)
{
  if (gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);

  return G_SOURCE_REMOVE;
}

/* Later, because the chosen action is activated after this. */
static void
callboard_row_menu_closed_cb (GtkWidget *popover)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, callboard_row_menu_unparent_cb, g_object_ref (popover), g_object_unref);
}

static void
callboard_row_menu_parent_destroyed_cb (GtkWidget *popover)
{
  callboard_row_menu_unparent_cb (popover);
}

/* Lists do not allocate popovers, other containers do. */
static GtkWidget *
find_popover_parent (GtkWidget *list)
{
  GtkWidget *parent = gtk_widget_get_parent (list);

  while (gtk_widget_get_layout_manager (parent) == NULL && gtk_widget_get_parent (parent) != NULL)
    parent = gtk_widget_get_parent (parent);

  return parent;
}

/* Shows the menu of a row at a point in the row. */
static gboolean
show_menu (RowMenu   *self,
           GtkWidget *row,
           double     x,
           double     y)
{
  GtkWidget *content = row != NULL ? find_content (row, self->content_type) : NULL;
  GtkWidget *parent = find_popover_parent (self->list);
  g_auto(CallboardRowTarget) target = { NULL };
  g_autoptr(GMenuModel) model = NULL;
  graphene_point_t point;
  GtkWidget *popover;

  if (content != NULL)
    self->func (content, &target, self->user_data);
  if (target.run_id == NULL ||
      !gtk_widget_compute_point (row, parent, &GRAPHENE_POINT_INIT ((float) x, (float) y), &point))
    return FALSE;

  model = create_model (&target);
  popover = gtk_popover_menu_new_from_model (model);
  g_object_set (popover, "has-arrow", FALSE, "halign", GTK_ALIGN_START, "position", GTK_POS_BOTTOM, NULL);
  gtk_widget_set_parent (popover, parent);
  g_signal_connect (popover, "closed", G_CALLBACK (callboard_row_menu_closed_cb), NULL);
  g_signal_connect_object (parent, "destroy", G_CALLBACK (callboard_row_menu_parent_destroyed_cb), popover,
                           G_CONNECT_SWAPPED);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &(GdkRectangle) { (int) point.x, (int) point.y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (popover));

  return TRUE;
}

static gboolean
show_menu_at (RowMenu *self,
              double   x,
              double   y)
{
  GtkWidget *row = find_row (self, gtk_widget_pick (self->list, x, y, GTK_PICK_DEFAULT));
  graphene_point_t point;

  return row != NULL &&
         gtk_widget_compute_point (self->list, row, &GRAPHENE_POINT_INIT ((float) x, (float) y), &point) &&
         show_menu (self, row, point.x, point.y);
}

static void
callboard_row_menu_pressed_cb (GtkGesture *gesture,
                               int         n_press,
                               double      x,
                               double      y,
                               RowMenu    *self)
{
  if (show_menu_at (self, x, y))
    gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
callboard_row_menu_long_pressed_cb (GtkGesture *gesture,
                                    double      x,
                                    double      y,
                                    RowMenu    *self)
{
  if (show_menu_at (self, x, y))
    gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static gboolean
callboard_row_menu_key_cb (GtkWidget *list,
                           GVariant  *arguments,
                           gpointer   user_data)
{
  RowMenu *self = user_data;
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (list));
  GtkWidget *row = focus != NULL ? find_row (self, focus) : NULL;

  return row != NULL &&
         show_menu (self, row, gtk_widget_get_width (row) / 4.0, gtk_widget_get_height (row));
}

static void
add_gestures (RowMenu *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *long_press = gtk_gesture_long_press_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_data (click, "pressed", G_CALLBACK (callboard_row_menu_pressed_cb), g_rc_box_acquire (self),
                         row_menu_closure_unref, 0);
  gtk_widget_add_controller (self->list, GTK_EVENT_CONTROLLER (click));

  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (long_press), TRUE);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (long_press), GTK_PHASE_CAPTURE);
  g_signal_connect_data (long_press, "pressed", G_CALLBACK (callboard_row_menu_long_pressed_cb),
                         g_rc_box_acquire (self), row_menu_closure_unref, 0);
  gtk_widget_add_controller (self->list, GTK_EVENT_CONTROLLER (long_press));
}

static void
add_shortcuts (RowMenu *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();
  GtkShortcutTrigger *trigger =
    gtk_alternative_trigger_new (gtk_keyval_trigger_new (GDK_KEY_F10, GDK_SHIFT_MASK),
                                 gtk_keyval_trigger_new (GDK_KEY_Menu, GDK_NO_MODIFIER_MASK));
  GtkShortcutAction *action =
    gtk_callback_action_new (callboard_row_menu_key_cb, g_rc_box_acquire (self), row_menu_unref);

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), gtk_shortcut_new (trigger, action));
  gtk_widget_add_controller (self->list, controller);
}

/**
 * callboard_row_menu_add:
 * @list: a #GtkListView or #GtkColumnView
 * @content_type: the type of a widget in each row that has a menu
 * @func: says what a row is about
 * @user_data: data for @func, which must outlive @list
 *
 * Gives the rows of a list a context menu.
 */
void
callboard_row_menu_add (GtkWidget            *list,
                        GType                 content_type,
                        CallboardRowMenuFunc  func,
                        gpointer              user_data)
{
  RowMenu *self;

  g_return_if_fail (GTK_IS_LIST_VIEW (list) || GTK_IS_COLUMN_VIEW (list));
  g_return_if_fail (func != NULL);

  self = g_rc_box_new0 (RowMenu);
  self->list = list;
  self->content_type = content_type;
  self->func = func;
  self->user_data = user_data;
  add_gestures (self);
  add_shortcuts (self);
  g_rc_box_release (self);
}
