/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "callboard-call-part.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_CALL_PART_VIEW (callboard_call_part_view_get_type ())

G_DECLARE_DERIVABLE_TYPE (CallboardCallPartView, callboard_call_part_view, CALLBOARD, CALL_PART_VIEW, AdwBin)

/**
 * CallboardCallPartViewClass:
 * @update: shows the content of the part, and calls callboard_call_part_view_show()
 *
 * The class of a view of a part of a call.
 */
struct _CallboardCallPartViewClass
{
  AdwBinClass parent_class;

  void (*update) (CallboardCallPartView *self);
};

void     callboard_call_part_view_set_part    (CallboardCallPartView *self,
                                               CallboardCallPart     *part);
gpointer callboard_call_part_view_get_content (CallboardCallPartView *self);
void     callboard_call_part_view_show        (CallboardCallPartView *self,
                                               gboolean               is_empty);

G_END_DECLS
