/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-api-object.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_PROPERTY_VERDICT (callboard_property_verdict_get_type ())

G_DECLARE_FINAL_TYPE (CallboardPropertyVerdict, callboard_property_verdict, CALLBOARD, PROPERTY_VERDICT, CallboardApiObject)

const char *callboard_property_verdict_get_property_name   (CallboardPropertyVerdict *self);
GVariant   *callboard_property_verdict_get_expected        (CallboardPropertyVerdict *self);
const char *callboard_property_verdict_get_expected_digits (CallboardPropertyVerdict *self);
GVariant   *callboard_property_verdict_get_observed        (CallboardPropertyVerdict *self);
const char *callboard_property_verdict_get_observed_digits (CallboardPropertyVerdict *self);
const char *callboard_property_verdict_get_verdict         (CallboardPropertyVerdict *self);
const char *callboard_property_verdict_get_reasoning       (CallboardPropertyVerdict *self);
const char *callboard_property_verdict_get_segment_text    (CallboardPropertyVerdict *self);
gint64      callboard_property_verdict_get_start_offset    (CallboardPropertyVerdict *self);

G_END_DECLS
