/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-recording.h"

G_BEGIN_DECLS

/**
 * CALLBOARD_PLAYER_SKIP_INTERVAL:
 *
 * The distance that a key or button skips, in ms.
 */
#define CALLBOARD_PLAYER_SKIP_INTERVAL 5000

#define CALLBOARD_TYPE_PLAYER (callboard_player_get_type ())

G_DECLARE_FINAL_TYPE (CallboardPlayer, callboard_player, CALLBOARD, PLAYER, GObject)

CallboardPlayer        *callboard_player_new                   (void);
void                    callboard_player_set_recording         (CallboardPlayer    *self,
                                                                CallboardRecording *recording);
CallboardRecording     *callboard_player_get_recording         (CallboardPlayer    *self);
void                    callboard_player_set_expected_duration (CallboardPlayer    *self,
                                                                gint64              duration);
CallboardRecordingStage callboard_player_get_stage             (CallboardPlayer    *self);
char                   *callboard_player_dup_problem           (CallboardPlayer    *self);
gboolean                callboard_player_get_can_retry         (CallboardPlayer    *self);
gboolean                callboard_player_get_can_play          (CallboardPlayer    *self);
gboolean                callboard_player_get_can_save          (CallboardPlayer    *self);
gboolean                callboard_player_get_playing           (CallboardPlayer    *self);
gboolean                callboard_player_get_silent            (CallboardPlayer    *self);
gint64                  callboard_player_get_offset            (CallboardPlayer    *self);
gint64                  callboard_player_get_duration          (CallboardPlayer    *self);
double                  callboard_player_get_rate              (CallboardPlayer    *self);
void                    callboard_player_set_rate              (CallboardPlayer    *self,
                                                                double              rate);
void                    callboard_player_play                  (CallboardPlayer    *self);
void                    callboard_player_pause                 (CallboardPlayer    *self);
void                    callboard_player_toggle                (CallboardPlayer    *self);
void                    callboard_player_seek                  (CallboardPlayer    *self,
                                                                gint64              offset);
void                    callboard_player_skip                  (CallboardPlayer    *self,
                                                                gint64              by);
void                    callboard_player_retry                 (CallboardPlayer    *self);

G_END_DECLS
