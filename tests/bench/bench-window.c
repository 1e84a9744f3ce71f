/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Opening, searching and scrolling a run of 10 000 simulations in a window of this process.
 * Needs a private session: see tests/support/private-session.
 */

#include "config.h"

#include "bench-server.h"
#include "bench.h"
#include "callboard-application.h"
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
  BenchServer     *server;
  CallboardWindow *window;
  CallboardSession *session;

  /* The visible list, and the times when it last changed and was drawn. */
  GListModel      *shown;
  gboolean         has_changed;
  gint64           drawn_at;
  /* While scrolling. */
  GtkAdjustment   *adjustment;
  guint            n_frames;
  guint            n_missed;
  double           stretch_end;
} Bench;

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

static CallboardApplication *
create_application (void)
{
  CallboardApplication *application = callboard_application_new (NULL);
  g_autoptr(GError) error = NULL;

  g_application_set_flags (G_APPLICATION (application),
                           G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_COMMAND_LINE |
                           G_APPLICATION_HANDLES_OPEN);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);

  return application;
}

static void
set_up (Bench                *bench,
        CallboardApplication *application)
{
  g_autoptr(GSettings) settings = g_settings_new (APPLICATION_ID);
  g_autoptr(GError) error = NULL;
  g_autoptr(CallboardAccount) account = NULL;

  bench->server = bench_server_start (N_SIMULATIONS);
  account = callboard_account_new (bench->server->base_url, bench->server->token,
                                   CALLBOARD_ACCOUNT_ENVIRONMENT, &error);
  g_assert_no_error (error);
  bench->session = callboard_session_new (account, &error);
  g_assert_no_error (error);
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

static void
measure_opening (Bench *bench)
{
  double values[BENCH_N_SAMPLES];
  double references[BENCH_N_SAMPLES];

  for (guint i = 0; i <= BENCH_N_SAMPLES; i++)
    {
      double stall;

      /* From the start page, with the run freed. */
      callboard_window_set_session (bench->window, bench->session, NULL);
      main_loop_run_for (REST);
      main_loop_begin ();
      callboard_window_open_run (bench->window, bench->server->run_id);
      main_loop_run_until (is_open, bench, "the run");
      main_loop_run_for (REST);
      stall = main_loop_end ();
      bench_log ("opening: %.1f ms, of work %.1f ms", stall * 1000, main_loop_get_longest_work () * 1000);
      /* The first one is a warm-up. */
      if (i == 0)
        continue;
      values[i - 1] = stall;
      references[i - 1] = FRAME;
    }

  bench_report (&open_row, values, references, BENCH_N_SAMPLES);
}

/* --- Searching -------------------------------------------------------------- */

static void
on_changed (Bench *bench)
{
  bench->has_changed = TRUE;
}

static void
on_drawn (Bench *bench)
{
  if (bench->has_changed)
    bench->drawn_at = g_get_monotonic_time ();
  bench->has_changed = FALSE;
}

/* Waits until the list has not changed for a while. */
static void
wait_unchanged (Bench *bench)
{
  gint64 drawn_at;

  do
    {
      drawn_at = bench->drawn_at;
      main_loop_run_for (REST);
    }
  while (drawn_at != bench->drawn_at);
}

static gboolean
is_result_drawn (gpointer data)
{
  return ((Bench *) data)->drawn_at != 0;
}

static void
type_letter (Bench      *bench,
             const char *word,
             double     *shown,
             double     *stall)
{
  GtkEditable *entry = GTK_EDITABLE (find_type (GTK_WIDGET (bench->window), GTK_TYPE_SEARCH_ENTRY));
  int position = 1;
  gint64 begin;

  gtk_editable_set_text (entry, "");
  wait_unchanged (bench);
  gtk_editable_insert_text (entry, word, 1, &(int) { 0 });
  wait_unchanged (bench);

  bench->has_changed = FALSE;
  bench->drawn_at = 0;
  main_loop_begin ();
  begin = g_get_monotonic_time ();
  gtk_editable_insert_text (entry, word + 1, 1, &position);
  main_loop_run_until (is_result_drawn, bench, "a letter to filter the list");
  wait_unchanged (bench);
  *stall = main_loop_end ();
  *shown = (double) (bench->drawn_at - begin) / G_USEC_PER_SEC;
  bench_log ("“%s”: %u shown after %.1f ms, stall %.1f ms, of work %.1f ms", word,
             g_list_model_get_n_items (bench->shown), *shown * 1000, *stall * 1000,
             main_loop_get_longest_work () * 1000);
}

static void
measure_searching (Bench *bench)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (bench->window));
  double shown[BENCH_N_SAMPLES];
  double stalls[BENCH_N_SAMPLES];
  double references[BENCH_N_SAMPLES];

  bench->shown = find_shown (bench);
  g_signal_connect_swapped (bench->shown, "items-changed", G_CALLBACK (on_changed), bench);
  g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (on_drawn), bench);
  for (guint i = 0; i < BENCH_N_SAMPLES; i++)
    {
      type_letter (bench, words[i], &shown[i], &stalls[i]);
      references[i] = FRAME;
    }
  gtk_editable_set_text (GTK_EDITABLE (find_type (GTK_WIDGET (bench->window), GTK_TYPE_SEARCH_ENTRY)), "");
  wait_unchanged (bench);
  g_signal_handlers_disconnect_by_data (bench->shown, bench);
  g_signal_handlers_disconnect_by_data (clock, bench);

  bench_report (&search_row, shown, references, BENCH_N_SAMPLES);
  bench_report (&search_stall_row, stalls, references, BENCH_N_SAMPLES);
}

