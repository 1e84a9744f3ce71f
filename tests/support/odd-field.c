/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Responses in which one field is missing or has another value: everything else must still
 * be decoded. Used by test-unreadable.c and the fuzz target `field`.
 */

#include "odd-field.h"

#include <string.h>

#include "callboard-call.h"
#include "callboard-identity.h"
#include "callboard-metric-list.h"
#include "callboard-plan-job-page.h"
#include "callboard-plan.h"
#include "callboard-sentiment.h"
#include "callboard-simulation-job.h"
#include "callboard-tool-mock-list.h"
#include "callboard-transcript.h"
#include "model-support.h"
#include "object-kept.h"

/* Items of a list are alike, so that those beyond this many are not changed. */
#define MAX_CHANGED_ITEMS 8

/* The number of simulations of a run that are kept. */
#define MAX_SIMULATIONS 2

typedef GObject *(*DecodeFunc) (GBytes  *body,
                                GError **error);

typedef struct
{
  const char *file;
  DecodeFunc  decode;
} Response;

#define DEFINE_DECODE(name) \
  static GObject * \
  decode_##name (GBytes  *body, \
                 GError **error) \
  { \
    return (GObject *) callboard_##name##_decode (body, error); \
  }

DEFINE_DECODE (plan_job)
DEFINE_DECODE (simulation_job)
DEFINE_DECODE (call)
DEFINE_DECODE (transcript)
DEFINE_DECODE (metric_list)
DEFINE_DECODE (sentiment)
DEFINE_DECODE (plan_job_page)
DEFINE_DECODE (plan)
DEFINE_DECODE (identity)
DEFINE_DECODE (tool_mock_list)

static const Response responses[] = {
  { "plan-job-current.json", decode_plan_job },
  { "plan-job-seed.json", decode_plan_job },
  { "simulation-job.json", decode_simulation_job },
  { "call.json", decode_call },
  { "call-transcript.json", decode_transcript },
  { "call-metrics.json", decode_metric_list },
  { "call-sentiment.json", decode_sentiment },
  { "plan-jobs.json", decode_plan_job_page },
  { "plan.json", decode_plan },
  { "me.json", decode_identity },
  { "plan-job-sweep.json", decode_plan_job },
  { "simulation-job-run-plan.json", decode_simulation_job },
  { "call-metrics-properties.json", decode_metric_list },
  { "tool-mock.json", decode_tool_mock_list },
};

struct _OddField
{
  DecodeFunc  decode;
  JsonNode   *root;
  GObject    *original;
  GPtrArray  *paths;
};

/* --- Lists of responses ------------------------------------------------------ */

static CallboardMetric *
find_metric (GListModel *metrics,
             const char *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (metrics); i++)
    {
      g_autoptr(CallboardMetric) metric = g_list_model_get_item (metrics, i);
      g_autofree char *metric_id = model_support_dup_property (metric, "definition-id");

      /* The list keeps it alive. */
      if (g_strcmp0 (metric_id, id) == 0)
        return metric;
    }

  return NULL;
}

/* Metrics are sorted, so that their position in the response is found by their ID. */
static char *
dup_metric_path (JsonNode   *root,
                 const char *id)
{
  JsonArray *data = json_object_get_array_member (json_node_get_object (root), "data");

  for (guint i = 0; i < json_array_get_length (data); i++)
    {
      JsonObject *metric = json_array_get_object_element (data, i);

      if (g_strcmp0 (json_object_get_string_member (metric, "metricDefinitionId"), id) == 0)
        return g_strdup_printf ("data[%u]", i);
    }

  g_assert_not_reached ();
}

static void
assert_metric_values_kept (OddField   *self,
                           GListModel *metrics,
                           const char *changed)
{
  GListModel *originals = G_LIST_MODEL (self->original);

  for (guint i = 0; i < g_list_model_get_n_items (originals); i++)
    {
      g_autoptr(CallboardMetric) original = g_list_model_get_item (originals, i);
      g_autofree char *id = model_support_dup_property (original, "definition-id");
      g_autofree char *path = dup_metric_path (self->root, id);
      g_autofree char *values_path = g_strconcat (path, ".values", NULL);
      CallboardMetric *metric = find_metric (metrics, id);

      if (metric != NULL)
        object_kept_assert_list (callboard_metric_get_values (metric),
                                 callboard_metric_get_values (original), values_path, changed);
      else
        g_assert_true (object_kept_is_within (changed, path) || g_str_equal (changed, "data"));
    }
}

