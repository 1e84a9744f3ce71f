/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CallboardRemedy:
 * @CALLBOARD_REMEDY_RETRY: repeat the request
 * @CALLBOARD_REMEDY_CONNECT: show "Connect to Roark"
 * @CALLBOARD_REMEDY_OPEN: open another run
 * @CALLBOARD_REMEDY_UNLOCK: unlock the keyring
 *
 * The action of the button beside an error.
 */
typedef enum
{
  CALLBOARD_REMEDY_RETRY,
  CALLBOARD_REMEDY_CONNECT,
  CALLBOARD_REMEDY_OPEN,
  CALLBOARD_REMEDY_UNLOCK,
} CallboardRemedy;

const char     *callboard_error_get_title     (const GError    *error);
const char     *callboard_error_get_hint      (const GError    *error);
char           *callboard_error_dup_message   (const GError    *error);
const char     *callboard_error_get_icon_name (const GError    *error);
CallboardRemedy callboard_error_get_remedy    (const GError    *error);
const char     *callboard_remedy_get_label    (CallboardRemedy  remedy);

G_END_DECLS
