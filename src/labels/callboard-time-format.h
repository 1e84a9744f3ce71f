/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define CALLBOARD_TYPE_TIME_FORMAT (callboard_time_format_get_type ())

G_DECLARE_FINAL_TYPE (CallboardTimeFormat, callboard_time_format, CALLBOARD, TIME_FORMAT, GObject)

CallboardTimeFormat *callboard_time_format_get_default     (void);
gboolean             callboard_time_format_get_twelve_hour (CallboardTimeFormat *self);
void                 callboard_time_format_set_twelve_hour (CallboardTimeFormat *self,
                                                            gboolean             twelve_hour);
char                *callboard_time_format_dup             (GDateTime           *local,
                                                            const char          *format,
                                                            const char          *twelve_hour_format);

G_END_DECLS
