/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The fields of a simulation as columns of the list. Used by CallboardSimulationColumn.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "callboard-formats.h"
#include "callboard-result-labels.h"
#include "callboard-simulation-field.h"
#include "callboard-text.h"

/* Those that the list has at first come first. Most titles are those of the page of a
 * simulation. */
static const CallboardSimulationField fields[] = {
  { "result", N_("Result"), NULL, "result", CALLBOARD_FORMAT_RESULT },
  { "persona", N_("Persona"), "persona", "name", CALLBOARD_FORMAT_NAME },
  { "scenario", N_("Scenario"), "scenario", "description", CALLBOARD_FORMAT_LINE },
  { "endpoint", N_("Endpoint"), "agent-endpoint", "name", CALLBOARD_FORMAT_NAME },
  { "language", N_("Language"), "persona", "language", CALLBOARD_FORMAT_WORD, CALLBOARD_VOCABULARY_LANGUAGE },
  { "stage", N_("Stage"), NULL, "processing-status", CALLBOARD_FORMAT_WORD, CALLBOARD_VOCABULARY_STAGE },
  { "started", N_("Started"), NULL, "started-at", CALLBOARD_FORMAT_TIME },
  { "duration", N_("Duration"), NULL, "duration", CALLBOARD_FORMAT_DURATION },

  { "status", N_("Status"), NULL, "status", CALLBOARD_FORMAT_WORD, CALLBOARD_VOCABULARY_SIMULATION_STATUS },
  { "created", N_("Created"), NULL, "created-at", CALLBOARD_FORMAT_TIME },
  { "completed", N_("Completed"), NULL, "completed-at", CALLBOARD_FORMAT_TIME },
  { "queue-time", N_("Queue Time"), NULL, "queue-time", CALLBOARD_FORMAT_DURATION },
  { "attempt", N_("Attempt"), NULL, "attempt-number", CALLBOARD_FORMAT_COUNT },
  { "invalidation", N_("Invalidation Reason"), "invalidation", "reason", CALLBOARD_FORMAT_WORD,
    CALLBOARD_VOCABULARY_INVALIDATION },
  { "display-name", N_("Display Name"), "persona", "display-name", CALLBOARD_FORMAT_LINE },
  { "gender", N_("Gender"), "persona", "gender", CALLBOARD_FORMAT_WORD, CALLBOARD_VOCABULARY_GENDER },
  { "age", N_("Age"), "persona", "age", CALLBOARD_FORMAT_WORD, CALLBOARD_VOCABULARY_TRAIT },
  { "accent", N_("Accent"), "persona", "accent", CALLBOARD_FORMAT_WORD, CALLBOARD_VOCABULARY_ACCENT },
  { "secondary-language", N_("Secondary Language"), "persona", "secondary-language", CALLBOARD_FORMAT_WORD,
    CALLBOARD_VOCABULARY_LANGUAGE },
  { "pace", N_("Speech Pace"), "persona", "speech-pace", CALLBOARD_FORMAT_WORD, CALLBOARD_VOCABULARY_TRAIT },
  { "clarity", N_("Speech Clarity"), "persona", "speech-clarity", CALLBOARD_FORMAT_WORD,
    CALLBOARD_VOCABULARY_TRAIT },
  { "disfluencies", N_("Filler Words"), "persona", "has-disfluencies", CALLBOARD_FORMAT_TRISTATE },
  { "emotion", N_("Emotion"), "persona", "base-emotion", CALLBOARD_FORMAT_WORD, CALLBOARD_VOCABULARY_EMOTION },
  { "intent", N_("Intent Clarity"), "persona", "intent-clarity", CALLBOARD_FORMAT_WORD,
    CALLBOARD_VOCABULARY_TRAIT },
  { "confirmation", N_("Confirmation Style"), "persona", "confirmation-style", CALLBOARD_FORMAT_WORD,
    CALLBOARD_VOCABULARY_TRAIT },
  { "memory", N_("Memory Reliability"), "persona", "memory-reliability", CALLBOARD_FORMAT_WORD,
    CALLBOARD_VOCABULARY_TRAIT },
  { "interruptions", N_("Interruptions"), "persona", "interruption", CALLBOARD_FORMAT_WORD,
    CALLBOARD_VOCABULARY_TRAIT },
  { "timing", N_("Response Timing"), "persona", "response-timing", CALLBOARD_FORMAT_WORD,
    CALLBOARD_VOCABULARY_TRAIT },
  { "persona-noise", N_("Background Noise"), "persona", "background-noise", CALLBOARD_FORMAT_WORD,
    CALLBOARD_VOCABULARY_TRAIT },
  { "call-noise", N_("Background Noise of Call"), "background-noise", "background-noise", CALLBOARD_FORMAT_WORD,
    CALLBOARD_VOCABULARY_TRAIT },
  { "endpoint-type", N_("Endpoint Type"), "agent-endpoint", "endpoint-type", CALLBOARD_FORMAT_WORD,
    CALLBOARD_VOCABULARY_ENDPOINT },
  { "endpoint-phone-number", N_("Endpoint Phone Number"), "agent-endpoint", "phone-number", CALLBOARD_FORMAT_LINE },
  { "persona-phone-number", N_("Persona Phone Number"), "persona", "phone-number", CALLBOARD_FORMAT_LINE },
  { "roark-phone-number", N_("Roark Phone Number"), NULL, "roark-phone-number", CALLBOARD_FORMAT_LINE },
  { "simulation-id", N_("Simulation ID"), NULL, "id", CALLBOARD_FORMAT_LINE },
  { "call-id", N_("Call ID"), NULL, "call-id", CALLBOARD_FORMAT_LINE },
  { "retry-of", N_("Retry Of"), NULL, "retry-of", CALLBOARD_FORMAT_LINE },
  { "persona-id", N_("Persona ID"), "persona", "id", CALLBOARD_FORMAT_LINE },
  { "scenario-id", N_("Scenario ID"), "scenario", "id", CALLBOARD_FORMAT_LINE },
  { "endpoint-id", N_("Endpoint ID"), "agent-endpoint", "id", CALLBOARD_FORMAT_LINE },
};

