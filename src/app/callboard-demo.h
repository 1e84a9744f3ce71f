/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-session.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_DEMO (callboard_demo_get_type ())

G_DECLARE_FINAL_TYPE (CallboardDemo, callboard_demo, CALLBOARD, DEMO, GObject)

CallboardDemo    *callboard_demo_new               (CallboardHistory  *history,
                                                    GSettings         *settings,
                                                    GError           **error);
CallboardSession *callboard_demo_get_session       (CallboardDemo     *self);
GListModel       *callboard_demo_get_featured_runs (CallboardDemo     *self);

G_END_DECLS
