/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The simulations of the current server's response in tests/data, each compared in full
 * with its persona, scenario and endpoint.
 */

#include "config.h"

#include "support/model-support.h"

/* A time in the example. */
#define AT(time) "2026-09-01T" time "000Z"

/* The fields of a persona that differ; all others are the same. */
typedef struct
{
  const char *id;
  const char *name;
  const char *display_name;
  const char *language;
  const char *secondary_language;
  const char *understood_languages;
  const char *accent;
  const char *gender;
  const char *age;
  const char *noise;
  const char *pace;
  const char *clarity;
  const char *has_disfluencies;
  const char *emotion;
  const char *intent;
  const char *confirmation;
  const char *memory;
  const char *interruption;
  const char *backstory;
  const char *n_properties;
  const char *properties[7];
} Persona;

static const Persona sarah = {
  "518f47a5-985c-4482-8a85-21704f0d50d2", "Sarah Johnson", "Anxious Patient",
  "EN", NULL, "EN", "US", "FEMALE", "ADULT", "OFFICE", "NORMAL", "CLEAR", "0",
  "ANXIOUS", "CLEAR", "EXPLICIT", "HIGH", "OFF",
  "A busy professional calling during her lunch break; a molar has hurt since the weekend.",
  "3 items", { "age", "35", "zipCode", "94105", "insured", "true", NULL },
};

static const Persona rajesh = {
  "65e471e0-d6c9-4003-ac43-16dfc8663eb4", "Rajesh Iyer", NULL,
  "HI", "EN", "HI EN", "IN", "MALE", "ELDERLY", "CITY", "SLOW", "RAMBLING", "1",
  "CONFUSED", "INDIRECT", "VAGUE", "LOW", "BACKCHANNEL",
  "Moved here last year, is unsure which clinic holds his file, and switches between Hindi and English.",
  "2 items", { "patientId", "null", "relatives", "Meera, Anil", NULL },
};

static const Persona eloise = {
  "5f6107b0-18cb-4251-8686-d7035569bbf5", "Éloïse Fournier", "Irate Escalator",
  "FR", NULL, "FR EN", "FR", "FEMALE", "ADULT", "DRIVING", "FAST", "CLEAR", "0",
  "FRUSTRATED", "CLEAR", "EXPLICIT", "HIGH", "HEAVY",
  NULL,
  "0 items", { NULL },
};

static const ModelExpectation urgent[] = {
  { "id", "94c8f0c4-407d-4e54-98e9-7aa15744d89e" },
  { "description", "Patient calling to schedule an urgent dental appointment" },
  { NULL },
};

static const ModelExpectation move[] = {
  { "id", "9e4d3acc-6194-46ac-9d1c-457c6fc9de06" },
  { "description", "Caller moves an appointment to next week & asks what it costs <without insurance>" },
  { NULL },
};

static const ModelExpectation production[] = {
  { "id", "b515d847-c0af-4a2a-8050-0593794220c2" },
  { "name", "Front desk (production)" },
  { "phone-number", "+15555551234" },
  { "endpoint-type", "PHONE" },
  { NULL },
};

static const ModelExpectation staging[] = {
  { "id", "fc423b06-f4bb-4b70-8fe0-c65212ccef7f" },
  { "name", "Front desk (staging)" },
  { "phone-number", NULL },
  { "endpoint-type", "LIVEKIT" },
  { NULL },
};

typedef struct
{
  const char             *test;
  const char             *id;
  const char             *status;
  const char             *stage;
  const Persona          *persona_row;
  const ModelExpectation *scenario;
  const ModelExpectation *endpoint;
  const char             *call_id;
  const char             *phone_number;
  const char             *created_at;
  const char             *started_at;
  const char             *completed_at;
  CallboardOutcome        outcome;
  const char             *duration;
  const char             *queue_wait;
  const char             *attempt_number;
  const char             *retry_of;
  const char             *scheduled_at;
} Simulation;

