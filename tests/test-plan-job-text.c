/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Texts in responses are shown completely, whether long, in any script, with markup or
 * NUL characters; and searching in them.
 */

#include "config.h"

#include <string.h>

#include "callboard-custom-property.h"
#include "callboard-error.h"
#include "callboard-labels.h"
#include "callboard-text.h"
#include "support/model-support.h"

#define PERSONA "data.simulationJobs[0].persona"

/* Stands for the tested text in a response. */
#define PLACEHOLDER "@TEXT@"

/* The response for a run with one simulation, with @json unchanged at a path of it. */
static char *
dup_answer_with (const char *path,
                 const char *json)
{
  g_autoptr(JsonNode) answer = model_support_create_answer ("a");
  g_autoptr(GString) text = NULL;
  g_autofree char *printed = NULL;

  model_support_change (answer, path, "\"" PLACEHOLDER "\"");
  printed = json_to_string (answer, FALSE);
  text = g_string_new (printed);
  g_assert_cmpuint (g_string_replace (text, "\"" PLACEHOLDER "\"", json, 0), ==, 1);

  return g_string_free_and_steal (g_steal_pointer (&text));
}

static CallboardPersona *
decode_persona (const char *path,
                const char *json)
{
  g_autofree char *answer = dup_answer_with (path, json);
  CallboardPlanJob *run = model_support_decode_text (answer);
  CallboardSimulationJob *simulation = callboard_plan_job_find (run, "a");
  CallboardPersona *persona;

  g_assert_nonnull (simulation);
  persona = g_object_ref (callboard_simulation_job_get_persona (simulation));
  g_assert_finalize_object (run);

  return persona;
}

/* --- Texts ---------------------------------------------------------------- */

static const struct
{
  const char *name;
  const char *json;
  const char *text;
} texts[] = {
  { "markup", "\"<b>\\\"Tom\\\" & 'Jerry'</b> &amp; <span size='1000'>\"",
    "<b>\"Tom\" & 'Jerry'</b> &amp; <span size='1000'>" },
  { "printf-directives", "\"100 %s %n %1$d\"", "100 %s %n %1$d" },
  { "lines-and-tabs", "\"one\\ntwo\\r\\n\\tthree\"", "one\ntwo\r\n\tthree" },
  { "accents", "\"\\u00c9lo\\u00efse \xc3\x89lo\xc3\xafse\"", "Éloïse Éloïse" },
  { "emoji-as-a-pair-of-escapes", "\"\\ud83c\\udfad!\"", "🎭!" },
  { "right-to-left", "\"\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d \\u202eabc\"", "שלום \u202eabc" },
  { "empty", "\"\"", "" },
  { "spaces", "\"  \"", "  " },
  { "last-character-of-unicode", "\"\\udbff\\udffd\"", "\U0010fffd" },
  { "nul", "\"before\\u0000after\"", "before␀after" },
  { "only-nul", "\"\\u0000\"", "␀" },
  { "nuls-in-a-row", "\"\\u0000\\u0000\\u0000\"", "␀␀␀" },
  { "nul-spelled-out", "\"\\\\u0000\"", "\\u0000" },
  { "nul-after-an-escaped-backslash", "\"\\\\\\u0000\"", "\\␀" },
  { "nul-spelled-out-after-a-backslash", "\"\\\\\\\\u0000\"", "\\\\u0000" },
  { "nul-beside-nul-spelled-out", "\"\\u0000\\\\u0000\\u0000\"", "␀\\u0000␀" },
  { "other-escapes-with-zeros", "\"\\u00001\\u0001\"", "␀1\x01" },
};

static void
test_text (gconstpointer data)
{
  guint row = GPOINTER_TO_UINT (data);
  CallboardPersona *persona = decode_persona (PERSONA ".backstoryPrompt", texts[row].json);
  g_autofree char *backstory = model_support_dup_property (persona, "backstory-prompt");

  g_assert_cmpstr (backstory, ==, texts[row].text);
  g_assert_finalize_object (persona);
}

static void
test_huge_text (void)
{
  const gsize size = 5 * 1024 * 1024;
  g_autofree char *huge = g_malloc (size + 1);
  g_autofree char *json = NULL;
  g_autofree char *backstory = NULL;
  CallboardPersona *persona;

  for (gsize i = 0; i < size; i++)
    huge[i] = 'a' + i % 26;
  huge[size] = '\0';
  json = g_strdup_printf ("\"%s\"", huge);
  persona = decode_persona (PERSONA ".backstoryPrompt", json);

  backstory = model_support_dup_property (persona, "backstory-prompt");
  g_assert_cmpuint (strlen (backstory), ==, size);
  g_assert_true (g_str_equal (backstory, huge));
  g_assert_finalize_object (persona);
}

