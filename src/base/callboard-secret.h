/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GBytes *callboard_secret_mask_bytes (GBytes     *bytes,
                                     const char *secret);
GError *callboard_secret_mask_error (GError     *error,
                                     const char *secret);
void    callboard_secret_free       (char       *secret);

G_END_DECLS
