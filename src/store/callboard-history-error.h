/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CALLBOARD_HISTORY_ERROR (callboard_history_error_quark ())

/**
 * CallboardHistoryError:
 * @CALLBOARD_HISTORY_ERROR_LOCKED: another program holds on to the file
 * @CALLBOARD_HISTORY_ERROR_READ_ONLY: the file or its folder may not be written
 * @CALLBOARD_HISTORY_ERROR_FULL: there is no room left for it
 * @CALLBOARD_HISTORY_ERROR_NEWER: a newer version of Callboard made the file
 * @CALLBOARD_HISTORY_ERROR_DAMAGED: the file is not what Callboard wrote
 * @CALLBOARD_HISTORY_ERROR_FAILED: anything else that SQLite or the system says
 *
 * Why something could not be kept or found again.
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

GQuark      callboard_history_error_quark     (void);
const char *callboard_history_error_get_message (const GError *error);

G_END_DECLS
