/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-clock.h"
#include "callboard-live-object.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_REQUEST_WAIT (callboard_request_wait_get_type ())

G_DECLARE_FINAL_TYPE (CallboardRequestWait, callboard_request_wait, CALLBOARD, REQUEST_WAIT, CallboardLiveObject)

CallboardRequestWait *callboard_request_wait_new   (CallboardClock       *clock);
void                  callboard_request_wait_begin (CallboardRequestWait *self);
void                  callboard_request_wait_end   (CallboardRequestWait *self);

G_END_DECLS
