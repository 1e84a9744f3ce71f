/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The dialog View JSON: a response as it came, as a tree that unfolds. Opened by the run page
 * and the simulation page. The search is in callboard-json-dialog-search.c, copying is in
 * callboard-json-dialog-copy.c.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-gtk-menu-names.h"
#include "callboard-json-dialog-private.h"
#include "callboard-json-row.h"
#include "callboard-json-value-page.h"
#include "callboard-text.h"

/* Characters of an error message. */
#define MAX_MESSAGE 600

G_DEFINE_FINAL_TYPE (CallboardJsonDialog, callboard_json_dialog, ADW_TYPE_DIALOG)

/* --- The tree ----------------------------------------------------------------- */

static GListModel *
callboard_json_dialog_create_children (gpointer item,
                                       gpointer user_data)
{
  return callboard_json_value_create_children (CALLBOARD_JSON_VALUE (item));
}

static void
callboard_json_dialog_setup_row_cb (GtkSignalListItemFactory *factory,
                                    GtkListItem              *item)
{
  GtkWidget *row = callboard_json_row_new ();

  gtk_list_item_set_child (item, row);
  g_object_bind_property (row, "accessible-label", item, "accessible-label", G_BINDING_SYNC_CREATE);
  /* The focus is in the expander, which says whether the row is unfolded. */
  gtk_list_item_set_focusable (item, FALSE);
}

static void
callboard_json_dialog_bind_row_cb (GtkSignalListItemFactory *factory,
                                   GtkListItem              *item)
{
  callboard_json_row_set_list_row (CALLBOARD_JSON_ROW (gtk_list_item_get_child (item)),
                                   gtk_list_item_get_item (item));
}

static void
callboard_json_dialog_unbind_row_cb (GtkSignalListItemFactory *factory,
                                     GtkListItem              *item)
{
  callboard_json_row_set_list_row (CALLBOARD_JSON_ROW (gtk_list_item_get_child (item)), NULL);
}

static GtkTreeListRow *
get_selected_row (CallboardJsonDialog *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

/* Returns (transfer full) (nullable) the selected value. */
CallboardJsonValue *
callboard_json_dialog_dup_selected (CallboardJsonDialog *self)
{
  GtkTreeListRow *row = get_selected_row (self);

  return row != NULL ? gtk_tree_list_row_get_item (row) : NULL;
}

/* Whether the row was focused. gtk_list_view_scroll_to() does not focus what is in an item that
 * cannot take the focus itself. */
static gboolean
try_focus_selected (CallboardJsonDialog *self)
{
  for (GtkWidget *item = gtk_widget_get_first_child (GTK_WIDGET (self->list)); item != NULL;
       item = gtk_widget_get_next_sibling (item))
    {
      GtkWidget *row = gtk_widget_get_first_child (item);

      if (row != NULL && CALLBOARD_IS_JSON_ROW (row) && gtk_widget_get_mapped (row) &&
          callboard_json_row_get_list_row (CALLBOARD_JSON_ROW (row)) == get_selected_row (self))
        return gtk_widget_grab_focus (row);
    }

  return FALSE;
}

/* A list creates its rows, or others, when it gets its size. */
static gboolean
callboard_json_dialog_tick_cb (GtkWidget     *list,
                               GdkFrameClock *clock,
                               gpointer       user_data)
{
  CallboardJsonDialog *self = user_data;
  gboolean is_first = !self->is_laid_out;

  self->is_laid_out = TRUE;
  if (get_selected_row (self) != NULL && (is_first || !try_focus_selected (self)))
    return G_SOURCE_CONTINUE;

  self->tick_id = 0;
  return G_SOURCE_REMOVE;
}

static void
focus_selected_later (CallboardJsonDialog *self)
{
  self->is_laid_out = FALSE;
  if (self->tick_id == 0)
    self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self->list), callboard_json_dialog_tick_cb,
                                                  self, NULL);
}

