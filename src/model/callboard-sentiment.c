/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The sentiment of a call. Decoded in a worker thread.
 */

#include "config.h"

#include <math.h>

#include "callboard-sentiment.h"

/**
 * CallboardSentiment:
 *
 * The overall sentiment of a call. Any field may be absent: a call may have no sentiment,
 * or none yet.
 */
struct _CallboardSentiment
{
  CallboardApiObject  parent_instance;

  char               *status;
  char               *category;
  GVariant           *average;
  char               *emotion;
};

static const CallboardField fields[] = {
  { "status", "status", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardSentiment, status) },
  { "averageCategoricalSentiment", "category", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardSentiment, category) },
  { "averageSentiment", "average", CALLBOARD_FIELD_VALUE, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardSentiment, average) },
  { "commonEmotion", "emotion", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardSentiment, emotion) },
};

CALLBOARD_DEFINE_API_OBJECT (CallboardSentiment, callboard_sentiment, fields)

/**
 * callboard_sentiment_decode:
 * @body: the response to `GET /v1/call/{callId}/sentiment-run`
 * @error: return location for an error
 *
 * Sets %CALLBOARD_ERROR_MALFORMED if @body is not such a response.
 *
 * Returns: (transfer full) (nullable): a sentiment, which is empty if the call has none
 */
CallboardSentiment *
callboard_sentiment_decode (GBytes  *body,
                            GError **error)
{
  CallboardApiObject *self;
  CallboardJsonPath path;
  JsonNode *data;
  g_autoptr(JsonNode) root = callboard_json_parse_data (body, &data, &path, error);

  if (root == NULL)
    return NULL;

  if (JSON_NODE_HOLDS_NULL (data))
    return g_object_new (CALLBOARD_TYPE_SENTIMENT, NULL);

  self = callboard_api_object_decode (CALLBOARD_TYPE_SENTIMENT, data, &path, error);

  return self != NULL ? CALLBOARD_SENTIMENT (self) : NULL;
}

/**
 * callboard_sentiment_get_category:
 * @self: a sentiment
 *
 * Returns: (transfer none) (nullable): its `averageCategoricalSentiment`, such as `POSITIVE`
 */
const char *
callboard_sentiment_get_category (CallboardSentiment *self)
{
  g_return_val_if_fail (CALLBOARD_IS_SENTIMENT (self), NULL);

  return self->category;
}

/**
 * callboard_sentiment_get_emotion:
 * @self: a sentiment
 *
 * Returns: (transfer none) (nullable): its `commonEmotion`, such as `relief`
 */
const char *
callboard_sentiment_get_emotion (CallboardSentiment *self)
{
  g_return_val_if_fail (CALLBOARD_IS_SENTIMENT (self), NULL);

  return self->emotion;
}

/**
 * callboard_sentiment_get_average:
 * @self: a sentiment
 * @average: (out): return location for the `averageSentiment`; negative is bad
 *
 * Returns: whether there is an average
 */
gboolean
callboard_sentiment_get_average (CallboardSentiment *self,
                                 double             *average)
{
  g_return_val_if_fail (CALLBOARD_IS_SENTIMENT (self), FALSE);
  g_return_val_if_fail (average != NULL, FALSE);

  if (self->average == NULL || !g_variant_is_of_type (self->average, G_VARIANT_TYPE_DOUBLE))
    return FALSE;

  *average = g_variant_get_double (self->average);

  return isfinite (*average);
}

/**
 * callboard_sentiment_is_empty:
 * @self: a sentiment
 *
 * Returns: whether it has neither a category, an emotion nor an average
 */
gboolean
callboard_sentiment_is_empty (CallboardSentiment *self)
{
  double average;

  g_return_val_if_fail (CALLBOARD_IS_SENTIMENT (self), TRUE);

  return self->category == NULL && self->emotion == NULL &&
         !callboard_sentiment_get_average (self, &average);
}
