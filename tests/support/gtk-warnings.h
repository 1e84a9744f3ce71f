/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void  test_ignore_gtk_warnings     (void);
char *test_dup_without_gtk_warnings (const char *output);

G_END_DECLS
