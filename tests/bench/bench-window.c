/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Opening, searching and scrolling a run of 10 000 simulations in a window of this process,
 * compared with a frame, and with a bare list of the same texts in the same process. The
 * second comparison does not depend on the machine: both are measured alternately, as the
 * CPU time of the main thread, which does not count the time spent waiting for a core.
 * Needs a private session: see tests/support/private-session.
 */

#include "config.h"

#include "bare-list.h"
#include "bench-application.h"
#include "bench-server.h"
#include "bench.h"
#include "callboard-formats.h"
#include "callboard-result-labels.h"
#include "callboard-row-slot-model.h"
#include "callboard-simulation-job.h"
#include "callboard-ui-resources.h"
#include "callboard-window.h"
#include "main-loop.h"

#define N_SIMULATIONS 10000

static const BenchRow open_row = {
  "window-open", "Opening a run of 10 000 in the window: longest stall", "a frame of 16 ms", "time", 1.0
};
static const BenchRow search_row = {
  "window-search", "Typing a letter in its search: until the list shows the result",
  "a frame of 16 ms", "time", 3.0
};
static const BenchRow search_stall_row = {
  "window-search-stall", "Typing a letter in its search: longest stall", "a frame of 16 ms", "time", 1.0
};
static const BenchRow scroll_row = {
  "window-scroll", "Scrolling it end to end, page by page: frames that miss 16 ms", "all frames",
  "frames", 0.01, .is_share = TRUE
};

/* The same compared with a bare list. */
static const BenchRow open_list_row = {
  "window-open-list", "Opening a run of 10 000 in the window: CPU time of the longest stall",
  "a bare GtkColumnView", "time", 0.3
};
static const BenchRow search_list_row = {
  "window-search-list", "Typing a letter in its search: CPU time until the list shows the result",
  "a bare GtkColumnView", "time", 0.25
};
static const BenchRow search_stall_list_row = {
  "window-search-stall-list", "Typing a letter in its search: CPU time of the longest stall",
  "a bare GtkColumnView", "time", 0.15
};
static const BenchRow scroll_list_row = {
  "window-scroll-list", "Scrolling it end to end, page by page: CPU time of a frame",
  "a bare GtkColumnView", "time", 0.55
};

/* The time budget of a frame, in seconds. */
#define FRAME 0.016

/* The time in ms after which an operation is considered finished. */
#define REST 400

/* The text typed for each sample. The last letter is the one measured. */
static const char *const words[BENCH_N_SAMPLES] = {
  "fa", "fr", "sp", "wo", "tr", "ch", "je",
};

typedef struct
{
  BenchServer      *server;
  CallboardWindow  *window;
  CallboardSession *session;
  BareList         *bare;
} Bench;

/* The longest stall: how long it lasted, and its CPU time. */
typedef struct
{
  double duration;
  double work;
} Stall;

/* A search in one of the two lists. */
typedef struct
{
  const char    *name;
  void         (*set_text) (Bench *bench, const char *text);
  Bench         *bench;
  GListModel    *shown;
  GdkFrameClock *clock;
  /* The times when the list last changed and was drawn. */
  gboolean       has_changed;
  gint64         drawn_at;
  double         drawn_work;
} Search;

/* Scrolling one of the two lists. */
typedef struct
{
  const char    *name;
  GtkAdjustment *adjustment;
  GdkFrameClock *clock;
  double         end;
  guint          n_frames;
  guint          n_missed;
  double         work;
} Scroll;

static GtkWidget *
find_type (GtkWidget *root,
           GType      type)
{
  if (!gtk_widget_get_mapped (root))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static gboolean
is_drawn (gpointer data)
{
  GtkWidget *window = data;

  return gtk_widget_get_mapped (window) && gtk_window_is_active (GTK_WINDOW (window));
}

static void
set_up (Bench                *bench,
        CallboardApplication *application)
{
  g_autoptr(GSettings) settings = g_settings_new (APPLICATION_ID);

  bench->server = bench_server_start (N_SIMULATIONS);
  bench->session = bench_application_new_session (bench->server);
  bench->bare = bare_list_new (GTK_APPLICATION (application));
  bench->window = callboard_window_new (GTK_APPLICATION (application), settings, NULL);
  callboard_window_set_session (bench->window, bench->session, NULL);
  gtk_window_present (GTK_WINDOW (bench->window));
  main_loop_run_until (is_drawn, bench->window, "the window");
  main_loop_run_for (REST);
}

/* --- Opening ---------------------------------------------------------------- */

static GListModel *
find_shown (Bench *bench)
{
  GtkWidget *table = find_type (GTK_WIDGET (bench->window), GTK_TYPE_COLUMN_VIEW);

  return table != NULL ? G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (table))) : NULL;
}

