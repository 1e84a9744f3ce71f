/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The file of a download; see callboard-download-file.c.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CallboardDownloadFile:
 *
 * A file that is written under a temporary name until it is complete.
 */
typedef struct _CallboardDownloadFile CallboardDownloadFile;

CallboardDownloadFile *callboard_download_file_new           (GFile                  *folder,
                                                              const char             *key);
void                   callboard_download_file_free          (CallboardDownloadFile  *self);
void                   callboard_download_file_open_async    (CallboardDownloadFile  *self,
                                                              GCancellable           *cancellable,
                                                              GAsyncReadyCallback     callback,
                                                              gpointer                user_data);
gboolean               callboard_download_file_open_finish   (GAsyncResult           *result,
                                                              GFile                 **cached,
                                                              GError                **error);
GOutputStream         *callboard_download_file_get_stream    (CallboardDownloadFile  *self);
void                   callboard_download_file_restart_async (CallboardDownloadFile  *self,
                                                              GCancellable           *cancellable,
                                                              GAsyncReadyCallback     callback,
                                                              gpointer                user_data);
gboolean               callboard_download_file_restart_finish (GAsyncResult          *result,
                                                               GError               **error);
void                   callboard_download_file_save_async    (CallboardDownloadFile  *self,
                                                              GCancellable           *cancellable,
                                                              GAsyncReadyCallback     callback,
                                                              gpointer                user_data);
GFile                 *callboard_download_file_save_finish   (GAsyncResult           *result,
                                                              GError                **error);
void                   callboard_download_file_discard_async (CallboardDownloadFile  *self,
                                                              GAsyncReadyCallback     callback,
                                                              gpointer                user_data);

G_END_DECLS
