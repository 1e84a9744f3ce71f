/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "callboard-call-part.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_TOOL_MOCKS_VIEW (callboard_tool_mocks_view_get_type ())

G_DECLARE_FINAL_TYPE (CallboardToolMocksView, callboard_tool_mocks_view, CALLBOARD, TOOL_MOCKS_VIEW, AdwBin)

void callboard_tool_mocks_view_set_part (CallboardToolMocksView *self,
                                         CallboardCallPart      *part);

G_END_DECLS
