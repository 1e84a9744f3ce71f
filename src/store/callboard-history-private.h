/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of the history share.
 */

#pragma once

#include "callboard-database.h"
#include "callboard-history.h"

G_BEGIN_DECLS

/* Bytes of an answer that is unpacked: what the client reads at most. */
#define CALLBOARD_HISTORY_MAX_BODY ((gsize) 64 * 1024 * 1024)

/**
 * CallboardHistoryFunc:
 * @database: a connection, for this call alone
 * @data: the task data of the task
 * @error: return location for an error
 *
 * Does something with the file of the history. Called in a worker thread; once
 * more with a new file where the first turned out to be damaged.
 *
 * Returns: (nullable): the result of the task
 */
typedef gpointer (*CallboardHistoryFunc) (CallboardDatabase  *database,
                                          gpointer            data,
                                          GError            **error);

/**
 * CallboardHistoryQuery:
 * @account: the id of an account
 * @text: what is looked for
 *
 * The task data of what looks for something.
 */
typedef struct
{
  char *account;
  char *text;
} CallboardHistoryQuery;

/* What a function returns that has done what it was to do. */
#define CALLBOARD_HISTORY_RESULT(success) GINT_TO_POINTER (success)

void                   callboard_history_queue               (CallboardHistory       *self,
                                                            CallboardDatabaseMode   mode,
                                                            CallboardHistoryFunc    func,
                                                            GDestroyNotify          result_free,
                                                            GTask                  *task);
void                   callboard_history_queue_unchecked_read              (CallboardHistory       *self,
                                                            CallboardHistoryFunc    func,
                                                            GDestroyNotify          result_free,
                                                            GTask                  *task);
CallboardHistoryQuery *callboard_history_query_new         (const char             *account,
                                                            const char             *text);
void                   callboard_history_query_free        (CallboardHistoryQuery  *query);
GPtrArray             *callboard_history_search_simulations (CallboardDatabase      *database,
                                                            const char             *account,
                                                            const char             *text,
                                                            GError                **error);

G_END_DECLS