static void
test_nul_in_id (void)
{
  g_autofree char *answer = dup_answer_with ("data.simulationJobs[0].simulationJobId", "\"a\\u0000b\"");
  CallboardPlanJob *run = model_support_decode_text (answer);

  g_assert_nonnull (callboard_plan_job_find (run, "a␀b"));
  g_assert_null (callboard_plan_job_find (run, "a"));

  g_assert_finalize_object (run);
}

/* A response can end within the escape. */
static void
test_nul_at_truncated_end (void)
{
  const char *complete = "{ \"data\": \"\\\\u0000\\u0000";

  for (gsize length = 1; length <= strlen (complete); length++)
    {
      g_autofree char *exact = g_memdup2 (complete, length);
      g_autoptr(GBytes) body = g_bytes_new_take (g_steal_pointer (&exact), length);
      g_autoptr(GError) error = NULL;

      g_assert_null (callboard_plan_job_decode (body, &error));
      g_assert_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_MALFORMED);
    }
}

/* --- Persona properties --------------------------------------------------- */

static void
assert_entries (const char        *json,
                const char *const *expected)
{
  CallboardPersona *persona = decode_persona (PERSONA ".properties", json);

  model_support_assert_entries (callboard_persona_get_properties (persona), expected);
  g_assert_finalize_object (persona);
}

static void
test_plain_properties (void)
{
  assert_entries ("{ \"zip\": \"94105\", \"age\": 35, \"insured\": true, \"left\": false,"
                  "  \"file\": null, \"share\": 0.5, \"debt\": -12, \"note\": \"\", \"\": \"nameless\" }",
                  (const char *[]) {
                    "zip", "94105", "age", "35", "insured", "true", "left", "false",
                    "file", "null", "share", "0.5", "debt", "-12", "note", "", "", "nameless", NULL,
                  });
}

static void
test_nested_properties (void)
{
  assert_entries ("{ \"address\": { \"city\": \"Lyon\", \"geo\": { \"lat\": 45.75 } },"
                  "  \"relatives\": [\"Meera\", 7, true, null], \"empty\": {}, \"none\": [],"
                  "  \"visits\": [{ \"year\": 2024 }, [1]] }",
                  (const char *[]) {
                    "address.city", "Lyon", "address.geo.lat", "45.75",
                    "relatives", "Meera, 7, true, null", "empty", "{}", "none", "",
                    "visits", "[{\"year\":2024},[1]]", NULL,
                  });
}

static void
test_deep_properties (void)
{
  assert_entries ("{ \"a\": { \"b\": { \"c\": { \"d\": { \"e\": { \"f\": { \"g\": { \"h\":"
                  "  { \"i\": { \"j\": { \"k\": 1 } } } } } } } } } } }",
                  (const char *[]) { "a.b.c.d.e.f.g.h.i", "{\"j\":{\"k\":1}}", NULL });
}

static void
test_odd_names (void)
{
  g_autofree char *long_name = g_strnfill (5000, 'n');
  g_autofree char *json = g_strdup_printf (
    "{ \"two\\nlines\": \"two\\nlines\", \"nul\\u0000\": 1, \"\\u001b[31m\": 2, \"%s\": 3 }", long_name);
  g_autofree char *shortened = NULL;

  long_name[200] = '\0';
  shortened = g_strconcat (long_name, "…", NULL);
  assert_entries (json, (const char *[]) {
    "two lines", "two\nlines", "nul␀", "1", "␛[31m", "2", shortened, "3", NULL,
  });
}

/* The maximum number; one more is tested in test-plan-job-malformed.c. */
static void
test_many_properties (void)
{
  g_autoptr(GString) json = g_string_new ("{ \"p0\": 0");
  g_autoptr(CallboardCustomProperty) last = NULL;
  CallboardPersona *persona;
  GListModel *properties;

  for (guint i = 1; i < 10000; i++)
    g_string_append_printf (json, ", \"p%u\": %u", i, i);
  g_string_append (json, " }");
  persona = decode_persona (PERSONA ".properties", json->str);
  properties = callboard_persona_get_properties (persona);

  g_assert_cmpuint (g_list_model_get_n_items (properties), ==, 10000);
  last = g_list_model_get_item (properties, 9999);
  g_assert_cmpstr (callboard_custom_property_get_name (last), ==, "p9999");
  g_assert_cmpstr (callboard_custom_property_get_value (last), ==, "9999");
  g_assert_finalize_object (persona);
}