/* Focuses the selected row, at once or when it is there. */
void
callboard_json_dialog_focus_selected (CallboardJsonDialog *self)
{
  if (!try_focus_selected (self))
    focus_selected_later (self);
}

static void
select_and_focus (CallboardJsonDialog *self,
                  GtkTreeListRow      *row)
{
  gtk_list_view_scroll_to (self->list, gtk_tree_list_row_get_position (row),
                           GTK_LIST_SCROLL_SELECT, NULL);
  callboard_json_dialog_focus_selected (self);
}

/* Unfolds everything down to a value, and selects it. */
void
callboard_json_dialog_show_value (CallboardJsonDialog *self,
                                  guint32              index)
{
  g_autoptr(GtkTreeListRow) row = gtk_tree_list_model_get_row (self->rows, 0);

  while (row != NULL)
    {
      g_autoptr(CallboardJsonValue) value = gtk_tree_list_row_get_item (row);
      GtkTreeListRow *parent = row;
      guint position;

      if (callboard_json_value_get_index (value) == index && !callboard_json_value_get_is_group (value))
        {
          gtk_list_view_scroll_to (self->list, gtk_tree_list_row_get_position (row),
                                   GTK_LIST_SCROLL_SELECT, NULL);
          return;
        }

      position = callboard_json_value_find_child (value, index);
      gtk_tree_list_row_set_expanded (parent, TRUE);
      row = position != G_MAXUINT ? gtk_tree_list_row_get_child_row (parent, position) : NULL;
      g_object_unref (parent);
    }
}

/* Unfolds the root, and what is alone in it, such as "data". */
static void
unfold_root (CallboardJsonDialog *self)
{
  g_autoptr(GtkTreeListRow) row = gtk_tree_list_model_get_row (self->rows, 0);

  while (row != NULL && gtk_tree_list_row_is_expandable (row))
    {
      g_autoptr(CallboardJsonValue) value = gtk_tree_list_row_get_item (row);
      GtkTreeListRow *parent = row;
      gboolean is_alone = callboard_json_value_get_n_children (value) == 1;

      gtk_tree_list_row_set_expanded (parent, TRUE);
      row = is_alone ? gtk_tree_list_row_get_child_row (parent, 0) : NULL;
      g_object_unref (parent);
    }
  g_clear_object (&row);
}

static void
callboard_json_dialog_selection_changed_cb (CallboardJsonDialog *self)
{
  gboolean has_value = get_selected_row (self) != NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "json.copy-value", has_value);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "json.copy-object", has_value);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "json.copy-all", has_value);
}

/* --- Loading ------------------------------------------------------------------ */

static void
show_document (CallboardJsonDialog   *self,
               CallboardJsonDocument *document)
{
  gboolean revealed = gtk_toggle_button_get_active (self->reveal_button);

  self->tree = callboard_json_tree_new (document);
  callboard_json_tree_set_revealed (self->tree, revealed);
  self->rows = gtk_tree_list_model_new (callboard_json_tree_create_root (self->tree), FALSE, FALSE,
                                        callboard_json_dialog_create_children, NULL, NULL);
  unfold_root (self);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->rows));
  gtk_stack_set_visible_child_name (self->stack, "tree");
  if (gtk_search_bar_get_search_mode (self->search_bar))
    callboard_json_dialog_start_search (self);
  else
    focus_selected_later (self);
}

static void
show_error (CallboardJsonDialog *self,
            const GError        *error)
{
  g_autofree char *text = callboard_text_sanitize (error->message, MAX_MESSAGE);
  /* The description of an AdwStatusPage is markup. */
  g_autofree char *markup = g_markup_escape_text (text, -1);

  adw_status_page_set_description (self->error_page, markup);
  gtk_stack_set_visible_child_name (self->stack, "error");
}

