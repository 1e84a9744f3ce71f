/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "callboard-recording.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_RECORDING_SAVER (callboard_recording_saver_get_type ())

G_DECLARE_FINAL_TYPE (CallboardRecordingSaver, callboard_recording_saver, CALLBOARD, RECORDING_SAVER, GObject)

CallboardRecordingSaver *callboard_recording_saver_new           (void);
void                     callboard_recording_saver_choose        (CallboardRecordingSaver *self,
                                                                  CallboardRecording      *recording,
                                                                  GtkWindow               *parent,
                                                                  const char              *name);
void                     callboard_recording_saver_save          (CallboardRecordingSaver *self,
                                                                  CallboardRecording      *recording,
                                                                  GFile                   *target);
void                     callboard_recording_saver_cancel        (CallboardRecordingSaver *self);
gboolean                 callboard_recording_saver_get_copying   (CallboardRecordingSaver *self);
const char              *callboard_recording_saver_get_problem   (CallboardRecordingSaver *self);
void                     callboard_recording_saver_clear_problem (CallboardRecordingSaver *self);

G_END_DECLS
