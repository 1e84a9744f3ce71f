/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CALLBOARD_RECORDING_CONFIRM_SIZE:
 *
 * The bytes of a recording above which somebody is to be asked first.
 */
#define CALLBOARD_RECORDING_CONFIRM_SIZE (G_GINT64_CONSTANT (100) * 1000 * 1000)

/**
 * CALLBOARD_RECORDING_MAX_SIZE:
 *
 * The bytes of a recording above which it is never downloaded.
 */
#define CALLBOARD_RECORDING_MAX_SIZE (G_GINT64_CONSTANT (500) * 1000 * 1000)

/**
 * CallboardProgressFunc:
 * @received: the bytes that have arrived
 * @total: the bytes there are, or -1 where the server does not say
 * @user_data: what was given together with the function
 *
 * Tells how far a download is.
 */
typedef void (*CallboardProgressFunc) (goffset  received,
                                       goffset  total,
                                       gpointer user_data);

#define CALLBOARD_TYPE_DOWNLOADER (callboard_downloader_get_type ())

G_DECLARE_FINAL_TYPE (CallboardDownloader, callboard_downloader, CALLBOARD, DOWNLOADER, GObject)

CallboardDownloader *callboard_downloader_new            (GFile                  *folder);
CallboardDownloader *callboard_downloader_new_in_cache   (void);
void                 callboard_downloader_fetch_async    (CallboardDownloader    *self,
                                                          const char             *url,
                                                          const char             *key,
                                                          goffset                 allowed_size,
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
                                                          goffset                 most,
                                                          GCancellable           *cancellable,
                                                          GAsyncReadyCallback     callback,
                                                          gpointer                user_data);
gboolean             callboard_downloader_trim_finish    (CallboardDownloader    *self,
                                                          GAsyncResult           *result,
                                                          GError                **error);
gboolean             callboard_downloader_may_be_expired (const GError           *error);

G_END_DECLS
