/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define CALLBOARD_TYPE_PLAYBACK_PIPELINE (callboard_playback_pipeline_get_type ())

G_DECLARE_FINAL_TYPE (CallboardPlaybackPipeline, callboard_playback_pipeline, CALLBOARD, PLAYBACK_PIPELINE, GObject)

CallboardPlaybackPipeline *callboard_playback_pipeline_new          (GFile                     *file,
                                                                     const char                *audio_sink);
void                       callboard_playback_pipeline_set_playing  (CallboardPlaybackPipeline *self,
                                                                     gboolean                   playing);
void                       callboard_playback_pipeline_seek         (CallboardPlaybackPipeline *self,
                                                                     gint64                     position,
                                                                     double                     rate);
gint64                     callboard_playback_pipeline_get_position (CallboardPlaybackPipeline *self);
gint64                     callboard_playback_pipeline_get_duration (CallboardPlaybackPipeline *self);
gboolean                   callboard_playback_pipeline_get_seekable (CallboardPlaybackPipeline *self);
gboolean                   callboard_playback_pipeline_get_silent   (CallboardPlaybackPipeline *self);

G_END_DECLS
