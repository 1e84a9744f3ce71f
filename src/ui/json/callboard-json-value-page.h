/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "callboard-json-tree.h"

G_BEGIN_DECLS

AdwNavigationPage *callboard_json_value_page_new (CallboardJsonValue *value);

G_END_DECLS
