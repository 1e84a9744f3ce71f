/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-session.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_VIGIL (callboard_vigil_get_type ())

G_DECLARE_FINAL_TYPE (CallboardVigil, callboard_vigil, CALLBOARD, VIGIL, GObject)

CallboardVigil   *callboard_vigil_new         (CallboardSession *session,
                                               CallboardRun     *run,
                                               const char       *name);
CallboardSession *callboard_vigil_get_session (CallboardVigil   *self);
CallboardRun     *callboard_vigil_get_run     (CallboardVigil   *self);
const char       *callboard_vigil_get_name    (CallboardVigil   *self);

G_END_DECLS
