/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The conversations of the calls: scripts from dialogue.json and dialogue-plans.json, adapted to the
 * persona, the duration of the call and its failed checks. The timing of the lines
 * is in callboard-demo-speech-timing.c. Used by CallboardDemoCall. */

#include "callboard-demo-dialogue.h"

#include <string.h>

#include "callboard-demo-json.h"

/* The percentage of the call duration that the lines should fill. */
#define FULL_PERCENT 88

/* The duration of a line of a loop. */
#define LOOP_MS 310

static void
line_free (CallboardDemoLine *line)
{
  g_free (line->text);
  g_free (line);
}

/**
 * callboard_demo_conversation_free:
 * @self: (transfer full): a conversation
 *
 * Frees @self.
 */
void
callboard_demo_conversation_free (CallboardDemoConversation *self)
{
  g_ptr_array_unref (self->lines);
  g_free (self);
}

static gboolean
has_scenario (JsonObject *script,
              const char *scenario)
{
  JsonArray *scenarios = json_object_get_array_member (script, "scenarios");

  for (guint i = 0; i < json_array_get_length (scenarios); i++) {
    JsonNode *node = json_array_get_element (scenarios, i);

    if (g_strcmp0 (JSON_NODE_HOLDS_NULL (node) ? NULL : json_node_get_string (node), scenario) == 0)
      return TRUE;
  }

  return FALSE;
}

/**
 * callboard_demo_dialogue_load:
 *
 * Loads all scripts and phrases from the resources.
 *
 * Returns: (transfer full): the dialogue
 */
JsonNode *
callboard_demo_dialogue_load (void)
{
  JsonNode *dialogue = callboard_demo_json_load_resource ("dialogue.json");
  g_autoptr (JsonNode) more = callboard_demo_json_load_resource ("dialogue-plans.json");
  JsonArray *scripts = json_object_get_array_member (json_node_get_object (dialogue), "scripts");
  JsonArray *more_scripts = json_object_get_array_member (json_node_get_object (more), "scripts");

  for (guint i = 0; i < json_array_get_length (more_scripts); i++)
    json_array_add_element (scripts, json_array_dup_element (more_scripts, i));
  callboard_demo_json_copy_member (json_node_get_object (more), json_node_get_object (dialogue), "languages");

  return dialogue;
}

static gboolean
has_language (JsonObject *script,
              JsonObject *persona)
{
  const char *language = json_object_get_string_member_with_default (script, "language", NULL);

  return language == NULL ||
         g_str_equal (language, json_object_get_string_member_with_default (persona, "language", "EN"));
}

/* Returns the script for @scenario in the language of @persona, else in English, else that
 * for no scenario. */
static JsonObject *
find_script (JsonObject *dialogue,
             const char *scenario,
             JsonObject *persona)
{
  JsonArray *scripts = json_object_get_array_member (dialogue, "scripts");

  for (guint i = 0; i < json_array_get_length (scripts); i++) {
    JsonObject *script = json_array_get_object_element (scripts, i);

    if (has_scenario (script, scenario) && has_language (script, persona))
      return script;
  }

  g_assert (scenario != NULL);

  return find_script (dialogue, NULL, persona);
}

/* Returns the phrases in the language of @script. */
static JsonObject *
find_phrases (JsonObject *dialogue,
              JsonObject *script)
{
  const char *language = json_object_get_string_member_with_default (script, "language", NULL);

  return language != NULL ? json_object_get_object_member (json_object_get_object_member (dialogue, "languages"),
                                                           language)
                          : dialogue;
}

static const char *
choose_string (JsonArray *strings,
               GRand     *random,
               guint     *number)
{
  guint chosen = (guint) g_rand_int_range (random, 0, (gint32) json_array_get_length (strings));

  if (number != NULL)
    *number = chosen;

  return json_array_get_string_element (strings, chosen);
}

static const char *
choose (JsonObject *dialogue,
        const char *list,
        GRand      *random,
        guint      *number)
{
  return choose_string (json_object_get_array_member (dialogue, list), random, number);
}

static CallboardDemoLine *
line_new (CallboardDemoSpeaker  speaker,
          CallboardDemoMark     mark,
          const char           *text)
{
  CallboardDemoLine *line = g_new0 (CallboardDemoLine, 1);

  line->speaker = speaker;
  line->mark = mark;
  line->text = g_strdup (text);
  line->n_characters = callboard_demo_speech_timing_count_characters (text);

  return line;
}

