/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A response as it came: what is in it, its text byte for byte, secrets, the search, and
 * hostile texts.
 */

#include "config.h"

#include <string.h>

#include "callboard-error.h"
#include "callboard-json-secret.h"
#include "callboard-json-tree.h"

#define MASK CALLBOARD_JSON_MASK

static CallboardJsonDocument *
create_full (const char *text,
             gsize       size)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, size);
  g_autoptr(GError) error = NULL;
  CallboardJsonDocument *document = callboard_json_document_new (bytes, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (document);

  return document;
}

static CallboardJsonDocument *
create (const char *text)
{
  return create_full (text, strlen (text));
}

static char *
dup_json (CallboardJsonDocument *document,
          guint32                value,
          gboolean               masked)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) json = callboard_json_document_dup_json (document, value, masked, NULL, &error);

  g_assert_no_error (error);

  return g_strndup (g_bytes_get_data (json, NULL), g_bytes_get_size (json));
}

static void
assert_json (CallboardJsonDocument *document,
             guint32                value,
             gboolean               masked,
             const char            *expected)
{
  g_autofree char *json = dup_json (document, value, masked);

  g_assert_cmpstr (json, ==, expected);
}

static void
assert_content (CallboardJsonDocument *document,
                guint32                value,
                gboolean               masked,
                const char            *expected)
{
  g_autofree char *content = callboard_json_document_dup_content (document, value, masked, G_MAXSIZE, NULL);

  g_assert_cmpstr (content, ==, expected);
}

static void
assert_text (CallboardJsonDocument *document,
             guint32                value,
             const char            *expected)
{
  g_autofree char *text = callboard_json_document_dup_text (document, value, FALSE, G_MAXSIZE, NULL);

  g_assert_cmpstr (text, ==, expected);
}

/* --- As it came ----------------------------------------------------------------- */

#define VALUES \
  "\xef\xbb\xbf{ \"a\" : 12345678901234567890.1230e-09 ,\n\"a\":\"x\\ud83d\",\"l\\u00f6\":[ 1,[ ],{\"\":null} ]," \
  "\"n\":NaN,\"m\":-Infinity,\"t\":true, \"u\":\"\\ud83d\\ude00\\n\\u0000\" }\n"

static void
test_values (void)
{
  g_autoptr(CallboardJsonDocument) document = create (VALUES);
  static const CallboardJsonKind kinds[] = {
    CALLBOARD_JSON_OBJECT, CALLBOARD_JSON_NUMBER, CALLBOARD_JSON_STRING, CALLBOARD_JSON_ARRAY,
    CALLBOARD_JSON_NUMBER, CALLBOARD_JSON_ARRAY, CALLBOARD_JSON_OBJECT, CALLBOARD_JSON_NULL,
    CALLBOARD_JSON_OTHER, CALLBOARD_JSON_OTHER, CALLBOARD_JSON_BOOLEAN, CALLBOARD_JSON_STRING,
  };
  g_autofree char *name = callboard_json_document_dup_name (document, 3);
  g_autofree char *path = callboard_json_document_dup_path (document, 7);

  g_assert_cmpuint (callboard_json_document_get_n_values (document), ==, G_N_ELEMENTS (kinds));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_assert_cmpint (callboard_json_document_get_kind (document, i), ==, kinds[i]);
  g_assert_cmpstr (name, ==, "l\xc3\xb6");
  g_assert_cmpstr (path, ==, "l\xc3\xb6[2].");

  /* Numbers keep their digits, both members of the same name are there, and a lone surrogate
   * is what was sent. */
  assert_text (document, 1, "12345678901234567890.1230e-09");
  assert_text (document, 2, "\"x\\ud83d\"");
  assert_content (document, 2, FALSE, "x\\ud83d");
  assert_text (document, 9, "-Infinity");
  assert_content (document, 11, FALSE, "\xf0\x9f\x98\x80\n\\u0000");
  assert_json (document, 3, FALSE, "[ 1,[ ],{\"\":null} ]");
  assert_json (document, CALLBOARD_JSON_ROOT, TRUE, strchr (g_strstrip ((char[]) { VALUES }), '{'));
}

