/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean callboard_keyring_prompt_unlock_sync (GDBusConnection     *bus,
                                               const char          *service,
                                               const char * const  *paths,
                                               GCancellable        *cancellable,
                                               GError             **error);

G_END_DECLS