static gboolean
is_open (gpointer data)
{
  GListModel *shown = find_shown (data);

  return shown != NULL && g_list_model_get_n_items (shown) == N_SIMULATIONS;
}

static Stall
end_stall (const char *what)
{
  Stall stall;

  stall.duration = main_loop_end ();
  stall.work = main_loop_get_longest_work ();
  bench_log ("%s: stall %.1f ms, of work %.1f ms", what, stall.duration * 1000, stall.work * 1000);

  return stall;
}

static Stall
open_run (Bench *bench)
{

  /* From the start page, with the run freed. */
  callboard_window_set_session (bench->window, bench->session, NULL);
  main_loop_run_for (REST);
  main_loop_begin ();
  callboard_window_open_run (bench->window, bench->server->run_id);
  main_loop_run_until (is_open, bench, "the run");
  main_loop_run_for (REST);

  return end_stall ("opening the run");
}

/* Returns what the table shows for a simulation. */
static GStrv
dup_texts (CallboardSimulationJob *simulation)
{
  CallboardPersona *persona = callboard_simulation_job_get_persona (simulation);
  CallboardScenario *scenario = callboard_simulation_job_get_scenario (simulation);
  CallboardAgentEndpoint *endpoint = callboard_simulation_job_get_agent_endpoint (simulation);
  GDateTime *started_at = callboard_simulation_job_get_started_at (simulation);
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  GStrvBuilder *builder = g_strv_builder_new ();

  g_strv_builder_take (builder, callboard_result_dup_summary (callboard_simulation_job_get_result (simulation),
                                                              callboard_simulation_job_get_checks (simulation),
                                                              callboard_simulation_job_get_status (simulation)));
  g_strv_builder_take (builder, callboard_format_one_line (callboard_persona_get_name (persona)));
  g_strv_builder_take (builder, callboard_format_one_line (callboard_scenario_get_description (scenario)));
  g_strv_builder_take (builder, callboard_format_one_line (callboard_agent_endpoint_get_name (endpoint)));
  g_strv_builder_take (builder, callboard_format_one_line (callboard_persona_get_language (persona)));
  g_strv_builder_take (builder, callboard_format_one_line (callboard_simulation_job_get_stage (simulation)));
  g_strv_builder_take (builder, callboard_format_time (started_at, now));
  g_strv_builder_take (builder, callboard_format_duration (callboard_simulation_job_get_duration (simulation)));

  return g_strv_builder_unref_to_strv (builder);
}

/* Called with the run open. */
static void
fill_bare_list (Bench *bench)
{
  GListModel *shown = find_shown (bench);

  for (guint i = 0; i < N_SIMULATIONS; i++)
    {
      g_autoptr(CallboardRowSlot) slot = g_list_model_get_item (shown, i);

      bare_list_add_row (bench->bare, dup_texts (callboard_row_slot_get_item (slot)));
    }
}

static Stall
open_bare_list (Bench *bench)
{
  bare_list_close (bench->bare);
  main_loop_run_for (REST);
  main_loop_begin ();
  bare_list_open (bench->bare);
  main_loop_run_for (REST);

  return end_stall ("opening the bare list");
}

static void
measure_opening (Bench *bench)
{
  double values[BENCH_N_SAMPLES];
  double references[BENCH_N_SAMPLES];
  double work[BENCH_N_SAMPLES];
  double list_work[BENCH_N_SAMPLES];

  /* A warm-up. */
  open_run (bench);
  fill_bare_list (bench);
  open_bare_list (bench);
  for (guint i = 0; i < BENCH_N_SAMPLES; i++)
    {
      Stall stall = open_run (bench);

      values[i] = stall.duration;
      references[i] = FRAME;
      work[i] = stall.work;
      list_work[i] = open_bare_list (bench).work;
    }

  bench_report (&open_row, values, references, BENCH_N_SAMPLES);
  bench_report (&open_list_row, work, list_work, BENCH_N_SAMPLES);
}

/* --- Searching -------------------------------------------------------------- */

static void
on_changed (Search *search)
{
  search->has_changed = TRUE;
}

static void
on_drawn (Search *search)
{
  if (search->has_changed)
    {
      search->drawn_at = g_get_monotonic_time ();
      search->drawn_work = main_loop_get_work ();
    }
  search->has_changed = FALSE;
}

