/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The error domain of the history and its messages. Set by CallboardDatabase and
 * CallboardHistory, shown by the interface.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "callboard-history-error.h"

G_DEFINE_QUARK (callboard-history-error-quark, callboard_history_error)

/**
 * callboard_history_error_get_message:
 * @error: an error, usually a %CALLBOARD_HISTORY_ERROR
 *
 * Returns: (transfer none): a translated message that says whether new data is saved
 */
const char *
callboard_history_error_get_message (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  if (error->domain != CALLBOARD_HISTORY_ERROR)
    return _("The history cannot be used: new data will not be saved");

  switch ((CallboardHistoryError) error->code)
    {
    case CALLBOARD_HISTORY_ERROR_LOCKED:
      return _("The history is in use by another program: new data might not be saved");
    case CALLBOARD_HISTORY_ERROR_READ_ONLY:
      return _("The history is read-only: new data will not be saved");
    case CALLBOARD_HISTORY_ERROR_FULL:
      return _("The disk is full: new data will not be saved");
    case CALLBOARD_HISTORY_ERROR_NEWER:
      return _("The history is from a newer version of Callboard: new data will not be saved");
    case CALLBOARD_HISTORY_ERROR_DAMAGED:
      return _("The history was damaged. A new one was started, and the damaged file was kept");
    case CALLBOARD_HISTORY_ERROR_FAILED:
    default:
      return _("The history cannot be used: new data will not be saved");
    }
}