/**
 * callboard_simulation_field_get_n: (skip)
 *
 * Returns: the number of fields
 */
guint
callboard_simulation_field_get_n (void)
{
  return G_N_ELEMENTS (fields);
}

/**
 * callboard_simulation_field_get: (skip)
 * @index: less than callboard_simulation_field_get_n()
 *
 * Returns: (transfer none): a field
 */
const CallboardSimulationField *
callboard_simulation_field_get (guint index)
{
  g_return_val_if_fail (index < G_N_ELEMENTS (fields), NULL);

  return &fields[index];
}

/* Gets the value; FALSE if there is no object that has it. */
static gboolean
get_value (const CallboardSimulationField *self,
           CallboardSimulationJob         *simulation,
           GValue                         *value)
{
  g_autoptr(GObject) object = NULL;

  if (self->object == NULL)
    object = g_object_ref (G_OBJECT (simulation));
  else
    g_object_get (simulation, self->object, &object, NULL);
  if (object == NULL)
    return FALSE;

  g_object_get_property (object, self->property, value);

  return TRUE;
}

static char *
dup_string (const CallboardSimulationField *self,
            CallboardSimulationJob         *simulation)
{
  g_auto(GValue) value = G_VALUE_INIT;

  if (!get_value (self, simulation, &value) || !G_VALUE_HOLDS_STRING (&value))
    return NULL;

  return g_value_dup_string (&value);
}

static gboolean
read_number (const CallboardSimulationField *self,
             const GValue                   *value,
             double                         *number)
{
  GDateTime *time;

  if (self->format == CALLBOARD_FORMAT_TIME)
    {
      time = g_value_get_boxed (value);
      *number = time != NULL ? (double) g_date_time_to_unix_usec (time) : 0;
      return time != NULL;
    }

  if (G_VALUE_HOLDS_INT64 (value))
    *number = (double) g_value_get_int64 (value);
  else if (G_VALUE_HOLDS_INT (value))
    *number = g_value_get_int (value);
  else
    return FALSE;

  return *number >= 0;
}

/**
 * callboard_simulation_field_get_number: (skip)
 * @self: a field
 * @simulation: a simulation
 * @number: (out): return location for its number: a count, ms, or µs since 1970
 *
 * Returns: whether the field has a number
 */
