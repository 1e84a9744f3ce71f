/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A simulation, or a run, that the search of the history found. Made by
 * callboard-history-search.c and callboard-history-desktop-search.c, shown by the list of
 * runs and the search of the desktop.
 */

#include "config.h"

#include "callboard-history-match.h"
#include "callboard-run-title.h"

/**
 * CallboardHistoryMatch:
 *
 * A simulation of a run that was kept, or a run by itself: that has neither
 * `simulation-id`, `caller` nor `scenario`. `caller` and `scenario` are in one line;
 * `run-title` is the name of the run's plan, or "Run" and the beginning of its
 * id. It never changes.
 */
struct _CallboardHistoryMatch
{
  GObject    parent_instance;

  char      *run_id;
  char      *simulation_id;
  char      *status;
  char      *caller;
  char      *scenario;
  char      *run_title;
  GDateTime *run_created_at;
};

G_DEFINE_FINAL_TYPE (CallboardHistoryMatch, callboard_history_match, G_TYPE_OBJECT)

enum
{
  PROP_RUN_ID = 1,
  PROP_SIMULATION_ID,
  PROP_STATUS,
  PROP_CALLER,
  PROP_SCENARIO,
  PROP_RUN_TITLE,
  PROP_RUN_CREATED_AT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
callboard_history_match_get_property (GObject    *object,
                                      guint       property_id,
                                      GValue     *value,
                                      GParamSpec *pspec)
{
  CallboardHistoryMatch *self = CALLBOARD_HISTORY_MATCH (object);

  switch (property_id)
    {
    case PROP_RUN_ID:
      g_value_set_string (value, self->run_id);
      break;
    case PROP_SIMULATION_ID:
      g_value_set_string (value, self->simulation_id);
      break;
    case PROP_STATUS:
      g_value_set_string (value, self->status);
      break;
    case PROP_CALLER:
      g_value_set_string (value, self->caller);
      break;
    case PROP_SCENARIO:
      g_value_set_string (value, self->scenario);
      break;
    case PROP_RUN_TITLE:
      g_value_set_string (value, self->run_title);
      break;
    case PROP_RUN_CREATED_AT:
      g_value_set_boxed (value, self->run_created_at);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
callboard_history_match_finalize (GObject *object)
{
  CallboardHistoryMatch *self = CALLBOARD_HISTORY_MATCH (object);

  g_free (self->run_id);
  g_free (self->simulation_id);
  g_free (self->status);
  g_free (self->caller);
  g_free (self->scenario);
  g_free (self->run_title);
  g_clear_pointer (&self->run_created_at, g_date_time_unref);

  G_OBJECT_CLASS (callboard_history_match_parent_class)->finalize (object);
}

static void
callboard_history_match_class_init (CallboardHistoryMatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = callboard_history_match_get_property;
  object_class->finalize = callboard_history_match_finalize;

  properties[PROP_RUN_ID] = g_param_spec_string ("run-id", NULL, NULL, NULL, flags);
  properties[PROP_SIMULATION_ID] = g_param_spec_string ("simulation-id", NULL, NULL, NULL, flags);
  properties[PROP_STATUS] = g_param_spec_string ("status", NULL, NULL, NULL, flags);
  properties[PROP_CALLER] = g_param_spec_string ("caller", NULL, NULL, NULL, flags);
  properties[PROP_SCENARIO] = g_param_spec_string ("scenario", NULL, NULL, NULL, flags);
  properties[PROP_RUN_TITLE] = g_param_spec_string ("run-title", NULL, NULL, NULL, flags);
  properties[PROP_RUN_CREATED_AT] =
    g_param_spec_boxed ("run-created-at", NULL, NULL, G_TYPE_DATE_TIME, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
callboard_history_match_init (CallboardHistoryMatch *self)
{
}

/**
 * callboard_history_match_new:
 * @run_id: the `simulationRunPlanJobId` of the run
 * @simulation_id: (nullable): the `simulationJobId`; %NULL for the run itself
 * @status: the `status` of it when it was kept
 * @caller: (nullable): who called, in one line
 * @scenario: (nullable): what about, in one line
 * @plan_name: (nullable): the name of the run's plan
 * @run_created_at: (nullable): the `createdAt` of the run
 *
 * Returns: (transfer full): a match
 */
CallboardHistoryMatch *
callboard_history_match_new (const char *run_id,
                             const char *simulation_id,
                             const char *status,
                             const char *caller,
                             const char *scenario,
                             const char *plan_name,
                             GDateTime  *run_created_at)
{
  CallboardHistoryMatch *self;

  g_return_val_if_fail (run_id != NULL, NULL);

  self = g_object_new (CALLBOARD_TYPE_HISTORY_MATCH, NULL);
  self->run_id = g_strdup (run_id);
  self->simulation_id = g_strdup (simulation_id);
  self->status = g_strdup (status);
  self->caller = g_strdup (caller);
  self->scenario = g_strdup (scenario);
  self->run_title = callboard_run_title_dup (plan_name, run_id);
  self->run_created_at = run_created_at != NULL ? g_date_time_ref (run_created_at) : NULL;

  return self;
}

/**
 * callboard_history_match_get_run_id:
 * @self: a match
 *
 * Returns: (transfer none): the `simulationRunPlanJobId` of its run
 */
const char *
callboard_history_match_get_run_id (CallboardHistoryMatch *self)
{
  g_return_val_if_fail (CALLBOARD_IS_HISTORY_MATCH (self), NULL);

  return self->run_id;
}

/**
 * callboard_history_match_get_simulation_id:
 * @self: a match
 *
 * Returns: (transfer none) (nullable): its `simulationJobId`; %NULL where it is a
 *   run
 */
const char *
callboard_history_match_get_simulation_id (CallboardHistoryMatch *self)
{
  g_return_val_if_fail (CALLBOARD_IS_HISTORY_MATCH (self), NULL);

  return self->simulation_id;
}
