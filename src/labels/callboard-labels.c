/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Adds the displayed labels of a simulation to its search text. Called once by each
 * program that searches.
 */

#include "config.h"

#include "callboard-labels.h"
#include "callboard-simulation-job.h"
#include "callboard-vocabulary.h"

static void
append_label (GString             *text,
              CallboardVocabulary  vocabulary,
              const char          *value)
{
  g_autofree char *label = callboard_vocabulary_dup_label (vocabulary, value);

  if (label == NULL)
    return;

  g_string_append (text, label);
  g_string_append_c (text, '\n');
}

static void
append_simulation_labels (CallboardApiObject *object,
                          GString            *text)
{
  CallboardSimulationJob *simulation = CALLBOARD_SIMULATION_JOB (object);
  CallboardPersona *persona = callboard_simulation_job_get_persona (simulation);
  CallboardAgentEndpoint *endpoint = callboard_simulation_job_get_agent_endpoint (simulation);

  append_label (text, CALLBOARD_VOCABULARY_SIMULATION_STATUS,
                callboard_simulation_job_get_status (simulation));
  append_label (text, CALLBOARD_VOCABULARY_STAGE,
                callboard_simulation_job_get_stage (simulation));
  append_label (text, CALLBOARD_VOCABULARY_LANGUAGE, callboard_persona_get_language (persona));
  append_label (text, CALLBOARD_VOCABULARY_ENDPOINT,
                callboard_agent_endpoint_get_endpoint_type (endpoint));
}

/**
 * callboard_labels_init:
 *
 * Sets #CallboardApiObjectClass.append_labels of #CallboardSimulationJob, so that
 * callboard_api_object_contains() also searches the labels of a simulation. Call it from
 * the main thread before the first search.
 */
void
callboard_labels_init (void)
{
  CallboardApiObjectClass *klass = g_type_class_get (CALLBOARD_TYPE_SIMULATION_JOB);

  klass->append_labels = append_simulation_labels;
}
