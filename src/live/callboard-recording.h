/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-call-details.h"

G_BEGIN_DECLS

typedef struct _CallboardDownloader CallboardDownloader;

/**
 * CallboardRecordingStage:
 * @CALLBOARD_RECORDING_STAGE_UNKNOWN: the call is not loaded
 * @CALLBOARD_RECORDING_STAGE_NOT_YET: the call has not ended
 * @CALLBOARD_RECORDING_STAGE_MISSING: the call has no recording
 * @CALLBOARD_RECORDING_STAGE_RESTRICTED: the account may not access the recording
 * @CALLBOARD_RECORDING_STAGE_AVAILABLE: the recording can be downloaded
 * @CALLBOARD_RECORDING_STAGE_FETCHING: the download is in progress
 * @CALLBOARD_RECORDING_STAGE_LARGE: the user must confirm the download because of its
 *   size
 * @CALLBOARD_RECORDING_STAGE_READY: the file is there
 * @CALLBOARD_RECORDING_STAGE_FAILED: the download failed
 *
 * The state of the recording of a call.
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

#define CALLBOARD_TYPE_RECORDING_STAGE (callboard_recording_stage_get_type ())

GType callboard_recording_stage_get_type (void);

#define CALLBOARD_TYPE_RECORDING (callboard_recording_get_type ())

G_DECLARE_FINAL_TYPE (CallboardRecording, callboard_recording, CALLBOARD, RECORDING, CallboardLiveObject)

CallboardRecording     *callboard_recording_new          (CallboardCallDetails *details,
                                                          CallboardDownloader  *downloader,
                                                          gboolean              is_persistent);
void                    callboard_recording_set_client   (CallboardRecording   *self,
                                                          CallboardClient      *client);
CallboardRecordingStage callboard_recording_get_stage    (CallboardRecording   *self);
GFile                  *callboard_recording_get_file     (CallboardRecording   *self);
const char             *callboard_recording_get_url      (CallboardRecording   *self);
goffset                 callboard_recording_get_received (CallboardRecording   *self);
goffset                 callboard_recording_get_size     (CallboardRecording   *self);
char                   *callboard_recording_dup_problem  (CallboardRecording   *self);
void                    callboard_recording_fetch        (CallboardRecording   *self,
                                                          gboolean              allows_large);
void                    callboard_recording_cancel       (CallboardRecording   *self);
void                    callboard_recording_discard      (CallboardRecording   *self);

G_END_DECLS
