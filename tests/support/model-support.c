/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shared code of the model tests: creates and changes responses, and formats objects as
 * text. Used by tests/test-plan-job-*.c and by model-watcher.c.
 */

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "model-support.h"

#define RUN \
  "{ \"data\": { \"simulationRunPlanJobId\": \"run-1\", \"simulationRunPlanId\": \"plan-1\"," \
  "  \"status\": \"RUNNING_SIMULATIONS\", \"createdAt\": \"2026-01-05T10:00:00Z\"," \
  "  \"simulationJobs\": [%s] } }"

#define SIMULATION \
  "{ \"simulationJobId\": \"%s\", \"status\": \"%s\", \"processingStatus\": \"SIMULATING\"," \
  "  \"persona\": { \"id\": \"persona-1\", \"name\": \"Sarah\", \"language\": \"EN\"," \
  "    \"accent\": \"US\", \"gender\": \"FEMALE\", \"backgroundNoise\": \"NONE\"," \
  "    \"speechPace\": \"NORMAL\", \"speechClarity\": \"CLEAR\", \"hasDisfluencies\": false," \
  "    \"baseEmotion\": \"CALM\", \"intentClarity\": \"CLEAR\"," \
  "    \"confirmationStyle\": \"EXPLICIT\", \"memoryReliability\": \"HIGH\"," \
  "    \"properties\": {}, \"createdAt\": \"2026-01-01T00:00:00Z\"," \
  "    \"updatedAt\": \"2026-01-01T00:00:00Z\" }," \
  "  \"scenario\": { \"id\": \"scenario-1\" }," \
  "  \"agentEndpoint\": { \"id\": \"endpoint-1\", \"name\": \"Desk\", \"type\": \"PHONE\" }," \
  "  \"createdAt\": \"%s\" }"

/**
 * model_support_load:
 * @name: the name of a file in tests/data
 *
 * Returns: (transfer full): its contents
 */
GBytes *
model_support_load (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", name, NULL);
  g_autoptr(GError) error = NULL;
  char *contents;
  gsize length;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);

  return g_bytes_new_take (contents, length);
}

/**
 * model_support_decode:
 * @body: a response with a run
 *
 * Returns: (transfer full): the run
 */
CallboardPlanJob *
model_support_decode (GBytes *body)
{
  g_autoptr(GError) error = NULL;
  CallboardPlanJob *run = callboard_plan_job_decode (body, &error);

  g_assert_no_error (error);
  g_assert_true (CALLBOARD_IS_PLAN_JOB (run));

  return run;
}

/**
 * model_support_decode_text:
 * @text: a response with a run
 *
 * Returns: (transfer full): the run
 */
CallboardPlanJob *
model_support_decode_text (const char *text)
{
  g_autoptr(GBytes) body = g_bytes_new (text, strlen (text));

  return model_support_decode (body);
}

/**
 * model_support_decode_node:
 * @answer: a response with a run, as JSON
 *
 * Returns: (transfer full): the run
 */
CallboardPlanJob *
model_support_decode_node (JsonNode *answer)
{
  g_autofree char *text = json_to_string (answer, FALSE);

  return model_support_decode_text (text);
}

static JsonNode *
parse (const char *json)
{
  g_autoptr(GError) error = NULL;
  JsonNode *node = json_from_string (json, &error);

  g_assert_no_error (error);
  g_assert_nonnull (node);

  return node;
}

static char *
dup_simulation (const char *token)
{
  g_autofree char *id = g_strdup (token);
  gboolean is_malformed = g_str_has_suffix (id, "!");
  char *status;

  if (is_malformed)
    id[strlen (id) - 1] = '\0';

  status = strchr (id, '=');
  if (status != NULL)
    *status++ = '\0';

  return g_strdup_printf (SIMULATION, is_malformed ? "" : id, status != NULL ? status : "PROCESSING",
                          "2026-01-05T10:00:00Z");
}