/* In the order of the response. */
static const Simulation simulations[] = {
  { "sarah/urgent/production", "5b0c7f1e-2d34-4c69-9a57-0f1e2d3c4b5a", "COMPLETED", "COMPLETED",
    &sarah, urgent, production, "13592277-01eb-47ab-8958-8053facf308b", "+15550100000",
    AT ("14:02:16.118"), AT ("14:02:20.118"), AT ("14:04:56.118"),
    CALLBOARD_OUTCOME_COMPLETED, "156000", "4000", "1" },
  { "sarah/urgent/staging", "9a6a9ce3-00dc-4615-9895-bd57b3c67f2f", "COMPLETED", "COMPLETED",
    &sarah, urgent, staging, "1400ecf1-8c82-4717-9e62-4e008b545989", "+15550100001",
    AT ("14:02:17.118"), AT ("14:02:21.118"), AT ("14:05:03.118"),
    CALLBOARD_OUTCOME_COMPLETED, "162000", "4000", "1" },
  { "sarah/move/production", "e47c0ac0-e56a-4f35-b2b1-b8d762f379ab", "COMPLETED", "COMPLETED",
    &sarah, move, production, "cb196dcd-4483-4a44-a3ac-9b5658360c78", "+15550100002",
    AT ("14:02:18.118"), AT ("14:02:22.118"), AT ("14:05:19.118"),
    CALLBOARD_OUTCOME_COMPLETED, "177000", "4000", "1" },
  { "sarah/move/staging/failed", "4a143695-35ba-4998-aa09-e79dad4ce7cc", "FAILED", "CONNECTING",
    &sarah, move, staging, NULL, "+15550100003",
    AT ("14:02:19.118"), AT ("14:02:23.118"), AT ("14:04:17.118"),
    CALLBOARD_OUTCOME_FAILED, "114000", "4000", "1" },
  { "rajesh/urgent/production", "c9946bb3-7464-41fb-a652-01641b2a4139", "COMPLETED", "COMPLETED",
    &rajesh, urgent, production, "e0abdb4c-056d-4de1-95b5-6812f307a3fd", "+15550100004",
    AT ("14:02:20.118"), AT ("14:02:41.118"), AT ("14:04:04.118"),
    CALLBOARD_OUTCOME_COMPLETED, "83000", "21000", "1" },
  { "rajesh/urgent/staging/timed-out", "f0307fc8-be72-43e9-83f9-0647274e6e94", "TIMED_OUT", "SIMULATING",
    &rajesh, urgent, staging, "413b1082-64c0-4404-bb0d-6c026e50da2c", "+15550100005",
    AT ("14:02:21.118"), AT ("14:02:42.118"), AT ("14:05:16.118"),
    CALLBOARD_OUTCOME_TIMED_OUT, "154000", "21000", "1" },
  { "rajesh/move/production", "bf4e6217-d6e8-43e2-bcb3-508cd7390177", "COMPLETED", "COMPLETED",
    &rajesh, move, production, "613322aa-e076-4f44-a331-7c059cc3e680", "+15550100006",
    AT ("14:02:22.118"), AT ("14:02:43.118"), AT ("14:04:37.118"),
    CALLBOARD_OUTCOME_COMPLETED, "114000", "21000", "1" },
  { "rajesh/move/staging", "49d0c606-35d4-4e7f-a4f0-46e78ddcdfa6", "COMPLETED", "COMPLETED",
    &rajesh, move, staging, "74b760af-e0d2-4418-a566-1171833659f6", "+15550100007",
    AT ("14:02:23.118"), AT ("14:02:44.118"), AT ("14:04:30.118"),
    CALLBOARD_OUTCOME_COMPLETED, "106000", "21000", "1" },
  { "eloise/urgent/production/invalidated", "57ae8d48-fcd6-4039-b142-01154b78ded2", "COMPLETED", "COMPLETED",
    &eloise, urgent, production, "f8b204f3-4042-4893-aa18-0ba67053ca79", "+15550100008",
    AT ("14:02:24.118"), AT ("14:03:02.118"), AT ("14:05:02.118"),
    CALLBOARD_OUTCOME_INVALIDATED, "120000", "38000", "1" },
  { "eloise/urgent/staging", "a41ab4bc-4901-4f14-8c5d-fde630ea2329", "COMPLETED", "COMPLETED",
    &eloise, urgent, staging, "d05ab0d4-7c5c-4642-ad46-cac8b7ef6380", "+15550100009",
    AT ("14:02:25.118"), AT ("14:03:03.118"), AT ("14:04:11.118"),
    CALLBOARD_OUTCOME_COMPLETED, "68000", "38000", "1" },
  { "eloise/move/production/canceled", "c67b1387-c98e-4277-a058-46e985519a2f", "CANCELLED", "PENDING",
    &eloise, move, production, NULL, NULL,
    AT ("14:02:26.118"), NULL, NULL,
    CALLBOARD_OUTCOME_CANCELLED, "-1", "-1", "1" },
  { "eloise/move/staging", "9627ed21-3c92-4220-9ca4-be07f7130136", "COMPLETED", "COMPLETED",
    &eloise, move, staging, "6215d781-4eeb-4ffc-a86e-23e6997df736", "+15550100011",
    AT ("14:02:27.118"), AT ("14:03:05.118"), AT ("14:05:06.118"),
    CALLBOARD_OUTCOME_COMPLETED, "121000", "38000", "1" },
  { "eloise/urgent/production/retried", "a1560f19-2fd9-4c49-92df-11384291121a", "COMPLETED", "COMPLETED",
    &eloise, urgent, production, "8f8da39e-66c3-416f-b954-eccbe43ef1a6", "+15550100008",
    AT ("14:05:58.000"), AT ("14:06:31.204"), AT ("14:08:02.771"),
    CALLBOARD_OUTCOME_COMPLETED, "91567", "33204", "2",
    "57ae8d48-fcd6-4039-b142-01154b78ded2", AT ("14:06:30.000") },
};

