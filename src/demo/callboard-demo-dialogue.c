/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said in the calls of the demo: the plays of dialogue.json, made into
 * a conversation that fits the caller, the length of the call and what goes
 * wrong in it. When each line is spoken is decided in callboard-demo-speech-timing.c.
 * Used by CallboardDemoCall. */

#include "callboard-demo-dialogue.h"

#include <gio/gio.h>
#include <string.h>

#include "callboard-demo-resources.h"

#define DIALOGUE_PATH "/io/github/callboard/Callboard/demo/dialogue.json"

/* How much of a call is filled with talk, in percent, before it is enough. */
#define FULL_PERCENT 88

/* How long a line of two who are stuck takes. */
#define LOOP_MS 310

struct _CallboardDemoDialogue
{
  JsonNode   *root;
  JsonObject *text;
};

static void
line_free (CallboardDemoLine *line)
{
  g_free (line->text);
  g_free (line);
}

/**
 * callboard_demo_dialogue_new:
 *
 * Reads the dialogue from its resource.
 *
 * Returns: (transfer full): the dialogue; free it with
 *   callboard_demo_dialogue_free()
 */
CallboardDemoDialogue *
callboard_demo_dialogue_new (void)
{
  CallboardDemoDialogue *self = g_new0 (CallboardDemoDialogue, 1);
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resource_lookup_data (callboard_demo_get_resource (), DIALOGUE_PATH,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, &error);

  if (bytes == NULL ||
      !json_parser_load_from_data (parser, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error))
    g_error ("The demo's own dialogue.json cannot be read: %s", error->message);

  self->root = json_parser_steal_root (parser);
  self->text = json_node_get_object (self->root);

  return self;
}

/**
 * callboard_demo_dialogue_free:
 * @self: (transfer full): a dialogue
 *
 * Frees @self.
 */
