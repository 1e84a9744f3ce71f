/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char     *callboard_phone_number_parse              (const char *text);
gboolean  callboard_phone_number_lacks_country_code (const char *text);

G_END_DECLS
