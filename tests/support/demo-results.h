/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "demo-support.h"

G_BEGIN_DECLS

gboolean    demo_results_has_call_passed (JsonNode   *metrics,
                                          JsonObject *verdict);
gboolean    demo_results_has_call_failed (JsonNode   *metrics,
                                          JsonObject *verdict);
const char *demo_results_get_word        (JsonNode   *response);

G_END_DECLS
