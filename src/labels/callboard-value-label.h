/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *callboard_value_label_dup (GVariant   *value,
                                 const char *digits);

G_END_DECLS
