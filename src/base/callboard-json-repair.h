/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-text-buffer.h"

G_BEGIN_DECLS

/**
 * CALLBOARD_JSON_NUMBER_MARK:
 *
 * The start of a string that stands for a number. A noncharacter of Unicode, which no
 * string of a repaired text starts with otherwise.
 */
#define CALLBOARD_JSON_NUMBER_MARK "\xef\xb7\x90"

gboolean callboard_json_repair (const char          *text,
                                gsize                size,
                                CallboardTextBuffer *repaired);

G_END_DECLS
