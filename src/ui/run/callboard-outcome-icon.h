/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "callboard-outcome.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_OUTCOME_ICON (callboard_outcome_icon_get_type ())

G_DECLARE_FINAL_TYPE (CallboardOutcomeIcon, callboard_outcome_icon, CALLBOARD, OUTCOME_ICON, GtkWidget)

GtkWidget *callboard_outcome_icon_new         (void);
void       callboard_outcome_icon_set_outcome (CallboardOutcomeIcon *self,
                                               CallboardOutcome      outcome);

G_END_DECLS