static void
insert (GPtrArray            *lines,
        guint                 position,
        CallboardDemoSpeaker  speaker,
        CallboardDemoMark     mark,
        const char           *text)
{
  g_ptr_array_insert (lines, (gint) MIN (position, lines->len), line_new (speaker, mark, text));
}

/* Adds the lines of the script with the name of the persona. */
static void
add_script (JsonObject                             *dialogue,
            GPtrArray                              *lines,
            JsonObject                             *script,
            const CallboardDemoConversationOptions *options,
            GRand                                  *random)
{
  JsonArray *array = json_object_get_array_member (script, "lines");
  const char *name = json_object_get_string_member (options->persona, "name");

  for (guint i = 0; i < json_array_get_length (array); i++) {
    const char *written = json_array_get_string_element (array, i);
    g_autoptr (GString) text = g_string_new (written + strlen ("A: "));
    gboolean is_closing = *written == 'N';

    g_string_replace (text, "{persona}", name, 0);
    if (is_closing && options->has_vague_closing)
      g_string_assign (text, choose (dialogue, "vagueClosings", random, NULL));
    insert (lines, lines->len,
            *written == 'C' ? CALLBOARD_DEMO_SPEAKER_PERSONA : CALLBOARD_DEMO_SPEAKER_AGENT,
            is_closing ? CALLBOARD_DEMO_MARK_CLOSING : CALLBOARD_DEMO_MARK_NONE, text->str);
  }
}

static CallboardDemoLine *
get_line (GPtrArray *lines,
          guint      position)
{
  return g_ptr_array_index (lines, position);
}

/* Whether a line of the persona and one of the agent fit before @position. */
static gboolean
can_insert_pair (GPtrArray *lines,
                 guint      position)
{
  return position >= 2 && position < lines->len &&
         get_line (lines, position - 1)->speaker == CALLBOARD_DEMO_SPEAKER_AGENT &&
         get_line (lines, position)->speaker == CALLBOARD_DEMO_SPEAKER_PERSONA;
}

static guint
choose_pair_position (GPtrArray *lines,
                      GRand     *random)
{
  guint closing = lines->len;
  guint position;

  for (guint i = 0; i < lines->len; i++) {
    if (get_line (lines, i)->mark == CALLBOARD_DEMO_MARK_CLOSING)
      closing = i;
  }

  for (guint n_tries = 0; n_tries < 40; n_tries++) {
    position = (guint) g_rand_int_range (random, 2, (gint32) MAX (closing, 3));
    if (can_insert_pair (lines, position))
      return position;
  }

  return 2;
}

/* Returns: (nullable): the phrases for each value of a trait, which some languages lack */
static JsonObject *
get_phrases (JsonObject *dialogue,
             const char *name)
{
  return json_object_has_member (dialogue, name) ? json_object_get_object_member (dialogue, name) : NULL;
}

/* A persona with another language greets in that language. */
static void
add_greeting (JsonObject                             *dialogue,
              GPtrArray                              *lines,
              const CallboardDemoConversationOptions *options)
{
  JsonObject *hello = get_phrases (dialogue, "greetings");
  const char *language = json_object_get_string_member_with_default (options->persona, "language",
                                                                     "EN");
  CallboardDemoLine *first = get_line (lines, 1);
  g_autofree char *text = first->text;

  if (hello != NULL && json_object_has_member (hello, language))
    first->text = g_strconcat (json_object_get_string_member (hello, language), " ", text, NULL);
  else
    first->text = g_steal_pointer (&text);
  first->n_characters = callboard_demo_speech_timing_count_characters (first->text);
}

static void
add_emotion (JsonObject                             *dialogue,
             GPtrArray                              *lines,
             const CallboardDemoConversationOptions *options,
             GRand                                  *random)
{
  JsonObject *emotion_lines = get_phrases (dialogue, "emotionLines");
  const char *emotion = json_object_get_string_member_with_default (options->persona, "baseEmotion",
                                                                    "NEUTRAL");
  JsonArray *said;
  guint position;

  if (emotion_lines == NULL || !json_object_has_member (emotion_lines, emotion))
    return;

  said = json_object_get_array_member (emotion_lines, emotion);
  position = choose_pair_position (lines, random);
  insert (lines, position, CALLBOARD_DEMO_SPEAKER_PERSONA, CALLBOARD_DEMO_MARK_NONE,
          choose_string (said, random, NULL));
  insert (lines, position + 1, CALLBOARD_DEMO_SPEAKER_AGENT, CALLBOARD_DEMO_MARK_NONE,
          choose (dialogue, "replies", random, NULL));
}

