/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An open run with each kind of misbehaving server: the error that is shown, that
 * loaded data stays, and that the run recovers once the server behaves.
 */

#include "config.h"

#include "callboard-error-labels.h"
#include "callboard-run.h"
#include "support/client-support.h"
#include "support/misbehavior.h"
#include "support/wait.h"

/* Steps of the fake clock with a slow server, in ms; no timeout is shorter. */
#define STEP 1000

/* Number of steps before a slow server sends another byte. */
#define STEPS_PER_BYTE 20

typedef struct
{
  const Misbehavior *row;
  FakeClock         *clock;
  TestWire          *wire;
  char              *seed;
  CallboardRun      *run;
} Context;

/* Shared by all tests. */
static TestCertificates *certificates;

static gboolean
is_loaded (gpointer user_data)
{
  return !callboard_live_object_get_loading (user_data);
}

/* With a slow server, the clock is advanced instead. */
static void
refresh (Context *context)
{
  guint n_steps = 0;

  callboard_run_refresh (context->run);
  if (!context->row->is_slow)
    test_wait_until (is_loaded, context->run);

  while (callboard_live_object_get_loading (context->run))
    {
      test_run_pending ();
      if (callboard_live_object_get_loading (context->run))
        {
          fake_clock_advance (context->clock, STEP);
          if (context->row->drips && n_steps++ % STEPS_PER_BYTE == 0)
            test_wire_drip (context->wire, 1);
        }
    }
}

static void
set_good_response (Context *context)
{
  g_autoptr(GTlsCertificate) certificate = NULL;

  if (context->row->certificate != NULL)
    certificate = test_certificates_load (certificates, "good");
  misbehavior_end (context->wire, context->seed, certificate);
}

static CallboardClient *
create_client (Context *context)
{
  CallboardClient *client = client_support_create_with_clock (test_wire_get_base_url (context->wire), context->clock);
  g_autofree char *ca_file = test_certificates_dup_path (certificates, "ca");
  g_autoptr(GError) error = NULL;

  callboard_client_set_ca_file (client, ca_file, &error);
  g_assert_no_error (error);

  return client;
}

/* Opens a run while its server behaves. */
static void
set_up (Context           *context,
        const Misbehavior *row)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "plan-job-seed.json", NULL);
  g_autoptr(GTlsCertificate) certificate = NULL;
  g_autoptr(CallboardClient) client = NULL;
  g_autoptr(GError) error = NULL;

  context->row = row;
  g_file_get_contents (path, &context->seed, NULL, &error);
  g_assert_no_error (error);
  context->clock = fake_clock_new ();
  fake_clock_set_random (context->clock, 0);
  fake_clock_set_auto_advance (context->clock, 8000);
  if (row->certificate != NULL)
    certificate = test_certificates_load (certificates, "good");
  context->wire = test_wire_new_tls (certificate);

  client = create_client (context);
  context->run = client_support_open_run (client, CLIENT_SUPPORT_RUN);
  set_good_response (context);
  refresh (context);
  g_assert_no_error (callboard_live_object_get_error (context->run));
  g_assert_nonnull (callboard_run_get_plan_job (context->run));
}

static void
tear_down (Context *context)
{
  g_assert_finalize_object (context->run);
  test_run_pending ();
  g_assert_finalize_object (context->clock);
  test_wire_free (context->wire);
  g_free (context->seed);
}

/* Asserts the error, title and hint that the row expects. */
static void
assert_error (Context *context)
{
  const Misbehavior *row = context->row;
  const GError *error = callboard_live_object_get_error (context->run);

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
  Context context = { NULL };
  CallboardPlanJob *plan_job;
  g_autoptr(GObject) simulation = NULL;
  g_autoptr(GObject) simulation_after = NULL;

  set_up (&context, row);
  plan_job = callboard_run_get_plan_job (context.run);
  simulation = g_list_model_get_item (G_LIST_MODEL (plan_job), 0);
  g_assert_nonnull (simulation);

  misbehavior_begin (row, context.wire, context.seed, row->certificate != NULL ? certificates : NULL);
  refresh (&context);
  assert_error (&context);
  if (row->n_requests > 0)
    g_assert_cmpuint (test_wire_get_n_requests (context.wire), ==, row->n_requests);

  /* The loaded data stays, with the same objects. */
  g_assert_true (callboard_run_get_plan_job (context.run) == plan_job);
  simulation_after = g_list_model_get_item (G_LIST_MODEL (plan_job), 0);
  g_assert_true (simulation_after == simulation);
  g_assert_nonnull (callboard_live_object_get_fetched_at (context.run));

  set_good_response (&context);
  refresh (&context);
  g_assert_no_error (callboard_live_object_get_error (context.run));
  g_clear_object (&simulation);
  g_clear_object (&simulation_after);
  tear_down (&context);
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
      g_autofree char *path = g_strconcat ("/run/faults/", row->name, NULL);

      g_test_add_data_func (path, row, test_row);
    }
  status = g_test_run ();

  test_certificates_free (certificates);

  return status;
}