static void
callboard_json_dialog_loaded_cb (GObject      *source,
                                 GAsyncResult *result,
                                 gpointer      user_data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CallboardJsonDocument) document =
    callboard_json_source_load_finish (CALLBOARD_JSON_SOURCE (source), result, &error);

  /* Canceled by dispose() or another source. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (document != NULL)
    show_document (user_data, document);
  else
    show_error (user_data, error);
}

/* Cancels what is going on, and forgets what is shown. */
static void
clear_document (CallboardJsonDialog *self)
{
  callboard_json_dialog_clear_search (self);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->selection != NULL)
    gtk_single_selection_set_model (self->selection, NULL);
  g_clear_object (&self->rows);
  g_clear_object (&self->tree);
}

static void
load_source (CallboardJsonDialog *self,
             guint                position)
{
  g_autoptr(CallboardJsonSource) source = g_list_model_get_item (self->sources, position);

  if (source == NULL)
    return;

  clear_document (self);
  gtk_stack_set_visible_child_name (self->stack, "loading");
  self->cancellable = g_cancellable_new ();
  callboard_json_source_load_async (source, self->cancellable, callboard_json_dialog_loaded_cb, self);
}

static void
callboard_json_dialog_source_selected_cb (CallboardJsonDialog *self)
{
  if (self->sources != NULL)
    load_source (self, gtk_drop_down_get_selected (self->source_drop_down));
}

/* --- Secrets ------------------------------------------------------------------ */

static void
callboard_json_dialog_reveal_toggled_cb (CallboardJsonDialog *self)
{
  if (self->tree == NULL)
    return;

  callboard_json_tree_set_revealed (self->tree, gtk_toggle_button_get_active (self->reveal_button));
  /* There may be matches in the secrets. */
  callboard_json_dialog_start_search (self);
}

/* --- Keys, clicks and the menu -------------------------------------------------- */

static void
callboard_json_dialog_activate_cb (CallboardJsonDialog *self,
                                   guint                position)
{
  g_autoptr(GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), position);
  g_autoptr(CallboardJsonValue) value = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;

  if (value == NULL)
    return;

  if (gtk_tree_list_row_is_expandable (row))
    gtk_tree_list_row_set_expanded (row, !gtk_tree_list_row_get_expanded (row));
  else
    adw_navigation_view_push (self->pages, callboard_json_value_page_new (value));
}

/* Unfolds a row, or goes to its first child. */
static void
unfold (CallboardJsonDialog *self,
        GtkTreeListRow      *row)
{
  g_autoptr(GtkTreeListRow) child = NULL;

  if (!gtk_tree_list_row_is_expandable (row))
    return;

  if (!gtk_tree_list_row_get_expanded (row))
    {
      gtk_tree_list_row_set_expanded (row, TRUE);
      return;
    }

  child = gtk_tree_list_row_get_child_row (row, 0);
  if (child != NULL)
    select_and_focus (self, child);
}

/* Folds a row, or goes to its parent. */
static void
fold (CallboardJsonDialog *self,
      GtkTreeListRow      *row)
{
  g_autoptr(GtkTreeListRow) parent = NULL;

  if (gtk_tree_list_row_get_expanded (row))
    {
      gtk_tree_list_row_set_expanded (row, FALSE);
      return;
    }

  parent = gtk_tree_list_row_get_parent (row);
  if (parent != NULL)
    select_and_focus (self, parent);
}

/* At a point of the list. */
static void
show_menu (CallboardJsonDialog *self,
           double               x,
           double               y)
{
  graphene_point_t point;

  if (!gtk_widget_compute_point (GTK_WIDGET (self->list), GTK_WIDGET (self),
                                 &GRAPHENE_POINT_INIT ((float) x, (float) y), &point))
    return;

  if (self->menu == NULL)
    {
      self->menu = GTK_POPOVER (gtk_popover_menu_new_from_model (self->menu_model));
      gtk_widget_set_parent (GTK_WIDGET (self->menu), GTK_WIDGET (self));
      gtk_popover_set_has_arrow (self->menu, FALSE);
      gtk_widget_set_halign (GTK_WIDGET (self->menu), GTK_ALIGN_START);
    }
  gtk_popover_set_pointing_to (self->menu, &(GdkRectangle) { .x = (int) point.x, .y = (int) point.y, .width = 1, .height = 1 });
  gtk_popover_popup (self->menu);
}

