/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-search-query.h"

G_BEGIN_DECLS

char *callboard_history_create_expression (const CallboardSearchQuery *query);

G_END_DECLS