/* A lone surrogate swallows nothing of what follows. */
static void
test_surrogates (void)
{
  g_autoptr(CallboardJsonDocument) document = create ("[\"\\ud83d\\u0041\",\"\\ude00\\ud83d\\ude00\",\"\\ud83\"]");

  assert_content (document, 1, FALSE, "\\ud83dA");
  assert_content (document, 2, FALSE, "\\ude00\xf0\x9f\x98\x80");
  assert_content (document, 3, FALSE, "\\ud83");
}

static void
test_members (void)
{
  g_autoptr(CallboardJsonDocument) document =
    create ("{\"a\":1,\"b\":{\"a\":2},\"\\u0061\":3,\"jobs\":[{\"id\":\"x\"},null,{\"id\":7},{\"id\":\"\\u0079\"}]}");
  const char *const path[] = { "jobs", NULL };
  const char *const nowhere[] = { "b", "jobs", NULL };

  /* The last of several, as when it is decoded. */
  assert_text (document, callboard_json_document_find_member (document, CALLBOARD_JSON_ROOT, "a"), "3");
  g_assert_cmpuint (callboard_json_document_find_member (document, CALLBOARD_JSON_ROOT, "c"), ==, CALLBOARD_JSON_NONE);
  assert_json (document, callboard_json_document_find_element (document, path, "id", "y"), FALSE,
               "{\"id\":\"\\u0079\"}");
  assert_json (document, callboard_json_document_find_element (document, path, "id", "7"), FALSE, "{\"id\":7}");
  g_assert_cmpuint (callboard_json_document_find_element (document, path, "id", "z"), ==, CALLBOARD_JSON_NONE);
  g_assert_cmpuint (callboard_json_document_find_element (document, nowhere, "id", "x"), ==, CALLBOARD_JSON_NONE);
}

/* Bytes that are no UTF-8 are copied as they are, and shown as something valid. */
static void
test_bytes (void)
{
  static const char text[] = "[\"a\xff\",\"b\0c\",\"d\ne\"]";
  g_autoptr(CallboardJsonDocument) document = create_full (text, sizeof text - 1);
  g_autoptr(GBytes) json = callboard_json_document_dup_json (document, CALLBOARD_JSON_ROOT, TRUE, NULL, NULL);

  g_assert_cmpmem (g_bytes_get_data (json, NULL), g_bytes_get_size (json), text, sizeof text - 1);
  assert_text (document, 1, "\"a\xef\xbf\xbd\"");
  for (guint i = 0; i < callboard_json_document_get_n_values (document); i++)
    {
      g_autofree char *shown = callboard_json_document_dup_text (document, i, TRUE, G_MAXSIZE, NULL);

      g_assert_true (g_utf8_validate (shown, -1, NULL));
    }
}

static void
test_long_texts (void)
{
  g_autoptr(CallboardJsonDocument) document = create ("[\"abcd\xc3\xa9" "fgh\"]");
  gboolean cut;
  g_autofree char *text = callboard_json_document_dup_text (document, 1, FALSE, 6, &cut);
  g_autofree char *content = NULL;

  g_assert_cmpstr (text, ==, "\"abcd\xe2\x80\xa6");
  g_assert_true (cut);
  content = callboard_json_document_dup_content (document, 1, FALSE, 9, &cut);
  g_assert_cmpstr (content, ==, "abcd\xc3\xa9" "fgh");
  g_assert_false (cut);
}

/* --- Hostile texts ---------------------------------------------------------------- */

static void
test_not_json (void)
{
  static const char *const texts[] = {
    "", " ", "{", "[", "}", "[}", "{]", "{\"a\"}", "{\"a\":}", "{\"a\":1", "{a:1}", "[1 2]", "[\"a]", "\"", "\"\\",
    "[1]]", "[1],", "{\"a\":1,,}", "[,]", "\xef\xbb\xbf", "{1:2}", "{\"a\" 1}", ":", ",", "[\"a\"\"b\"]",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      /* Without a terminating zero. */
      g_autofree char *copy = g_memdup2 (texts[i], MAX (1, strlen (texts[i])));
      g_autoptr(GBytes) bytes = g_bytes_new_take (g_steal_pointer (&copy), strlen (texts[i]));
      g_autoptr(GError) error = NULL;

      g_test_message ("%s", texts[i]);
      g_assert_null (callboard_json_document_new (bytes, NULL, &error));
      g_assert_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_MALFORMED);
    }
}