static const char *
add_violation (JsonObject *dialogue,
               GPtrArray  *lines,
               GRand      *random)
{
  JsonArray *reasons = json_object_get_array_member (dialogue, "violationReasons");
  guint position = choose_pair_position (lines, random);
  guint number;
  const char *violation = choose (dialogue, "violations", random, &number);

  insert (lines, position, CALLBOARD_DEMO_SPEAKER_PERSONA, CALLBOARD_DEMO_MARK_NONE,
          json_object_get_string_member_with_default (dialogue, "prompt", "Okay, and now?"));
  insert (lines, position + 1, CALLBOARD_DEMO_SPEAKER_AGENT, CALLBOARD_DEMO_MARK_VIOLATION,
          violation);

  return json_array_get_string_element (reasons, number);
}

static void
add_fillers (JsonObject                             *dialogue,
             GPtrArray                              *lines,
             const CallboardDemoConversationOptions *options,
             GRand                                  *random)
{
  JsonArray *fillers = json_object_get_array_member (dialogue, "fillers");
  guint n = json_array_get_length (fillers);
  guint next = (guint) g_rand_int_range (random, 0, (gint32) n);
  gint64 wanted = options->duration_ms * FULL_PERCENT / 100;

  while (callboard_demo_speech_timing_estimate (lines, options->persona) < wanted) {
    JsonArray *pair = json_array_get_array_element (fillers, next++ % n);
    guint position = choose_pair_position (lines, random);

    insert (lines, position, CALLBOARD_DEMO_SPEAKER_PERSONA, CALLBOARD_DEMO_MARK_NONE,
            json_array_get_string_element (pair, 0));
    insert (lines, position + 1, CALLBOARD_DEMO_SPEAKER_AGENT, CALLBOARD_DEMO_MARK_NONE,
            json_array_get_string_element (pair, 1));
  }
}

/* Removes pairs of lines from the middle of a script that is too long. */
static void
remove_excess (GPtrArray                              *lines,
               const CallboardDemoConversationOptions *options)
{
  guint position = lines->len / 2;

  while (position >= 2 &&
         callboard_demo_speech_timing_estimate (lines, options->persona) > options->duration_ms) {
    if (position + 1 < lines->len &&
        get_line (lines, position)->speaker == CALLBOARD_DEMO_SPEAKER_PERSONA &&
        get_line (lines, position + 1)->mark == CALLBOARD_DEMO_MARK_NONE) {
      g_ptr_array_remove_range (lines, position, 2);
      position = MIN (position, lines->len - 1);
    } else {
      position--;
    }
  }

  while (lines->len > 4 && get_line (lines, lines->len - 1)->mark == CALLBOARD_DEMO_MARK_NONE &&
         callboard_demo_speech_timing_estimate (lines, options->persona) > options->duration_ms)
    g_ptr_array_remove_index (lines, lines->len - 1);
}

/* Marks a line of the agent near the middle as following a long pause. */
static void
mark_long_pause (GPtrArray *lines)
{
  guint middle = lines->len / 2;

  for (guint i = 0; i < lines->len; i++) {
    guint position = (middle + i) % lines->len;

    if (position >= 2 &&
        get_line (lines, position)->speaker == CALLBOARD_DEMO_SPEAKER_AGENT &&
        get_line (lines, position)->mark == CALLBOARD_DEMO_MARK_NONE &&
        get_line (lines, position - 1)->speaker == CALLBOARD_DEMO_SPEAKER_PERSONA) {
      get_line (lines, position)->mark = CALLBOARD_DEMO_MARK_PAUSE;
      return;
    }
  }
}

