/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CALLBOARD_DEFAULT_BASE_URL:
 *
 * The base URL of Roark's API, unless an account has another one.
 */
#define CALLBOARD_DEFAULT_BASE_URL "https://api.roark.ai"

char    *callboard_base_url_normalize        (const char  *text,
                                              GError     **error);
char    *callboard_base_url_dup_host         (const char  *base_url);
gboolean callboard_base_url_is_loopback      (const char  *base_url);
gboolean callboard_base_url_is_loopback_host (const char  *host);

G_END_DECLS
