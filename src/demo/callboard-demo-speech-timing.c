/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The timing of the lines of a conversation: durations, gaps and overlaps. Used by
 * callboard-demo-dialogue.c. */

#include "callboard-demo-dialogue.h"

/* The duration of a line and the average gap to the next one. */
#define MS_PER_LINE      300
#define MS_PER_CHARACTER 50
#define MS_PER_GAP       750

/* The silence before the first line and after the last one. */
#define MS_BEFORE 500
#define MS_AFTER  250

/* The duration of a line of a loop and the gap to the next one. */
#define LOOP_LINE_MS 230
#define LOOP_GAP_MS  80

static double
get_pace (CallboardDemoSpeaker  speaker,
          JsonObject           *persona)
{
  static const struct { const char *pace; double factor; } paces[] = {
    { "SUPER_SLOW", 1.5 }, { "VERY_SLOW", 1.35 }, { "SLOW", 1.2 },
    { "FAST", 0.85 }, { "VERY_FAST", 0.75 }, { "SUPER_FAST", 0.65 },
  };
  const char *pace = json_object_get_string_member_with_default (persona, "speechPace", "NORMAL");

  for (guint i = 0; speaker == CALLBOARD_DEMO_SPEAKER_PERSONA && i < G_N_ELEMENTS (paces); i++) {
    if (g_str_equal (paces[i].pace, pace))
      return paces[i].factor;
  }

  return 1;
}

static gint64
get_length (const CallboardDemoLine *line,
            JsonObject              *persona)
{
  return (gint64) ((double) (MS_PER_LINE + MS_PER_CHARACTER * line->n_characters) * get_pace (line->speaker, persona));
}

/**
 * callboard_demo_speech_timing_count_characters:
 * @text: a text
 *
 * Measures a text: a Chinese or Japanese character takes as long as three of an alphabet, and
 * a vowel sign no time.
 *
 * Returns: the length of @text in letters of an alphabet
 */
glong
callboard_demo_speech_timing_count_characters (const char *text)
{
  glong n = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (c < 0x300)
      n++;
    else
      n += g_unichar_iswide (c) ? 3 : g_unichar_iszerowidth (c) ? 0 : 1;
  }

  return n;
}

/**
 * callboard_demo_speech_timing_estimate:
 * @lines: (element-type CallboardDemoLine): lines
 * @persona: the `persona`
 *
 * Returns: the approximate duration of the lines in ms
 */
gint64
callboard_demo_speech_timing_estimate (GPtrArray  *lines,
                                       JsonObject *persona)
{
  gint64 length = MS_BEFORE + MS_AFTER;

  for (guint i = 0; i < lines->len; i++) {
    const CallboardDemoLine *line = g_ptr_array_index (lines, i);

    if (line->mark != CALLBOARD_DEMO_MARK_OVERLAP)
      length += get_length (line, persona) + MS_PER_GAP;
    if (line->mark == CALLBOARD_DEMO_MARK_PAUSE)
      length += 3000;
  }

  return length;
}

static gboolean
is_trait (JsonObject *persona,
          const char *trait,
          const char *value)
{
  return g_str_equal (json_object_get_string_member_with_default (persona, trait, ""), value);
}

/* Returns the gap before an answer of the persona in ms, negative for an
 * interruption. */
static gint64
choose_caller_gap (JsonObject *persona,
                   GRand      *random)
{
  double interrupts = is_trait (persona, "interruption", "HEAVY") ? 0.3
                      : is_trait (persona, "interruption", "OCCASIONAL") ? 0.12
                                                                        : 0;
  gint64 gap = g_rand_int_range (random, 300, 1100);

  if (g_rand_double (random) < interrupts)
    return -g_rand_int_range (random, 250, 800);
  if (is_trait (persona, "memoryReliability", "LOW") && g_rand_double (random) < 0.12)
    return g_rand_int_range (random, 3200, 5200);
  if (is_trait (persona, "responseTiming", "RELAXED"))
    return 2 * gap;
  if (is_trait (persona, "responseTiming", "QUICK"))
    return gap / 2;

  return gap;
}

static gint64
choose_gap (const CallboardDemoLine                *line,
            const CallboardDemoConversationOptions *options,
            GRand                                  *random)
{
  if (line->mark == CALLBOARD_DEMO_MARK_PAUSE && options->pause_ms > 0)
    return options->pause_ms;
  if (line->mark == CALLBOARD_DEMO_MARK_PAUSE)
    return g_rand_int_range (random, 3000, 4600);
  if (options->kind == CALLBOARD_DEMO_CONVERSATION_SILENT)
    return g_rand_int_range (random, 3500, 6500);
  if (line->speaker == CALLBOARD_DEMO_SPEAKER_PERSONA)
    return choose_caller_gap (options->persona, random);

  return g_rand_int_range (random, 350, 1300);
}

