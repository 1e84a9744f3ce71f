/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CALLBOARD_HISTORY_DEFAULT_LIMIT:
 *
 * The default size limit of the history file in bytes.
 */
#define CALLBOARD_HISTORY_DEFAULT_LIMIT (G_GINT64_CONSTANT (500) * 1000 * 1000)

#define CALLBOARD_TYPE_HISTORY (callboard_history_get_type ())

G_DECLARE_FINAL_TYPE (CallboardHistory, callboard_history, CALLBOARD, HISTORY, GObject)

CallboardHistory *callboard_history_new              (const char           *path);
void              callboard_history_prepare          (CallboardHistory     *self);
char             *callboard_history_dup_default_path (void);
const GError     *callboard_history_get_problem      (CallboardHistory     *self);
gboolean          callboard_history_get_indexing     (CallboardHistory     *self);
void              callboard_history_set_limit        (CallboardHistory     *self,
                                                      gint64                limit);
void              callboard_history_clear_async      (CallboardHistory     *self,
                                                      const char           *account,
                                                      GCancellable         *cancellable,
                                                      GAsyncReadyCallback   callback,
                                                      gpointer              user_data);
gboolean          callboard_history_write_finish     (CallboardHistory     *self,
                                                      GAsyncResult         *result,
                                                      GError              **error);
void              callboard_history_get_size_async   (CallboardHistory     *self,
                                                      GCancellable         *cancellable,
                                                      GAsyncReadyCallback   callback,
                                                      gpointer              user_data);
gint64            callboard_history_get_size_finish  (CallboardHistory     *self,
                                                      GAsyncResult         *result,
                                                      GError              **error);
void              callboard_history_close            (CallboardHistory     *self);

G_END_DECLS
