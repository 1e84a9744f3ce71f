/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A run that somebody looks at, whose server misbehaves in every way there is: what
 * the person reads of it, that all that was read before is still there, and that it
 * goes on once the server behaves.
 */

#include "config.h"

#include "callboard-error-labels.h"
#include "callboard-run.h"
#include "support/client-support.h"
#include "support/misbehavior.h"
#include "support/wait.h"

/* Turns of a slow server's clock, in ms: no step of it is shorter. */
#define TURN 1000

/* How many of them pass before a server that drips says another byte. */
#define TURNS_PER_DROP 20

typedef struct
{
  const Misbehavior *row;
  FakeClock          *clock;
  TestWire           *wire;
  char               *seed;
  CallboardRun       *run;
} Stage;

/* All rows use the same. */
static TestCertificates *certificates;

static gboolean
is_loaded (gpointer user_data)
{
  return !callboard_live_object_get_loading (user_data);
}

/* Where the server takes for ever, the clock is turned instead. */
static void
refresh (Stage *stage)
{
  guint n_turns = 0;

  callboard_run_refresh (stage->run);
  if (!stage->row->is_slow)
    test_wait_until (is_loaded, stage->run);

  while (callboard_live_object_get_loading (stage->run))
    {
      test_run_pending ();
      if (callboard_live_object_get_loading (stage->run))
        {
          fake_clock_advance (stage->clock, TURN);
          if (stage->row->drips && n_turns++ % TURNS_PER_DROP == 0)
            test_wire_drip (stage->wire, 1);
        }
    }
}

static void
behave (Stage *stage)
{
  g_autoptr(GTlsCertificate) certificate = NULL;

  if (stage->row->certificate != NULL)
    certificate = test_certificates_load (certificates, "good");
  misbehavior_end (stage->wire, stage->seed, certificate);
}

static CallboardClient *
create_client (Stage *stage)
{
  CallboardClient *client = client_support_create_with_clock (test_wire_get_base_url (stage->wire), stage->clock);
  g_autofree char *ca_file = test_certificates_dup_path (certificates, "ca");
  g_autoptr(GError) error = NULL;

  callboard_client_set_ca_file (client, ca_file, &error);
  g_assert_no_error (error);

  return client;
}

/* A run that was read while its server behaved. */
static void
set_up (Stage             *stage,
        const Misbehavior *row)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "plan-job-seed.json", NULL);
  g_autoptr(GTlsCertificate) certificate = NULL;
  g_autoptr(CallboardClient) client = NULL;
  g_autoptr(GError) error = NULL;

  stage->row = row;
  g_file_get_contents (path, &stage->seed, NULL, &error);
  g_assert_no_error (error);
  stage->clock = fake_clock_new ();
  fake_clock_set_random (stage->clock, 0);
  fake_clock_set_auto_advance (stage->clock, 8000);
  if (row->certificate != NULL)
    certificate = test_certificates_load (certificates, "good");
  stage->wire = test_wire_new_tls (certificate);

  client = create_client (stage);
  stage->run = client_support_open_run (client, CLIENT_SUPPORT_RUN);
  behave (stage);
  refresh (stage);
  g_assert_no_error (callboard_live_object_get_error (stage->run));
  g_assert_nonnull (callboard_run_get_plan_job (stage->run));
}

static void
tear_down (Stage *stage)
{
  g_assert_finalize_object (stage->run);
  test_run_pending ();
  g_assert_finalize_object (stage->clock);
  test_wire_free (stage->wire);
  g_free (stage->seed);
}

/* What the row promises that a person reads. */
static void
assert_reads (Stage *stage)
{
  const Misbehavior *row = stage->row;
  const GError *error = callboard_live_object_get_error (stage->run);

  if (row->code == MISBEHAVIOR_NONE)
    {
      g_assert_no_error (error);
      return;
    }

  g_assert_error (error, CALLBOARD_ERROR, row->code);
  client_support_assert_message (error);
  g_assert_cmpstr (callboard_error_get_title (error), ==, row->title);
  if (!g_pattern_match_simple (row->hint, callboard_error_get_hint (error)))
    g_error ("\"%s\" is not like \"%s\"", callboard_error_get_hint (error), row->hint);
  if (!g_pattern_match_simple (row->message, error->message))
    g_error ("\"%s\" is not like \"%s\"", error->message, row->message);
}

static void
test_row (gconstpointer user_data)
{
  const Misbehavior *row = user_data;
  Stage stage = { NULL };
  CallboardPlanJob *plan_job;
  g_autoptr(GObject) simulation = NULL;
  g_autoptr(GObject) simulation_after = NULL;

  set_up (&stage, row);
  plan_job = callboard_run_get_plan_job (stage.run);
  simulation = g_list_model_get_item (G_LIST_MODEL (plan_job), 0);
  g_assert_nonnull (simulation);

  misbehavior_begin (row, stage.wire, stage.seed, row->certificate != NULL ? certificates : NULL);
  refresh (&stage);
  assert_reads (&stage);
  if (row->n_requests > 0)
    g_assert_cmpuint (test_wire_get_n_requests (stage.wire), ==, row->n_requests);

  /* What stays on screen: all of it, the very objects. */
  g_assert_true (callboard_run_get_plan_job (stage.run) == plan_job);
  simulation_after = g_list_model_get_item (G_LIST_MODEL (plan_job), 0);
  g_assert_true (simulation_after == simulation);
  g_assert_nonnull (callboard_live_object_get_fetched_at (stage.run));

  behave (&stage);
  refresh (&stage);
  g_assert_no_error (callboard_live_object_get_error (stage.run));
  g_clear_object (&simulation);
  g_clear_object (&simulation_after);
  tear_down (&stage);
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);

  certificates = test_certificates_new ();
  g_assert_cmpuint (misbehavior_get_n (), >=, 50);
  for (guint i = 0; i < misbehavior_get_n (); i++)
    {
      const Misbehavior *row = misbehavior_get (i);
      g_autofree char *path = g_strconcat ("/misbehavior/", row->name, NULL);

      g_test_add_data_func (path, row, test_row);
    }
  status = g_test_run ();

  test_certificates_free (certificates);

  return status;
}
