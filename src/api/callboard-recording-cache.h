/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The cache of recordings; see callboard-recording-cache.c.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CALLBOARD_DOWNLOAD_PART_SUFFIX:
 *
 * The suffix of an incomplete download.
 */
#define CALLBOARD_DOWNLOAD_PART_SUFFIX ".part"

void callboard_recording_cache_trim_async (GFile               *folder,
                                           goffset              max_size,
                                           GCancellable        *cancellable,
                                           GAsyncReadyCallback  callback,
                                           gpointer             user_data);

G_END_DECLS
