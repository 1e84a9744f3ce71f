/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-api-page.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_CALL (callboard_call_get_type ())

G_DECLARE_FINAL_TYPE (CallboardCall, callboard_call, CALLBOARD, CALL, CallboardApiObject)

/**
 * CallboardRecordingState:
 * @CALLBOARD_RECORDING_AVAILABLE: available
 * @CALLBOARD_RECORDING_RESTRICTED: exists, but this account has no access
 * @CALLBOARD_RECORDING_MISSING: none
 *
 * The state of the recording of a call.
 */
typedef enum
{
  CALLBOARD_RECORDING_AVAILABLE,
  CALLBOARD_RECORDING_RESTRICTED,
  CALLBOARD_RECORDING_MISSING,
} CallboardRecordingState;

CallboardCall          *callboard_call_decode              (GBytes         *body,
                                                            GError        **error);
CallboardApiPage       *callboard_call_decode_list         (GBytes         *body,
                                                            GError        **error);
const char             *callboard_call_get_id              (CallboardCall  *self);
const char             *callboard_call_get_simulation_id   (CallboardCall  *self);
const char             *callboard_call_get_direction       (CallboardCall  *self);
const char             *callboard_call_get_status          (CallboardCall  *self);
gint64                  callboard_call_get_duration        (CallboardCall  *self);
const char             *callboard_call_get_ended_status    (CallboardCall  *self);
const char             *callboard_call_get_recording_url   (CallboardCall  *self);
const char             *callboard_call_get_title           (CallboardCall  *self);
const char             *callboard_call_get_summary         (CallboardCall  *self);
const char             *callboard_call_get_superseded_by   (CallboardCall  *self);
CallboardRecordingState callboard_call_get_recording_state (CallboardCall  *self);

G_END_DECLS
