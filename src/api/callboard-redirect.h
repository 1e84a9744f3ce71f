/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CALLBOARD_REDIRECT_MAX:
 *
 * The maximum number of redirects of one attempt.
 */
#define CALLBOARD_REDIRECT_MAX 5

gboolean callboard_redirect_is_followable (guint       status);
GUri    *callboard_redirect_resolve       (GUri       *from,
                                           const char *location,
                                           GUri       *origin);

G_END_DECLS