/* Waits until the list has not changed for a while. */
static void
wait_unchanged (Search *search)
{
  gint64 drawn_at;

  do
    {
      drawn_at = search->drawn_at;
      main_loop_run_for (REST);
    }
  while (drawn_at != search->drawn_at);
}

static gboolean
is_result_drawn (gpointer data)
{
  return ((Search *) data)->drawn_at != 0;
}

/* Sets how long it takes to show the result, and returns the longest stall. */
static Stall
type_letter (Search     *search,
             const char *word,
             Stall      *shown)
{
  g_autofree char *first = g_strndup (word, 1);
  gint64 begin;

  search->set_text (search->bench, "");
  wait_unchanged (search);
  search->set_text (search->bench, first);
  wait_unchanged (search);

  search->has_changed = FALSE;
  search->drawn_at = 0;
  main_loop_begin ();
  begin = g_get_monotonic_time ();
  search->set_text (search->bench, word);
  main_loop_run_until (is_result_drawn, search, "a letter to filter the list");
  wait_unchanged (search);
  shown->duration = (double) (search->drawn_at - begin) / G_USEC_PER_SEC;
  shown->work = search->drawn_work;
  bench_log ("“%s” in %s: %u shown after %.1f ms, of work %.1f ms", word, search->name,
             g_list_model_get_n_items (search->shown), shown->duration * 1000, shown->work * 1000);

  return end_stall ("searching");
}

/* Types the letters that are not in the entry yet. */
static void
set_text_of_run (Bench      *bench,
                 const char *text)
{
  GtkEditable *entry = GTK_EDITABLE (find_type (GTK_WIDGET (bench->window), GTK_TYPE_SEARCH_ENTRY));
  int position = (int) strlen (gtk_editable_get_text (entry));

  if (*text == '\0')
    gtk_editable_set_text (entry, "");
  else
    gtk_editable_insert_text (entry, text + position, -1, &position);
}

static void
set_text_of_bare_list (Bench      *bench,
                       const char *text)
{
  gtk_string_filter_set_search (bench->bare->filter, text);
}

static void
search_begin (Search     *search,
              GListModel *shown,
              GtkWidget  *window)
{
  search->shown = shown;
  search->clock = gtk_widget_get_frame_clock (window);
  g_signal_connect_swapped (search->shown, "items-changed", G_CALLBACK (on_changed), search);
  g_signal_connect_swapped (search->clock, "after-paint", G_CALLBACK (on_drawn), search);
}

static void
search_end (Search *search)
{
  search->set_text (search->bench, "");
  wait_unchanged (search);
  g_signal_handlers_disconnect_by_data (search->shown, search);
  g_signal_handlers_disconnect_by_data (search->clock, search);
}

static void
measure_searching (Bench *bench)
{
  Search run = { "the run", set_text_of_run, bench };
  Search list = { "the bare list", set_text_of_bare_list, bench };
  double shown[BENCH_N_SAMPLES], shown_work[BENCH_N_SAMPLES], list_shown_work[BENCH_N_SAMPLES];
  double stalls[BENCH_N_SAMPLES], stall_work[BENCH_N_SAMPLES], list_stall_work[BENCH_N_SAMPLES];
  double references[BENCH_N_SAMPLES];

  search_begin (&run, find_shown (bench), GTK_WIDGET (bench->window));
  search_begin (&list, bench->bare->shown, GTK_WIDGET (bench->bare->window));
  for (guint i = 0; i < BENCH_N_SAMPLES; i++)
    {
      Stall until_shown;
      Stall stall = type_letter (&run, words[i], &until_shown);

      shown[i] = until_shown.duration;
      shown_work[i] = until_shown.work;
      stalls[i] = stall.duration;
      stall_work[i] = stall.work;
      references[i] = FRAME;
      list_stall_work[i] = type_letter (&list, words[i], &until_shown).work;
      list_shown_work[i] = until_shown.work;
    }
  search_end (&run);
  search_end (&list);

  bench_report (&search_row, shown, references, BENCH_N_SAMPLES);
  bench_report (&search_list_row, shown_work, list_shown_work, BENCH_N_SAMPLES);
  bench_report (&search_stall_row, stalls, references, BENCH_N_SAMPLES);
  bench_report (&search_stall_list_row, stall_work, list_stall_work, BENCH_N_SAMPLES);
}

/* --- Scrolling -------------------------------------------------------------- */