/* --- Scrolling -------------------------------------------------------------- */

static void
on_frame_over (Bench *bench)
{
  double busy = main_loop_end_busy ();

  if (busy > FRAME)
    bench->n_missed++;
  bench->n_frames++;
  main_loop_begin ();
  gtk_adjustment_set_value (bench->adjustment,
                            gtk_adjustment_get_value (bench->adjustment) +
                            gtk_adjustment_get_page_size (bench->adjustment));
}

static gboolean
is_page_scrolled (gpointer data)
{
  Bench *bench = data;

  return gtk_adjustment_get_value (bench->adjustment) >= bench->stretch_end - 1;
}

static void
measure_scrolling (Bench *bench)
{
  GtkWidget *window = GTK_WIDGET (bench->window);
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  GtkWidget *table = find_type (window, GTK_TYPE_COLUMN_VIEW);
  double values[BENCH_N_SAMPLES];
  double references[BENCH_N_SAMPLES];
  double length;

  bench->adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (table));
  length = gtk_adjustment_get_upper (bench->adjustment) - gtk_adjustment_get_page_size (bench->adjustment);
  for (guint i = 0; i < BENCH_N_SAMPLES; i++)
    {
      gulong handler;

      bench->n_frames = 0;
      bench->n_missed = 0;
      bench->stretch_end = length * (i + 1) / BENCH_N_SAMPLES;
      handler = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (on_frame_over), bench);
      gdk_frame_clock_begin_updating (clock);
      main_loop_begin ();
      main_loop_run_until (is_page_scrolled, bench, "the end");
      gdk_frame_clock_end_updating (clock);
      g_signal_handler_disconnect (clock, handler);
      values[i] = bench->n_missed;
      references[i] = bench->n_frames;
      bench_log ("scrolling: %u of %u frames missed", bench->n_missed, bench->n_frames);
    }

  bench_report (&scroll_row, values, references, BENCH_N_SAMPLES);
}

static void
measure (Bench  *bench,
         int     argc,
         char  **argv)
{
  /* Searching and scrolling need an open run. */
  measure_opening (bench);
  if (bench_is_wanted (argc, argv, &search_row) || bench_is_wanted (argc, argv, &search_stall_row))
    measure_searching (bench);
  if (bench_is_wanted (argc, argv, &scroll_row))
    measure_scrolling (bench);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(CallboardApplication) application = NULL;
  Bench bench = { NULL };

  if (!bench_is_wanted (argc, argv, &open_row) && !bench_is_wanted (argc, argv, &search_row) &&
      !bench_is_wanted (argc, argv, &search_stall_row) && !bench_is_wanted (argc, argv, &scroll_row))
    return 0;

  g_resources_register (callboard_ui_get_resource ());
  main_loop_watch ();
  application = create_application ();
  set_up (&bench, application);
  measure (&bench, argc, argv);

  gtk_window_destroy (GTK_WINDOW (bench.window));
  g_clear_object (&bench.session);
  bench_server_stop (bench.server);

  return 0;
}