void
callboard_demo_dialogue_free (CallboardDemoDialogue *self)
{
  json_node_unref (self->root);
  g_free (self);
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
has_scenario (JsonObject *play,
              const char *scenario)
{
  JsonArray *scenarios = json_object_get_array_member (play, "scenarios");

  for (guint i = 0; i < json_array_get_length (scenarios); i++) {
    JsonNode *node = json_array_get_element (scenarios, i);

    if (g_strcmp0 (JSON_NODE_HOLDS_NULL (node) ? NULL : json_node_get_string (node), scenario) == 0)
      return TRUE;
  }

  return FALSE;
}

/* The play for a scenario; the last one fits every scenario. */
static JsonObject *
find_play (CallboardDemoDialogue *self,
           const char            *scenario)
{
  JsonArray *plays = json_object_get_array_member (self->text, "plays");
  guint n = json_array_get_length (plays);

  for (guint i = 0; i < n; i++) {
    JsonObject *play = json_array_get_object_element (plays, i);

    if (has_scenario (play, scenario))
      return play;
  }

  return json_array_get_object_element (plays, n - 1);
}

static const char *
choose (CallboardDemoDialogue *self,
        const char            *list,
        GRand                 *chance,
        guint                 *number)
{
  JsonArray *array = json_object_get_array_member (self->text, list);
  guint chosen = (guint) g_rand_int_range (chance, 0, (gint32) json_array_get_length (array));

  if (number != NULL)
    *number = chosen;

  return json_array_get_string_element (array, chosen);
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

/* The lines of the play as they are written, with the name of the caller. */
static void
add_play (CallboardDemoDialogue  *self,
          GPtrArray              *lines,
          JsonObject             *play,
          const CallboardDemoCue *cue,
          GRand                  *chance)
{
  JsonArray *array = json_object_get_array_member (play, "lines");
  const char *name = json_object_get_string_member (cue->caller, "name");

  for (guint i = 0; i < json_array_get_length (array); i++) {
    const char *written = json_array_get_string_element (array, i);
    g_autoptr (GString) text = g_string_new (written + strlen ("A: "));
    gboolean is_closing = *written == 'N';

    g_string_replace (text, "{caller}", name, 0);
    if (is_closing && cue->has_vague_end)
      g_string_assign (text, choose (self, "vague", chance, NULL));
    insert (lines, lines->len,
            *written == 'C' ? CALLBOARD_DEMO_SPEAKER_CALLER : CALLBOARD_DEMO_SPEAKER_AGENT,
            is_closing ? CALLBOARD_DEMO_MARK_CLOSING : CALLBOARD_DEMO_MARK_NONE, text->str);
  }
}

static CallboardDemoLine *
get_line (GPtrArray *lines,
          guint      position)
{
  return g_ptr_array_index (lines, position);
}

/* Whether a caller and then the agent may say something before @position. */
static gboolean
takes_pair (GPtrArray *lines,
            guint      position)
{
  return position >= 2 && position < lines->len &&
         get_line (lines, position - 1)->speaker == CALLBOARD_DEMO_SPEAKER_AGENT &&
         get_line (lines, position)->speaker == CALLBOARD_DEMO_SPEAKER_CALLER;
}

static guint
choose_pair_place (GPtrArray *lines,
                   GRand     *chance)
{
  guint closing = lines->len;
  guint position;

  for (guint i = 0; i < lines->len; i++) {
    if (get_line (lines, i)->mark == CALLBOARD_DEMO_MARK_CLOSING)
      closing = i;
  }

  for (guint n_tries = 0; n_tries < 40; n_tries++) {
    position = (guint) g_rand_int_range (chance, 2, (gint32) MAX (closing, 3));
    if (takes_pair (lines, position))
      return position;
  }

  return 2;
}

/* A caller who speaks another language says hello in it. */
static void
greet (CallboardDemoDialogue  *self,
       GPtrArray              *lines,
       const CallboardDemoCue *cue)
{
  JsonObject *hello = json_object_get_object_member (self->text, "hello");
  const char *language = json_object_get_string_member_with_default (cue->caller, "language", "EN");
  CallboardDemoLine *first = get_line (lines, 1);
  g_autofree char *text = first->text;

  if (json_object_has_member (hello, language))
    first->text = g_strconcat (json_object_get_string_member (hello, language), " ", text, NULL);
  else
    first->text = g_steal_pointer (&text);
}

static void
add_mood (CallboardDemoDialogue  *self,
          GPtrArray              *lines,
          const CallboardDemoCue *cue,
          GRand                  *chance)
{
  JsonObject *asides = json_object_get_object_member (self->text, "asides");
  const char *emotion = json_object_get_string_member_with_default (cue->caller, "baseEmotion", "NEUTRAL");
  JsonArray *said;
  guint position;

  if (!json_object_has_member (asides, emotion))
    return;

  said = json_object_get_array_member (asides, emotion);
  position = choose_pair_place (lines, chance);
  insert (lines, position, CALLBOARD_DEMO_SPEAKER_CALLER, CALLBOARD_DEMO_MARK_NONE,
          json_array_get_string_element (said, (guint) g_rand_int_range (chance, 0, (gint32) json_array_get_length (said))));
  insert (lines, position + 1, CALLBOARD_DEMO_SPEAKER_AGENT, CALLBOARD_DEMO_MARK_NONE,
          choose (self, "replies", chance, NULL));
}

static const char *
add_fault (CallboardDemoDialogue *self,
           GPtrArray             *lines,
           GRand                 *chance)
{
  JsonArray *reasons = json_object_get_array_member (self->text, "faultReasons");
  guint position = choose_pair_place (lines, chance);
  guint number;
  const char *fault = choose (self, "faults", chance, &number);

  insert (lines, position, CALLBOARD_DEMO_SPEAKER_CALLER, CALLBOARD_DEMO_MARK_NONE, "Okay, and now?");
  insert (lines, position + 1, CALLBOARD_DEMO_SPEAKER_AGENT, CALLBOARD_DEMO_MARK_FAULT, fault);

  return json_array_get_string_element (reasons, number);
}

static void
add_fillers (CallboardDemoDialogue  *self,
             GPtrArray              *lines,
             const CallboardDemoCue *cue,
             GRand                  *chance)
{
  JsonArray *fillers = json_object_get_array_member (self->text, "fillers");
  guint n = json_array_get_length (fillers);
  guint next = (guint) g_rand_int_range (chance, 0, (gint32) n);
  gint64 wanted = cue->duration_ms * FULL_PERCENT / 100;

  while (callboard_demo_speech_timing_estimate (lines, cue->caller) < wanted) {
    JsonArray *pair = json_array_get_array_element (fillers, next++ % n);
    guint position = choose_pair_place (lines, chance);

    insert (lines, position, CALLBOARD_DEMO_SPEAKER_CALLER, CALLBOARD_DEMO_MARK_NONE,
            json_array_get_string_element (pair, 0));
    insert (lines, position + 1, CALLBOARD_DEMO_SPEAKER_AGENT, CALLBOARD_DEMO_MARK_NONE,
            json_array_get_string_element (pair, 1));
  }
}

/* Leaves out pairs from the middle of a play that is too long for the call. */
static void
shorten (GPtrArray              *lines,
         const CallboardDemoCue *cue)
{
  guint position = lines->len / 2;

  while (position >= 2 && callboard_demo_speech_timing_estimate (lines, cue->caller) > cue->duration_ms) {
    if (position + 1 < lines->len &&
        get_line (lines, position)->speaker == CALLBOARD_DEMO_SPEAKER_CALLER &&
        get_line (lines, position + 1)->mark == CALLBOARD_DEMO_MARK_NONE) {
      g_ptr_array_remove_range (lines, position, 2);
      position = MIN (position, lines->len - 1);
    } else {
      position--;
    }
  }

  while (lines->len > 4 && get_line (lines, lines->len - 1)->mark == CALLBOARD_DEMO_MARK_NONE &&
         callboard_demo_speech_timing_estimate (lines, cue->caller) > cue->duration_ms)
    g_ptr_array_remove_index (lines, lines->len - 1);
}

/* The agent's line in the middle that it thinks about for too long. */
static void
mark_pause (GPtrArray *lines)
{
  guint middle = lines->len / 2;

  for (guint i = 0; i < lines->len; i++) {
    guint position = (middle + i) % lines->len;

    if (position >= 2 &&
        get_line (lines, position)->speaker == CALLBOARD_DEMO_SPEAKER_AGENT &&
        get_line (lines, position)->mark == CALLBOARD_DEMO_MARK_NONE &&
        get_line (lines, position - 1)->speaker == CALLBOARD_DEMO_SPEAKER_CALLER) {
      get_line (lines, position)->mark = CALLBOARD_DEMO_MARK_PAUSE;
      return;
    }
  }
}

static void
add_asides (CallboardDemoDialogue  *self,
            GPtrArray              *lines,
            const CallboardDemoCue *cue,
            GRand                  *chance)
{
  JsonObject *background = json_object_get_object_member (self->text, "background");
  const char *noise = json_object_get_string_member_with_default (cue->caller, "backgroundNoise", "NONE");
  const char *interruption = json_object_get_string_member_with_default (cue->caller, "interruption", "OFF");

  if (json_object_has_member (background, noise))
    insert (lines, 3, CALLBOARD_DEMO_SPEAKER_BACKGROUND, CALLBOARD_DEMO_MARK_ASIDE,
            json_object_get_string_member (background, noise));

  if (!g_str_equal (interruption, "BACKCHANNEL") && !g_str_equal (interruption, "HEAVY"))
    return;

  for (guint i = 4; i + 1 < lines->len; i++) {
    if (get_line (lines, i)->speaker == CALLBOARD_DEMO_SPEAKER_AGENT &&
        strlen (get_line (lines, i)->text) > 50 && g_rand_double (chance) < 0.5) {
      insert (lines, i + 1, CALLBOARD_DEMO_SPEAKER_CALLER, CALLBOARD_DEMO_MARK_ASIDE,
              choose (self, "backchannels", chance, NULL));
      i++;
    }
  }
}

static void
add_loop (CallboardDemoDialogue  *self,
          GPtrArray              *lines,
          const CallboardDemoCue *cue,
          GRand                  *chance)
{
  gint64 begins;

  g_ptr_array_set_size (lines, MIN (lines->len, CALLBOARD_DEMO_LOOP_BEGINS));
  begins = callboard_demo_speech_timing_estimate (lines, cue->caller);
  for (gint64 at = begins; at < cue->duration_ms; at += LOOP_MS)
    insert (lines, lines->len,
            lines->len % 2 == 0 ? CALLBOARD_DEMO_SPEAKER_AGENT : CALLBOARD_DEMO_SPEAKER_CALLER,
            CALLBOARD_DEMO_MARK_NONE, choose (self, "loop", chance, NULL));
}

static void
add_silence (CallboardDemoDialogue *self,
             GPtrArray             *lines)
{
  JsonArray *said = json_object_get_array_member (self->text, "silence");

  for (guint i = 0; i < json_array_get_length (said); i++)
    insert (lines, lines->len, CALLBOARD_DEMO_SPEAKER_CALLER, CALLBOARD_DEMO_MARK_NONE,
            json_array_get_string_element (said, i));
}

/* Takes a conversation from greeting to goodbye and fits it to the caller and
 * to the time. Returns how the agent left its instructions, if it did. */
static const char *
fit (CallboardDemoDialogue  *self,
     GPtrArray              *lines,
     const CallboardDemoCue *cue,
     GRand                  *chance)
{
  const char *fault_reason = NULL;

  greet (self, lines, cue);
  add_mood (self, lines, cue, chance);
  if (cue->has_fault)
    fault_reason = add_fault (self, lines, chance);
  add_fillers (self, lines, cue, chance);
  if (cue->has_pause)
    mark_pause (lines);
  if (cue->kind == CALLBOARD_DEMO_KIND_WHOLE)
    shorten (lines, cue);
  add_asides (self, lines, cue, chance);

  return fault_reason;
}

/**
 * callboard_demo_dialogue_compose:
 * @self: a dialogue, which must outlive the conversation
 * @cue: what the conversation is for
 * @chance: decides the rest
 *
 * Writes a conversation. The same arguments give the same one.
 *
 * Returns: (transfer full): the conversation
 */
CallboardDemoConversation *
callboard_demo_dialogue_compose (CallboardDemoDialogue  *self,
                                 const CallboardDemoCue *cue,
                                 GRand                  *chance)
{
  CallboardDemoConversation *conversation = g_new0 (CallboardDemoConversation, 1);
  JsonObject *play = find_play (self, cue->scenario);

  conversation->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) line_free);
  conversation->title = json_object_get_string_member (play, "title");
  conversation->summary = json_object_get_string_member (play, "summary");
  conversation->outcome = json_object_get_string_member (play, "outcome");

  if (cue->kind == CALLBOARD_DEMO_KIND_SILENT) {
    add_silence (self, conversation->lines);
  } else {
    add_play (self, conversation->lines, play, cue, chance);
    if (cue->kind == CALLBOARD_DEMO_KIND_LOOP)
      add_loop (self, conversation->lines, cue, chance);
    else
      conversation->fault_reason = fit (self, conversation->lines, cue, chance);
  }

  callboard_demo_speech_timing_apply (conversation->lines, cue, chance);

  return conversation;
}
