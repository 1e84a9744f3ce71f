/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gst/gst.h>

G_BEGIN_DECLS

char *callboard_playback_error_labels_dup_missing         (GstMessage *message);
char *callboard_playback_error_labels_dup_missing_element (const char *description);
char *callboard_playback_error_labels_dup_failure         (GstMessage *message);

G_END_DECLS
