/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *callboard_run_address_parse     (const char  *text,
                                       GError     **error);
char *callboard_run_address_recognize (const char  *text);
char *callboard_run_address_to_uri    (const char  *id);

G_END_DECLS
