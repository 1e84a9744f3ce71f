/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What people copy along with an ID or a number; see callboard-pasted-text.c.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *callboard_pasted_text_clean      (const char *text);
gsize callboard_pasted_text_get_length (const char *text);

G_END_DECLS