/* --- Search --------------------------------------------------------------- */

static const struct
{
  const char *name;
  const char *typed;
} findable[] = {
  { "id", "57ae8d48" },
  { "persona", "Eloise" },
  { "persona-with-accents", "ÉLOÏSE FOURNIER" },
  { "display-name", "irate" },
  { "scenario", "urgent DENTAL" },
  { "endpoint", "(production)" },
  { "phone-number", "+15555551234" },
  { "call-id", "f8b204f3" },
  { "status-as-in-the-api", "completed" },
  { "language-name", "french" },
  { "trait-as-in-the-api", "driving" },
  { "invalidation-detail", "silent for 41 seconds" },
};

static void
test_found_by (gconstpointer data)
{
  g_autoptr(GBytes) body = model_support_load ("plan-job-current.json");
  CallboardPlanJob *run = model_support_decode (body);
  CallboardSimulationJob *simulation =
    callboard_plan_job_find (run, "57ae8d48-fcd6-4039-b142-01154b78ded2");
  g_autofree char *folded = callboard_text_fold (data);

  g_assert_true (callboard_api_object_contains (CALLBOARD_API_OBJECT (simulation), folded));

  g_assert_finalize_object (run);
}

static void
test_not_found_by (void)
{
  g_autoptr(GBytes) body = model_support_load ("plan-job-current.json");
  CallboardPlanJob *run = model_support_decode (body);
  CallboardSimulationJob *simulation =
    callboard_plan_job_find (run, "57ae8d48-fcd6-4039-b142-01154b78ded2");
  CallboardApiObject *object = CALLBOARD_API_OBJECT (simulation);

  g_assert_false (callboard_api_object_contains (object, "rajesh"));
  g_assert_false (callboard_api_object_contains (object, "staging"));
  g_assert_false (callboard_api_object_contains (object, "(null)"));

  g_assert_finalize_object (run);
}

static void
test_found_by_stage (void)
{
  CallboardPlanJob *run = model_support_create_run ("a");
  CallboardApiObject *object = CALLBOARD_API_OBJECT (callboard_plan_job_find (run, "a"));

  g_assert_true (callboard_api_object_contains (object, "simulating"));
  g_assert_true (callboard_api_object_contains (object, "in conversation"));
  g_assert_true (callboard_api_object_contains (object, "processing"));
  g_assert_true (callboard_api_object_contains (object, "in progress"));

  g_assert_finalize_object (run);
}

static void
test_found_by_properties (void)
{
  g_autofree char *answer = dup_answer_with (PERSONA ".properties", "{ \"pet\": { \"name\": \"Fr\xc3\xbc" "chtchen\" } }");
  CallboardPlanJob *run = model_support_decode_text (answer);
  CallboardApiObject *object = CALLBOARD_API_OBJECT (callboard_plan_job_find (run, "a"));

  g_assert_true (callboard_api_object_contains (object, "pet.name"));
  g_assert_true (callboard_api_object_contains (object, "fruchtchen"));

  g_assert_finalize_object (run);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  callboard_labels_init ();

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *path = g_strconcat ("/plan-job/text/", texts[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_text);
    }
  for (guint i = 0; i < G_N_ELEMENTS (findable); i++)
    {
      g_autofree char *path = g_strconcat ("/plan-job/search/finds-by-", findable[i].name, NULL);

      g_test_add_data_func (path, findable[i].typed, test_found_by);
    }
  g_test_add_func ("/plan-job/text/5-mb", test_huge_text);
  g_test_add_func ("/plan-job/text/nul-in-an-id", test_nul_in_id);
  g_test_add_func ("/plan-job/text/nul-at-truncated-end", test_nul_at_truncated_end);
  g_test_add_func ("/plan-job/properties/plain", test_plain_properties);
  g_test_add_func ("/plan-job/properties/nested", test_nested_properties);
  g_test_add_func ("/plan-job/properties/too-deep-are-json", test_deep_properties);
  g_test_add_func ("/plan-job/properties/odd-names", test_odd_names);
  g_test_add_func ("/plan-job/properties/10-000", test_many_properties);
  g_test_add_func ("/plan-job/search/does-not-find-others", test_not_found_by);
  g_test_add_func ("/plan-job/search/finds-by-stage", test_found_by_stage);
  g_test_add_func ("/plan-job/search/finds-by-properties", test_found_by_properties);

  return g_test_run ();
}
