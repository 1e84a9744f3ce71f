/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the response to the request of a recording says; see
 * callboard-recording-response.c.
 */

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

gboolean      callboard_recording_response_is_web_page   (SoupMessage   *message,
                                                          GBytes        *start);
gboolean      callboard_recording_response_is_encoded    (SoupMessage   *message);
GInputStream *callboard_recording_response_decode        (SoupMessage   *message,
                                                          GInputStream  *body,
                                                          GError       **error);
goffset       callboard_recording_response_get_size      (SoupMessage   *message);
char         *callboard_recording_response_dup_validator (SoupMessage   *message);
gboolean      callboard_recording_response_continues     (SoupMessage   *message,
                                                          goffset        offset,
                                                          goffset        size,
                                                          const char    *validator);
GError       *callboard_recording_response_create_error  (SoupMessage   *message,
                                                          GBytes        *body);

G_END_DECLS
