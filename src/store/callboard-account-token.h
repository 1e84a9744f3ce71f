/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsecret/secret.h>

G_BEGIN_DECLS

extern const SecretSchema callboard_account_token_schema;

char     *callboard_account_token_lookup_sync (GHashTable    *attributes,
                                               gboolean       unlocks,
                                               GCancellable  *cancellable,
                                               GError       **error);
gboolean  callboard_account_token_clear_sync  (GHashTable    *attributes,
                                               GCancellable  *cancellable,
                                               GError       **error);

G_END_DECLS