/* Cuts and changes a text everywhere: there is an error, or values within the text. */
static void
test_damaged (void)
{
  static const char replacements[] = "{}[]\",:\\ 0\xff";
  static const char text[] = VALUES;

  for (gsize position = 0; position < sizeof text - 1; position++)
    for (gsize i = 0; i < sizeof replacements; i++)
      {
        /* The last replacement is NUL, the one after it cuts. */
        g_autofree char *changed = g_memdup2 (text, sizeof text - 1);
        g_autoptr(GBytes) bytes = NULL;
        g_autoptr(CallboardJsonDocument) document = NULL;

        changed[position] = replacements[i];
        bytes = g_bytes_new (changed, i % 2 == 0 ? sizeof text - 1 : position + 1);
        document = callboard_json_document_new (bytes, NULL, NULL);
        for (guint32 value = 0; document != NULL && value < callboard_json_document_get_n_values (document); value++)
          {
            g_autofree char *path = callboard_json_document_dup_path (document, value);
            g_autofree char *content = callboard_json_document_dup_content (document, value, TRUE, 20, NULL);
            g_autofree char *json = dup_json (document, value, TRUE);
          }
      }
}

static void
test_deep (void)
{
  const guint depth = 100 * 1000;
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(CallboardJsonDocument) document = NULL;
  g_autoptr(GArray) found = NULL;
  guint32 last;

  for (guint i = 0; i < depth; i++)
    g_string_append (text, i % 2 == 0 ? "[" : "{\"token\":");
  g_string_append (text, "\"deep\"");
  for (guint i = depth; i > 0; i--)
    g_string_append_c (text, i % 2 == 1 ? ']' : '}');

  document = create (text->str);
  g_assert_cmpuint (callboard_json_document_get_n_values (document), ==, 1001);
  last = callboard_json_document_get_n_values (document) - 1;
  g_assert_cmpuint (callboard_json_document_get_n_children (document, last), ==, 0);
  g_assert_cmpint (callboard_json_document_get_kind (document, last), ==, CALLBOARD_JSON_ARRAY);
  found = callboard_json_document_search (document, "deep", FALSE, NULL, NULL);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpuint (g_array_index (found, guint32, 0), ==, last);
  /* Secrets in what is not divided cannot be told, so all of it is one. */
  assert_content (document, last, TRUE, "\"" MASK "\"");
}

static void
test_many (void)
{
  const guint n = 100 * 1000;
  g_autoptr(GString) text = g_string_new ("{\"a\":[");
  g_autoptr(CallboardJsonDocument) document = NULL;
  g_autoptr(CallboardJsonTree) tree = NULL;
  g_autoptr(GListModel) root = NULL;
  g_autoptr(CallboardJsonValue) whole = NULL;
  g_autoptr(GListModel) members = NULL;
  g_autoptr(CallboardJsonValue) array = NULL;
  g_autoptr(GListModel) groups = NULL;
  g_autoptr(CallboardJsonValue) group = NULL;
  g_autoptr(GListModel) elements = NULL;
  g_autoptr(CallboardJsonValue) element = NULL;
  g_autofree char *label = NULL;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%u", i > 0 ? "," : "", i);
  g_string_append (text, "]}");
  document = create (text->str);
  for (guint i = 0; i < n; i += 997)
    {
      guint32 child = callboard_json_document_get_child (document, 1, i);

      g_assert_cmpuint (child, ==, 2 + i);
      g_assert_cmpuint (callboard_json_document_get_position (document, child), ==, i);
    }
  g_assert_cmpuint (callboard_json_document_get_child (document, 1, n), ==, CALLBOARD_JSON_NONE);

  tree = callboard_json_tree_new (document);
  root = callboard_json_tree_create_root (tree);
  whole = g_list_model_get_item (root, 0);
  members = callboard_json_value_create_children (whole);
  array = g_list_model_get_item (members, 0);
  groups = callboard_json_value_create_children (array);
  g_assert_cmpuint (g_list_model_get_n_items (groups), ==, n / 1000);
  g_assert_cmpuint (callboard_json_value_find_child (array, 2 + 54321), ==, 54);
  group = g_list_model_get_item (groups, 54);
  label = callboard_json_value_dup_label (group);
  g_assert_cmpstr (label, ==, "54000 \xe2\x80\xa6 54999");
  elements = callboard_json_value_create_children (group);
  g_assert_cmpuint (g_list_model_get_n_items (elements), ==, 1000);
  g_assert_cmpuint (callboard_json_value_find_child (group, 2 + 54321), ==, 321);
  g_assert_cmpuint (callboard_json_value_find_child (group, 2 + 55000), ==, G_MAXUINT);
  element = g_list_model_get_item (elements, 321);
  g_assert_cmpuint (callboard_json_value_get_index (element), ==, 2 + 54321);
  g_assert_null (g_list_model_get_item (elements, 1000));
  g_assert_null (g_list_model_get_item (groups, n / 1000));
}

