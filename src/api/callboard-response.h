/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

GError   *callboard_response_create_error            (guint         status,
                                                     GBytes       *body);
GError   *callboard_response_create_unexpected_error (guint         status);
GError   *callboard_response_create_portal_error     (const char   *host,
                                                     guint         status);
GError   *callboard_response_create_proxy_error      (guint         status);
gboolean  callboard_response_is_proxy_refusal        (guint         status,
                                                     gboolean      is_sent);
GError   *callboard_response_create_redirect_error   (const char   *location);
GError   *callboard_response_create_loop_error       (const char   *location);
GError   *callboard_response_create_timeout_error    (guint         timeout,
                                                     const char   *host);
GError   *callboard_response_add_retry_at            (GError       *error,
                                                     GDateTime    *retry_at,
                                                     GDateTime    *now);
GError   *callboard_response_translate_error         (const GError *error,
                                                     const char   *host,
                                                     SoupMessage  *message);
gboolean  callboard_response_is_web_page             (SoupMessage  *message,
                                                     GBytes       *body);

G_END_DECLS
