/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "callboard-player.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_MPRIS (callboard_mpris_get_type ())

G_DECLARE_FINAL_TYPE (CallboardMpris, callboard_mpris, CALLBOARD, MPRIS, GObject)

CallboardMpris *callboard_mpris_new       (CallboardPlayer *player);
void            callboard_mpris_set_track (CallboardMpris  *self,
                                           const char      *id,
                                           const char      *title,
                                           const char      *artist);

G_END_DECLS
