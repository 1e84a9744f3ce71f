/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CALLBOARD_HISTORY_ERROR (callboard_history_error_quark ())

/**
 * CallboardHistoryError:
 * @CALLBOARD_HISTORY_ERROR_LOCKED: another program has locked the file
 * @CALLBOARD_HISTORY_ERROR_READ_ONLY: the file or its folder is not writable
 * @CALLBOARD_HISTORY_ERROR_FULL: the disk is full
 * @CALLBOARD_HISTORY_ERROR_NEWER: a newer version of Callboard created the file
 * @CALLBOARD_HISTORY_ERROR_DAMAGED: the file is damaged
 * @CALLBOARD_HISTORY_ERROR_FAILED: another error of SQLite or the system
 *
 * The errors of the history.
 */
typedef enum
{
  CALLBOARD_HISTORY_ERROR_LOCKED,
  CALLBOARD_HISTORY_ERROR_READ_ONLY,
  CALLBOARD_HISTORY_ERROR_FULL,
  CALLBOARD_HISTORY_ERROR_NEWER,
  CALLBOARD_HISTORY_ERROR_DAMAGED,
  CALLBOARD_HISTORY_ERROR_FAILED,
} CallboardHistoryError;

GQuark      callboard_history_error_quark       (void);
const char *callboard_history_error_get_message (const GError *error);

G_END_DECLS
