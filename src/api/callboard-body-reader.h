/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void    callboard_body_reader_read_async  (GInputStream         *stream,
                                           gsize                 max_size,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
GBytes *callboard_body_reader_read_finish (GAsyncResult         *result,
                                           GError              **error);

G_END_DECLS
