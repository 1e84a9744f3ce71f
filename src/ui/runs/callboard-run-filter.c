/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The filter button in the header bar of CallboardRunsPage. Creates its
 * CallboardRunFilterPopover when it is first opened.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-gtk-menu-names.h"
#include "callboard-run-filter-popover.h"
#include "callboard-run-filter.h"
#include "callboard-vocabulary.h"

/**
 * CallboardRunFilter:
 *
 * A menu button that filters a list of runs by status and label.
 */
struct _CallboardRunFilter
{
  AdwBin            parent_instance;

  GtkMenuButton    *button;
  CallboardRunList *run_list;
};

G_DEFINE_FINAL_TYPE (CallboardRunFilter, callboard_run_filter, ADW_TYPE_BIN)

static void
callboard_run_filter_update (CallboardRunFilter *self)
{
  if (callboard_run_filter_is_set (self))
    gtk_widget_add_css_class (GTK_WIDGET (self->button), "accent");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->button), "accent");
}

static void
callboard_run_filter_create_popup_cb (GtkMenuButton *button,
                                      gpointer       user_data)
{
  CallboardRunFilter *self = user_data;

  if (gtk_menu_button_get_popover (button) == NULL)
    gtk_menu_button_set_popover (button, callboard_run_filter_popover_new (self->run_list));
}

static void
callboard_run_filter_dispose (GObject *object)
{
  g_clear_object (&CALLBOARD_RUN_FILTER (object)->run_list);

  G_OBJECT_CLASS (callboard_run_filter_parent_class)->dispose (object);
}

static void
callboard_run_filter_class_init (CallboardRunFilterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = callboard_run_filter_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/callboard/Callboard/ui/callboard-run-filter.ui");
  gtk_widget_class_bind_template_child (widget_class, CallboardRunFilter, button);
  gtk_widget_class_bind_template_callback (widget_class, callboard_gtk_menu_names_update);
}

static void
callboard_run_filter_init (CallboardRunFilter *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * callboard_run_filter_set_run_list:
 * @self: a filter without a list
 * @run_list: the list to filter
 *
 * Sets the list. May be called once.
 */
void
callboard_run_filter_set_run_list (CallboardRunFilter *self,
                                   CallboardRunList   *run_list)
{
  g_return_if_fail (CALLBOARD_IS_RUN_FILTER (self));
  g_return_if_fail (CALLBOARD_IS_RUN_LIST (run_list));
  g_return_if_fail (self->run_list == NULL);

  self->run_list = g_object_ref (run_list);
  g_signal_connect_object (run_list, "notify::status",
                           G_CALLBACK (callboard_run_filter_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (run_list, "notify::label-name",
                           G_CALLBACK (callboard_run_filter_update), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_create_popup_func (self->button, callboard_run_filter_create_popup_cb,
                                         self, NULL);
}

/**
 * callboard_run_filter_clear:
 * @self: a filter
 *
 * Removes the filter, so that all runs are listed.
 */
void
callboard_run_filter_clear (CallboardRunFilter *self)
{
  g_return_if_fail (CALLBOARD_IS_RUN_FILTER (self));

  if (self->run_list == NULL)
    return;

  callboard_run_list_set_status (self->run_list, NULL);
  callboard_run_list_set_label_name (self->run_list, NULL);
}

/**
 * callboard_run_filter_is_set:
 * @self: a filter
 *
 * Returns: whether a status or a label is set
 */
gboolean
callboard_run_filter_is_set (CallboardRunFilter *self)
{
  g_return_val_if_fail (CALLBOARD_IS_RUN_FILTER (self), FALSE);

  return self->run_list != NULL &&
         (callboard_run_list_get_status (self->run_list) != NULL ||
          callboard_run_list_get_label_name (self->run_list) != NULL);
}

/**
 * callboard_run_filter_dup_label:
 * @self: a filter
 *
 * Returns: (transfer full) (nullable): a description of the filter; %NULL if it is not
 *   set
 */
char *
callboard_run_filter_dup_label (CallboardRunFilter *self)
{
  const char *status;
  const char *label_name;
  g_autofree char *status_label = NULL;

  g_return_val_if_fail (CALLBOARD_IS_RUN_FILTER (self), NULL);

  if (!callboard_run_filter_is_set (self))
    return NULL;

  status = callboard_run_list_get_status (self->run_list);
  label_name = callboard_run_list_get_label_name (self->run_list);
  if (status != NULL)
    status_label = callboard_vocabulary_dup_label (CALLBOARD_VOCABULARY_RUN_STATUS, status);

  if (status != NULL && label_name != NULL)
    /* Translators: the filter of the run list: a status and a label */
    return g_strdup_printf (_("%s, labeled “%s”"), status_label, label_name);
  if (label_name != NULL)
    /* Translators: the filter of the run list: a label */
    return g_strdup_printf (_("Labeled “%s”"), label_name);

  return g_steal_pointer (&status_label);
}