/* Below the row with the focus. */
static void
show_menu_by_key (CallboardJsonDialog *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  graphene_rect_t bounds;

  if (focus != NULL && gtk_widget_compute_bounds (focus, GTK_WIDGET (self->list), &bounds))
    show_menu (self, bounds.origin.x + 24, bounds.origin.y + bounds.size.height);
}

static gboolean
callboard_json_dialog_key_pressed_cb (CallboardJsonDialog *self,
                                      guint                key,
                                      guint                code,
                                      GdkModifierType      state)
{
  GtkTreeListRow *row = get_selected_row (self);

  if (key == GDK_KEY_Menu || (key == GDK_KEY_F10 && (state & GDK_SHIFT_MASK)))
    {
      show_menu_by_key (self);
      return GDK_EVENT_STOP;
    }
  if (row == NULL || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;

  if (key == GDK_KEY_Right)
    unfold (self, row);
  else if (key == GDK_KEY_Left)
    fold (self, row);
  else
    return GDK_EVENT_PROPAGATE;

  return GDK_EVENT_STOP;
}

static void
show_menu_at (CallboardJsonDialog *self,
              double               x,
              double               y)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self->list), x, y, GTK_PICK_DEFAULT);
  GtkWidget *row = NULL;

  if (widget != NULL)
    row = CALLBOARD_IS_JSON_ROW (widget) ? widget : gtk_widget_get_ancestor (widget, CALLBOARD_TYPE_JSON_ROW);
  if (row == NULL && widget != NULL && CALLBOARD_IS_JSON_ROW (gtk_widget_get_first_child (widget)))
    row = gtk_widget_get_first_child (widget);
  if (row == NULL)
    return;

  select_and_focus (self, callboard_json_row_get_list_row (CALLBOARD_JSON_ROW (row)));
  show_menu (self, x, y);
}

static void
callboard_json_dialog_pressed_cb (CallboardJsonDialog *self,
                                  int                  n_presses,
                                  double               x,
                                  double               y)
{
  show_menu_at (self, x, y);
}

static void
callboard_json_dialog_long_pressed_cb (CallboardJsonDialog *self,
                                       double               x,
                                       double               y)
{
  show_menu_at (self, x, y);
}

/* --- The object ----------------------------------------------------------------- */

static void
callboard_json_dialog_dispose (GObject *object)
{
  CallboardJsonDialog *self = CALLBOARD_JSON_DIALOG (object);

  if (self->tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->list), self->tick_id);
  self->tick_id = 0;
  clear_document (self);
  g_clear_object (&self->sources);
  if (self->menu != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->menu)));
  gtk_widget_dispose_template (GTK_WIDGET (object), CALLBOARD_TYPE_JSON_DIALOG);

  G_OBJECT_CLASS (callboard_json_dialog_parent_class)->dispose (object);
}

static void
callboard_json_dialog_finalize (GObject *object)
{
  CallboardJsonDialog *self = CALLBOARD_JSON_DIALOG (object);

  g_clear_pointer (&self->query, g_free);
  g_clear_pointer (&self->matches, g_array_unref);

  G_OBJECT_CLASS (callboard_json_dialog_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/callboard/Callboard/ui/callboard-json-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CallboardJsonDialog, error_page);
  gtk_widget_class_bind_template_child (widget_class, CallboardJsonDialog, list);
  gtk_widget_class_bind_template_child (widget_class, CallboardJsonDialog, match_label);
  gtk_widget_class_bind_template_child (widget_class, CallboardJsonDialog, menu_model);
  gtk_widget_class_bind_template_child (widget_class, CallboardJsonDialog, pages);
  gtk_widget_class_bind_template_child (widget_class, CallboardJsonDialog, reveal_button);
  gtk_widget_class_bind_template_child (widget_class, CallboardJsonDialog, search_bar);
  gtk_widget_class_bind_template_child (widget_class, CallboardJsonDialog, search_entry);
  gtk_widget_class_bind_template_child (widget_class, CallboardJsonDialog, selection);
  gtk_widget_class_bind_template_child (widget_class, CallboardJsonDialog, source_drop_down);
  gtk_widget_class_bind_template_child (widget_class, CallboardJsonDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, CallboardJsonDialog, title_stack);
  gtk_widget_class_bind_template_child (widget_class, CallboardJsonDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, CallboardJsonDialog, window_title);
  gtk_widget_class_bind_template_callback (widget_class, callboard_gtk_menu_names_update);
  gtk_widget_class_bind_template_callback (widget_class, callboard_json_dialog_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_json_dialog_bind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_json_dialog_key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_json_dialog_long_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_json_dialog_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_json_dialog_reveal_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_json_dialog_selection_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_json_dialog_setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_json_dialog_source_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_json_dialog_unbind_row_cb);
}

