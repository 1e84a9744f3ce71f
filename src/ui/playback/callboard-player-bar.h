/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "callboard-conversation.h"
#include "callboard-player.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_PLAYER_BAR (callboard_player_bar_get_type ())

G_DECLARE_FINAL_TYPE (CallboardPlayerBar, callboard_player_bar, CALLBOARD, PLAYER_BAR, AdwBin)

void callboard_player_bar_set_player       (CallboardPlayerBar    *self,
                                            CallboardPlayer       *player);
void callboard_player_bar_set_conversation (CallboardPlayerBar    *self,
                                            CallboardConversation *conversation);
void callboard_player_bar_set_markers      (CallboardPlayerBar    *self,
                                            GListModel            *markers);
void callboard_player_bar_set_track        (CallboardPlayerBar    *self,
                                            const char            *title,
                                            const char            *persona);

G_END_DECLS
