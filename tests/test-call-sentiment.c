/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Decoding the sentiment of a call, which can be missing or an unknown value.
 */

#include "config.h"

#include <string.h>

#include "callboard-error.h"
#include "callboard-sentiment.h"
#include "support/model-support.h"

static CallboardSentiment *
decode_text (const char  *text,
             GError     **error)
{
  g_autoptr(GBytes) body = g_bytes_new (text, strlen (text));

  return callboard_sentiment_decode (body, error);
}

static void
test_example (void)
{
  g_autoptr(GBytes) body = model_support_load ("call-sentiment.json");
  g_autoptr(GError) error = NULL;
  CallboardSentiment *sentiment = callboard_sentiment_decode (body, &error);
  g_autofree char *status = NULL;
  double average;

  g_assert_no_error (error);
  status = model_support_dup_property (sentiment, "status");
  g_assert_cmpstr (status, ==, "COMPLETED");
  g_assert_cmpstr (callboard_sentiment_get_category (sentiment), ==, "POSITIVE");
  g_assert_cmpstr (callboard_sentiment_get_emotion (sentiment), ==, "relief");
  g_assert_true (callboard_sentiment_get_average (sentiment, &average));
  g_assert_cmpfloat_with_epsilon (average, 0.62, 1e-9);
  g_assert_false (callboard_sentiment_is_empty (sentiment));
  g_assert_finalize_object (sentiment);
}

static void
test_negative (void)
{
  g_autoptr(CallboardSentiment) sentiment = decode_text ("{\"data\":{\"averageSentiment\":-0.8}}", NULL);
  double average;

  g_assert_true (callboard_sentiment_get_average (sentiment, &average));
  g_assert_cmpfloat_with_epsilon (average, -0.8, 1e-9);
  g_assert_false (callboard_sentiment_is_empty (sentiment));
}

static void
test_empty (void)
{
  const char *answers[] = {
    "{\"data\":null}", "{\"data\":{}}",
    "{\"data\":{\"status\":\"PENDING\",\"averageCategoricalSentiment\":null,\"averageSentiment\":null,\"commonEmotion\":null}}",
    "{\"data\":{\"averageSentiment\":\"NaN\"}}", "{\"data\":{\"averageSentiment\":1e999}}",
    "{\"data\":{\"averageSentiment\":{\"a\":1}}}", "{\"data\":{\"averageSentiment\":true}}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(CallboardSentiment) sentiment = decode_text (answers[i], &error);
      double average;

      g_assert_no_error (error);
      g_assert_false (callboard_sentiment_get_average (sentiment, &average));
      g_assert_true (callboard_sentiment_is_empty (sentiment));
    }
}

static void
test_malformed (void)
{
  g_autoptr(GError) error = NULL;

  g_autoptr(CallboardSentiment) sentiment =
    decode_text ("{\"data\":{\"commonEmotion\":7,\"averageSentiment\":1}}", NULL);

  g_assert_null (callboard_sentiment_get_emotion (sentiment));
  g_assert_false (callboard_sentiment_is_empty (sentiment));
  g_assert_cmpuint (callboard_api_object_get_n_unreadable (CALLBOARD_API_OBJECT (sentiment)), ==, 1);
  g_assert_null (decode_text ("{\"data\":7}", &error));
  g_assert_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_MALFORMED);
  g_assert_cmpstr (error->message, ==, "data: expected an object, got 7");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/call/sentiment/example", test_example);
  g_test_add_func ("/call/sentiment/negative", test_negative);
  g_test_add_func ("/call/sentiment/empty", test_empty);
  g_test_add_func ("/call/sentiment/malformed-names-field", test_malformed);

  return g_test_run ();
}
