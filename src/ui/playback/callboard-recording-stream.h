/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CALLBOARD_TYPE_RECORDING_STREAM (callboard_recording_stream_get_type ())

G_DECLARE_FINAL_TYPE (CallboardRecordingStream, callboard_recording_stream, CALLBOARD, RECORDING_STREAM, GtkMediaStream)

CallboardRecordingStream *callboard_recording_stream_new          (GFile                    *file,
                                                                   const char               *audio_sink);
void                      callboard_recording_stream_set_offset   (CallboardRecordingStream *self,
                                                                   gint64                    offset);
gint64                    callboard_recording_stream_get_offset   (CallboardRecordingStream *self);
gint64                    callboard_recording_stream_get_duration (CallboardRecordingStream *self);
void                      callboard_recording_stream_set_rate     (CallboardRecordingStream *self,
                                                                   double                    rate);
gboolean                  callboard_recording_stream_get_silent   (CallboardRecordingStream *self);

G_END_DECLS