/**
 * model_support_create_answer:
 * @simulations: the simulations, separated by spaces
 *
 * Creates a response for a run with the required fields only. Each simulation is written
 * as its ID, followed by `=STATUS` for a status other than `PROCESSING`, and by `!` to make
 * it malformed, without an ID.
 *
 * Returns: (transfer full): the response, as JSON that may be changed
 */
JsonNode *
model_support_create_answer (const char *simulations)
{
  g_auto(GStrv) tokens = g_strsplit (simulations, " ", -1);
  g_autoptr(GString) jobs = g_string_new (NULL);
  g_autofree char *text = NULL;

  for (guint i = 0; tokens[i] != NULL; i++)
    if (*tokens[i] != '\0')
      {
        g_autofree char *simulation = dup_simulation (tokens[i]);

        g_string_append_printf (jobs, "%s%s", jobs->len > 0 ? "," : "", simulation);
      }
  text = g_strdup_printf (RUN, jobs->str);

  return parse (text);
}

/**
 * model_support_create_run:
 * @simulations: as for model_support_create_answer()
 *
 * Returns: (transfer full): the run
 */
CallboardPlanJob *
model_support_create_run (const char *simulations)
{
  g_autoptr(JsonNode) answer = model_support_create_answer (simulations);

  return model_support_decode_node (answer);
}

static JsonNode *
get_child (JsonNode   *node,
           const char *key)
{
  JsonNode *child;

  if (JSON_NODE_HOLDS_ARRAY (node))
    child = json_array_get_element (json_node_get_array (node), atoi (key));
  else
    child = json_object_get_member (json_node_get_object (node), key);
  g_assert_nonnull (child);

  return child;
}

static void
replace_element (JsonNode   *node,
                 guint       position,
                 const char *json)
{
  g_autoptr(JsonArray) old = json_array_ref (json_node_get_array (node));
  g_autoptr(JsonArray) fresh = json_array_new ();

  g_assert_cmpuint (position, <, json_array_get_length (old));
  for (guint i = 0; i < json_array_get_length (old); i++)
    if (i != position)
      json_array_add_element (fresh, json_node_copy (json_array_get_element (old, i)));
    else if (json != NULL)
      json_array_add_element (fresh, parse (json));

  json_node_set_array (node, fresh);
}

/**
 * model_support_change:
 * @answer: a response
 * @path: the path of a value, such as `data.simulationJobs[1].persona.id`
 * @json: (nullable): the new value; %NULL to remove it
 *
 * Changes one value of a response. All but the last component of the path must exist.
 */
void
model_support_change (JsonNode   *answer,
                      const char *path,
                      const char *json)
{
  g_auto(GStrv) parts = g_strsplit_set (path, ".[]", -1);
  g_autoptr(GPtrArray) keys = g_ptr_array_new ();
  JsonNode *node = answer;
  const char *last;

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_ptr_array_add (keys, parts[i]);

  for (guint i = 0; i + 1 < keys->len; i++)
    node = get_child (node, g_ptr_array_index (keys, i));
  last = g_ptr_array_index (keys, keys->len - 1);

  if (JSON_NODE_HOLDS_ARRAY (node))
    replace_element (node, atoi (last), json);
  else if (json != NULL)
    json_object_set_member (json_node_get_object (node), last, parse (json));
  else
    {
      g_assert_true (json_object_has_member (json_node_get_object (node), last));
      json_object_remove_member (json_node_get_object (node), last);
    }
}

static char *
dup_time_text (GDateTime *time)
{
  g_assert_cmpint (g_date_time_get_utc_offset (time), ==, 0);
  g_assert_cmpstr (g_date_time_get_timezone_abbreviation (time), ==, "UTC");

  return g_date_time_format (time, "%Y-%m-%dT%H:%M:%S.%fZ");
}

static char *
dup_object_text (GObject *object)
{
  if (object == NULL)
    return NULL;
  if (G_IS_LIST_MODEL (object))
    return g_strdup_printf ("%u items", g_list_model_get_n_items (G_LIST_MODEL (object)));

  return g_strdup (G_OBJECT_TYPE_NAME (object));
}

