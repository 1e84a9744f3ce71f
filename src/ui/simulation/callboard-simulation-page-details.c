/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Details of the overview that the .ui file cannot declare: why there is no judgement, the
 * properties of the persona, and the unreadable fields. Part of CallboardSimulationPage.
 */

#include "config.h"

#include "callboard-custom-property.h"
#include "callboard-detail-row.h"
#include "callboard-simulation-labels.h"
#include "callboard-simulation-page-private.h"
#include "callboard-unreadable-dialog.h"

void
callboard_simulation_page_update_properties (CallboardSimulationPage *self)
{
  CallboardPersona *persona = callboard_simulation_job_get_persona (self->simulation);
  GListModel *entries = callboard_persona_get_properties (persona);
  guint n = g_list_model_get_n_items (entries);

  for (guint i = 0; i < self->property_rows->len; i++)
    adw_expander_row_remove (self->properties_row, g_ptr_array_index (self->property_rows, i));
  g_ptr_array_set_size (self->property_rows, 0);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(CallboardCustomProperty) entry = g_list_model_get_item (entries, i);
      GtkWidget *row = callboard_detail_row_new (callboard_custom_property_get_name (entry),
                                                 callboard_custom_property_get_value (entry));

      adw_expander_row_add_row (self->properties_row, row);
      g_ptr_array_add (self->property_rows, row);
    }

  gtk_widget_set_visible (GTK_WIDGET (self->properties_row), n > 0);
}

/* Called when the simulation or its call has changed. */
void
callboard_simulation_page_update_reason (CallboardSimulationPage *self)
{
  CallboardCall *call = callboard_simulation_page_get_call (self);
  g_autofree char *reason =
    callboard_simulation_labels_dup_reason (self->simulation,
                                            call != NULL ? callboard_call_get_ended_status (call) : NULL);

  gtk_label_set_label (self->reason_label, reason != NULL ? reason : "");
  gtk_widget_set_visible (GTK_WIDGET (self->reason_label), reason != NULL);
}

static guint
count_unreadable (CallboardSimulationPage *self)
{
  CallboardCall *call = callboard_simulation_page_get_call (self);

  return callboard_api_object_get_n_unreadable (CALLBOARD_API_OBJECT (self->simulation)) +
         (call != NULL ? callboard_api_object_get_n_unreadable (CALLBOARD_API_OBJECT (call)) : 0);
}

/* Of the simulation and its call; the other views have a banner of their own. */
void
callboard_simulation_page_update_unreadable (CallboardSimulationPage *self)
{
  callboard_unreadable_button_set_n_fields (self->unreadable_button, count_unreadable (self));
}

void
callboard_simulation_page_show_unreadable_cb (CallboardSimulationPage *self)
{
  g_autoptr(CallboardUnreadableList) fields = callboard_unreadable_list_new ();
  CallboardCall *call = callboard_simulation_page_get_call (self);

  callboard_api_object_list_unreadable (CALLBOARD_API_OBJECT (self->simulation), "", fields);
  if (call != NULL)
    callboard_api_object_list_unreadable (CALLBOARD_API_OBJECT (call), "call", fields);
  adw_dialog_present (ADW_DIALOG (callboard_unreadable_dialog_new (NULL, G_LIST_MODEL (fields))),
                      GTK_WIDGET (self));
}
