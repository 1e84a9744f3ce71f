/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-api-object.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_SENTIMENT (callboard_sentiment_get_type ())

G_DECLARE_FINAL_TYPE (CallboardSentiment, callboard_sentiment, CALLBOARD, SENTIMENT, CallboardApiObject)

CallboardSentiment *callboard_sentiment_decode       (GBytes              *body,
                                                      GError             **error);
const char         *callboard_sentiment_get_category (CallboardSentiment  *self);
const char         *callboard_sentiment_get_emotion  (CallboardSentiment  *self);
gboolean            callboard_sentiment_get_average  (CallboardSentiment  *self,
                                                      double              *average);
gboolean            callboard_sentiment_is_empty     (CallboardSentiment  *self);

G_END_DECLS
