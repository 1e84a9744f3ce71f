/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The group Other Fields of the simulation page: what Callboard does not know of the
 * simulation, its run plan, its mocked tools, its call, its sentiment and its transcript. A
 * metric lists its own.
 */

#include "config.h"

#include "callboard-other-field.h"
#include "callboard-simulation-page-private.h"

static const CallboardCallPartKind parts[] = {
  CALLBOARD_CALL_PART_CALL,
  CALLBOARD_CALL_PART_SENTIMENT,
  CALLBOARD_CALL_PART_TRANSCRIPT,
  CALLBOARD_SIMULATION_PART_JOB,
  CALLBOARD_SIMULATION_PART_TOOL_MOCKS,
};

G_STATIC_ASSERT (G_N_ELEMENTS (parts) == CALLBOARD_SIMULATION_PAGE_N_PARTS);

static gpointer
get_part (CallboardSimulationPage *self,
          CallboardCallPartKind    kind)
{
  if (kind >= CALLBOARD_N_CALL_PARTS)
    return self->details != NULL ? callboard_simulation_details_get_part (self->details, kind) : NULL;

  return self->call != NULL ? callboard_call_details_get_part (self->call, kind) : NULL;
}

static gpointer
get_content (CallboardSimulationPage *self,
             CallboardCallPartKind    kind)
{
  CallboardCallPart *part = get_part (self, kind);

  return part != NULL ? callboard_call_part_get_content (part) : NULL;
}

static guint
list_object (CallboardApiObject *object,
             const char         *prefix,
             GListStore         *fields)
{
  return object != NULL ? callboard_api_object_list_other_fields (object, prefix, fields) : 0;
}

static guint
list_transcript (CallboardTranscript *transcript,
                 GListStore          *fields)
{
  return transcript != NULL ? callboard_transcript_list_other_fields (transcript, fields) : 0;
}

static gboolean
has_field (GListStore *fields,
           const char *name)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fields)); i++)
    {
      g_autoptr(CallboardOtherField) field = g_list_model_get_item (G_LIST_MODEL (fields), i);

      if (g_str_equal (callboard_other_field_get_name (field), name))
        return TRUE;
    }

  return FALSE;
}

/* The fields of the simulation by itself, except for those that the run has too. */
static guint
list_job (CallboardApiObject *job,
          GListStore         *fields)
{
  g_autoptr(GListStore) job_fields = g_list_store_new (CALLBOARD_TYPE_OTHER_FIELD);
  guint n = list_object (job, "", job_fields);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (job_fields)); i++)
    {
      g_autoptr(CallboardOtherField) field = g_list_model_get_item (G_LIST_MODEL (job_fields), i);

      if (has_field (fields, callboard_other_field_get_name (field)))
        n--;
      else
        g_list_store_append (fields, field);
    }

  return n;
}

static guint
list_tool_mocks (GListModel *tool_mocks,
                 GListStore *fields)
{
  return tool_mocks != NULL
           ? callboard_api_object_list_items_other_fields (tool_mocks, "toolMocks", fields)
           : 0;
}

/* The group is created when it is first needed. */
static void
callboard_simulation_page_update_other_fields (CallboardSimulationPage *self)
{
  g_autoptr(GListStore) fields = g_list_store_new (CALLBOARD_TYPE_OTHER_FIELD);
  guint n = list_object (CALLBOARD_API_OBJECT (self->simulation), "", fields);

  n += list_job (get_content (self, CALLBOARD_SIMULATION_PART_JOB), fields);
  n += list_tool_mocks (get_content (self, CALLBOARD_SIMULATION_PART_TOOL_MOCKS), fields);
  n += list_object (get_content (self, CALLBOARD_CALL_PART_CALL), "call", fields);
  n += list_object (get_content (self, CALLBOARD_CALL_PART_SENTIMENT), "sentiment", fields);
  n += list_transcript (get_content (self, CALLBOARD_CALL_PART_TRANSCRIPT), fields);

  if (n == 0 && self->other_fields_group == NULL)
    return;

  if (self->other_fields_group == NULL)
    {
      self->other_fields_group = g_object_new (CALLBOARD_TYPE_OTHER_FIELDS_GROUP, NULL);
      adw_preferences_page_add (self->overview, ADW_PREFERENCES_GROUP (self->other_fields_group));
    }
  callboard_other_fields_group_show (self->other_fields_group, G_LIST_MODEL (fields), n);
}

/* Called once. */
void
callboard_simulation_page_init_other_fields (CallboardSimulationPage *self)
{
  g_signal_group_connect_swapped (self->simulation_signals, "notify",
                                  G_CALLBACK (callboard_simulation_page_update_other_fields), self);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      self->part_signals[i] = g_signal_group_new (CALLBOARD_TYPE_CALL_PART);
      g_signal_group_connect_swapped (self->part_signals[i], "notify::content",
                                      G_CALLBACK (callboard_simulation_page_update_other_fields), self);
    }
}

/* Called by dispose(), perhaps more than once. */
void
callboard_simulation_page_dispose_other_fields (CallboardSimulationPage *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    g_clear_object (&self->part_signals[i]);
}

/* Called after another simulation or another call was set. */
void
callboard_simulation_page_reset_other_fields (CallboardSimulationPage *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    g_signal_group_set_target (self->part_signals[i], get_part (self, parts[i]));
  callboard_simulation_page_update_other_fields (self);
}