gboolean
callboard_simulation_field_get_number (const CallboardSimulationField *self,
                                       CallboardSimulationJob         *simulation,
                                       double                         *number)
{
  g_auto(GValue) value = G_VALUE_INIT;

  switch (self->format)
    {
    case CALLBOARD_FORMAT_TIME:
    case CALLBOARD_FORMAT_DURATION:
    case CALLBOARD_FORMAT_COUNT:
    case CALLBOARD_FORMAT_TRISTATE:
      return get_value (self, simulation, &value) && read_number (self, &value, number);
    case CALLBOARD_FORMAT_RESULT:
      *number = callboard_simulation_job_get_result (simulation);
      return TRUE;
    case CALLBOARD_FORMAT_NAME:
    case CALLBOARD_FORMAT_LINE:
    case CALLBOARD_FORMAT_WORD:
    default:
      return FALSE;
    }
}

/**
 * callboard_simulation_field_has_value: (skip)
 * @self: a field
 * @simulation: a simulation
 *
 * Returns: whether it is known
 */
gboolean
callboard_simulation_field_has_value (const CallboardSimulationField *self,
                                      CallboardSimulationJob         *simulation)
{
  g_autofree char *text = NULL;
  double number;

  switch (self->format)
    {
    case CALLBOARD_FORMAT_NAME:
    case CALLBOARD_FORMAT_LINE:
    case CALLBOARD_FORMAT_WORD:
      text = dup_string (self, simulation);
      return text != NULL;
    case CALLBOARD_FORMAT_RESULT:
    case CALLBOARD_FORMAT_TIME:
    case CALLBOARD_FORMAT_DURATION:
    case CALLBOARD_FORMAT_COUNT:
    case CALLBOARD_FORMAT_TRISTATE:
    default:
      return callboard_simulation_field_get_number (self, simulation, &number);
    }
}

static char *
dup_time (const CallboardSimulationField *self,
          CallboardSimulationJob         *simulation)
{
  g_auto(GValue) value = G_VALUE_INIT;
  GDateTime *time;
  g_autoptr(GDateTime) now = NULL;

  if (!get_value (self, simulation, &value))
    return callboard_format_time (NULL, NULL);

  time = g_value_get_boxed (&value);
  now = time != NULL ? g_date_time_new_now_utc () : NULL;

  return callboard_format_time (time, now);
}

/* A word that every server sends is unknown without a value, others are absent. */
static char *
dup_word (const CallboardSimulationField *self,
          const char                     *word)
{
  if (word != NULL)
    return callboard_vocabulary_dup_label (self->vocabulary, word);
  if (g_str_equal (self->id, "language") || g_str_equal (self->id, "stage"))
    return g_strdup (callboard_format_unknown ());

  return callboard_format_one_line (NULL);
}

/**
 * callboard_simulation_field_dup_text: (skip)
 * @self: a field
 * @simulation: a simulation
 *
 * Returns: (transfer full): its text on one line
 */
char *
callboard_simulation_field_dup_text (const CallboardSimulationField *self,
                                     CallboardSimulationJob         *simulation)
{
  g_autofree char *string = NULL;
  double number;

  switch (self->format)
    {
    case CALLBOARD_FORMAT_RESULT:
      return callboard_result_dup_summary (callboard_simulation_job_get_result (simulation),
                                           callboard_simulation_job_get_checks (simulation),
                                           callboard_simulation_job_get_status (simulation));
    case CALLBOARD_FORMAT_NAME:
      string = dup_string (self, simulation);
      return callboard_format_name (string);
    case CALLBOARD_FORMAT_WORD:
      string = dup_string (self, simulation);
      return dup_word (self, string);
    case CALLBOARD_FORMAT_TIME:
      return dup_time (self, simulation);
    case CALLBOARD_FORMAT_DURATION:
      return callboard_format_duration (callboard_simulation_field_get_number (self, simulation, &number)
                                          ? (gint64) number : -1);
    case CALLBOARD_FORMAT_COUNT:
      return callboard_simulation_field_get_number (self, simulation, &number)
               ? callboard_text_format_count ((gint64) number) : callboard_format_one_line (NULL);
    case CALLBOARD_FORMAT_TRISTATE:
      if (!callboard_simulation_field_get_number (self, simulation, &number))
        return callboard_format_one_line (NULL);
      return g_strdup (number > 0 ? _("Yes") : _("No"));
    case CALLBOARD_FORMAT_LINE:
    default:
      string = dup_string (self, simulation);
      return callboard_format_one_line (string);
    }
}
