/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-call-details.h"
#include "callboard-downloader.h"

G_BEGIN_DECLS

/**
 * CallboardRecordingStage:
 * @CALLBOARD_RECORDING_STAGE_UNKNOWN: the call is not known yet, or not to be had
 * @CALLBOARD_RECORDING_STAGE_NOT_YET: the call goes on
 * @CALLBOARD_RECORDING_STAGE_MISSING: there is none
 * @CALLBOARD_RECORDING_STAGE_RESTRICTED: there is one, but not for this account
 * @CALLBOARD_RECORDING_STAGE_AVAILABLE: there is one to be fetched
 * @CALLBOARD_RECORDING_STAGE_FETCHING: it is on its way
 * @CALLBOARD_RECORDING_STAGE_LARGE: it is so large that somebody is to be asked
 *   before it is fetched
 * @CALLBOARD_RECORDING_STAGE_READY: it is there
 * @CALLBOARD_RECORDING_STAGE_FAILED: it could not be fetched
 *
 * What can be done with the recording of a call.
 */
typedef enum
{
  CALLBOARD_RECORDING_STAGE_UNKNOWN,
  CALLBOARD_RECORDING_STAGE_NOT_YET,
  CALLBOARD_RECORDING_STAGE_MISSING,
  CALLBOARD_RECORDING_STAGE_RESTRICTED,
  CALLBOARD_RECORDING_STAGE_AVAILABLE,
  CALLBOARD_RECORDING_STAGE_FETCHING,
  CALLBOARD_RECORDING_STAGE_LARGE,
  CALLBOARD_RECORDING_STAGE_READY,
  CALLBOARD_RECORDING_STAGE_FAILED,
} CallboardRecordingStage;

#define CALLBOARD_TYPE_RECORDING (callboard_recording_get_type ())

G_DECLARE_FINAL_TYPE (CallboardRecording, callboard_recording, CALLBOARD, RECORDING, GObject)

CallboardRecording     *callboard_recording_new          (CallboardCallDetails *details,
                                                          CallboardDownloader  *downloader,
                                                          gboolean              is_kept);
CallboardRecordingStage callboard_recording_get_stage    (CallboardRecording   *self);
GFile                  *callboard_recording_get_file     (CallboardRecording   *self);
goffset                 callboard_recording_get_received (CallboardRecording   *self);
goffset                 callboard_recording_get_size     (CallboardRecording   *self);
const GError           *callboard_recording_get_error    (CallboardRecording   *self);
char                   *callboard_recording_dup_problem  (CallboardRecording   *self);
void                    callboard_recording_fetch        (CallboardRecording   *self,
                                                          gboolean              allows_large);
void                    callboard_recording_give_up      (CallboardRecording   *self);
void                    callboard_recording_discard      (CallboardRecording   *self);

G_END_DECLS
