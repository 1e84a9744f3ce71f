/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When each line of a conversation is spoken: how long it takes, how long the
 * other takes to answer, who speaks over whom. Used by CallboardDemoDialogue. */

#include "callboard-demo-dialogue.h"

/* How long speaking takes, and how long until the other answers on average. */
#define MS_PER_LINE      300
#define MS_PER_CHARACTER 50
#define MS_PER_GAP       750

/* The call begins before the first word and ends after the last one. */
#define MS_BEFORE 500
#define MS_AFTER  250

/* What a line of two who are stuck takes, and what is between them. */
#define LOOP_LINE_MS 230
#define LOOP_GAP_MS  80

static double
get_pace (CallboardDemoSpeaker  speaker,
          JsonObject           *caller)
{
  static const struct { const char *pace; double factor; } paces[] = {
    { "SUPER_SLOW", 1.5 }, { "VERY_SLOW", 1.35 }, { "SLOW", 1.2 },
    { "FAST", 0.85 }, { "VERY_FAST", 0.75 }, { "SUPER_FAST", 0.65 },
  };
  const char *pace = json_object_get_string_member_with_default (caller, "speechPace", "NORMAL");

  for (guint i = 0; speaker == CALLBOARD_DEMO_SPEAKER_CALLER && i < G_N_ELEMENTS (paces); i++) {
    if (g_str_equal (paces[i].pace, pace))
      return paces[i].factor;
  }

  return 1;
}

static gint64
get_length (const CallboardDemoLine *line,
            JsonObject              *caller)
{
  glong n_characters = g_utf8_strlen (line->text, -1);

  return (gint64) ((double) (MS_PER_LINE + MS_PER_CHARACTER * n_characters) * get_pace (line->speaker, caller));
}

/**
 * callboard_demo_speech_timing_estimate:
 * @lines: (element-type CallboardDemoLine): lines
 * @caller: the `persona`
 *
 * Returns: about how long the lines take, in ms
 */
gint64
callboard_demo_speech_timing_estimate (GPtrArray  *lines,
                                       JsonObject *caller)
{
  gint64 length = MS_BEFORE + MS_AFTER;

  for (guint i = 0; i < lines->len; i++) {
    const CallboardDemoLine *line = g_ptr_array_index (lines, i);

    if (line->mark != CALLBOARD_DEMO_MARK_ASIDE)
      length += get_length (line, caller) + MS_PER_GAP;
    if (line->mark == CALLBOARD_DEMO_MARK_PAUSE)
      length += 3000;
  }

  return length;
}

static gboolean
is_trait (JsonObject *caller,
          const char *trait,
          const char *value)
{
  return g_str_equal (json_object_get_string_member_with_default (caller, trait, ""), value);
}

/* How long before the caller answers; less than 0 where they do not wait. */
static gint64
choose_caller_gap (JsonObject *caller,
                   GRand      *chance)
{
  double interrupts = is_trait (caller, "interruption", "HEAVY") ? 0.3
                      : is_trait (caller, "interruption", "OCCASIONAL") ? 0.12
                                                                        : 0;
  gint64 gap = g_rand_int_range (chance, 300, 1100);

  if (g_rand_double (chance) < interrupts)
    return -g_rand_int_range (chance, 250, 800);
  if (is_trait (caller, "memoryReliability", "LOW") && g_rand_double (chance) < 0.12)
    return g_rand_int_range (chance, 3200, 5200);
  if (is_trait (caller, "responseTiming", "RELAXED"))
    return 2 * gap;
  if (is_trait (caller, "responseTiming", "QUICK"))
    return gap / 2;

  return gap;
}

