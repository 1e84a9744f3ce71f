/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GBytes *callboard_packing_pack   (GBytes  *bytes,
                                  GError **error);
GBytes *callboard_packing_unpack (GBytes  *packed,
                                  gsize    max_size,
                                  GError **error);

G_END_DECLS
