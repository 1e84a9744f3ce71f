/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Response bodies that are empty, truncated, not JSON, or JSON that is not a run. JSON
 * with single invalid values is tested in test-plan-job-malformed.c.
 */

#include "config.h"

#include <string.h>

#include "callboard-error.h"
#include "support/model-support.h"

/* A run without simulations and without the closing brace. */
#define OPEN_RUN \
  "{ \"data\": { \"simulationRunPlanJobId\": \"run-1\", \"simulationRunPlanId\": \"plan-1\"," \
  "  \"status\": \"QUEUED\", \"createdAt\": \"2026-01-05T10:00:00Z\", \"simulationJobs\": [] }"

#define RUN OPEN_RUN " }"

/* The same with another ID. */
#define RUN_WITH_ID(id) \
  "{ \"data\": { \"simulationRunPlanJobId\": " id ", \"simulationRunPlanId\": \"plan-1\"," \
  "  \"status\": \"QUEUED\", \"createdAt\": \"2026-01-05T10:00:00Z\", \"simulationJobs\": [] } }"

/* Start of the message for every body that is not JSON. The rest is from json-glib and
 * differs between versions. */
#define NOT_JSON "The response is not JSON: "

typedef struct
{
  const char *name;
  const char *body;
  gsize       length;
  /* The full message, or NULL if it starts with NOT_JSON. */
  const char *message;
} Row;

#define BODY(text) text, sizeof (text) - 1

static const Row rows[] = {
  { "empty", BODY (""), "The response is empty" },
  { "spaces", BODY (" \t\r\n ") },
  { "plain-text", BODY ("upstream connect error") },
  { "html", BODY ("<!DOCTYPE html><html><body><h1>502 Bad Gateway</h1></body></html>") },
  { "xml", BODY ("<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code></Error>") },
  { "nul-bytes", BODY ("\0\0\0\0") },
  { "gzip", BODY ("\x1f\x8b\x08\0\0\0\0\0") },
  { "utf-16", BODY ("\xff\xfe{\0}\0") },

  { "object-without-data", BODY ("{}"), "data: expected an object, got nothing" },
  { "error-of-the-server", BODY ("{ \"error\": { \"message\": \"no such run\" } }"),
    "data: expected an object, got nothing" },
  { "list", BODY ("[]"), "the response: expected an object, got a list" },
  { "list-of-a-run", BODY ("[" RUN "]"), "the response: expected an object, got a list" },
  { "text", BODY ("\"run\""), "the response: expected an object, got \"run\"" },
  { "long-text", BODY ("\"0123456789012345678901234567890123456789+\""),
    "the response: expected an object, got \"0123456789012345678901234567890123456789…\"" },
  { "number", BODY ("42"), "the response: expected an object, got 42" },
  { "true", BODY ("true"), "the response: expected an object, got true" },
  { "null", BODY ("null"), "the response: expected an object, got null" },
  { "data-twice", BODY ("{ \"data\": {}, \"data\": 2 }"), "data: expected an object, got 2" },

  { "brace-missing", BODY (OPEN_RUN) },
  { "brace-too-many", BODY (RUN "}") },
  { "two-responses", BODY (RUN RUN) },
  { "garbage-after", BODY (RUN "garbage") },
  { "html-after", BODY (RUN "\n<!-- cached -->") },
  { "comment-before", BODY ("/* cached */" RUN) },
  { "json-hijacking-guard", BODY (")]}'\n" RUN) },

  { "cut-in-a-name", BODY ("{ \"data\": { \"simulationRunPl") },
  { "cut-after-a-name", BODY ("{ \"data\":") },
  { "cut-in-a-text", BODY ("{ \"data\": { \"simulationRunPlanJobId\": \"run") },
  { "cut-in-an-escape", BODY ("{ \"data\": { \"simulationRunPlanJobId\": \"\\u00") },
  { "cut-in-a-character", BODY ("{ \"data\": { \"simulationRunPlanJobId\": \"\xc3") },
  { "cut-in-a-number", BODY ("{ \"data\": { \"n\": 1.") },
  { "cut-in-a-word", BODY ("{ \"data\": { \"passed\": tru") },

  { "single-quotes", BODY (RUN_WITH_ID ("'run-1'")) },
  { "word", BODY (RUN_WITH_ID ("undefined")) },
  { "upper-case-null", BODY (RUN_WITH_ID ("NULL")) },
  { "not-a-number", BODY (RUN_WITH_ID ("NaN")),
    "data.simulationRunPlanJobId: expected an ID, got NaN" },
  { "infinity", BODY (RUN_WITH_ID ("Infinity")),
    "data.simulationRunPlanJobId: expected an ID, got Infinity" },
  { "leading-zero", BODY (RUN_WITH_ID ("007")) },
  { "hexadecimal", BODY (RUN_WITH_ID ("0x10")) },
  { "point-without-digits", BODY (RUN_WITH_ID ("1.")) },
  { "nothing-after-a-name", BODY (RUN_WITH_ID ("")) },
  { "comma-at-the-end-of-an-object", BODY ("{ \"data\": {}, }") },
  { "comma-at-the-end-of-a-list", BODY ("{ \"data\": [1,] }") },
  { "name-without-quotes", BODY ("{ data: {} }") },
};

