/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-api-object.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_TOOL_MOCK (callboard_tool_mock_get_type ())

G_DECLARE_FINAL_TYPE (CallboardToolMock, callboard_tool_mock, CALLBOARD, TOOL_MOCK, CallboardApiObject)

const char *callboard_tool_mock_get_tool_name        (CallboardToolMock *self);
GVariant   *callboard_tool_mock_get_arguments        (CallboardToolMock *self);
const char *callboard_tool_mock_get_arguments_digits (CallboardToolMock *self);
GVariant   *callboard_tool_mock_get_result           (CallboardToolMock *self);
const char *callboard_tool_mock_get_result_digits    (CallboardToolMock *self);
const char *callboard_tool_mock_get_source           (CallboardToolMock *self);

G_END_DECLS
