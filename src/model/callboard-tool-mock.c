/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A result that Roark returned for a tool of the agent.
 */

#include "config.h"

#include "callboard-tool-mock.h"

/**
 * CallboardToolMock:
 *
 * A call of a tool in a simulation that was not sent to the tool: an item of the response to
 * `GET /v1/simulation/job/{jobId}/tool-mock`. Arguments and result are of any type; of a
 * number, there are its digits too.
 */
struct _CallboardToolMock
{
  CallboardApiObject  parent_instance;

  char               *tool_name;
  GVariant           *arguments;
  char               *arguments_digits;
  GVariant           *result;
  char               *result_digits;
  char               *source;
};

static const CallboardField fields[] = {
  { "toolName", "tool-name", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_EXPECTED,
    G_STRUCT_OFFSET (CallboardToolMock, tool_name) },
  { "arguments", "arguments", CALLBOARD_FIELD_VALUE, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardToolMock, arguments) },
  { "arguments", "arguments-digits", CALLBOARD_FIELD_DIGITS, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardToolMock, arguments_digits) },
  { "result", "result", CALLBOARD_FIELD_VALUE, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardToolMock, result) },
  { "result", "result-digits", CALLBOARD_FIELD_DIGITS, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardToolMock, result_digits) },
  { "source", "source", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardToolMock, source) },
};

CALLBOARD_DEFINE_API_OBJECT (CallboardToolMock, callboard_tool_mock, fields)

/**
 * callboard_tool_mock_get_tool_name:
 * @self: a mock
 *
 * Returns: (transfer none) (nullable): its `toolName`; %NULL if unknown
 */
const char *
callboard_tool_mock_get_tool_name (CallboardToolMock *self)
{
  g_return_val_if_fail (CALLBOARD_IS_TOOL_MOCK (self), NULL);

  return self->tool_name;
}

/**
 * callboard_tool_mock_get_arguments:
 * @self: a mock
 *
 * Returns: (transfer none) (nullable): its `arguments`
 */
GVariant *
callboard_tool_mock_get_arguments (CallboardToolMock *self)
{
  g_return_val_if_fail (CALLBOARD_IS_TOOL_MOCK (self), NULL);

  return self->arguments;
}

/**
 * callboard_tool_mock_get_arguments_digits:
 * @self: a mock
 *
 * Returns: (transfer none) (nullable): the digits of its `arguments`, if they are a number
 */
const char *
callboard_tool_mock_get_arguments_digits (CallboardToolMock *self)
{
  g_return_val_if_fail (CALLBOARD_IS_TOOL_MOCK (self), NULL);

  return self->arguments_digits;
}

/**
 * callboard_tool_mock_get_result:
 * @self: a mock
 *
 * Returns: (transfer none) (nullable): its `result`
 */
GVariant *
callboard_tool_mock_get_result (CallboardToolMock *self)
{
  g_return_val_if_fail (CALLBOARD_IS_TOOL_MOCK (self), NULL);

  return self->result;
}

/**
 * callboard_tool_mock_get_result_digits:
 * @self: a mock
 *
 * Returns: (transfer none) (nullable): the digits of its `result`, if it is a number
 */
const char *
callboard_tool_mock_get_result_digits (CallboardToolMock *self)
{
  g_return_val_if_fail (CALLBOARD_IS_TOOL_MOCK (self), NULL);

  return self->result_digits;
}

/**
 * callboard_tool_mock_get_source:
 * @self: a mock
 *
 * Returns: (transfer none) (nullable): its `source`, such as `FIXTURE`
 */
const char *
callboard_tool_mock_get_source (CallboardToolMock *self)
{
  g_return_val_if_fail (CALLBOARD_IS_TOOL_MOCK (self), NULL);

  return self->source;
}
