/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "callboard-statistics.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_HISTOGRAM (callboard_histogram_get_type ())

G_DECLARE_FINAL_TYPE (CallboardHistogram, callboard_histogram, CALLBOARD, HISTOGRAM, GtkWidget)

GtkWidget *callboard_histogram_new           (void);
void       callboard_histogram_set_bins      (CallboardHistogram  *self,
                                              const CallboardBins *bins,
                                              const char * const  *labels);
void       callboard_histogram_set_threshold (CallboardHistogram  *self,
                                              gboolean             is_known,
                                              double               threshold);
void       callboard_histogram_set_selected  (CallboardHistogram  *self,
                                              int                  bin);

G_END_DECLS
