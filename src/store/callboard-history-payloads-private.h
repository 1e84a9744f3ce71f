/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Saves and loads compressed responses; called in workers by the files of CallboardHistory.
 */

#pragma once

#include "callboard-history-private.h"
#include "callboard-compression.h"

G_BEGIN_DECLS

/**
 * CallboardHistoryPayloadRow:
 * @id: the row ID
 * @indexed_at: (nullable): the time of its latest search index
 *
 * A row of the table `payload`.
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
                                              GBytes                      *compressed,
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
