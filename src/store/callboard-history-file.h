/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The file of the history; see callboard-history-file.c.
 */

#pragma once

#include "callboard-history-private.h"

G_BEGIN_DECLS

/**
 * CallboardHistoryFile:
 *
 * The file of the history, shared by the workers. It has one connection for writing and one
 * for reading, so that reading does not wait for writing.
 */
typedef struct _CallboardHistoryFile CallboardHistoryFile;

CallboardHistoryFile *callboard_history_file_new       (const char             *path);
CallboardHistoryFile *callboard_history_file_ref       (CallboardHistoryFile   *self);
void                  callboard_history_file_unref     (CallboardHistoryFile   *self);
gpointer              callboard_history_file_run       (CallboardHistoryFile   *self,
                                                        CallboardDatabaseMode   mode,
                                                        CallboardHistoryFunc    func,
                                                        gpointer                data,
                                                        GError                **notice,
                                                        GError                **error);
void                  callboard_history_file_close     (CallboardHistoryFile   *self);
void                  callboard_history_file_set_limit (CallboardHistoryFile   *self,
                                                        gint64                  limit);

G_END_DECLS