/* Lines of a loop are short and follow each other immediately. */
static void
set_loop_time (CallboardDemoLine *line,
               gint64            *at,
               GRand             *random)
{
  line->start_ms = *at + LOOP_GAP_MS + g_rand_int_range (random, -40, 60);
  line->end_ms = line->start_ms + LOOP_LINE_MS + g_rand_int_range (random, -50, 50);
  *at = line->end_ms;
}

static void
set_line_times (GPtrArray                              *lines,
                const CallboardDemoConversationOptions *options,
                GRand                                  *random)
{
  const CallboardDemoLine *previous = NULL;
  gint64 at = MS_BEFORE;

  for (guint i = 0; i < lines->len; i++) {
    CallboardDemoLine *line = g_ptr_array_index (lines, i);
    gint64 length = get_length (line, options->persona);

    if (line->mark == CALLBOARD_DEMO_MARK_OVERLAP && previous != NULL) {
      line->start_ms = previous->start_ms +
                       (previous->end_ms - previous->start_ms) * g_rand_int_range (random, 35,
                                                                                   65) / 100;
      line->end_ms = line->start_ms + length;
      continue;
    }

    if (options->kind == CALLBOARD_DEMO_CONVERSATION_LOOP && i >= CALLBOARD_DEMO_LOOP_FIRST_LINE) {
      set_loop_time (line, &at, random);
    } else {
      if (previous != NULL)
        at = MAX (at + choose_gap (line, options, random), previous->start_ms + 200);
      line->start_ms = at;
      line->end_ms = at + length;
      at = line->end_ms;
    }
    previous = line;
  }
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  const CallboardDemoLine *line = *(CallboardDemoLine **) a;
  const CallboardDemoLine *other = *(CallboardDemoLine **) b;

  return (line->start_ms > other->start_ms) - (line->start_ms < other->start_ms);
}

static gint64
find_end (GPtrArray *lines)
{
  gint64 end = 0;

  for (guint i = 0; i < lines->len; i++)
    end = MAX (end, ((CallboardDemoLine *) g_ptr_array_index (lines, i))->end_ms);

  return end;
}

/* Returns the end of the long pause and its length in ms, or 0 if there is none. */
static gint64
find_pause (GPtrArray *lines,
            gint64    *length)
{
  gint64 end = 0;

  for (guint i = 0; i < lines->len; i++) {
    const CallboardDemoLine *line = g_ptr_array_index (lines, i);

    if (line->mark == CALLBOARD_DEMO_MARK_PAUSE) {
      *length = line->start_ms - end;
      return line->start_ms;
    }
    end = MAX (end, line->end_ms);
  }

  *length = 0;

  return 0;
}

static gint64
compress_time (gint64 time,
               gint64 pause_end,
               gint64 pause,
               gint64 max,
               gint64 end)
{
  gint64 unscaled = pause > 0 && time >= pause_end ? pause : 0;

  return (time - unscaled) * (max - pause) / (end - pause) + unscaled;
}

/* Compresses a conversation to @max ms, except for the long pause, which a check
 * measures. */
static void
compress (GPtrArray *lines,
          gint64     end,
          gint64     max)
{
  gint64 pause;
  gint64 pause_end = find_pause (lines, &pause);

  if (pause >= max)
    pause = 0;

  for (guint i = 0; i < lines->len; i++) {
    CallboardDemoLine *line = g_ptr_array_index (lines, i);

    line->start_ms = compress_time (line->start_ms, pause_end, pause, max, end);
    line->end_ms = compress_time (line->end_ms, pause_end, pause, max, end);
  }
}

/**
 * callboard_demo_speech_timing_apply:
 * @lines: (element-type CallboardDemoLine): lines
 * @options: the parameters of the conversation
 * @random: a random number generator
 *
 * Sets the times of the lines within the duration of the call and sorts them.
 * Lines that do not fit into an incomplete conversation are removed.
 */
void
callboard_demo_speech_timing_apply (GPtrArray                              *lines,
                                    const CallboardDemoConversationOptions *options,
                                    GRand                                  *random)
{
  gint64 max = MAX (options->duration_ms - MS_AFTER, 1);
  gint64 end;

  set_line_times (lines, options, random);
  g_ptr_array_sort (lines, compare_lines);

  end = find_end (lines);
  if (options->kind == CALLBOARD_DEMO_CONVERSATION_COMPLETE) {
    if (end > max)
      compress (lines, end, max);
    return;
  }

  for (guint i = lines->len; i > 0; i--) {
    CallboardDemoLine *line = g_ptr_array_index (lines, i - 1);

    if (line->end_ms > max)
      g_ptr_array_remove_index (lines, i - 1);
  }
}
