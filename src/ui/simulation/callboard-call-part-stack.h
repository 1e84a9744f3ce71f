/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "callboard-call-part.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_CALL_PART_STACK (callboard_call_part_stack_get_type ())

G_DECLARE_FINAL_TYPE (CallboardCallPartStack, callboard_call_part_stack, CALLBOARD, CALL_PART_STACK, AdwBin)

void callboard_call_part_stack_show (CallboardCallPartStack *self,
                                     CallboardCallPart      *part,
                                     gboolean                is_empty);

G_END_DECLS