static void
test_groups_of_groups (void)
{
  const guint n = 1000 * 1000 + 500;
  g_autoptr(GString) text = g_string_new ("[0");
  g_autoptr(CallboardJsonDocument) document = NULL;
  g_autoptr(CallboardJsonTree) tree = NULL;
  g_autoptr(GListModel) list = NULL;
  const guint32 index = 1 + 1000 * 1000 + 499;
  static const guint expected[] = { 0, 1, 499 };

  for (guint i = 1; i < n; i++)
    g_string_append (text, ",0");
  g_string_append_c (text, ']');
  document = create (text->str);
  tree = callboard_json_tree_new (document);
  list = callboard_json_tree_create_root (tree);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr(CallboardJsonValue) value = g_list_model_get_item (list, expected[i]);
      GListModel *children = callboard_json_value_create_children (value);

      g_assert_cmpuint (g_list_model_get_n_items (list), <=, 1001);
      if (i + 1 == G_N_ELEMENTS (expected))
        {
          g_assert_null (children);
          g_assert_cmpuint (callboard_json_value_get_index (value), ==, index);
          return;
        }
      g_assert_cmpuint (callboard_json_value_find_child (value, index), ==, expected[i + 1]);
      g_object_unref (list);
      list = children;
    }
}

static void
test_canceled (void)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GBytes) bytes = g_bytes_new_static ("[1,\"token\"]", 11);
  g_autoptr(CallboardJsonDocument) document = create ("[1,\"token\"]");
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (callboard_json_document_new (bytes, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (callboard_json_document_search (document, "a", TRUE, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (callboard_json_document_dup_json (document, CALLBOARD_JSON_ROOT, TRUE, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* --- Secrets ---------------------------------------------------------------------- */

static const struct
{
  const char *name;
  const char *text;
  /* NULL if nothing is secret. */
  const char *masked;
} secrets[] = {
  { "recordingUrl", "https://s3.example/a.ogg?X-Amz-Signature=abc&b=c", "https://s3.example/a.ogg?" MASK },
  { "recordingUrl", "https://s3.example/a.ogg?v=1", "https://s3.example/a.ogg?" MASK },
  { "stereo_recording_url", "/a.ogg?s=1", "/a.ogg?" MASK },
  { "recordingUrl", "https://s3.example/a.ogg", NULL },
  { "url", "https://example.com/?page=2", NULL },
  { "url", "s3://b/c?Signature=x#y", "s3://b/c?" MASK },
  { "url", "https://me:pass@example.com/?page=2", "https://" MASK "@example.com/?page=2" },
  { "text", "See https://x.example/a?sig=1, or \"https://y.example/?a=1\".",
    "See https://x.example/a?" MASK " or \"https://y.example/?a=1\"." },
  { "text", "(url=https://x.example/a#access_token=1)", "(url=https://x.example/a#" MASK },
  { "header", "Bearer abcdefgh12345678", "Bearer " MASK },
  { "header", "authorization: BEARER a.b-c_d~e+f/12345=, and more", "authorization: BEARER " MASK ", and more" },
  { "text", "The bearer certificates expire. Basic responsibilities.", NULL },
  { "text", "Use sk-live_0123456789abcdef now", "Use " MASK " now" },
  { "text", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl", MASK },
  { "text", "A risk-adjusted token", NULL },
};

static void
test_masks (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
    {
      g_autofree char *masked = callboard_json_secret_mask (secrets[i].name, secrets[i].text);

      g_assert_cmpstr (masked, ==, secrets[i].masked);
    }

  g_assert_true (callboard_json_secret_is_name ("Authorization"));
  g_assert_true (callboard_json_secret_is_name ("x-api-key"));
  g_assert_true (callboard_json_secret_is_name ("accessToken"));
  g_assert_true (callboard_json_secret_is_name ("client_secret"));
  g_assert_false (callboard_json_secret_is_name ("totalTokens"));
  g_assert_false (callboard_json_secret_is_name ("name"));
}

#define SECRETS \
  "{\"recordingUrl\": \"https:\\/\\/h\\/a?X\\u0026Y\", \"n\": 1.10, \"auth\": {\"authorization\": {\"a\": [\"b\", 2]}}," \
  " \"b\\u0065arer\": \"x\", \"say\": \"B\\u0065arer 0123456789abcdef\"}"

static void
test_masked_copies (void)
{
  g_autoptr(CallboardJsonDocument) document = create (SECRETS);
  guint32 bearer = callboard_json_document_find_member (document, CALLBOARD_JSON_ROOT, "bearer");
  guint32 list = 6;

  assert_json (document, CALLBOARD_JSON_ROOT, FALSE, SECRETS);
  assert_json (document, CALLBOARD_JSON_ROOT, TRUE,
               "{\"recordingUrl\": \"https://h/a?" MASK "\", \"n\": 1.10, \"auth\": {\"authorization\": {\"a\": [\"" MASK "\", 2]}},"
               " \"b\\u0065arer\": \"" MASK "\", \"say\": \"Bearer " MASK "\"}");
  assert_content (document, bearer, TRUE, MASK);
  assert_content (document, bearer, FALSE, "x");
  /* Copied alone, it is still in something secret. */
  assert_json (document, list, TRUE, "\"" MASK "\"");
}

/* --- Search ----------------------------------------------------------------------- */

static void
assert_found (CallboardJsonDocument *document,
              const char            *query,
              gboolean               masked,
              const char            *expected)
{
  g_autoptr(GArray) found = callboard_json_document_search (document, query, masked, NULL, NULL);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (text, " %u", g_array_index (found, guint32, i));
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_search (void)
{
  g_autoptr(CallboardJsonDocument) document =
    create ("{\"Name\":\"\xc3\x89lo\\u00efse\",\"names\":[\"ELOISE\",1234567890123456789012,\"a\\\"b\"],"
            "\"recordingUrl\":\"https://h/eloise?sig=secretname\"}");

  assert_found (document, "name", FALSE, " 1 2 6");
  assert_found (document, "name", TRUE, " 1 2");
  assert_found (document, "elo\xc3\xafse", TRUE, " 1 3 6");
  assert_found (document, "56789012345", TRUE, " 4");
  assert_found (document, "a\"b", TRUE, " 5");
  assert_found (document, "\\\"", TRUE, "");
  assert_found (document, "", TRUE, "");
  assert_found (document, "nowhere", TRUE, "");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/json-document/as-it-came/values", test_values);
  g_test_add_func ("/json-document/as-it-came/surrogates", test_surrogates);
  g_test_add_func ("/json-document/as-it-came/members", test_members);
  g_test_add_func ("/json-document/as-it-came/bytes", test_bytes);
  g_test_add_func ("/json-document/as-it-came/long-texts", test_long_texts);
  g_test_add_func ("/json-document/hostile/not-json", test_not_json);
  g_test_add_func ("/json-document/hostile/damaged", test_damaged);
  g_test_add_func ("/json-document/hostile/deep", test_deep);
  g_test_add_func ("/json-document/hostile/many-elements", test_many);
  g_test_add_func ("/json-document/hostile/groups-of-groups", test_groups_of_groups);
  g_test_add_func ("/json-document/canceled", test_canceled);
  g_test_add_func ("/json-document/secrets/masks", test_masks);
  g_test_add_func ("/json-document/secrets/masked-copies", test_masked_copies);
  g_test_add_func ("/json-document/search", test_search);

  return g_test_run ();
}
