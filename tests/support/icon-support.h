/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void icon_support_assert_exists (const char *icon_name);

G_END_DECLS
