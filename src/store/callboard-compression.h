/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GBytes *callboard_compression_compress   (GBytes  *bytes,
                                          GError **error);
GBytes *callboard_compression_decompress (GBytes  *compressed,
                                          gsize    max_size,
                                          GError **error);

G_END_DECLS
