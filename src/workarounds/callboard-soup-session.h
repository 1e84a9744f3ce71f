/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

#define CALLBOARD_TYPE_SOUP_SESSION (callboard_soup_session_get_type ())

G_DECLARE_FINAL_TYPE (CallboardSoupSession, callboard_soup_session, CALLBOARD, SOUP_SESSION, SoupSession)

gboolean callboard_soup_session_abandon         (CallboardSoupSession *self,
                                                 SoupMessage          *message);
void     callboard_soup_session_close_abandoned (CallboardSoupSession *self);

G_END_DECLS
