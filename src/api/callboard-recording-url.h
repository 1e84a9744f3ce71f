/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The signed URLs of recordings; see callboard-recording-url.c.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GUri     *callboard_recording_url_parse   (const char  *url);
GUri     *callboard_recording_url_resolve (GUri        *base,
                                           const char  *location);
gboolean  callboard_recording_url_check   (GUri        *uri,
                                           GUri        *from,
                                           GError     **error);

G_END_DECLS
