/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a column of the list of simulations shows: a field, a check or a metric. Used by the
 * simulations view, its cells, its column chooser and the summary of a column.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "callboard-simulation-column-private.h"
#include "callboard-text.h"

G_DEFINE_FINAL_TYPE (CallboardSimulationColumn, callboard_simulation_column, G_TYPE_OBJECT)

enum
{
  PROP_TITLE = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
callboard_simulation_column_get_property (GObject    *object,
                                          guint       property_id,
                                          GValue     *value,
                                          GParamSpec *pspec)
{
  if (property_id == PROP_TITLE)
    g_value_set_string (value, CALLBOARD_SIMULATION_COLUMN (object)->title);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
callboard_simulation_column_finalize (GObject *object)
{
  CallboardSimulationColumn *self = CALLBOARD_SIMULATION_COLUMN (object);

  g_free (self->id);
  g_free (self->title);
  g_clear_object (&self->metric);

  G_OBJECT_CLASS (callboard_simulation_column_parent_class)->finalize (object);
}

static void
callboard_simulation_column_class_init (CallboardSimulationColumnClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = callboard_simulation_column_get_property;
  object_class->finalize = callboard_simulation_column_finalize;

  properties[PROP_TITLE] =
    g_param_spec_string ("title", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
callboard_simulation_column_init (CallboardSimulationColumn *self)
{
}

/**
 * callboard_column_group_get_label:
 * @group: a group
 *
 * Returns: (transfer none): the translated heading
 */
const char *
callboard_column_group_get_label (CallboardColumnGroup group)
{
  static const char *const labels[CALLBOARD_N_COLUMN_GROUPS] = {
    [CALLBOARD_COLUMN_GROUP_FIELD] = NC_("columns", "Fields"),
    [CALLBOARD_COLUMN_GROUP_CHECK] = NC_("columns", "Checks"),
    [CALLBOARD_COLUMN_GROUP_METRIC] = NC_("columns", "Metrics"),
  };

  g_return_val_if_fail (group < CALLBOARD_N_COLUMN_GROUPS, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "columns", labels[group]);
}

/* --- Fields -------------------------------------------------------------------- */

static CallboardColumnKind
get_field_kind (CallboardFieldFormat format)
{
  switch (format)
    {
    case CALLBOARD_FORMAT_RESULT:
      return CALLBOARD_COLUMN_RESULT;
    case CALLBOARD_FORMAT_TIME:
      return CALLBOARD_COLUMN_TIME;
    case CALLBOARD_FORMAT_DURATION:
      return CALLBOARD_COLUMN_DURATION;
    case CALLBOARD_FORMAT_COUNT:
      return CALLBOARD_COLUMN_NUMBER;
    case CALLBOARD_FORMAT_TRISTATE:
      return CALLBOARD_COLUMN_BOOLEAN;
    case CALLBOARD_FORMAT_NAME:
    case CALLBOARD_FORMAT_LINE:
    case CALLBOARD_FORMAT_WORD:
    default:
      return CALLBOARD_COLUMN_TEXT;
    }
}

/**
 * callboard_simulation_column_list_fields:
 *
 * Returns: (transfer full): a list of #CallboardSimulationColumn, one for each field of a
 *   simulation
 */
GListModel *
callboard_simulation_column_list_fields (void)
{
  GListStore *list = g_list_store_new (CALLBOARD_TYPE_SIMULATION_COLUMN);

  for (guint i = 0; i < callboard_simulation_field_get_n (); i++)
    {
      const CallboardSimulationField *field = callboard_simulation_field_get (i);
      g_autoptr(CallboardSimulationColumn) column = g_object_new (CALLBOARD_TYPE_SIMULATION_COLUMN, NULL);

      column->id = g_strdup (field->id);
      column->title = g_strdup (_(field->title));
      column->group = CALLBOARD_COLUMN_GROUP_FIELD;
      column->kind = get_field_kind (field->format);
      column->field = field;
      g_list_store_append (list, column);
    }

  return G_LIST_MODEL (list);
}

/* --- Metrics ------------------------------------------------------------------- */

static CallboardColumnKind
get_metric_kind (CallboardRunMetric *metric)
{
  if (callboard_run_metric_get_is_check (metric))
    return CALLBOARD_COLUMN_CHECK;

  switch (callboard_run_metric_get_metric_type (metric))
    {
    case CALLBOARD_METRIC_TYPE_COUNT:
    case CALLBOARD_METRIC_TYPE_NUMERIC:
    case CALLBOARD_METRIC_TYPE_SCALE:
    case CALLBOARD_METRIC_TYPE_OFFSET:
      return CALLBOARD_COLUMN_NUMBER;
    case CALLBOARD_METRIC_TYPE_BOOLEAN:
      return CALLBOARD_COLUMN_BOOLEAN;
    case CALLBOARD_METRIC_TYPE_TEXT:
    case CALLBOARD_METRIC_TYPE_CLASSIFICATION:
    case CALLBOARD_METRIC_TYPE_OTHER:
    default:
      return CALLBOARD_COLUMN_TEXT;
    }
}

/* The name of the metric, and of the participant that it is about. */
static char *
dup_metric_name (CallboardRunMetric *metric)
{
  const char *name = callboard_run_metric_get_name (metric);
  const char *slug = callboard_run_metric_get_slug (metric);
  const char *role = callboard_run_metric_get_participant_role (metric);
  g_autofree char *title = NULL;
  g_autofree char *type = NULL;
  g_autofree char *participant = NULL;

  if (name != NULL && *name != '\0')
    title = callboard_text_sanitize_line (name, CALLBOARD_SIMULATION_COLUMN_MAX_TEXT);
  else if (slug != NULL && *slug != '\0')
    title = callboard_text_humanize (slug);
  else
    title = g_strdup (_("Unnamed metric"));
  if (role == NULL)
    return g_steal_pointer (&title);

  /* Metrics have roles in lower case. */
  type = g_ascii_strup (role, -1);
  participant = callboard_vocabulary_dup_label (CALLBOARD_VOCABULARY_PARTICIPANT, type);

  return g_strdup_printf (_("%s · %s"), title, participant);
}

/* What tells two metrics with the same name apart: the unit, the slug or the definition. */
static const char *
find_difference (CallboardRunMetric *metric,
                 CallboardRunMetric *other)
{
  if (callboard_run_metric_get_unit (metric) != NULL &&
      g_strcmp0 (callboard_run_metric_get_unit (metric), callboard_run_metric_get_unit (other)) != 0)
    return callboard_run_metric_get_unit (metric);
  if (callboard_run_metric_get_slug (metric) != NULL &&
      g_strcmp0 (callboard_run_metric_get_slug (metric), callboard_run_metric_get_slug (other)) != 0)
    return callboard_run_metric_get_slug (metric);

  return callboard_run_metric_get_definition_id (metric);
}

static char *
dup_metric_title (CallboardRunMetric     *metric,
                  CallboardRunMetricList *metrics)
{
  g_autofree char *name = dup_metric_name (metric);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (metrics)); i++)
    {
      g_autoptr(CallboardRunMetric) other = g_list_model_get_item (G_LIST_MODEL (metrics), i);
      g_autofree char *other_name = other != metric ? dup_metric_name (other) : NULL;
      const char *difference;
      g_autofree char *suffix = NULL;

      if (other_name == NULL || !g_str_equal (name, other_name))
        continue;

      difference = find_difference (metric, other);
      if (difference == NULL)
        continue;

      suffix = callboard_text_sanitize_line (difference, CALLBOARD_SIMULATION_COLUMN_MAX_TEXT);
      return g_strdup_printf (_("%s (%s)"), name, suffix);
    }

  return g_steal_pointer (&name);
}

/**
 * callboard_simulation_column_new_for_metric:
 * @metric: a metric of the run
 * @metrics: the metrics of the run, from which the title tells it apart
 *
 * Returns: (transfer full): a column of the metric
 */
CallboardSimulationColumn *
callboard_simulation_column_new_for_metric (CallboardRunMetric     *metric,
                                            CallboardRunMetricList *metrics)
{
  CallboardSimulationColumn *self;

  g_return_val_if_fail (CALLBOARD_IS_RUN_METRIC (metric), NULL);
  g_return_val_if_fail (CALLBOARD_IS_RUN_METRIC_LIST (metrics), NULL);

  self = g_object_new (CALLBOARD_TYPE_SIMULATION_COLUMN, NULL);
  self->id = g_strconcat ("metric:", callboard_run_metric_get_id (metric), NULL);
  self->title = dup_metric_title (metric, metrics);
  self->metric = g_object_ref (metric);
  self->kind = get_metric_kind (metric);
  self->group = self->kind == CALLBOARD_COLUMN_CHECK ? CALLBOARD_COLUMN_GROUP_CHECK
                                                     : CALLBOARD_COLUMN_GROUP_METRIC;

  return self;
}

/* --- The column ------------------------------------------------------------------ */

/**
 * callboard_simulation_column_get_id:
 * @self: a column
 *
 * Returns: (transfer none): what identifies it, also in other runs of the plan
 */
const char *
callboard_simulation_column_get_id (CallboardSimulationColumn *self)
{
  g_return_val_if_fail (CALLBOARD_IS_SIMULATION_COLUMN (self), NULL);

  return self->id;
}

/**
 * callboard_simulation_column_get_title:
 * @self: a column
 *
 * Returns: (transfer none): its translated heading
 */
const char *
callboard_simulation_column_get_title (CallboardSimulationColumn *self)
{
  g_return_val_if_fail (CALLBOARD_IS_SIMULATION_COLUMN (self), NULL);

  return self->title;
}

/**
 * callboard_simulation_column_get_group:
 * @self: a column
 *
 * Returns: the group of the column chooser that has it
 */
CallboardColumnGroup
callboard_simulation_column_get_group (CallboardSimulationColumn *self)
{
  g_return_val_if_fail (CALLBOARD_IS_SIMULATION_COLUMN (self), CALLBOARD_COLUMN_GROUP_FIELD);

  return self->group;
}

/**
 * callboard_simulation_column_get_kind:
 * @self: a column
 *
 * Returns: what it has
 */
CallboardColumnKind
callboard_simulation_column_get_kind (CallboardSimulationColumn *self)
{
  g_return_val_if_fail (CALLBOARD_IS_SIMULATION_COLUMN (self), CALLBOARD_COLUMN_TEXT);

  return self->kind;
}

/**
 * callboard_simulation_column_get_metric:
 * @self: a column
 *
 * Returns: (transfer none) (nullable): its metric; %NULL if it is a field
 */
CallboardRunMetric *
callboard_simulation_column_get_metric (CallboardSimulationColumn *self)
{
  g_return_val_if_fail (CALLBOARD_IS_SIMULATION_COLUMN (self), NULL);

  return self->metric;
}

/**
 * callboard_simulation_column_has_statistics:
 * @self: a column
 *
 * Returns: whether it has numbers of which percentiles make sense
 */
gboolean
callboard_simulation_column_has_statistics (CallboardSimulationColumn *self)
{
  g_return_val_if_fail (CALLBOARD_IS_SIMULATION_COLUMN (self), FALSE);

  return self->kind == CALLBOARD_COLUMN_NUMBER || self->kind == CALLBOARD_COLUMN_DURATION;
}
