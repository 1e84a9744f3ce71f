/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-history-match.h"

G_BEGIN_DECLS

char     *callboard_search_result_dup_id   (const char             *account_id,
                                            CallboardHistoryMatch  *match);
gboolean  callboard_search_result_parse_id (const char             *id,
                                            char                  **account_id,
                                            char                  **run_id,
                                            char                  **simulation_id);
GVariant *callboard_search_result_describe (const char             *id,
                                            GDateTime              *now);

G_END_DECLS