static gint64
choose_gap (const CallboardDemoLine *line,
            const CallboardDemoCue  *cue,
            GRand                   *chance)
{
  if (line->mark == CALLBOARD_DEMO_MARK_PAUSE)
    return g_rand_int_range (chance, 3000, 4600);
  if (cue->kind == CALLBOARD_DEMO_KIND_SILENT)
    return g_rand_int_range (chance, 3500, 6500);
  if (line->speaker == CALLBOARD_DEMO_SPEAKER_CALLER)
    return choose_caller_gap (cue->caller, chance);

  return g_rand_int_range (chance, 350, 1300);
}

/* Two who are stuck answer at once, and shortly. */
static void
place_loop (CallboardDemoLine *line,
            gint64            *at,
            GRand             *chance)
{
  line->start_ms = *at + LOOP_GAP_MS + g_rand_int_range (chance, -40, 60);
  line->end_ms = line->start_ms + LOOP_LINE_MS + g_rand_int_range (chance, -50, 50);
  *at = line->end_ms;
}

static void
place (GPtrArray              *lines,
       const CallboardDemoCue *cue,
       GRand                  *chance)
{
  const CallboardDemoLine *before = NULL;
  gint64 at = MS_BEFORE;

  for (guint i = 0; i < lines->len; i++) {
    CallboardDemoLine *line = g_ptr_array_index (lines, i);
    gint64 length = get_length (line, cue->caller);

    if (line->mark == CALLBOARD_DEMO_MARK_ASIDE && before != NULL) {
      line->start_ms = before->start_ms + (before->end_ms - before->start_ms) * g_rand_int_range (chance, 35, 65) / 100;
      line->end_ms = line->start_ms + length;
      continue;
    }

    if (cue->kind == CALLBOARD_DEMO_KIND_LOOP && i >= CALLBOARD_DEMO_LOOP_BEGINS) {
      place_loop (line, &at, chance);
    } else {
      if (before != NULL)
        at = MAX (at + choose_gap (line, cue, chance), before->start_ms + 200);
      line->start_ms = at;
      line->end_ms = at + length;
      at = line->end_ms;
    }
    before = line;
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

/* Where a pause that is too long ends, and how long it is; 0 where there is
 * none. */
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
squeeze_time (gint64 time,
              gint64 pause_end,
              gint64 pause,
              gint64 most,
              gint64 end)
{
  gint64 kept = pause > 0 && time >= pause_end ? pause : 0;

  return (time - kept) * (most - pause) / (end - pause) + kept;
}

/* A conversation that is a little too long is spoken a little faster; but what
 * is measured, a pause, remains. */
static void
squeeze (GPtrArray *lines,
         gint64     end,
         gint64     most)
{
  gint64 pause;
  gint64 pause_end = find_pause (lines, &pause);

  if (pause >= most)
    pause = 0;

  for (guint i = 0; i < lines->len; i++) {
    CallboardDemoLine *line = g_ptr_array_index (lines, i);

    line->start_ms = squeeze_time (line->start_ms, pause_end, pause, most, end);
    line->end_ms = squeeze_time (line->end_ms, pause_end, pause, most, end);
  }
}

/**
 * callboard_demo_speech_timing_apply:
 * @lines: (element-type CallboardDemoLine): lines
 * @cue: what they are for
 * @chance: decides
 *
 * Gives each line its time, within the call, and sorts them by it. Of one that
 * is cut off what does not fit is dropped.
 */
void
callboard_demo_speech_timing_apply (GPtrArray              *lines,
                                    const CallboardDemoCue *cue,
                                    GRand                  *chance)
{
  gint64 most = MAX (cue->duration_ms - MS_AFTER, 1);
  gint64 end;

  place (lines, cue, chance);
  g_ptr_array_sort (lines, compare_lines);

  end = find_end (lines);
  if (cue->kind == CALLBOARD_DEMO_KIND_WHOLE) {
    if (end > most)
      squeeze (lines, end, most);
    return;
  }

  for (guint i = lines->len; i > 0; i--) {
    CallboardDemoLine *line = g_ptr_array_index (lines, i - 1);

    if (line->end_ms > most)
      g_ptr_array_remove_index (lines, i - 1);
  }
}
