/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shared by callboard-transcript-view.c and callboard-transcript-view-search.c.
 */
#pragma once

#include "callboard-skipped-items-banner.h"
#include "callboard-tool-mocks-view.h"
#include "callboard-transcript-follower.h"
#include "callboard-transcript-view.h"

G_BEGIN_DECLS

/**
 * CallboardTranscriptView:
 *
 * A view of the transcript of a call. `query` is the search text; `current-turn` is the turn
 * of `conversation` that is being played. Activating a turn activates
 * `simulation.play-from`.
 */
struct _CallboardTranscriptView
{
  CallboardCallPartView        parent_instance;

  CallboardSkippedItemsBanner *skipped_items_banner;
  GtkLabel                    *summary;
  GtkToggleButton             *tools_button;
  CallboardToolMocksView      *tool_mocks_view;
  GtkSearchBar                *search_bar;
  GtkSearchEntry              *search_entry;
  GtkLabel                    *match_label;
  GtkScrolledWindow           *scroller;
  GtkListView                 *list;
  GtkRevealer                 *follow_revealer;
  GtkSingleSelection          *selection;
  /* Unchanged turns remain the same objects on a refresh. */
  GListStore                  *turns;

  char                        *persona_name;
  GObject                     *transcript;
  CallboardConversation       *conversation;
  char                        *query;
  /* The positions of the turns that match, and the current one among them. */
  GArray                      *matches;
  guint                        match;
  /* A time to show once there is a conversation, in ms; -1 for none. */
  gint64                       pending_offset;
  guint                        tick_id;
  gboolean                     pending_focus;
  CallboardTurn               *current_turn;
  CallboardTranscriptFollower *follower;
};

void callboard_transcript_view_install_search (GtkWidgetClass          *widget_class);
void callboard_transcript_view_update_matches (CallboardTranscriptView *self);
void callboard_transcript_view_show_turn      (CallboardTranscriptView *self,
                                               guint                    position,
                                               GtkListScrollFlags       flags);

G_END_DECLS
