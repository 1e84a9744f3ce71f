/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-media-player.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_MEDIA_CONTROLS (callboard_media_controls_get_type ())

G_DECLARE_FINAL_TYPE (CallboardMediaControls, callboard_media_controls, CALLBOARD, MEDIA_CONTROLS,
                      CallboardMediaPlayer2PlayerSkeleton)

CallboardMediaPlayer2Player *callboard_media_controls_new (void);

G_END_DECLS
