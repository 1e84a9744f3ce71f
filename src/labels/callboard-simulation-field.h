/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-simulation-job.h"
#include "callboard-vocabulary.h"

G_BEGIN_DECLS

/**
 * CallboardFieldFormat:
 * @CALLBOARD_FORMAT_RESULT: the result and why the simulation failed
 * @CALLBOARD_FORMAT_NAME: a name, "Unknown" if there is none
 * @CALLBOARD_FORMAT_LINE: a text on one line
 * @CALLBOARD_FORMAT_WORD: a word of a vocabulary
 * @CALLBOARD_FORMAT_TIME: a date and time
 * @CALLBOARD_FORMAT_DURATION: a number of ms
 * @CALLBOARD_FORMAT_COUNT: a number
 * @CALLBOARD_FORMAT_TRISTATE: a boolean
 *
 * How a field is shown.
 */
typedef enum
{
  CALLBOARD_FORMAT_RESULT,
  CALLBOARD_FORMAT_NAME,
  CALLBOARD_FORMAT_LINE,
  CALLBOARD_FORMAT_WORD,
  CALLBOARD_FORMAT_TIME,
  CALLBOARD_FORMAT_DURATION,
  CALLBOARD_FORMAT_COUNT,
  CALLBOARD_FORMAT_TRISTATE,
} CallboardFieldFormat;

/**
 * CallboardSimulationField:
 * @id: the ID of its column
 * @title: the untranslated title
 * @object: (nullable): the property of the simulation with the object that has the field
 * @property: the property with the value
 * @format: how it is shown
 * @vocabulary: of @CALLBOARD_FORMAT_WORD
 *
 * A field of a simulation that a column can show.
 */
typedef struct
{
  const char           *id;
  const char           *title;
  const char           *object;
  const char           *property;
  CallboardFieldFormat  format;
  CallboardVocabulary   vocabulary;
} CallboardSimulationField;

guint                           callboard_simulation_field_get_n      (void);
const CallboardSimulationField *callboard_simulation_field_get        (guint                           index);
gboolean                        callboard_simulation_field_get_number (const CallboardSimulationField *self,
                                                                       CallboardSimulationJob         *simulation,
                                                                       double                         *number);
gboolean                        callboard_simulation_field_has_value  (const CallboardSimulationField *self,
                                                                       CallboardSimulationJob         *simulation);
char                           *callboard_simulation_field_dup_text   (const CallboardSimulationField *self,
                                                                       CallboardSimulationJob         *simulation);

G_END_DECLS
