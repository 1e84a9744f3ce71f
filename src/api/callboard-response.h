/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

GError *callboard_response_create_error    (guint         status,
                                            const char   *location,
                                            GBytes       *body);
GError *callboard_response_translate_error (const GError *error,
                                            const char   *host);

G_END_DECLS
