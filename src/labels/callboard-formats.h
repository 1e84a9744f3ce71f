/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-outcome.h"

G_BEGIN_DECLS

GDateTime *callboard_format_to_local   (GDateTime        *time);
char      *callboard_format_duration   (gint64            milliseconds);
int        callboard_format_clamp_count
                                       (gint64            count);
char      *callboard_format_percent    (double            percent);
char      *callboard_format_time       (GDateTime        *time,
                                        GDateTime        *now);
gboolean   callboard_format_has_day    (GDateTime        *time,
                                        GDateTime        *now);
char      *callboard_format_short_time (GDateTime        *time);
char      *callboard_format_clock_time (GDateTime        *time);
char      *callboard_format_day        (GDateTime        *time,
                                        GDateTime        *now);
char      *callboard_format_full_time  (GDateTime        *time);
char      *callboard_format_waiting    (GDateTime        *since);
char      *callboard_format_one_line   (const char       *text);
char      *callboard_format_name       (const char       *name);
const char *callboard_format_unknown   (void);
char      *callboard_format_status     (const char       *status,
                                        CallboardOutcome  outcome);

G_END_DECLS
