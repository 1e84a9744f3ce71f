/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For live objects.
 */
#pragma once

#include "callboard-account-history.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_LAST_RESPONSE (callboard_last_response_get_type ())

G_DECLARE_FINAL_TYPE (CallboardLastResponse, callboard_last_response, CALLBOARD, LAST_RESPONSE, GObject)

CallboardLastResponse *callboard_last_response_new         (void);
void                   callboard_last_response_set_body    (CallboardLastResponse    *self,
                                                            GBytes                   *body);
void                   callboard_last_response_set_stored  (CallboardLastResponse    *self,
                                                            CallboardAccountHistory  *account_history,
                                                            const char               *kind,
                                                            const char               *subject);
void                   callboard_last_response_pack        (CallboardLastResponse    *self);
void                   callboard_last_response_load_async  (CallboardLastResponse    *self,
                                                            GCancellable             *cancellable,
                                                            GAsyncReadyCallback       callback,
                                                            gpointer                  user_data);
GBytes                *callboard_last_response_load_finish (CallboardLastResponse    *self,
                                                            GAsyncResult             *result,
                                                            GError                  **error);

G_END_DECLS