static void
callboard_json_dialog_class_init (CallboardJsonDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = callboard_json_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = callboard_json_dialog_finalize;
  bind_template (widget_class);
  callboard_json_dialog_install_copy (widget_class);
  callboard_json_dialog_install_search (widget_class);
}

static void
callboard_json_dialog_init (CallboardJsonDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
  callboard_json_dialog_clear_search (self);
  callboard_json_dialog_selection_changed_cb (self);
}

static const char *
get_source_label (CallboardJsonSource *source)
{
  static const char *const labels[] = {
    [CALLBOARD_JSON_SOURCE_RUN] = N_("Run"),
    [CALLBOARD_JSON_SOURCE_SIMULATION] = N_("Simulation"),
    [CALLBOARD_JSON_SOURCE_CALL] = N_("Call"),
    [CALLBOARD_JSON_SOURCE_TRANSCRIPT] = N_("Transcript"),
    [CALLBOARD_JSON_SOURCE_METRICS] = N_("Metrics"),
    [CALLBOARD_JSON_SOURCE_SENTIMENT] = N_("Sentiment"),
    [CALLBOARD_JSON_SOURCE_METRIC] = N_("Metric"),
    /* Translators: a response of the server about a simulation alone */
    [CALLBOARD_JSON_SOURCE_SIMULATION_DETAILS] = N_("Simulation by Itself"),
    [CALLBOARD_JSON_SOURCE_TOOL_MOCKS] = N_("Mocked Tools"),
  };

  return _(labels[callboard_json_source_get_kind (source)]);
}

/* One source has a title, several have a drop-down. */
static void
show_sources (CallboardJsonDialog *self,
              GListModel          *sources,
              guint                selected)
{
  g_autoptr(GtkStringList) labels = gtk_string_list_new (NULL);
  guint n = g_list_model_get_n_items (sources);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(CallboardJsonSource) source = g_list_model_get_item (sources, i);

      gtk_string_list_append (labels, get_source_label (source));
    }
  gtk_drop_down_set_model (self->source_drop_down, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (self->source_drop_down, selected);
  adw_window_title_set_subtitle (self->window_title,
                                 gtk_string_list_get_string (labels, selected));
  gtk_stack_set_visible_child_name (self->title_stack, n > 1 ? "sources" : "title");
}

/**
 * callboard_json_dialog_new:
 * @sources: a list of #CallboardJsonSource
 * @selected: the position of the one to show
 *
 * Returns: (transfer floating): a dialog
 */
CallboardJsonDialog *
callboard_json_dialog_new (GListModel *sources,
                           guint       selected)
{
  CallboardJsonDialog *self;

  g_return_val_if_fail (G_IS_LIST_MODEL (sources), NULL);
  g_return_val_if_fail (selected < g_list_model_get_n_items (sources), NULL);

  self = g_object_new (CALLBOARD_TYPE_JSON_DIALOG, NULL);
  show_sources (self, sources, selected);
  self->sources = g_object_ref (sources);
  load_source (self, selected);

  return self;
}
