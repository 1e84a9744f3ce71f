/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char       *callboard_permission_dup_label  (const char         *permission);
const char *callboard_permission_get_hint   (const char         *permission);
char       *callboard_token_scope_dup_label (const char         *scope);
char       *callboard_scopes_dup_label      (const char * const *scopes);

G_END_DECLS
