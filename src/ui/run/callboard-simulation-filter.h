/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CALLBOARD_TYPE_SIMULATION_FILTER (callboard_simulation_filter_get_type ())

G_DECLARE_FINAL_TYPE (CallboardSimulationFilter, callboard_simulation_filter, CALLBOARD, SIMULATION_FILTER, GObject)

CallboardSimulationFilter *callboard_simulation_filter_new          (GtkFilter                 *filter,
                                                                     const char                *title);
CallboardSimulationFilter *callboard_simulation_filter_new_narrowed (CallboardSimulationFilter *parent,
                                                                     GtkFilter                 *filter,
                                                                     const char                *title);
gboolean                   callboard_simulation_filter_is_within    (CallboardSimulationFilter *self,
                                                                     CallboardSimulationFilter *other);
GtkFilter                 *callboard_simulation_filter_get_filter   (CallboardSimulationFilter *self);
gboolean                   callboard_simulation_filter_get_busy     (CallboardSimulationFilter *self);
void                       callboard_simulation_filter_retry        (CallboardSimulationFilter *self);

G_END_DECLS
