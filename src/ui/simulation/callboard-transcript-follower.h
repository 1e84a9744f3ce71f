/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CALLBOARD_TYPE_TRANSCRIPT_FOLLOWER (callboard_transcript_follower_get_type ())

G_DECLARE_FINAL_TYPE (CallboardTranscriptFollower, callboard_transcript_follower, CALLBOARD, TRANSCRIPT_FOLLOWER, GObject)

CallboardTranscriptFollower *callboard_transcript_follower_new          (GtkListView                 *list,
                                                                         GtkScrolledWindow           *scroller);
void                         callboard_transcript_follower_set_position (CallboardTranscriptFollower *self,
                                                                         guint                        position);
void                         callboard_transcript_follower_resume       (CallboardTranscriptFollower *self);

G_END_DECLS