static void
assert_transcript_kept (OddField            *self,
                        CallboardTranscript *transcript,
                        const char          *changed)
{
  CallboardTranscript *original = CALLBOARD_TRANSCRIPT (self->original);
  JsonObject *data = json_object_get_object_member (json_node_get_object (self->root), "data");
  JsonArray *participants = json_object_get_array_member (data, "participants");

  object_kept_assert_list (G_LIST_MODEL (transcript), G_LIST_MODEL (original), "data.entries", changed);
  if (!object_kept_is_within (changed, "data.transcriptionSource"))
    g_assert_cmpstr (callboard_transcript_get_source (transcript), ==,
                     callboard_transcript_get_source (original));

  for (guint i = 0; i < json_array_get_length (participants); i++)
    {
      const char *id = json_object_get_string_member (json_array_get_object_element (participants, i), "id");
      g_autofree char *path = g_strdup_printf ("data.participants[%u]", i);
      g_autofree char *id_path = g_strconcat (path, ".id", NULL);
      CallboardParticipant *participant = callboard_transcript_find_participant (transcript, id);
      CallboardParticipant *original_participant = callboard_transcript_find_participant (original, id);

      if (g_str_equal (changed, "data.participants") || g_str_equal (changed, path) ||
          object_kept_is_within (changed, id_path))
        continue;
      g_assert_nonnull (participant);
      /* Another participant may have got its ID. */
      if (!object_kept_is_item_id (changed))
        object_kept_assert (CALLBOARD_API_OBJECT (participant), CALLBOARD_API_OBJECT (original_participant),
                            path, changed);
    }
}

/* A list of the objects of an array. */
static GListModel *
create_list (GPtrArray *objects)
{
  GListStore *list = g_list_store_new (G_TYPE_OBJECT);

  g_list_store_splice (list, 0, 0, objects->pdata, objects->len);

  return G_LIST_MODEL (list);
}

static void
assert_page_kept (OddField             *self,
                  CallboardPlanJobPage *page,
                  const char           *changed)
{
  CallboardPlanJobPage *original = CALLBOARD_PLAN_JOB_PAGE (self->original);
  g_autoptr(GListModel) summaries = create_list (callboard_plan_job_page_get_summaries (page));
  g_autoptr(GListModel) original_summaries = create_list (callboard_plan_job_page_get_summaries (original));

  object_kept_assert_list (summaries, original_summaries, "data", changed);
  if (!object_kept_is_within (changed, "pagination"))
    g_assert_cmpstr (callboard_plan_job_page_get_next_cursor (page), ==,
                     callboard_plan_job_page_get_next_cursor (original));
}

/* --- Changing ---------------------------------------------------------------- */

/* Without the identity, or outside of the data, there is nothing to show. */
static gboolean
is_identity (const char *path)
{
  return g_str_equal (path, "data") || g_str_equal (path, "data.simulationRunPlanJobId") ||
         g_str_equal (path, "data.id") || g_str_equal (path, "data.simulationJobId");
}

static void
assert_rest_kept (OddField   *self,
                  GObject    *object,
                  const char *path)
{
  if (CALLBOARD_IS_API_OBJECT (object))
    object_kept_assert (CALLBOARD_API_OBJECT (object), CALLBOARD_API_OBJECT (self->original),
                        "data", path);

  if (g_str_equal (path, "data"))
    return;
  if (CALLBOARD_IS_PLAN_JOB (object))
    object_kept_assert_list (G_LIST_MODEL (object), G_LIST_MODEL (self->original), "data.simulationJobs", path);
  else if (CALLBOARD_IS_TRANSCRIPT (object))
    assert_transcript_kept (self, CALLBOARD_TRANSCRIPT (object), path);
  else if (CALLBOARD_IS_PLAN_JOB_PAGE (object))
    assert_page_kept (self, CALLBOARD_PLAN_JOB_PAGE (object), path);
  else if (CALLBOARD_IS_METRIC_LIST (object))
    {
      object_kept_assert_list (G_LIST_MODEL (object), G_LIST_MODEL (self->original), "data", path);
      assert_metric_values_kept (self, G_LIST_MODEL (object), path);
    }
}

