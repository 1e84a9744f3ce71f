/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CALLBOARD_TYPE_UNREADABLE_BUTTON (callboard_unreadable_button_get_type ())

G_DECLARE_FINAL_TYPE (CallboardUnreadableButton, callboard_unreadable_button, CALLBOARD, UNREADABLE_BUTTON, GtkButton)

void  callboard_unreadable_button_set_label    (CallboardUnreadableButton *self,
                                                const char                *label);
void  callboard_unreadable_button_set_n_fields (CallboardUnreadableButton *self,
                                                guint                      n_fields);
char *callboard_unreadable_button_dup_label    (guint                      n_fields);

G_END_DECLS