static char *
dup_value_text (const GValue *value)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  if (G_VALUE_HOLDS_STRING (value))
    return g_value_dup_string (value);
  if (G_VALUE_HOLDS_BOOLEAN (value))
    return g_strdup (g_value_get_boolean (value) ? "true" : "false");
  if (G_VALUE_HOLDS_INT (value))
    return g_strdup_printf ("%d", g_value_get_int (value));
  if (G_VALUE_HOLDS_UINT (value))
    return g_strdup_printf ("%u", g_value_get_uint (value));
  if (G_VALUE_HOLDS_ENUM (value))
    return g_strdup_printf ("%d", g_value_get_enum (value));
  if (G_VALUE_HOLDS_INT64 (value))
    return g_strdup_printf ("%" G_GINT64_FORMAT, g_value_get_int64 (value));
  if (G_VALUE_HOLDS_DOUBLE (value))
    return g_strdup (g_ascii_formatd (number, sizeof number, "%.15g",
                                      g_value_get_double (value)));
  if (G_VALUE_HOLDS_OBJECT (value))
    return dup_object_text (g_value_get_object (value));
  if (G_VALUE_HOLDS_VARIANT (value))
    return g_value_get_variant (value) != NULL ? g_variant_print (g_value_get_variant (value), FALSE) : NULL;
  if (g_value_get_boxed (value) == NULL)
    return NULL;
  if (G_VALUE_HOLDS (value, G_TYPE_DATE_TIME))
    return dup_time_text (g_value_get_boxed (value));

  g_assert_true (G_VALUE_HOLDS (value, G_TYPE_STRV));
  return g_strjoinv (" ", g_value_get_boxed (value));
}

/**
 * model_support_dup_property:
 * @object: an object
 * @property: the name of one of its properties
 *
 * Returns: (transfer full) (nullable): its value as text: a time, which must be in UTC, in
 *   microseconds; a list of strings joined with spaces; a list of objects as "3 items";
 *   another object as its type
 */
char *
model_support_dup_property (gpointer    object,
                            const char *property)
{
  g_auto(GValue) value = G_VALUE_INIT;

  g_object_get_property (object, property, &value);

  return dup_value_text (&value);
}

static void
assert_property (gpointer                object,
                 const ModelExpectation *expected)
{
  const char *property = expected->property;
  g_autofree char *text = model_support_dup_property (object, property);
  g_autofree char *actual_text = g_strconcat (property, text != NULL ? ": " : " is null", text, NULL);
  g_autofree char *expected_text = g_strconcat (property, expected->text != NULL ? ": " : " is null",
                                                expected->text, NULL);

  g_assert_cmpstr (actual_text, ==, expected_text);
}

/**
 * model_support_assert_properties:
 * @object: an object
 * @expected: a table that ends with an empty row
 *
 * Asserts that each property in the table has the expected value, and that the object has
 * no other property, except that nothing could not be read and no other field was sent.
 */
void
model_support_assert_properties (gpointer                object,
                                 const ModelExpectation *expected)
{
  g_autofree GParamSpec **pspecs = NULL;
  guint n_pspecs;

  for (guint i = 0; expected[i].property != NULL; i++)
    assert_property (object, &expected[i]);

  pspecs = g_object_class_list_properties (G_OBJECT_GET_CLASS (object), &n_pspecs);
  for (guint n = 0; n < n_pspecs; n++)
    {
      guint i = 0;

      while (expected[i].property != NULL && !g_str_equal (expected[i].property, pspecs[n]->name))
        i++;
      if (expected[i].property == NULL && g_str_equal (pspecs[n]->name, "n-unreadable"))
        {
          assert_property (object, &(ModelExpectation) { "n-unreadable", "0" });
          continue;
        }
      if (expected[i].property == NULL && g_str_equal (pspecs[n]->name, "other-fields"))
        {
          assert_property (object, &(ModelExpectation) { "other-fields", NULL });
          continue;
        }
      g_assert_cmpstr (expected[i].property, ==, pspecs[n]->name);
    }
}

