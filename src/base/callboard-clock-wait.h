/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Waits for a time; see callboard-clock-wait.c.
 */

#pragma once

#include "callboard-clock.h"

G_BEGIN_DECLS

void     callboard_clock_wait_async  (CallboardClock       *clock,
                                      guint                 delay,
                                      GCancellable         *cancellable,
                                      GAsyncReadyCallback   callback,
                                      gpointer              user_data);
gboolean callboard_clock_wait_finish (GAsyncResult         *result,
                                      GError              **error);

G_END_DECLS
