/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "callboard-call-part.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_PART_STACK (callboard_part_stack_get_type ())

G_DECLARE_FINAL_TYPE (CallboardPartStack, callboard_part_stack, CALLBOARD, PART_STACK, AdwBin)

void callboard_part_stack_show (CallboardPartStack *self,
                                CallboardCallPart  *part,
                                gboolean            is_empty);

G_END_DECLS
