/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-session.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_METRICS_READER (callboard_metrics_reader_get_type ())

G_DECLARE_FINAL_TYPE (CallboardMetricsReader, callboard_metrics_reader, CALLBOARD, METRICS_READER, GObject)

CallboardMetricsReader *callboard_metrics_reader_new         (CallboardSession       *session);
CallboardSession       *callboard_metrics_reader_get_session (CallboardMetricsReader *self);
void                    callboard_metrics_reader_push        (CallboardMetricsReader *self,
                                                              const char             *call_id,
                                                              gboolean                fetch);
void                    callboard_metrics_reader_clear       (CallboardMetricsReader *self);
void                    callboard_metrics_reader_start       (CallboardMetricsReader *self);
void                    callboard_metrics_reader_stop        (CallboardMetricsReader *self);
guint                   callboard_metrics_reader_get_n_open  (CallboardMetricsReader *self);
gboolean                callboard_metrics_reader_get_reading (CallboardMetricsReader *self);
const GError           *callboard_metrics_reader_get_error   (CallboardMetricsReader *self);

G_END_DECLS
