/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <gst/gst.h>

G_BEGIN_DECLS

/**
 * CALLBOARD_PLAYBACK_SEEK_FAILED:
 *
 * The name of the message that is posted on the bus where a place cannot be gone to.
 */
#define CALLBOARD_PLAYBACK_SEEK_FAILED "callboard-seek-failed"

void        callboard_playback_worker_make_async      (GFile                *file,
                                                       const char           *audio_sink,
                                                       GCancellable         *cancellable,
                                                       GAsyncReadyCallback   callback,
                                                       gpointer              user_data);
GstElement *callboard_playback_worker_make_finish     (GAsyncResult         *result,
                                                       GError              **error);
void        callboard_playback_worker_set_state_async (GstElement           *playbin,
                                                       GstState              state,
                                                       GCancellable         *cancellable,
                                                       GAsyncReadyCallback   callback,
                                                       gpointer              user_data);
void        callboard_playback_worker_seek_async      (GstElement           *playbin,
                                                       gint64                place,
                                                       double                rate,
                                                       GCancellable         *cancellable,
                                                       GAsyncReadyCallback   callback,
                                                       gpointer              user_data);
gboolean    callboard_playback_worker_finish          (GAsyncResult         *result,
                                                       GError              **error);
void        callboard_playback_worker_end             (GstElement           *playbin);

G_END_DECLS
