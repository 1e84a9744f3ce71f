/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One recording on its way.
 */

#pragma once

#include "callboard-downloader.h"

G_BEGIN_DECLS

/**
 * CallboardDownload:
 *
 * A download: the data of the task that it is carried out for.
 */
typedef struct _CallboardDownload CallboardDownload;

CallboardDownload *callboard_download_new       (GFile                  *folder,
                                                 const char             *url,
                                                 const char             *key,
                                                 GError                **error);
void               callboard_download_free      (CallboardDownload      *data);
void               callboard_download_start     (GTask                  *task,
                                                 goffset                 allowed_size,
                                                 CallboardProgressFunc   progress,
                                                 gpointer                progress_data);
goffset            callboard_download_get_total (CallboardDownload      *data);
gboolean           callboard_download_is_safe_url   (const char             *url,
                                                 const char             *from);

G_END_DECLS
