/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CALLBOARD_RUN_LINK_SCHEME:
 *
 * The URI scheme of links that open a run in Callboard.
 */
#define CALLBOARD_RUN_LINK_SCHEME "callboard"

gboolean callboard_run_link_has_scheme (const char  *text);
char    *callboard_run_link_parse      (const char  *uri,
                                        GError     **error);

G_END_DECLS
