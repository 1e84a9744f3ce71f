/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-object-list.h"
#include "callboard-skipped-item.h"
#include "callboard-tool-mock.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_TOOL_MOCK_LIST (callboard_tool_mock_list_get_type ())

G_DECLARE_FINAL_TYPE (CallboardToolMockList, callboard_tool_mock_list, CALLBOARD, TOOL_MOCK_LIST, CallboardObjectList)

CallboardToolMockList *callboard_tool_mock_list_decode            (GBytes                 *body,
                                                                   GError                **error);
GListModel            *callboard_tool_mock_list_get_skipped_items (CallboardToolMockList  *self);
GListModel            *callboard_tool_mock_list_get_unreadable    (CallboardToolMockList  *self);

G_END_DECLS
