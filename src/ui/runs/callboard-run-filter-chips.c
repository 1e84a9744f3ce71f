/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The filters of the list of runs as buttons that remove them. Below the header of
 * CallboardRunsPage.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-run-filter-chips.h"
#include "callboard-run-filter-labels.h"
#include "callboard-run-result-labels.h"

/**
 * CallboardRunFilterChips:
 *
 * A button for each filter of a list of runs; invisible without any.
 */
struct _CallboardRunFilterChips
{
  AdwBin            parent_instance;

  /* NULL until there is a filter. */
  AdwWrapBox       *box;
  guint             n_chips;

  CallboardRunList *run_list;
};

G_DEFINE_FINAL_TYPE (CallboardRunFilterChips, callboard_run_filter_chips, ADW_TYPE_BIN)

static void
callboard_run_filter_chips_remove_result_cb (CallboardRunFilterChips *self)
{
  CallboardRunFilter filter = *callboard_run_list_get_filter (self->run_list);

  filter.result = CALLBOARD_N_RUN_RESULTS;
  callboard_run_list_set_filter (self->run_list, &filter);
}

static void
callboard_run_filter_chips_remove_plan_cb (CallboardRunFilterChips *self)
{
  CallboardRunFilter filter = *callboard_run_list_get_filter (self->run_list);

  filter.plan_id = NULL;
  callboard_run_list_set_filter (self->run_list, &filter);
}

static void
callboard_run_filter_chips_remove_label_cb (CallboardRunFilterChips *self)
{
  CallboardRunFilter filter = *callboard_run_list_get_filter (self->run_list);

  filter.label_name = NULL;
  callboard_run_list_set_filter (self->run_list, &filter);
}

static void
callboard_run_filter_chips_remove_period_cb (CallboardRunFilterChips *self)
{
  CallboardRunFilter filter = *callboard_run_list_get_filter (self->run_list);

  filter.period = CALLBOARD_RUN_PERIOD_ANY;
  callboard_run_list_set_filter (self->run_list, &filter);
}

static void
callboard_run_filter_chips_clear_cb (CallboardRunFilterChips *self)
{
  callboard_run_list_clear_filter (self->run_list);
}

static void
add_chip (CallboardRunFilterChips *self,
          const char              *label,
          void                   (*remove_cb) (CallboardRunFilterChips *))
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  /* Translators: %s is a filter of the list of runs, such as "Failed" */
  g_autofree char *name = g_strdup_printf (_("Remove Filter “%s”"), label);

  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_LABEL,
                                               "label", label,
                                               "ellipsize", PANGO_ELLIPSIZE_END,
                                               "max-width-chars", 30,
                                               NULL));
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_IMAGE,
                                               "icon-name", "window-close-symbolic",
                                               "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                               NULL));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_button_set_can_shrink (GTK_BUTTON (button), TRUE);
  gtk_widget_set_tooltip_text (button, name);
  gtk_widget_add_css_class (button, "chip");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  adw_wrap_box_append (self->box, button);
  self->n_chips++;
}

static void
add_clear_button (CallboardRunFilterChips *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_("Clear _All"));

  gtk_widget_add_css_class (button, "chip");
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (callboard_run_filter_chips_clear_cb), self,
                           G_CONNECT_SWAPPED);
  adw_wrap_box_append (self->box, button);
}

static void
add_chips (CallboardRunFilterChips *self)
{
  const CallboardRunFilter *filter = callboard_run_list_get_filter (self->run_list);

  if (filter->result != CALLBOARD_N_RUN_RESULTS)
    add_chip (self, callboard_run_result_get_label (filter->result),
              callboard_run_filter_chips_remove_result_cb);
  if (filter->plan_id != NULL)
    {
      g_autofree char *label = callboard_run_filter_dup_plan_label (self->run_list);

      add_chip (self, label, callboard_run_filter_chips_remove_plan_cb);
    }
  if (filter->label_name != NULL)
    {
      g_autofree char *label = callboard_run_filter_dup_label_label (self->run_list);

      add_chip (self, label, callboard_run_filter_chips_remove_label_cb);
    }
  if (filter->period != CALLBOARD_RUN_PERIOD_ANY)
    add_chip (self, callboard_run_filter_get_period_label (filter->period),
              callboard_run_filter_chips_remove_period_cb);
  if (self->n_chips > 1)
    add_clear_button (self);
}

static void
remove_chips (CallboardRunFilterChips *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    adw_wrap_box_remove (self->box, child);
  self->n_chips = 0;
}

static void
create_box (CallboardRunFilterChips *self)
{
  GtkWidget *box = adw_wrap_box_new ();

  self->box = ADW_WRAP_BOX (box);
  adw_wrap_box_set_child_spacing (self->box, 6);
  adw_wrap_box_set_line_spacing (self->box, 6);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Filters"), -1);
  adw_bin_set_child (ADW_BIN (self), box);
}

static void
callboard_run_filter_chips_dispose (GObject *object)
{
  g_clear_object (&CALLBOARD_RUN_FILTER_CHIPS (object)->run_list);

  G_OBJECT_CLASS (callboard_run_filter_chips_parent_class)->dispose (object);
}

static void
callboard_run_filter_chips_class_init (CallboardRunFilterChipsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = callboard_run_filter_chips_dispose;
}

static void
callboard_run_filter_chips_init (CallboardRunFilterChips *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "filter-chips");
}

/**
 * callboard_run_filter_chips_set_run_list:
 * @self: chips
 * @run_list: the list
 *
 * Sets the list whose filters are shown.
 */
void
callboard_run_filter_chips_set_run_list (CallboardRunFilterChips *self,
                                         CallboardRunList        *run_list)
{
  g_return_if_fail (CALLBOARD_IS_RUN_FILTER_CHIPS (self));
  g_return_if_fail (CALLBOARD_IS_RUN_LIST (run_list));

  if (g_set_object (&self->run_list, run_list))
    callboard_run_filter_chips_update (self);
}

/**
 * callboard_run_filter_chips_update:
 * @self: chips
 *
 * Shows the filters as they are now. If a chip had the focus, the first one gets it.
 */
void
callboard_run_filter_chips_update (CallboardRunFilterChips *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean has_focus = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));

  g_return_if_fail (CALLBOARD_IS_RUN_FILTER_CHIPS (self));
  g_return_if_fail (self->run_list != NULL);

  if (self->box != NULL)
    remove_chips (self);
  else if (callboard_run_list_get_filtered (self->run_list))
    create_box (self);
  if (self->box != NULL)
    add_chips (self);
  gtk_widget_set_visible (GTK_WIDGET (self), self->n_chips > 0);
  if (has_focus && self->n_chips > 0)
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}
