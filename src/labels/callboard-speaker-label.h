/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *callboard_speaker_label_dup (const char *participant_type);

G_END_DECLS
