/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rows that the files of the history write for each other, in the worker.
 */

#pragma once

#include "callboard-history-private.h"
#include "callboard-compression.h"

G_BEGIN_DECLS

/**
 * CallboardHistoryPayloadRow:
 * @id: its row
 * @indexed_at: (nullable): when the search was told of it
 *
 * A payload in the file.
 */
typedef struct
{
  gint64     id;
  GDateTime *indexed_at;
} CallboardHistoryPayloadRow;

void callboard_history_payload_row_clear (CallboardHistoryPayloadRow *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CallboardHistoryPayloadRow, callboard_history_payload_row_clear)

gboolean callboard_history_save_compressed   (CallboardDatabase           *database,
                                          const char                  *account,
                                          const char                  *kind,
                                          const char                  *subject,
                                          GBytes                      *packed,
                                          GDateTime                   *fetched_at,
                                          CallboardHistoryPayloadRow  *row,
                                          GError                     **error);
GBytes  *callboard_history_load_decompressed (CallboardDatabase           *database,
                                          const char                  *account,
                                          const char                  *kind,
                                          const char                  *subject,
                                          GDateTime                  **fetched_at,
                                          GError                     **error);

G_END_DECLS
