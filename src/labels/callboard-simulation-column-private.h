/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The struct shared by the files of CallboardSimulationColumn.
 */

#pragma once

#include "callboard-simulation-column.h"
#include "callboard-simulation-field.h"

G_BEGIN_DECLS

/* The maximum length of a text of the server, in characters. */
#define CALLBOARD_SIMULATION_COLUMN_MAX_TEXT 200

/**
 * CallboardSimulationColumn:
 *
 * A column of the list of simulations. `title` is its translated heading.
 */
struct _CallboardSimulationColumn
{
  GObject                         parent_instance;

  char                           *id;
  char                           *title;
  CallboardColumnGroup            group;
  CallboardColumnKind             kind;
  /* One of both. */
  const CallboardSimulationField *field;
  CallboardRunMetric             *metric;
};

G_END_DECLS
