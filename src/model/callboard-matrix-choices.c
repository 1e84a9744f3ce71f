/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the rows, the columns and the colors of a matrix can be. The properties of personas
 * and the checks of calls are looked for in time slices, because a run can have 10 000
 * simulations. Used by the matrix view.
 */

#include "config.h"

#include <gio/gio.h>

#include "callboard-custom-property.h"
#include "callboard-matrix-choices.h"
#include "callboard-work-slice.h"

/* More properties and checks than these are not offered. */
#define MAX_PROPERTIES 100
#define MAX_CHECKS 100

/**
 * CallboardMatrixChoices:
 *
 * The dimensions and the checks of a run, for as long as it is shown. They are only added
 * to, so that a choice stays valid.
 */
struct _CallboardMatrixChoices
{
  GObject             parent_instance;

  CallboardPlanJob   *run;
  GListStore         *dimensions;
  GListStore         *checks;
  /* The names of the properties among the dimensions. */
  GHashTable         *names;
  CallboardWorkSlice *work;
};

G_DEFINE_FINAL_TYPE (CallboardMatrixChoices, callboard_matrix_choices, G_TYPE_OBJECT)

static void
add_properties (CallboardMatrixChoices *self,
                CallboardSimulationJob *simulation)
{
  GListModel *properties = callboard_persona_get_properties (callboard_simulation_job_get_persona (simulation));
  guint n = properties != NULL ? g_list_model_get_n_items (properties) : 0;

  for (guint i = 0; i < n && g_hash_table_size (self->names) < MAX_PROPERTIES; i++)
    {
      g_autoptr(CallboardCustomProperty) property = g_list_model_get_item (properties, i);
      const char *name = callboard_custom_property_get_name (property);

      if (name != NULL && !g_hash_table_contains (self->names, name))
        {
          g_autoptr(CallboardDimension) dimension = callboard_dimension_new_property (name);

          g_hash_table_add (self->names, g_strdup (name));
          g_list_store_append (self->dimensions, dimension);
        }
    }
}

static void
add_check (CallboardMatrixChoices *self,
           const char             *definition_id,
           const char             *name,
           const char             *slug)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->checks));
  g_autoptr(CallboardRunCheck) check = NULL;

  /* Nothing could be matched with it. */
  if (n == MAX_CHECKS || (definition_id == NULL && name == NULL))
    return;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(CallboardRunCheck) known = g_list_model_get_item (G_LIST_MODEL (self->checks), i);

      if (callboard_run_check_matches (known, definition_id, name))
        return;
    }

  check = callboard_run_check_new (definition_id, name, slug);
  g_list_store_append (self->checks, check);
}

/* Without a verdict, the checks are among the metrics of the calls. */
static void
add_call_checks (CallboardMatrixChoices *self,
                 CallboardSimulationJob *simulation)
{
  CallboardCallChecks *checks = callboard_simulation_job_get_checks (simulation);

  for (guint i = 0; checks != NULL && i < callboard_call_checks_get_n (checks); i++)
    {
      const CallboardCallCheck *check = callboard_call_checks_get (checks, i);

      add_check (self, check->definition_id, check->name, check->slug);
    }
}

static void
add_verdict_checks (CallboardMatrixChoices *self,
                    CallboardVerdict       *verdict)
{
  GListModel *checks = callboard_verdict_get_checks (verdict);

  for (guint i = 0; i < g_list_model_get_n_items (checks); i++)
    {
      g_autoptr(CallboardVerdictCheck) check = g_list_model_get_item (checks, i);

      add_check (self, callboard_verdict_check_get_metric_definition_id (check),
                 callboard_verdict_check_get_metric_name (check), NULL);
    }
}

static gboolean
callboard_matrix_choices_scan_cb (guint    position,
                                  gpointer user_data)
{
  CallboardMatrixChoices *self = user_data;
  g_autoptr(CallboardSimulationJob) simulation = g_list_model_get_item (G_LIST_MODEL (self->run), position);

  if (simulation == NULL)
    return FALSE;

  add_properties (self, simulation);
  if (callboard_plan_job_get_verdict (self->run) == NULL)
    add_call_checks (self, simulation);

  return TRUE;
}

static void
callboard_matrix_choices_update (CallboardMatrixChoices *self)
{
  CallboardVerdict *verdict = callboard_plan_job_get_verdict (self->run);

  if (verdict != NULL)
    add_verdict_checks (self, verdict);
  callboard_work_slice_start (self->work);
}

static void
callboard_matrix_choices_finalize (GObject *object)
{
  CallboardMatrixChoices *self = CALLBOARD_MATRIX_CHOICES (object);

  g_clear_pointer (&self->work, callboard_work_slice_free);
  g_clear_object (&self->run);
  g_clear_object (&self->dimensions);
  g_clear_object (&self->checks);
  g_clear_pointer (&self->names, g_hash_table_unref);

  G_OBJECT_CLASS (callboard_matrix_choices_parent_class)->finalize (object);
}

static void
callboard_matrix_choices_class_init (CallboardMatrixChoicesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = callboard_matrix_choices_finalize;
}

static void
callboard_matrix_choices_init (CallboardMatrixChoices *self)
{
  self->dimensions = g_list_store_new (CALLBOARD_TYPE_DIMENSION);
  self->checks = g_list_store_new (CALLBOARD_TYPE_RUN_CHECK);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->work = callboard_work_slice_new (callboard_matrix_choices_scan_cb, NULL, self);
  for (guint kind = 0; kind < CALLBOARD_DIMENSION_PROPERTY; kind++)
    {
      g_autoptr(CallboardDimension) dimension = callboard_dimension_new (kind);

      g_list_store_append (self->dimensions, dimension);
    }
}

/**
 * callboard_matrix_choices_new:
 * @run: a run
 *
 * Returns: (transfer full): its dimensions and checks, updated with the run
 */
CallboardMatrixChoices *
callboard_matrix_choices_new (CallboardPlanJob *run)
{
  CallboardMatrixChoices *self;

  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB (run), NULL);

  self = g_object_new (CALLBOARD_TYPE_MATRIX_CHOICES, NULL);
  self->run = g_object_ref (run);
  g_signal_connect_object (run, "merged", G_CALLBACK (callboard_matrix_choices_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (run, "results-changed", G_CALLBACK (callboard_matrix_choices_update), self,
                           G_CONNECT_SWAPPED);
  callboard_matrix_choices_update (self);

  return self;
}

/**
 * callboard_matrix_choices_get_dimensions:
 * @self: choices
 *
 * Returns: (transfer none): a list of #CallboardDimension: all fields, in the order of
 *   #CallboardDimensionKind, then the properties of the personas
 */
GListModel *
callboard_matrix_choices_get_dimensions (CallboardMatrixChoices *self)
{
  g_return_val_if_fail (CALLBOARD_IS_MATRIX_CHOICES (self), NULL);

  return G_LIST_MODEL (self->dimensions);
}

/**
 * callboard_matrix_choices_get_checks:
 * @self: choices
 *
 * Returns: (transfer none): a list of #CallboardRunCheck
 */
GListModel *
callboard_matrix_choices_get_checks (CallboardMatrixChoices *self)
{
  g_return_val_if_fail (CALLBOARD_IS_MATRIX_CHOICES (self), NULL);

  return G_LIST_MODEL (self->checks);
}
