/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The persona of a simulation.
 */

#include "config.h"

#include "callboard-persona.h"

/**
 * CallboardPersona:
 *
 * A simulated person who talks to the agent: `persona` of a simulation. The properties
 * are named after the fields. Fields that older servers lack are %NULL, or -1 for numbers
 * and tristates.
 */
struct _CallboardPersona
{
  CallboardApiObject  parent_instance;

  char               *id;
  char               *name;
  char               *display_name;
  char               *description;
  char               *language;
  char               *secondary_language;
  GStrv               understood_languages;
  char               *accent;
  char               *gender;
  char               *age;
  char               *background_noise;
  char               *speech_pace;
  char               *speech_clarity;
  int                 has_disfluencies;
  char               *base_emotion;
  char               *intent_clarity;
  char               *confirmation_style;
  char               *memory_reliability;
  char               *interruption;
  char               *response_timing;
  GStrv               idle_messages;
  double              idle_timeout_seconds;
  gint64              idle_message_max_spoken_count;
  int                 idle_message_reset_count_on_user_speech_enabled;
  char               *phone_number;
  char               *backstory_prompt;
  GListModel         *properties;
  GDateTime          *created_at;
  GDateTime          *updated_at;
};

static const CallboardField fields[] = {
  { "id", "id", CALLBOARD_FIELD_ID, CALLBOARD_FIELD_EXPECTED,
    G_STRUCT_OFFSET (CallboardPersona, id) },
  { "name", "name", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_EXPECTED,
    G_STRUCT_OFFSET (CallboardPersona, name) },
  { "displayName", "display-name", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardPersona, display_name) },
  { "description", "description", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardPersona, description) },
  { "language", "language", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_EXPECTED,
    G_STRUCT_OFFSET (CallboardPersona, language) },
  { "secondaryLanguage", "secondary-language", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardPersona, secondary_language) },
  { "understoodLanguages", "understood-languages", CALLBOARD_FIELD_STRINGS, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardPersona, understood_languages) },
  { "accent", "accent", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_EXPECTED,
    G_STRUCT_OFFSET (CallboardPersona, accent) },
  { "gender", "gender", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_EXPECTED,
    G_STRUCT_OFFSET (CallboardPersona, gender) },
  { "age", "age", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardPersona, age) },
  { "backgroundNoise", "background-noise", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_EXPECTED,
    G_STRUCT_OFFSET (CallboardPersona, background_noise) },
  { "speechPace", "speech-pace", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_EXPECTED,
    G_STRUCT_OFFSET (CallboardPersona, speech_pace) },
  { "speechClarity", "speech-clarity", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_EXPECTED,
    G_STRUCT_OFFSET (CallboardPersona, speech_clarity) },
  { "hasDisfluencies", "has-disfluencies", CALLBOARD_FIELD_TRISTATE, CALLBOARD_FIELD_EXPECTED,
    G_STRUCT_OFFSET (CallboardPersona, has_disfluencies) },
  { "baseEmotion", "base-emotion", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_EXPECTED,
    G_STRUCT_OFFSET (CallboardPersona, base_emotion) },
  { "intentClarity", "intent-clarity", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_EXPECTED,
    G_STRUCT_OFFSET (CallboardPersona, intent_clarity) },
  { "confirmationStyle", "confirmation-style", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_EXPECTED,
    G_STRUCT_OFFSET (CallboardPersona, confirmation_style) },
  { "memoryReliability", "memory-reliability", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_EXPECTED,
    G_STRUCT_OFFSET (CallboardPersona, memory_reliability) },
  { "interruption", "interruption", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardPersona, interruption) },
  { "responseTiming", "response-timing", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardPersona, response_timing) },
  { "idleMessages", "idle-messages", CALLBOARD_FIELD_STRINGS, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardPersona, idle_messages) },
  { "idleTimeoutSeconds", "idle-timeout-seconds", CALLBOARD_FIELD_NUMBER, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardPersona, idle_timeout_seconds) },
  { "idleMessageMaxSpokenCount", "idle-message-max-spoken-count", CALLBOARD_FIELD_INTEGER, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardPersona, idle_message_max_spoken_count) },
  { "idleMessageResetCountOnUserSpeechEnabled", "idle-message-reset-count-on-user-speech-enabled", CALLBOARD_FIELD_TRISTATE, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardPersona, idle_message_reset_count_on_user_speech_enabled) },
  { "phoneNumber", "phone-number", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardPersona, phone_number) },
  { "backstoryPrompt", "backstory-prompt", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardPersona, backstory_prompt) },
  { "properties", "properties", CALLBOARD_FIELD_CUSTOM_PROPERTIES, CALLBOARD_FIELD_EXPECTED,
    G_STRUCT_OFFSET (CallboardPersona, properties) },
  { "createdAt", "created-at", CALLBOARD_FIELD_TIME, CALLBOARD_FIELD_EXPECTED,
    G_STRUCT_OFFSET (CallboardPersona, created_at) },
  { "updatedAt", "updated-at", CALLBOARD_FIELD_TIME, CALLBOARD_FIELD_EXPECTED,
    G_STRUCT_OFFSET (CallboardPersona, updated_at) },
};

CALLBOARD_DEFINE_API_OBJECT (CallboardPersona, callboard_persona, fields)

/**
 * callboard_persona_get_name:
 * @self: a persona
 *
 * Returns: (transfer none) (nullable): its name; %NULL if unknown
 */
const char *
callboard_persona_get_name (CallboardPersona *self)
{
  g_return_val_if_fail (CALLBOARD_IS_PERSONA (self), NULL);

  return self->name;
}

/**
 * callboard_persona_get_display_name:
 * @self: a persona
 *
 * Returns: (transfer none) (nullable): its display name, such as "Anxious Patient"
 */
const char *
callboard_persona_get_display_name (CallboardPersona *self)
{
  g_return_val_if_fail (CALLBOARD_IS_PERSONA (self), NULL);

  return self->display_name;
}

/**
 * callboard_persona_get_language:
 * @self: a persona
 *
 * Returns: (transfer none) (nullable): its language in ISO 639-1, such as `EN`; %NULL if
 *   unknown
 */
const char *
callboard_persona_get_language (CallboardPersona *self)
{
  g_return_val_if_fail (CALLBOARD_IS_PERSONA (self), NULL);

  return self->language;
}

/**
 * callboard_persona_get_properties:
 * @self: a persona
 *
 * Returns: (transfer none): a list of #CallboardCustomProperty
 */
GListModel *
callboard_persona_get_properties (CallboardPersona *self)
{
  g_return_val_if_fail (CALLBOARD_IS_PERSONA (self), NULL);

  return self->properties;
}

/**
 * callboard_persona_get_id:
 * @self: a persona
 *
 * Returns: (transfer none) (nullable): its `id`; %NULL if unknown
 */
const char *
callboard_persona_get_id (CallboardPersona *self)
{
  g_return_val_if_fail (CALLBOARD_IS_PERSONA (self), NULL);

  return self->id;
}
