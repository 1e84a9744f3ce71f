/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

void          callboard_soup_send_async  (SoupSession          *session,
                                          SoupMessage          *message,
                                          int                   priority,
                                          GCancellable         *cancellable,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
GInputStream *callboard_soup_send_finish (GAsyncResult         *result,
                                          GError              **error);

G_END_DECLS