static void
add_overlaps (JsonObject                             *dialogue,
              GPtrArray                              *lines,
              const CallboardDemoConversationOptions *options,
              GRand                                  *random)
{
  JsonObject *background = get_phrases (dialogue, "background");
  const char *noise = json_object_get_string_member_with_default (options->persona,
                                                                  "backgroundNoise", "NONE");
  const char *interruption = json_object_get_string_member_with_default (options->persona,
                                                                         "interruption", "OFF");

  if (background != NULL && json_object_has_member (background, noise))
    insert (lines, 3, CALLBOARD_DEMO_SPEAKER_BACKGROUND, CALLBOARD_DEMO_MARK_OVERLAP,
            json_object_get_string_member (background, noise));

  if (!g_str_equal (interruption, "BACKCHANNEL") && !g_str_equal (interruption, "HEAVY"))
    return;

  for (guint i = 4; i + 1 < lines->len; i++) {
    if (get_line (lines, i)->speaker == CALLBOARD_DEMO_SPEAKER_AGENT &&
        strlen (get_line (lines, i)->text) > 50 && g_rand_double (random) < 0.5) {
      insert (lines, i + 1, CALLBOARD_DEMO_SPEAKER_PERSONA, CALLBOARD_DEMO_MARK_OVERLAP,
              choose (dialogue, "backchannels", random, NULL));
      i++;
    }
  }
}

static void
add_loop (JsonObject                             *dialogue,
          GPtrArray                              *lines,
          const CallboardDemoConversationOptions *options,
          GRand                                  *random)
{
  gint64 begins;

  g_ptr_array_set_size (lines, MIN (lines->len, CALLBOARD_DEMO_LOOP_FIRST_LINE));
  begins = callboard_demo_speech_timing_estimate (lines, options->persona);
  for (gint64 at = begins; at < options->duration_ms; at += LOOP_MS)
    insert (lines, lines->len,
            lines->len % 2 == 0 ? CALLBOARD_DEMO_SPEAKER_AGENT : CALLBOARD_DEMO_SPEAKER_PERSONA,
            CALLBOARD_DEMO_MARK_NONE, choose (dialogue, "loop", random, NULL));
}

static void
add_silence (JsonObject *dialogue,
             GPtrArray  *lines)
{
  JsonArray *said = json_object_get_array_member (dialogue, "silence");

  for (guint i = 0; i < json_array_get_length (said); i++)
    insert (lines, lines->len, CALLBOARD_DEMO_SPEAKER_PERSONA, CALLBOARD_DEMO_MARK_NONE,
            json_array_get_string_element (said, i));
}

/* Adapts the lines of a script to @options. Returns the reason of the violation,
 * if there is one. */
static const char *
adapt (JsonObject                             *dialogue,
       GPtrArray                              *lines,
       const CallboardDemoConversationOptions *options,
       GRand                                  *random)
{
  const char *violation_reason = NULL;

  add_greeting (dialogue, lines, options);
  add_emotion (dialogue, lines, options, random);
  if (options->has_violation)
    violation_reason = add_violation (dialogue, lines, random);
  add_fillers (dialogue, lines, options, random);
  if (options->has_pause)
    mark_long_pause (lines);
  if (options->kind == CALLBOARD_DEMO_CONVERSATION_COMPLETE)
    remove_excess (lines, options);
  add_overlaps (dialogue, lines, options, random);

  return violation_reason;
}

/**
 * callboard_demo_dialogue_compose:
 * @dialogue: from callboard_demo_dialogue_load(), must outlive the conversation
 * @options: the parameters of the conversation
 * @random: a random number generator
 *
 * Creates a conversation. The result is reproducible.
 *
 * Returns: (transfer full): the conversation
 */
CallboardDemoConversation *
callboard_demo_dialogue_compose (JsonObject                             *dialogue,
                                 const CallboardDemoConversationOptions *options,
                                 GRand                                  *random)
{
  CallboardDemoConversation *conversation = g_new0 (CallboardDemoConversation, 1);
  JsonObject *script = find_script (dialogue, options->scenario, options->persona);
  JsonObject *phrases = find_phrases (dialogue, script);

  conversation->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) line_free);
  conversation->title = json_object_get_string_member (script, "title");
  conversation->summary = json_object_get_string_member (script, "summary");
  conversation->outcome = json_object_get_string_member (script, "outcome");

  if (options->kind == CALLBOARD_DEMO_CONVERSATION_SILENT) {
    add_silence (phrases, conversation->lines);
  } else {
    add_script (phrases, conversation->lines, script, options, random);
    if (options->kind == CALLBOARD_DEMO_CONVERSATION_LOOP)
      add_loop (phrases, conversation->lines, options, random);
    else
      conversation->violation_reason = adapt (phrases, conversation->lines, options, random);
  }

  callboard_demo_speech_timing_apply (conversation->lines, options, random);

  return conversation;
}
