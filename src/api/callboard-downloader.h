/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "callboard-clock.h"

G_BEGIN_DECLS

/**
 * CALLBOARD_RECORDING_CONFIRM_SIZE:
 *
 * The size in bytes above which the user must confirm a download.
 */
#define CALLBOARD_RECORDING_CONFIRM_SIZE (G_GINT64_CONSTANT (100) * 1000 * 1000)

/**
 * CALLBOARD_RECORDING_MAX_SIZE:
 *
 * The size in bytes above which a recording is never downloaded.
 */
#define CALLBOARD_RECORDING_MAX_SIZE (G_GINT64_CONSTANT (500) * 1000 * 1000)

/**
 * CallboardProgressFunc:
 * @received: the number of bytes received
 * @total: the total number of bytes, or -1 if it is not known
 * @user_data: user data
 *
 * Reports the progress of a download.
 */
typedef void (*CallboardProgressFunc) (goffset  received,
                                       goffset  total,
                                       gpointer user_data);

#define CALLBOARD_TYPE_DOWNLOADER (callboard_downloader_get_type ())

G_DECLARE_FINAL_TYPE (CallboardDownloader, callboard_downloader, CALLBOARD, DOWNLOADER, GObject)

CallboardDownloader *callboard_downloader_new            (GFile                  *folder,
                                                          CallboardClock         *clock);
CallboardDownloader *callboard_downloader_new_in_cache   (CallboardClock         *clock);
gboolean             callboard_downloader_get_busy       (CallboardDownloader    *self);
void                 callboard_downloader_fetch_async    (CallboardDownloader    *self,
                                                          const char             *url,
                                                          const char             *key,
                                                          goffset                 max_size,
                                                          CallboardProgressFunc   progress,
                                                          gpointer                progress_data,
                                                          GCancellable           *cancellable,
                                                          GAsyncReadyCallback     callback,
                                                          gpointer                user_data);
GFile               *callboard_downloader_fetch_finish   (CallboardDownloader    *self,
                                                          GAsyncResult           *result,
                                                          goffset                *size,
                                                          GError                **error);
void                 callboard_downloader_trim_async     (CallboardDownloader    *self,
                                                          goffset                 max_size,
                                                          GCancellable           *cancellable,
                                                          GAsyncReadyCallback     callback,
                                                          gpointer                user_data);
gboolean             callboard_downloader_trim_finish    (GAsyncResult           *result,
                                                          GError                **error);
gboolean             callboard_downloader_may_be_expired (const GError           *error);

G_END_DECLS
