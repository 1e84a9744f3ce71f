/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The popover for choosing the columns of the list of simulations. Created by the columns
 * button when it is first opened.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-column-chooser.h"
#include "callboard-gtk-row-action.h"
#include "callboard-gtk-sticky-heading.h"

/**
 * CallboardColumnChooser:
 *
 * A popover with a check button for each field, check and metric.
 */
struct _CallboardColumnChooser
{
  GtkPopover                 parent_instance;

  GtkSearchEntry            *search_entry;
  GtkFilterListModel        *model;
  GtkCustomFilter           *hideable_filter;
  GtkListView               *list;
  GtkWidget                 *reset_button;

  CallboardTableColumns     *columns;
  CallboardGtkStickyHeading *sticky_heading;
};

G_DEFINE_FINAL_TYPE (CallboardColumnChooser, callboard_column_chooser, GTK_TYPE_POPOVER)

static gboolean
is_hideable (gpointer item,
             gpointer user_data)
{
  return callboard_simulation_column_get_kind (item) != CALLBOARD_COLUMN_RESULT;
}

/* --- Rows ------------------------------------------------------------------------- */

/* A row, of which the check button has the focus. */
typedef struct
{
  CallboardColumnChooser *chooser;
  GtkListItem            *item;
  GtkCheckButton         *button;
} Row;

static void
callboard_column_chooser_update_row (Row *row)
{
  CallboardSimulationColumn *column = gtk_list_item_get_item (row->item);

  if (column != NULL && row->chooser->columns != NULL)
    gtk_check_button_set_active (row->button, callboard_table_columns_get_shown (row->chooser->columns, column));
}

static void
callboard_column_chooser_toggled_cb (Row *row)
{
  CallboardSimulationColumn *column = gtk_list_item_get_item (row->item);

  if (column != NULL && row->chooser->columns != NULL)
    callboard_table_columns_set_shown (row->chooser->columns, column, gtk_check_button_get_active (row->button));
}

static void
free_row (gpointer  data,
          GClosure *closure)
{
  g_free (data);
}

static void
callboard_column_chooser_setup_cb (GtkSignalListItemFactory *factory,
                                   GtkListItem              *item,
                                   CallboardColumnChooser   *self)
{
  GtkWidget *button = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (NULL);
  Row *row = g_new0 (Row, 1);
  GClosure *closure;

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  g_object_bind_property (label, "label", label, "tooltip-text", G_BINDING_DEFAULT);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (button), label);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  gtk_list_item_set_focusable (item, FALSE);
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_child (item, button);
  /* GTK exposes no action of a check button either. */
  callboard_gtk_row_action_add (button, "toggle");

  *row = (Row) { self, item, GTK_CHECK_BUTTON (button) };
  g_signal_connect_data (button, "toggled", G_CALLBACK (callboard_column_chooser_toggled_cb), row, free_row,
                         G_CONNECT_SWAPPED);
  closure = g_cclosure_new_swap (G_CALLBACK (callboard_column_chooser_update_row), row, NULL);
  g_object_watch_closure (G_OBJECT (button), closure);
  g_signal_connect_closure (self->columns, "changed", closure, FALSE);
  g_signal_connect_swapped (button, "map", G_CALLBACK (callboard_column_chooser_update_row), row);
}

static void
callboard_column_chooser_bind_cb (GtkSignalListItemFactory *factory,
                                  GtkListItem              *item,
                                  CallboardColumnChooser   *self)
{
  CallboardSimulationColumn *column = gtk_list_item_get_item (item);
  GtkCheckButton *button = GTK_CHECK_BUTTON (gtk_list_item_get_child (item));

  gtk_label_set_label (GTK_LABEL (gtk_check_button_get_child (button)),
                       callboard_simulation_column_get_title (column));
  gtk_check_button_set_active (button, callboard_table_columns_get_shown (self->columns, column));
}

static void
callboard_column_chooser_setup_header_cb (GtkSignalListItemFactory *factory,
                                          GtkListHeader            *header,
                                          CallboardColumnChooser   *self)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_list_header_set_child (header, label);
}

