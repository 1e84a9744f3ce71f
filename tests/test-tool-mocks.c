/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The mocked tools of a simulation, the run plan of a simulation, and the values of any type
 * in both.
 */

#include "config.h"

#include <string.h>

#include "callboard-custom-property.h"
#include "callboard-error.h"
#include "callboard-simulation-job.h"
#include "callboard-tool-mock-list.h"
#include "callboard-value-label.h"
#include "support/model-support.h"

static CallboardToolMockList *
decode (const char  *text,
        GError     **error)
{
  g_autoptr(GBytes) body = g_bytes_new (text, strlen (text));

  return callboard_tool_mock_list_decode (body, error);
}

static void
test_fixture (void)
{
  g_autoptr(GBytes) body = model_support_load ("tool-mock.json");
  g_autoptr(GError) error = NULL;
  CallboardToolMockList *list = callboard_tool_mock_list_decode (body, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 2);
  model_support_assert_item (G_LIST_MODEL (list), 0, (ModelExpectation[]) {
    { "tool-name", "find_appointment" },
    { "arguments", "'{\"date\":\"2026-09-03\",\"urgency\":\"high\"}'" }, { "arguments-digits", NULL },
    { "result", "'{\"slots\":[\"09:30\",\"14:15\"]}'" }, { "result-digits", NULL },
    { "source", "GENERATED" }, { NULL },
  });
  model_support_assert_item (G_LIST_MODEL (list), 1, (ModelExpectation[]) {
    { "tool-name", "book_appointment" },
    { "arguments", "'{\"slot\":\"09:30\",\"name\":\"Sarah Johnson\"}'" }, { "arguments-digits", NULL },
    { "result", "'booked'" }, { "result-digits", NULL }, { "source", "FIXTURE" }, { NULL },
  });
  g_assert_finalize_object (list);
}

static void
test_odd_items (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CallboardToolMockList) list =
    decode ("{\"data\":[null,{},{\"toolName\":7,\"arguments\":12345678901234567890,\"result\":null},\"x\"]}", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (callboard_tool_mock_list_get_skipped_items (list)), ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (callboard_tool_mock_list_get_unreadable (list)), >=, 1);
}

static void
test_not_a_list (void)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (decode ("{\"data\":{}}", &error));
  g_assert_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_MALFORMED);
}

/* --- Values ----------------------------------------------------------------- */

typedef struct
{
  const char *name;
  const char *json;
  /* Of the value itself, and of its members. */
  const char *label;
  const char *members;
} Row;

static const Row rows[] = {
  { "null", "null", NULL, "" },
  { "string", "\"booked <b>\"", "booked <b>", "" },
  { "boolean", "true", "true", "" },
  { "number-keeps-its-digits", "12345678901234567890", "12345678901234567890", "" },
  { "fraction", "0.1", "0.1", "" },
  { "empty-object", "{}", "{}", "" },
  { "empty-list", "[]", "[]", "" },
  { "object", "{\"a\":1e30,\"b\":{\"c\":null}}", "{\"a\":1e30,\"b\":{\"c\":null}}", "a=1e30 b.c=null " },
  { "list", "[1,{\"a\":[2,3]}]", "[1,{\"a\":[2,3]}]", "[0]=1 [1].a=2, 3 " },
};

static void
test_value (gconstpointer data)
{
  const Row *row = data;
  g_autofree char *text = g_strdup_printf ("{\"data\":[{\"toolName\":\"t\",\"result\":%s}]}", row->json);
  g_autoptr(GError) error = NULL;
  g_autoptr(CallboardToolMockList) list = decode (text, &error);
  g_autoptr(CallboardToolMock) mock = NULL;
  g_autoptr(GListModel) members = NULL;
  g_autoptr(GString) found = g_string_new (NULL);
  g_autofree char *label = NULL;

  g_assert_no_error (error);
  mock = g_list_model_get_item (G_LIST_MODEL (list), 0);
  label = callboard_value_label_dup (callboard_tool_mock_get_result (mock), callboard_tool_mock_get_result_digits (mock));
  members = callboard_custom_property_list_new_for_value (callboard_tool_mock_get_result (mock));
  for (guint i = 0; i < g_list_model_get_n_items (members); i++)
    {
      g_autoptr(CallboardCustomProperty) member = g_list_model_get_item (members, i);

      g_string_append_printf (found, "%s=%s ", callboard_custom_property_get_name (member),
                              callboard_custom_property_get_value (member));
    }

  g_assert_cmpstr (label, ==, row->label);
  g_assert_cmpstr (found->str, ==, row->members);
}

static void
test_run_plan (void)
{
  g_autoptr(GBytes) body = model_support_load ("simulation-job-run-plan.json");
  g_autoptr(GError) error = NULL;
  CallboardSimulationJob *simulation = callboard_simulation_job_decode (body, &error);

  g_assert_no_error (error);
  model_support_assert_held (simulation, "run-plan", (ModelExpectation[]) {
    { "id", "d5ffead2-0555-4abc-b5f0-734ccd124d13" }, { "name", "Front desk regression" },
    { "variables", "'{\"agentVersion\":\"2026-08-31.2\",\"greeting\":\"Good morning\"}'" },
    { "variables-digits", NULL }, { NULL },
  });
  g_assert_finalize_object (simulation);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/tool-mocks/fixture", test_fixture);
  g_test_add_func ("/tool-mocks/odd-items", test_odd_items);
  g_test_add_func ("/tool-mocks/not-a-list", test_not_a_list);
  g_test_add_func ("/run-plan/fixture", test_run_plan);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/tool-mocks/value/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_value);
    }

  return g_test_run ();
}
