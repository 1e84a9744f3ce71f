/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The file of the history and the connections to it; see
 * callboard-history-file.c.
 */

#pragma once

#include "callboard-history-private.h"

G_BEGIN_DECLS

/**
 * CallboardHistoryFile:
 *
 * The file of the history as the workers share it: one connection to write and
 * one to read, so that nobody who reads waits for what is being written.
 */
typedef struct _CallboardHistoryFile CallboardHistoryFile;

CallboardHistoryFile *callboard_history_file_new       (const char             *path);
CallboardHistoryFile *callboard_history_file_ref       (CallboardHistoryFile  *self);
void                   callboard_history_file_unref     (CallboardHistoryFile  *self);
gpointer               callboard_history_file_run       (CallboardHistoryFile  *self,
                                                          CallboardDatabaseMode   mode,
                                                          CallboardHistoryFunc    func,
                                                          gpointer                data,
                                                          GError                **notice,
                                                          GError                **error);
void                   callboard_history_file_close     (CallboardHistoryFile  *self);
void                   callboard_history_file_set_limit (CallboardHistoryFile  *self,
                                                          gint64                  limit);

G_END_DECLS
