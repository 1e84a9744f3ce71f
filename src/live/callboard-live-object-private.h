/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The part of CallboardLiveObject that only its derived types use.
 */

#pragma once

#include "callboard-clock.h"
#include "callboard-live-object.h"

G_BEGIN_DECLS

CallboardAccountHistory *callboard_live_object_get_account_history (gpointer                 self);
void                     callboard_live_object_set_account_history (gpointer                 self,
                                                                    CallboardAccountHistory *account_history);
void                     callboard_live_object_set_clock           (gpointer                 self,
                                                                    CallboardClock          *clock);
GCancellable            *callboard_live_object_get_cancellable     (gpointer                 self);
void                     callboard_live_object_cancel              (gpointer                 self);
void                     callboard_live_object_note_progress       (gpointer                 self);
void                     callboard_live_object_cancel_overdue      (gpointer                 self);
void                     callboard_live_object_load_cached         (gpointer                 self);
void                     callboard_live_object_set_loading         (gpointer                 self,
                                                                    gboolean                 loading);
void                     callboard_live_object_take_error          (gpointer                 self,
                                                                    GError                  *error);
void                     callboard_live_object_set_cached          (gpointer                 self,
                                                                    gboolean                 cached);
void                     callboard_live_object_set_fetched_at      (gpointer                 self,
                                                                    GDateTime               *fetched_at);

G_END_DECLS
