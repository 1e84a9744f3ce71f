/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "callboard-transcript-match.h"

G_BEGIN_DECLS

void  callboard_quote_label_show        (GtkLabel                 *label,
                                         CallboardTranscriptMatch *match);
char *callboard_quote_label_dup_speaker (CallboardTranscriptMatch *match);

G_END_DECLS
