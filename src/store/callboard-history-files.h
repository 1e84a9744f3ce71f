/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The file of the history and the connections to it; see
 * callboard-history-files.c.
 */

#pragma once

#include "callboard-history-private.h"

G_BEGIN_DECLS

/**
 * CallboardHistoryFiles:
 *
 * The file of the history as the workers share it: one connection to write and
 * one to read, so that nobody who reads waits for what is being written.
 */
typedef struct _CallboardHistoryFiles CallboardHistoryFiles;

CallboardHistoryFiles *callboard_history_files_new       (const char             *path);
CallboardHistoryFiles *callboard_history_files_ref       (CallboardHistoryFiles  *self);
void                   callboard_history_files_unref     (CallboardHistoryFiles  *self);
gpointer               callboard_history_files_use       (CallboardHistoryFiles  *self,
                                                          CallboardDatabaseMode   mode,
                                                          CallboardHistoryFunc    func,
                                                          gpointer                data,
                                                          GError                **notice,
                                                          GError                **error);
void                   callboard_history_files_close     (CallboardHistoryFiles  *self);
void                   callboard_history_files_set_limit (CallboardHistoryFiles  *self,
                                                          gint64                  limit);

G_END_DECLS
