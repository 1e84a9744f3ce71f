/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-property-verdict.h"

G_BEGIN_DECLS

char *callboard_property_verdict_labels_dup_title   (CallboardPropertyVerdict *verdict);
char *callboard_property_verdict_labels_dup_details (CallboardPropertyVerdict *verdict);

G_END_DECLS
