/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What CallboardDownloader keeps its files in.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CALLBOARD_DOWNLOAD_PART_SUFFIX:
 *
 * What the name of a file ends in before it is whole.
 */
#define CALLBOARD_DOWNLOAD_PART_SUFFIX ".part"

void     callboard_recording_cache_trim_async  (GFile                *folder,
                                                goffset               most,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
gboolean callboard_recording_cache_trim_finish (GAsyncResult         *result,
                                                GError              **error);

G_END_DECLS
