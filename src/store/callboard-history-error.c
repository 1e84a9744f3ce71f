/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What can go wrong with the history, and what a person is told of it. Set by
 * CallboardDatabase and CallboardHistory, shown by the interface.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "callboard-history-error.h"

G_DEFINE_QUARK (callboard-history-error-quark, callboard_history_error)

/**
 * callboard_history_error_get_message:
 * @error: an error, usually of %CALLBOARD_HISTORY_ERROR
 *
 * Returns: (transfer none): a translated sentence that says what it means for
 *   what is read from now on
 */
const char *
callboard_history_error_get_message (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  if (error->domain != CALLBOARD_HISTORY_ERROR)
    return _("The history cannot be used: what you read now is not kept");

  switch ((CallboardHistoryError) error->code)
    {
    case CALLBOARD_HISTORY_ERROR_LOCKED:
      return _("Another program holds on to the history: what you read now may not be kept");
    case CALLBOARD_HISTORY_ERROR_READ_ONLY:
      return _("The history cannot be written: what you read now is not kept");
    case CALLBOARD_HISTORY_ERROR_FULL:
      return _("There is no room left on the disk: what you read now is not kept");
    case CALLBOARD_HISTORY_ERROR_NEWER:
      return _("A newer Callboard made the history, which is left as it is: what you read now is not kept");
    case CALLBOARD_HISTORY_ERROR_DAMAGED:
      return _("The history was damaged. It was set aside, and a new one is begun");
    case CALLBOARD_HISTORY_ERROR_FAILED:
    default:
      return _("The history cannot be used: what you read now is not kept");
    }
}