static void
on_frame_over (Scroll *scroll)
{
  double busy = main_loop_end_busy ();

  if (busy > FRAME)
    scroll->n_missed++;
  scroll->n_frames++;
  scroll->work += main_loop_get_work ();
  main_loop_begin ();
  gtk_adjustment_set_value (scroll->adjustment,
                            gtk_adjustment_get_value (scroll->adjustment) +
                            gtk_adjustment_get_page_size (scroll->adjustment));
}

static gboolean
is_scrolled (gpointer data)
{
  Scroll *scroll = data;

  return gtk_adjustment_get_value (scroll->adjustment) >= scroll->end - 1;
}

static void
scroll_begin (Scroll    *scroll,
              GtkWidget *view)
{
  scroll->adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  scroll->clock = gtk_widget_get_frame_clock (view);
}

/* Scrolls one of as many stretches as there are samples. */
static void
scroll_stretch (Scroll *scroll,
                guint   i)
{
  double length = gtk_adjustment_get_upper (scroll->adjustment) -
                  gtk_adjustment_get_page_size (scroll->adjustment);
  gulong handler;

  scroll->n_frames = 0;
  scroll->n_missed = 0;
  scroll->work = 0;
  scroll->end = length * (i + 1) / BENCH_N_SAMPLES;
  handler = g_signal_connect_swapped (scroll->clock, "after-paint", G_CALLBACK (on_frame_over), scroll);
  gdk_frame_clock_begin_updating (scroll->clock);
  main_loop_begin ();
  main_loop_run_until (is_scrolled, scroll, "the end");
  gdk_frame_clock_end_updating (scroll->clock);
  g_signal_handler_disconnect (scroll->clock, handler);
  bench_log ("scrolling %s: %u of %u frames missed, %.1f ms of work each", scroll->name,
             scroll->n_missed, scroll->n_frames, scroll->work / scroll->n_frames * 1000);
}

static void
measure_scrolling (Bench *bench)
{
  Scroll run = { "the run" };
  Scroll list = { "the bare list" };
  double missed[BENCH_N_SAMPLES];
  double frames[BENCH_N_SAMPLES];
  double work[BENCH_N_SAMPLES];
  double list_work[BENCH_N_SAMPLES];

  scroll_begin (&run, find_type (GTK_WIDGET (bench->window), GTK_TYPE_COLUMN_VIEW));
  scroll_begin (&list, bench->bare->view);
  for (guint i = 0; i < BENCH_N_SAMPLES; i++)
    {
      scroll_stretch (&run, i);
      missed[i] = run.n_missed;
      frames[i] = run.n_frames;
      work[i] = run.work / run.n_frames;
      scroll_stretch (&list, i);
      list_work[i] = list.work / list.n_frames;
    }

  bench_report (&scroll_row, missed, frames, BENCH_N_SAMPLES);
  bench_report (&scroll_list_row, work, list_work, BENCH_N_SAMPLES);
}

static gboolean
is_one_wanted (int              argc,
               char           **argv,
               const BenchRow **rows,
               guint            n_rows)
{
  for (guint i = 0; i < n_rows; i++)
    if (bench_is_wanted (argc, argv, rows[i]))
      return TRUE;

  return FALSE;
}

int
main (int   argc,
      char *argv[])
{
  const BenchRow *search_rows[] = { &search_row, &search_list_row, &search_stall_row, &search_stall_list_row };
  const BenchRow *scroll_rows[] = { &scroll_row, &scroll_list_row };
  const BenchRow *open_rows[] = { &open_row, &open_list_row };
  gboolean searches = is_one_wanted (argc, argv, search_rows, G_N_ELEMENTS (search_rows));
  gboolean scrolls = is_one_wanted (argc, argv, scroll_rows, G_N_ELEMENTS (scroll_rows));
  g_autoptr(CallboardApplication) application = NULL;
  Bench bench = { NULL };

  if (!searches && !scrolls && !is_one_wanted (argc, argv, open_rows, G_N_ELEMENTS (open_rows)))
    return 0;

  g_resources_register (callboard_ui_get_resource ());
  main_loop_watch ();
  application = bench_application_new ();
  set_up (&bench, application);
  /* Searching and scrolling need an open run. */
  measure_opening (&bench);
  if (searches)
    measure_searching (&bench);
  if (scrolls)
    measure_scrolling (&bench);

  gtk_window_destroy (GTK_WINDOW (bench.window));
  bare_list_free (bench.bare);
  g_clear_object (&bench.session);
  bench_server_stop (bench.server);

  return 0;
}
