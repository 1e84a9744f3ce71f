/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the response of a run lacks about a simulation: its run plan and its mocked tools.
 * Opened by the session, shown by the page of a simulation.
 */

#include "config.h"

#include "callboard-client.h"
#include "callboard-live-object-private.h"
#include "callboard-simulation-details.h"

#define FIRST_PART CALLBOARD_SIMULATION_PART_JOB
#define N_PARTS    (CALLBOARD_N_PARTS - FIRST_PART)

/**
 * CallboardSimulationDetails:
 *
 * The parts of a simulation, each of which is loaded and cached independently of the other.
 * Disposing of the details cancels the requests of the parts.
 */
struct _CallboardSimulationDetails
{
  GObject            parent_instance;

  CallboardCallPart *parts[N_PARTS];
  gboolean           opened;
};

G_DEFINE_FINAL_TYPE (CallboardSimulationDetails, callboard_simulation_details, G_TYPE_OBJECT)

static void
callboard_simulation_details_dispose (GObject *object)
{
  CallboardSimulationDetails *self = CALLBOARD_SIMULATION_DETAILS (object);

  /* Parts that other objects hold are canceled too. */
  for (guint i = 0; i < N_PARTS; i++)
    if (self->parts[i] != NULL)
      {
        g_signal_handlers_disconnect_by_data (self->parts[i], self);
        g_object_run_dispose (G_OBJECT (self->parts[i]));
        g_clear_object (&self->parts[i]);
      }

  G_OBJECT_CLASS (callboard_simulation_details_parent_class)->dispose (object);
}

static void
callboard_simulation_details_class_init (CallboardSimulationDetailsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = callboard_simulation_details_dispose;
}

static void
callboard_simulation_details_init (CallboardSimulationDetails *self)
{
}

/* A run plan does not change. Mocked tools are added during the call only, but nothing tells
 * whether an empty list was fetched before its end. */
static gboolean
is_complete (CallboardCallPart *part)
{
  GObject *content = callboard_call_part_get_content (part);

  if (CALLBOARD_IS_SIMULATION_JOB (content))
    return callboard_simulation_job_get_run_plan (CALLBOARD_SIMULATION_JOB (content)) != NULL;

  return content != NULL && g_list_model_get_n_items (G_LIST_MODEL (content)) > 0;
}

static void
callboard_simulation_details_cache_checked_cb (CallboardSimulationDetails *self,
                                               CallboardCallPart          *part)
{
  if (!is_complete (part))
    callboard_call_part_refresh (part);
}

/**
 * callboard_simulation_details_new:
 * @client: the client that fetches it
 * @id: a `simulationJobId`
 * @clock: the clock for `fetched-at`
 * @account_history: (nullable): the history to cache it in
 *
 * Returns: (transfer full): a simulation, which callboard_simulation_details_open() loads
 */
CallboardSimulationDetails *
callboard_simulation_details_new (CallboardClient         *client,
                                  const char              *id,
                                  CallboardClock          *clock,
                                  CallboardAccountHistory *account_history)
{
  CallboardSimulationDetails *self;

  g_return_val_if_fail (CALLBOARD_IS_CLIENT (client), NULL);
  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (CALLBOARD_IS_CLOCK (clock), NULL);

  self = g_object_new (CALLBOARD_TYPE_SIMULATION_DETAILS, NULL);
  for (guint i = 0; i < N_PARTS; i++)
    {
      self->parts[i] = callboard_call_part_new (FIRST_PART + i, id, client, clock, account_history);
      g_signal_connect_swapped (self->parts[i], "cache-checked",
                                G_CALLBACK (callboard_simulation_details_cache_checked_cb), self);
    }

  return self;
}

/**
 * callboard_simulation_details_get_part:
 * @self: a simulation
 * @kind: a kind of part of a simulation
 *
 * Returns: (transfer none): the part; always the same object
 */
CallboardCallPart *
callboard_simulation_details_get_part (CallboardSimulationDetails *self,
                                       CallboardCallPartKind       kind)
{
  g_return_val_if_fail (CALLBOARD_IS_SIMULATION_DETAILS (self), NULL);
  g_return_val_if_fail (kind >= FIRST_PART && kind < CALLBOARD_N_PARTS, NULL);

  return self->parts[kind - FIRST_PART];
}

/**
 * callboard_simulation_details_open:
 * @self: a simulation
 *
 * Reads the simulation from the history, and fetches the parts that are not there. Does
 * nothing if it was opened before.
 */
void
callboard_simulation_details_open (CallboardSimulationDetails *self)
{
  g_return_if_fail (CALLBOARD_IS_SIMULATION_DETAILS (self));

  if (self->opened)
    return;

  self->opened = TRUE;
  for (guint i = 0; i < N_PARTS; i++)
    callboard_live_object_load_cached (self->parts[i]);
}

/**
 * callboard_simulation_details_refresh:
 * @self: a simulation
 *
 * Fetches the mocked tools, and the run plan if it is unknown.
 */
void
callboard_simulation_details_refresh (CallboardSimulationDetails *self)
{
  CallboardCallPart *job;

  g_return_if_fail (CALLBOARD_IS_SIMULATION_DETAILS (self));

  job = callboard_simulation_details_get_part (self, CALLBOARD_SIMULATION_PART_JOB);
  if (!is_complete (job))
    callboard_call_part_refresh (job);
  callboard_call_part_refresh (callboard_simulation_details_get_part (self, CALLBOARD_SIMULATION_PART_TOOL_MOCKS));
}
