/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *locale_support_make   (const char *language,
                             const char *charset);
void  locale_support_remove (const char *folder);

G_END_DECLS
