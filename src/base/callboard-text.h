/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *callboard_text_sanitize   (const char *text,
                                 guint       max_characters);
char *callboard_text_sanitize_line  (const char *text,
                                     guint       max_characters);
char *callboard_text_humanize (const char *name);
char *callboard_text_fold      (const char *text);
char *callboard_text_fold_words (const char *text);
char *callboard_text_format_offset    (gint64      offset);
char *callboard_text_join_list      (const char *const *items);
char *callboard_text_format_count   (gint64      count);
char *callboard_text_take_locale    (char       *text);

G_END_DECLS
