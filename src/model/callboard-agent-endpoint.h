/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-api-object.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_AGENT_ENDPOINT (callboard_agent_endpoint_get_type ())

G_DECLARE_FINAL_TYPE (CallboardAgentEndpoint, callboard_agent_endpoint, CALLBOARD, AGENT_ENDPOINT, CallboardApiObject)

const char *callboard_agent_endpoint_get_id            (CallboardAgentEndpoint *self);
const char *callboard_agent_endpoint_get_name          (CallboardAgentEndpoint *self);
const char *callboard_agent_endpoint_get_phone_number  (CallboardAgentEndpoint *self);
const char *callboard_agent_endpoint_get_endpoint_type (CallboardAgentEndpoint *self);

G_END_DECLS
