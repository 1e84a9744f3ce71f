/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-call-part.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_CALL_DETAILS (callboard_call_details_get_type ())

G_DECLARE_FINAL_TYPE (CallboardCallDetails, callboard_call_details, CALLBOARD, CALL_DETAILS, GObject)

CallboardCallDetails *callboard_call_details_new              (CallboardClient          *client,
                                                               const char               *call_id,
                                                               CallboardClock           *clock,
                                                               CallboardAccountHistory  *account_history);
const char           *callboard_call_details_get_id           (CallboardCallDetails     *self);
CallboardCallPart    *callboard_call_details_get_part         (CallboardCallDetails     *self,
                                                               CallboardCallPartKind     kind);
gboolean              callboard_call_details_is_complete      (CallboardCallDetails     *self);
void                  callboard_call_details_open             (CallboardCallDetails     *self);
void                  callboard_call_details_load_part_async  (CallboardCallDetails     *self,
                                                               CallboardCallPartKind     kind,
                                                               GCancellable             *cancellable,
                                                               GAsyncReadyCallback       callback,
                                                               gpointer                  user_data);
GObject              *callboard_call_details_load_part_finish (CallboardCallDetails     *self,
                                                               GAsyncResult             *result,
                                                               GError                  **error);
void                  callboard_call_details_refresh          (CallboardCallDetails     *self);
void                  callboard_call_details_restart          (CallboardCallDetails     *self);

G_END_DECLS