/* Adds the path of a value and those of the values in it. */
static void
add_paths (GPtrArray  *paths,
           JsonNode   *node,
           const char *path)
{
  if (*path != '\0')
    g_ptr_array_add (paths, g_strdup (path));

  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObjectIter iter;
      const char *member;
      JsonNode *child;

      json_object_iter_init_ordered (&iter, json_node_get_object (node));
      while (json_object_iter_next_ordered (&iter, &member, &child))
        {
          g_autofree char *child_path = *path != '\0' ? g_strconcat (path, ".", member, NULL) : g_strdup (member);

          add_paths (paths, child, child_path);
        }
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < MIN (json_array_get_length (array), MAX_CHANGED_ITEMS); i++)
        {
          g_autofree char *child_path = g_strdup_printf ("%s[%u]", path, i);

          add_paths (paths, json_array_get_element (array, i), child_path);
        }
    }
}

static void
remove_simulations (JsonNode *root)
{
  JsonNode *data = json_object_get_member (json_node_get_object (root), "data");
  JsonArray *jobs;

  if (!JSON_NODE_HOLDS_OBJECT (data) || !json_object_has_member (json_node_get_object (data), "simulationJobs"))
    return;

  jobs = json_object_get_array_member (json_node_get_object (data), "simulationJobs");
  while (json_array_get_length (jobs) > MAX_SIMULATIONS)
    json_array_remove_element (jobs, MAX_SIMULATIONS);
}

/**
 * odd_field_get_n_responses:
 *
 * Returns: the number of responses, one or more of each kind
 */
guint
odd_field_get_n_responses (void)
{
  return G_N_ELEMENTS (responses);
}

/**
 * odd_field_get_name:
 * @response: a number from 0
 *
 * Returns: (transfer none): the name of the file of the response
 */
const char *
odd_field_get_name (guint response)
{
  return responses[response].file;
}

/**
 * odd_field_new:
 * @response: a number from 0
 *
 * Returns: (transfer full): the response, of a run with its first simulations only
 */
OddField *
odd_field_new (guint response)
{
  OddField *self = g_new0 (OddField, 1);
  g_autoptr(GBytes) file = model_support_load (responses[response].file);
  g_autofree char *text = g_strndup (g_bytes_get_data (file, NULL), g_bytes_get_size (file));
  g_autofree char *short_text = NULL;
  g_autoptr(GBytes) body = NULL;

  self->decode = responses[response].decode;
  self->root = json_from_string (text, NULL);
  remove_simulations (self->root);
  self->paths = g_ptr_array_new_with_free_func (g_free);
  add_paths (self->paths, self->root, "");

  short_text = json_to_string (self->root, FALSE);
  body = g_bytes_new (short_text, strlen (short_text));
  self->original = self->decode (body, NULL);
  g_assert_nonnull (self->original);

  return self;
}

/**
 * odd_field_free:
 * @self: (transfer full): a response
 *
 * Frees the response.
 */
void
odd_field_free (OddField *self)
{
  json_node_unref (self->root);
  g_object_unref (self->original);
  g_ptr_array_unref (self->paths);
  g_free (self);
}

/**
 * odd_field_get_paths:
 * @self: a response
 *
 * Returns: (transfer none) (element-type utf8): the path of each value, such as
 *   `data.simulationJobs[1].persona.id`
 */
GPtrArray *
odd_field_get_paths (OddField *self)
{
  return self->paths;
}

/**
 * odd_field_assert_kept:
 * @self: a response
 * @path: one of its paths
 * @json: (nullable): any JSON value; %NULL removes the value
 *
 * Changes one value, decodes the response, and asserts that nothing else is lost.
 */
void
odd_field_assert_kept (OddField   *self,
                       const char *path,
                       const char *json)
{
  g_autoptr(JsonNode) copy = NULL;
  g_autofree char *root_text = json_to_string (self->root, FALSE);
  g_autofree char *copy_text = NULL;
  g_autoptr(GString) text = NULL;
  g_autoptr(GBytes) body = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GObject) object = NULL;

  copy = json_from_string (root_text, NULL);
  model_support_change (copy, path, json != NULL ? "\"@VALUE@\"" : NULL);
  copy_text = json_to_string (copy, FALSE);
  text = g_string_new (copy_text);
  if (json != NULL)
    g_string_replace (text, "\"@VALUE@\"", json, 1);
  body = g_string_free_to_bytes (g_steal_pointer (&text));

  object = self->decode (body, &error);
  g_assert_true ((object == NULL) == (error != NULL));
  if (object == NULL)
    g_assert_true (is_identity (path));
  else
    assert_rest_kept (self, object, path);
}
