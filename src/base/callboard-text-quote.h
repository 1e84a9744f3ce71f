/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-text-search.h"

G_BEGIN_DECLS

char *callboard_text_quote (const char         *text,
                            const char         *term,
                            guint               max_characters,
                            CallboardTextRange *match);

G_END_DECLS
