/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the list of runs is narrowed to: a button with a popover. Used by
 * CallboardRunsPage.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-menu-names.h"
#include "callboard-run-filter.h"
#include "callboard-vocabulary.h"

/* What the list can be narrowed to; the server takes one status at a time. */
static const char *const statuses[] = {
  "RUNNING_SIMULATIONS", "QUEUED", "COMPLETED", "FAILED", "TIMED_OUT", "CANCELLED", NULL,
};

/**
 * CallboardRunFilter:
 *
 * Narrows a list of runs by status and label. Emits `changed`.
 */
struct _CallboardRunFilter
{
  AdwBin            parent_instance;

  GtkMenuButton    *button;
  GtkPopover       *popover;
  GtkDropDown      *status;
  GtkEntry         *label;

  CallboardRunList *run_list;
};

G_DEFINE_FINAL_TYPE (CallboardRunFilter, callboard_run_filter, ADW_TYPE_BIN)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
mark (CallboardRunFilter *self)
{
  if (callboard_run_filter_is_set (self))
    gtk_widget_add_css_class (GTK_WIDGET (self->button), "accent");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->button), "accent");
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
on_status_selected (CallboardRunFilter *self)
{
  guint selected = gtk_drop_down_get_selected (self->status);

  if (self->run_list == NULL)
    return;

  callboard_run_list_set_status (self->run_list,
                                 selected > 0 && selected < G_N_ELEMENTS (statuses)
                                   ? statuses[selected - 1]
                                   : NULL);
}

static void
on_label_entered (CallboardRunFilter *self)
{
  g_autofree char *label_name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->label))));

  if (self->run_list != NULL)
    callboard_run_list_set_label_name (self->run_list, label_name);
}

static void
fill_statuses (CallboardRunFilter *self)
{
  g_autoptr(GtkStringList) words = gtk_string_list_new (NULL);

  gtk_string_list_append (words, C_("status", "Any"));
  for (guint i = 0; statuses[i] != NULL; i++)
    gtk_string_list_take (words, callboard_vocabulary_dup_label (CALLBOARD_VOCABULARY_RUN_STATUS, statuses[i]));
  gtk_drop_down_set_model (self->status, G_LIST_MODEL (words));
}

static void
callboard_run_filter_dispose (GObject *object)
{
  CallboardRunFilter *self = CALLBOARD_RUN_FILTER (object);

  if (self->run_list != NULL)
    g_signal_handlers_disconnect_by_data (self->run_list, self);
  g_clear_object (&self->run_list);

  G_OBJECT_CLASS (callboard_run_filter_parent_class)->dispose (object);
}

static void
callboard_run_filter_class_init (CallboardRunFilterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = callboard_run_filter_dispose;

  /**
   * CallboardRunFilter::changed:
   * @self: a filter
   *
   * The list is narrowed to something else.
   */
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", CALLBOARD_TYPE_RUN_FILTER, G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/callboard/Callboard/ui/callboard-run-filter.ui");
  gtk_widget_class_bind_template_child (widget_class, CallboardRunFilter, button);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunFilter, label);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunFilter, popover);
  gtk_widget_class_bind_template_child (widget_class, CallboardRunFilter, status);
  gtk_widget_class_bind_template_callback (widget_class, callboard_menu_names_update);
  gtk_widget_class_bind_template_callback (widget_class, on_label_entered);
  gtk_widget_class_bind_template_callback (widget_class, on_status_selected);
}

static void
callboard_run_filter_init (CallboardRunFilter *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_statuses (self);
}

/**
 * callboard_run_filter_set_run_list:
 * @self: a filter without a list
 * @run_list: the list to narrow
 *
 * Says which list it is for.
 */
void
callboard_run_filter_set_run_list (CallboardRunFilter *self,
                                   CallboardRunList   *run_list)
{
  g_return_if_fail (CALLBOARD_IS_RUN_FILTER (self));
  g_return_if_fail (CALLBOARD_IS_RUN_LIST (run_list));
  g_return_if_fail (self->run_list == NULL);

  self->run_list = g_object_ref (run_list);
  g_signal_connect_swapped (run_list, "notify::status", G_CALLBACK (mark), self);
  g_signal_connect_swapped (run_list, "notify::label-name", G_CALLBACK (mark), self);
}

/**
 * callboard_run_filter_clear:
 * @self: a filter
 *
 * Lets every run through.
 */
void
callboard_run_filter_clear (CallboardRunFilter *self)
{
  g_return_if_fail (CALLBOARD_IS_RUN_FILTER (self));

  gtk_editable_set_text (GTK_EDITABLE (self->label), "");
  gtk_drop_down_set_selected (self->status, 0);
  on_label_entered (self);
}

/**
 * callboard_run_filter_is_set:
 * @self: a filter
 *
 * Returns: whether it holds any run back
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
 * callboard_run_filter_dup_words:
 * @self: a filter
 *
 * Returns: (transfer full) (nullable): what it lets through, in words; %NULL for
 *   everything
 */
char *
callboard_run_filter_dup_words (CallboardRunFilter *self)
{
  const char *status;
  const char *label_name;
  g_autofree char *status_words = NULL;

  g_return_val_if_fail (CALLBOARD_IS_RUN_FILTER (self), NULL);

  if (!callboard_run_filter_is_set (self))
    return NULL;

  status = callboard_run_list_get_status (self->run_list);
  label_name = callboard_run_list_get_label_name (self->run_list);
  if (status != NULL)
    status_words = callboard_vocabulary_dup_label (CALLBOARD_VOCABULARY_RUN_STATUS, status);

  if (status != NULL && label_name != NULL)
    /* Translators: what the list of runs is narrowed to: a status and a label */
    return g_strdup_printf (_("%s, labelled “%s”"), status_words, label_name);
  if (label_name != NULL)
    /* Translators: what the list of runs is narrowed to: a label */
    return g_strdup_printf (_("Labelled “%s”"), label_name);

  return g_steal_pointer (&status_words);
}
