/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CALLBOARD_JSON_MASK:
 *
 * What is shown instead of a secret.
 */
#define CALLBOARD_JSON_MASK "\xe2\x80\xa2\xe2\x80\xa2\xe2\x80\xa2\xe2\x80\xa2\xe2\x80\xa2\xe2\x80\xa2"

gboolean  callboard_json_secret_is_name (const char *name);
char     *callboard_json_secret_mask    (const char *name,
                                         const char *text);

G_END_DECLS