/**
 * model_support_assert_held:
 * @object: an object
 * @property: the name of a property that contains an object
 * @expected: as for model_support_assert_properties()
 *
 * Asserts the properties of the object in @property.
 */
void
model_support_assert_held (gpointer                object,
                           const char             *property,
                           const ModelExpectation *expected)
{
  g_autoptr(GObject) value = NULL;

  g_object_get (object, property, &value, NULL);
  g_assert_nonnull (value);
  model_support_assert_properties (value, expected);
}

/**
 * model_support_assert_item:
 * @list: a list
 * @position: a position in it
 * @expected: as for model_support_assert_properties()
 *
 * Asserts the properties of an object in a list.
 */
void
model_support_assert_item (GListModel             *list,
                           guint                   position,
                           const ModelExpectation *expected)
{
  g_autoptr(GObject) item = g_list_model_get_item (list, position);

  g_assert_nonnull (item);
  model_support_assert_properties (item, expected);
}

/**
 * model_support_assert_entries:
 * @entries: a list of #CallboardCustomProperty
 * @expected: alternating names and values, terminated by %NULL
 *
 * Asserts that the list has exactly these entries in this order.
 */
void
model_support_assert_entries (GListModel        *entries,
                              const char *const *expected)
{
  guint n = g_list_model_get_n_items (entries);

  g_assert_cmpuint (g_strv_length ((GStrv) expected), ==, 2 * n);
  for (guint i = 0; i < n; i++)
    model_support_assert_item (entries, i, (ModelExpectation[]) {
      { "name", expected[2 * i] },
      { "value", expected[2 * i + 1] },
      { NULL },
    });
}

/**
 * model_support_dup_ids:
 * @run: a run
 *
 * Returns: (transfer full): the IDs of its simulations in order, separated by spaces
 */
char *
model_support_dup_ids (CallboardPlanJob *run)
{
  g_autoptr(GStrvBuilder) ids = g_strv_builder_new ();
  g_auto(GStrv) list = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (run)); i++)
    {
      g_autoptr(CallboardSimulationJob) simulation = g_list_model_get_item (G_LIST_MODEL (run), i);

      g_strv_builder_add (ids, callboard_simulation_job_get_id (simulation));
    }
  list = g_strv_builder_end (ids);

  return g_strjoinv (" ", list);
}

/**
 * model_support_dup_unreadable:
 * @run: a run
 *
 * Returns: (transfer full): the messages about its unreadable fields, one per line
 */
char *
model_support_dup_unreadable (CallboardPlanJob *run)
{
  g_autoptr(GListModel) fields = callboard_plan_job_dup_unreadable (run);
  g_autoptr(GStrvBuilder) messages = g_strv_builder_new ();
  g_auto(GStrv) list = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (fields); i++)
    {
      g_autoptr(CallboardUnreadableField) field = g_list_model_get_item (fields, i);

      g_strv_builder_take (messages, callboard_unreadable_field_dup_message (field));
    }
  list = g_strv_builder_end (messages);

  return g_strjoinv ("\n", list);
}

/**
 * model_support_dup_skipped_items:
 * @run: a run
 *
 * Returns: (transfer full): the messages about its skipped items, one per line
 */
char *
model_support_dup_skipped_items (CallboardPlanJob *run)
{
  GListModel *skipped_items = callboard_plan_job_get_skipped_items (run);
  g_autoptr(GStrvBuilder) messages = g_strv_builder_new ();
  g_auto(GStrv) list = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (skipped_items); i++)
    {
      g_autoptr(CallboardSkippedItem) item = g_list_model_get_item (skipped_items, i);

      g_strv_builder_add (messages, callboard_skipped_item_get_message (item));
    }
  list = g_strv_builder_end (messages);

  return g_strjoinv ("\n", list);
}