static void
callboard_column_chooser_bind_header_cb (GtkSignalListItemFactory *factory,
                                         GtkListHeader            *header,
                                         CallboardColumnChooser   *self)
{
  CallboardColumnGroup group = callboard_simulation_column_get_group (gtk_list_header_get_item (header));

  gtk_label_set_label (GTK_LABEL (gtk_list_header_get_child (header)), callboard_column_group_get_label (group));
}

/* --- The popover ------------------------------------------------------------------- */

static void
callboard_column_chooser_update (CallboardColumnChooser *self)
{
  gtk_widget_set_sensitive (self->reset_button, !callboard_table_columns_is_default (self->columns));
}

static void
callboard_column_chooser_reset_cb (CallboardColumnChooser *self)
{
  callboard_table_columns_reset (self->columns);
  /* The button is insensitive now. */
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

/* Which metrics there are is known once a call is read. */
static void
callboard_column_chooser_map (GtkWidget *widget)
{
  CallboardColumnChooser *self = CALLBOARD_COLUMN_CHOOSER (widget);
  CallboardRunResults *results = callboard_table_columns_get_results (self->columns);

  if (results != NULL)
    callboard_run_results_find_metrics (results);
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");

  GTK_WIDGET_CLASS (callboard_column_chooser_parent_class)->map (widget);
}

static void
callboard_column_chooser_dispose (GObject *object)
{
  CallboardColumnChooser *self = CALLBOARD_COLUMN_CHOOSER (object);

  if (self->columns != NULL)
    gtk_filter_list_model_set_model (self->model, NULL);
  g_clear_object (&self->columns);
  g_clear_object (&self->sticky_heading);
  gtk_widget_dispose_template (GTK_WIDGET (object), CALLBOARD_TYPE_COLUMN_CHOOSER);

  G_OBJECT_CLASS (callboard_column_chooser_parent_class)->dispose (object);
}

static void
callboard_column_chooser_class_init (CallboardColumnChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = callboard_column_chooser_dispose;
  widget_class->map = callboard_column_chooser_map;

  g_type_ensure (CALLBOARD_TYPE_SIMULATION_COLUMN);
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/callboard/Callboard/ui/callboard-column-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, CallboardColumnChooser, hideable_filter);
  gtk_widget_class_bind_template_child (widget_class, CallboardColumnChooser, list);
  gtk_widget_class_bind_template_child (widget_class, CallboardColumnChooser, model);
  gtk_widget_class_bind_template_child (widget_class, CallboardColumnChooser, reset_button);
  gtk_widget_class_bind_template_child (widget_class, CallboardColumnChooser, search_entry);
  gtk_widget_class_bind_template_callback (widget_class, callboard_column_chooser_bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_column_chooser_bind_header_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_column_chooser_reset_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_column_chooser_setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_column_chooser_setup_header_cb);
  gtk_widget_class_bind_template_callback (widget_class, gtk_popover_popdown);
}

static void
callboard_column_chooser_init (CallboardColumnChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_custom_filter_set_filter_func (self->hideable_filter, is_hideable, NULL, NULL);
  self->sticky_heading = callboard_gtk_sticky_heading_new (self->list);
}

/**
 * callboard_column_chooser_new:
 * @columns: the columns to choose from
 *
 * Returns: (transfer floating): a popover
 */
GtkWidget *
callboard_column_chooser_new (CallboardTableColumns *columns)
{
  CallboardColumnChooser *self;

  g_return_val_if_fail (CALLBOARD_IS_TABLE_COLUMNS (columns), NULL);

  self = g_object_new (CALLBOARD_TYPE_COLUMN_CHOOSER, NULL);
  self->columns = g_object_ref (columns);
  gtk_filter_list_model_set_model (self->model, callboard_table_columns_get_all (columns));
  g_signal_connect_object (columns, "changed", G_CALLBACK (callboard_column_chooser_update), self,
                           G_CONNECT_SWAPPED);
  callboard_column_chooser_update (self);

  return GTK_WIDGET (self);
}
