/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <gst/gst.h>

G_BEGIN_DECLS

void        callboard_playback_worker_create_async    (GFile                *file,
                                                       const char           *audio_sink,
                                                       GCancellable         *cancellable,
                                                       GAsyncReadyCallback   callback,
                                                       gpointer              user_data);
GstElement *callboard_playback_worker_create_finish   (GAsyncResult         *result,
                                                       GError              **error);
void        callboard_playback_worker_set_state_async (GstElement           *playbin,
                                                       GstState              state,
                                                       GCancellable         *cancellable,
                                                       GAsyncReadyCallback   callback,
                                                       gpointer              user_data);
void        callboard_playback_worker_seek_async      (GstElement           *playbin,
                                                       gint64                position,
                                                       double                rate,
                                                       GCancellable         *cancellable,
                                                       GAsyncReadyCallback   callback,
                                                       gpointer              user_data);
gboolean    callboard_playback_worker_finish          (GAsyncResult         *result,
                                                       GError              **error);
void        callboard_playback_worker_stop            (GstElement           *playbin);

G_END_DECLS
