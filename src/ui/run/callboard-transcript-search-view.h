/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "callboard-transcript-search.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_TRANSCRIPT_SEARCH_VIEW (callboard_transcript_search_view_get_type ())

G_DECLARE_FINAL_TYPE (CallboardTranscriptSearchView, callboard_transcript_search_view, CALLBOARD, TRANSCRIPT_SEARCH_VIEW, AdwBin)

void     callboard_transcript_search_view_set_search (CallboardTranscriptSearchView *self,
                                                      CallboardTranscriptSearch     *search);
gboolean callboard_transcript_search_view_open_first (CallboardTranscriptSearchView *self);
void     callboard_transcript_search_view_close      (CallboardTranscriptSearchView *self);

G_END_DECLS