/* The result before the metrics of the call are read. */
static CallboardResult
get_unread_result (CallboardOutcome outcome)
{
  switch ((guint) outcome)
    {
    case CALLBOARD_OUTCOME_COMPLETED:
      return CALLBOARD_RESULT_UNKNOWN;
    case CALLBOARD_OUTCOME_FAILED:
    case CALLBOARD_OUTCOME_TIMED_OUT:
      return CALLBOARD_RESULT_ERROR;
    case CALLBOARD_OUTCOME_INVALIDATED:
      return CALLBOARD_RESULT_INVALIDATED;
    case CALLBOARD_OUTCOME_CANCELLED:
      return CALLBOARD_RESULT_CANCELED;
    default:
      g_assert_not_reached ();
    }
}

static void
assert_simulation (CallboardSimulationJob *simulation,
                   const Simulation       *expected)
{
  g_autofree char *outcome = g_strdup_printf ("%u", expected->outcome);
  g_autofree char *result = g_strdup_printf ("%u", get_unread_result (expected->outcome));

  model_support_assert_properties (simulation, (ModelExpectation[]) {
    { "id", expected->id },
    { "status", expected->status },
    { "processing-status", expected->stage },
    { "persona", "CallboardPersona" },
    { "scenario", "CallboardScenario" },
    { "agent-endpoint", "CallboardAgentEndpoint" },
    { "created-at", expected->created_at },
    { "started-at", expected->started_at },
    { "completed-at", expected->completed_at },
    { "scheduled-at", expected->scheduled_at },
    { "call-id", expected->call_id },
    { "roark-phone-number", expected->phone_number },
    { "attempt-number", expected->attempt_number },
    { "retry-of", expected->retry_of },
    { "background-noise", "CallboardBackgroundNoise" },
    { "invalidation", expected->outcome == CALLBOARD_OUTCOME_INVALIDATED ? "CallboardInvalidation" : NULL },
    { "run-plan", NULL },
    { "outcome", outcome },
    { "checks", NULL },
    { "metrics", NULL },
    { "result", result },
    { "duration", expected->duration },
    { "queue-time", expected->queue_wait },
    { NULL },
  });
}

static void
assert_persona (CallboardPersona *persona,
                const Persona    *expected)
{
  model_support_assert_properties (persona, (ModelExpectation[]) {
    { "id", expected->id },
    { "name", expected->name },
    { "display-name", expected->display_name },
    { "description", NULL },
    { "language", expected->language },
    { "secondary-language", expected->secondary_language },
    { "understood-languages", expected->understood_languages },
    { "accent", expected->accent },
    { "gender", expected->gender },
    { "age", expected->age },
    { "background-noise", expected->noise },
    { "speech-pace", expected->pace },
    { "speech-clarity", expected->clarity },
    { "has-disfluencies", expected->has_disfluencies },
    { "base-emotion", expected->emotion },
    { "intent-clarity", expected->intent },
    { "confirmation-style", expected->confirmation },
    { "memory-reliability", expected->memory },
    { "interruption", expected->interruption },
    { "response-timing", "NORMAL" },
    { "idle-messages", NULL },
    { "idle-timeout-seconds", "10" },
    { "idle-message-max-spoken-count", "3" },
    { "idle-message-reset-count-on-user-speech-enabled", "1" },
    { "phone-number", NULL },
    { "backstory-prompt", expected->backstory },
    { "properties", expected->n_properties },
    { "created-at", "2026-03-02T09:00:00.000000Z" },
    { "updated-at", "2026-08-19T15:30:12.481000Z" },
    { NULL },
  });
  model_support_assert_entries (callboard_persona_get_properties (persona), expected->properties);
}

static void
test_simulation (gconstpointer data)
{
  const Simulation *expected = data;
  g_autoptr(GBytes) body = model_support_load ("plan-job-current.json");
  CallboardPlanJob *run = model_support_decode (body);
  CallboardSimulationJob *simulation =
    g_list_model_get_item (G_LIST_MODEL (run), expected - simulations);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (run)), ==, G_N_ELEMENTS (simulations));
  g_assert_true (callboard_plan_job_find (run, expected->id) == simulation);

  assert_simulation (simulation, expected);
  assert_persona (callboard_simulation_job_get_persona (simulation), expected->persona_row);
  model_support_assert_held (simulation, "scenario", expected->scenario);
  model_support_assert_held (simulation, "agent-endpoint", expected->endpoint);
  model_support_assert_held (simulation, "background-noise", (ModelExpectation[]) {
    { "background-noise", expected->persona_row->noise },
    { "background-noise-volume", "0.35" },
    { "source", "PERSONA" },
    { NULL },
  });
  if (expected->outcome == CALLBOARD_OUTCOME_INVALIDATED)
    model_support_assert_held (simulation, "invalidation", (ModelExpectation[]) {
      { "reason", "AGENT_NEVER_SPOKE" },
      { "detail", "Your agent answered and the line stayed silent for 41 seconds." },
      { "invalidated-at", AT ("14:05:02.118") },
      { NULL },
    });

  g_assert_finalize_object (run);
  g_assert_finalize_object (simulation);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (simulations); i++)
    {
      g_autofree char *path =
        g_strconcat ("/plan-job/current-server/simulation/", simulations[i].test, NULL);

      g_test_add_data_func (path, &simulations[i], test_simulation);
    }

  return g_test_run ();
}
