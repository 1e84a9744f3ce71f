/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The download of one recording; see callboard-download.c.
 */

#pragma once

#include "callboard-downloader.h"

G_BEGIN_DECLS

/**
 * CallboardDownload:
 *
 * The task data of a download.
 */
typedef struct _CallboardDownload CallboardDownload;

CallboardDownload *callboard_download_new       (GFile                  *folder,
                                                 CallboardClock         *clock,
                                                 const char             *url,
                                                 const char             *key,
                                                 GError                **error);
void               callboard_download_free      (CallboardDownload      *data);
void               callboard_download_start     (GTask                  *task,
                                                 goffset                 max_size,
                                                 CallboardProgressFunc   progress,
                                                 gpointer                progress_data);
goffset            callboard_download_get_total (CallboardDownload      *data);

G_END_DECLS