/* The error of an invalid body. */
static GError *
decode_error (const char *body,
              gsize       length)
{
  /* Allocated with its exact size, so that sanitizers notice a read beyond it. */
  g_autoptr(GBytes) bytes = g_bytes_new_take (g_memdup2 (body, length), length);
  g_autoptr(GError) error = NULL;

  g_assert_null (callboard_plan_job_decode (bytes, &error));
  g_assert_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_MALFORMED);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));

  return g_steal_pointer (&error);
}

static void
assert_not_json (const GError *error)
{
  g_assert_true (g_str_has_prefix (error->message, NOT_JSON));
  g_assert_cmpuint (strlen (error->message), >, strlen (NOT_JSON));
  g_assert_cmpuint (g_utf8_strlen (error->message, -1), <=, strlen (NOT_JSON) + 201);
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr(GError) error = decode_error (row->body, row->length);

  if (row->message != NULL)
    g_assert_cmpstr (error->message, ==, row->message);
  else
    assert_not_json (error);
}

/* Truncates a real response at every position. */
static void
test_truncated_anywhere (void)
{
  g_autoptr(GBytes) complete = model_support_load ("plan-job-seed.json");
  gsize size;
  const char *data = g_bytes_get_data (complete, &size);

  while (data[size - 1] != '}')
    size--;
  for (gsize length = 1; length < size; length++)
    {
      g_autoptr(GError) error = decode_error (data, length);

      assert_not_json (error);
    }
}

static void
test_long_word (void)
{
  g_autofree char *word = g_strnfill (100000, 'w');
  g_autoptr(GError) error = decode_error (word, strlen (word));

  assert_not_json (error);
}

static void
assert_nested (const char *open,
               const char *close,
               gboolean    is_closed)
{
  g_autoptr(GString) body = g_string_new ("{ \"data\": ");
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < 10000; i++)
    g_string_append (body, open);
  for (guint i = 0; is_closed && i < 10000; i++)
    g_string_append (body, close);
  g_string_append (body, " }");
  error = decode_error (body->str, body->len);

  assert_not_json (error);
}

static void
test_nested_lists (void)
{
  assert_nested ("[", "]", TRUE);
  assert_nested ("[", "]", FALSE);
}

static void
test_nested_objects (void)
{
  assert_nested ("{ \"a\": ", "}", FALSE);
  assert_nested ("{ \"a\": {}, \"b\": ", "0 }", TRUE);
}

static void
test_byte_order_mark (void)
{
  CallboardPlanJob *run = model_support_decode_text ("\xef\xbb\xbf" RUN);

  g_assert_cmpstr (callboard_plan_job_get_id (run), ==, "run-1");
  g_assert_finalize_object (run);
}

static void
test_space_around (void)
{
  CallboardPlanJob *run = model_support_decode_text ("\r\n\t " RUN "\r\n\t ");

  g_assert_cmpstr (callboard_plan_job_get_id (run), ==, "run-1");
  g_assert_finalize_object (run);
}

/* What json-glib would refuse within a text is read as it stands there. */
static void
test_odd_text (void)
{
  static const struct { const char *text; const char *id; } cases[] = {
    { "\"r\nn\"", "r\nn" }, { "\"\\x41\"", "\\x41" }, { "\"\\u00zz\"", "\\u00zz" }, { "\"\\é\"", "\\é" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text =
        g_strdup_printf ("{ \"data\": { \"simulationRunPlanJobId\": %s, \"simulationJobs\": [] } }", cases[i].text);
      CallboardPlanJob *run = model_support_decode_text (text);

      g_assert_cmpstr (callboard_plan_job_get_id (run), ==, cases[i].id);
      g_assert_finalize_object (run);
    }
}

/* The body is not modified and need not be NUL-terminated. */
static void
test_body_is_not_modified (void)
{
  const char *text = RUN_WITH_ID ("\"run\\u0000\"") "trailing";
  gsize length = strlen (text) - strlen ("trailing");
  g_autoptr(GBytes) body = g_bytes_new (text, length);
  CallboardPlanJob *run = model_support_decode (body);

  g_assert_cmpstr (callboard_plan_job_get_id (run), ==, "run␀");
  g_assert_cmpmem (g_bytes_get_data (body, NULL), g_bytes_get_size (body), text, length);
  g_assert_finalize_object (run);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/plan-job/malformed/body/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/plan-job/malformed/body/truncated-anywhere", test_truncated_anywhere);
  g_test_add_func ("/plan-job/malformed/body/long-word", test_long_word);
  g_test_add_func ("/plan-job/malformed/body/10-000-lists-deep", test_nested_lists);
  g_test_add_func ("/plan-job/malformed/body/10-000-objects-deep", test_nested_objects);
  g_test_add_func ("/plan-job/body/byte-order-mark-is-skipped", test_byte_order_mark);
  g_test_add_func ("/plan-job/body/space-around-is-skipped", test_space_around);
  g_test_add_func ("/plan-job/body/odd-text-is-read", test_odd_text);
  g_test_add_func ("/plan-job/body/is-not-modified", test_body_is_not_modified);

  return g_test_run ();
}
