/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

JsonNode *callboard_json_parser_parse (const char *text,
                                       gsize       size);

G_END_DECLS
