/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Filters the simulations of a run by groups of results and shows the number in each
 * group. Used by CallboardSimulationsView.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-result-labels.h"
#include "callboard-result-toggles.h"

/* The horizontal margin of a label, in pixels. */
#define MARGIN 10

/* The total length up to which all labels fit without ellipsizing. */
#define MAX_CHARACTERS 50

/**
 * CallboardResultToggles:
 *
 * A toggle group of results. All results are shown at first. `long` says that the labels,
 * which depend on the language, need a row of their own.
 */
struct _CallboardResultToggles
{
  AdwBin            parent_instance;

  AdwToggleGroup   *result_group;
  AdwToggle        *all_toggle;
  AdwToggle        *failed_toggle;
  AdwToggle        *passed_toggle;
  AdwToggle        *error_toggle;
  AdwToggle        *running_toggle;
  AdwToggle        *other_toggle;

  CallboardPlanJob *plan_job;
  /* A set of 1 << CallboardResult. */
  guint             shown_results;
  gboolean          compact;
  gboolean          is_long;
};

G_DEFINE_FINAL_TYPE (CallboardResultToggles, callboard_result_toggles, ADW_TYPE_BIN)

enum
{
  PROP_LONG = 1,
  N_PROPS
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

#define RESULT(name) (1u << CALLBOARD_RESULT_##name)

static const struct
{
  const char *name;
  guint       results;
} result_groups[] = {
  { "all", (1u << CALLBOARD_N_RESULTS) - 1 },
  { "failed", RESULT (FAILED) },
  { "passed", RESULT (PASSED) },
  { "error", RESULT (ERROR) },
  { "running", RESULT (RUNNING) | RESULT (WAITING) },
  { "other", RESULT (NOT_EVALUATED) | RESULT (UNKNOWN) | RESULT (INVALIDATED) | RESULT (CANCELED) },
};

static guint
count_results (CallboardResultToggles *self,
               guint                   results)
{
  guint n = 0;

  if (self->plan_job == NULL)
    return 0;

  for (guint result = 0; result < CALLBOARD_N_RESULTS; result++)
    if (results & (1u << result))
      n += callboard_plan_job_count_results (self->plan_job, result);

  return n;
}

/* Ellipsizes in the middle, so that the number at the end stays visible. */
static GtkWidget *
create_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_set_margin_start (label, MARGIN);
  gtk_widget_set_margin_end (label, MARGIN);

  return label;
}

/* "Failed 3", on a button. */
static char *
dup_label (const char *name,
           guint       n)
{
  /* Translators: a status and how many simulations have it, on a button */
  return g_strdup_printf (_("%s %u"), name, n);
}

static void
set_long (CallboardResultToggles *self,
          gboolean                is_long)
{
  if (self->is_long == is_long)
    return;

  self->is_long = is_long;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LONG]);
}

static void
callboard_result_toggles_update_toggles (CallboardResultToggles *self)
{
  const struct { AdwToggle *toggle; const char *label; const char *icon_name; const char *tooltip; } toggles[] = {
    { self->all_toggle,
      /* Translators: all simulations; the number of them is added */
      C_("simulations", "All"), "view-list-symbolic", _("All simulations") },
    { self->failed_toggle,
      C_("simulations", "Failed"), callboard_result_get_icon_name (CALLBOARD_RESULT_FAILED),
      _("Failed a check") },
    { self->passed_toggle,
      C_("simulations", "Passed"), callboard_result_get_icon_name (CALLBOARD_RESULT_PASSED),
      _("Passed all checks") },
    { self->error_toggle,
      C_("simulations", "Error"), callboard_result_get_icon_name (CALLBOARD_RESULT_ERROR),
      _("The call failed or timed out") },
    { self->running_toggle,
      C_("simulations", "Running"), callboard_result_get_icon_name (CALLBOARD_RESULT_RUNNING),
      _("Waiting or in progress") },
    { self->other_toggle,
      C_("simulations", "Other"), "callboard-other-symbolic",
      _("Not evaluated, unknown, invalidated or canceled") },
  };
  g_autoptr(GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  glong n_characters = 0;
  gboolean is_long;

  /* The toggles are not visible yet, and each change of one is slow. */
  if (self->plan_job == NULL)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (toggles); i++)
    {
      guint n = count_results (self, result_groups[i].results);

      /* With the greatest number that there can be, so that no row moves while results arrive. */
      g_autofree char *longest = dup_label (toggles[i].label, count_results (self, result_groups[0].results));

      g_ptr_array_add (labels, self->compact ? g_strdup_printf ("%u", n) : dup_label (toggles[i].label, n));
      n_characters += g_utf8_strlen (longest, -1);
    }

  is_long = !self->compact && n_characters > MAX_CHARACTERS;
  adw_toggle_group_set_can_shrink (self->result_group, self->compact || is_long);
  for (guint i = 0; i < G_N_ELEMENTS (toggles); i++)
    {
      adw_toggle_set_tooltip (toggles[i].toggle, toggles[i].tooltip);
      adw_toggle_set_label (toggles[i].toggle, labels->pdata[i]);
      adw_toggle_set_icon_name (toggles[i].toggle, self->compact ? toggles[i].icon_name : NULL);
      adw_toggle_set_child (toggles[i].toggle, is_long ? create_label (labels->pdata[i]) : NULL);
    }
  set_long (self, is_long);
}

static void
callboard_result_toggles_active_changed_cb (CallboardResultToggles *self)
{
  const char *name = adw_toggle_group_get_active_name (self->result_group);

  for (guint i = 0; i < G_N_ELEMENTS (result_groups); i++)
    if (g_strcmp0 (result_groups[i].name, name) == 0)
      self->shown_results = result_groups[i].results;

  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
callboard_result_toggles_dispose (GObject *object)
{
  CallboardResultToggles *self = CALLBOARD_RESULT_TOGGLES (object);

  g_clear_object (&self->plan_job);

  G_OBJECT_CLASS (callboard_result_toggles_parent_class)->dispose (object);
}

static void
callboard_result_toggles_get_property (GObject    *object,
                                       guint       property_id,
                                       GValue     *value,
                                       GParamSpec *pspec)
{
  if (property_id == PROP_LONG)
    g_value_set_boolean (value, CALLBOARD_RESULT_TOGGLES (object)->is_long);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
callboard_result_toggles_class_init (CallboardResultTogglesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = callboard_result_toggles_dispose;
  G_OBJECT_CLASS (klass)->get_property = callboard_result_toggles_get_property;

  properties[PROP_LONG] =
    g_param_spec_boolean ("long", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);

  /**
   * CallboardResultToggles::changed:
   * @self: the toggles
   *
   * Another group of results was selected.
   */
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", CALLBOARD_TYPE_RESULT_TOGGLES, G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/callboard/Callboard/ui/callboard-result-toggles.ui");
  gtk_widget_class_bind_template_child (widget_class, CallboardResultToggles, error_toggle);
  gtk_widget_class_bind_template_child (widget_class, CallboardResultToggles, all_toggle);
  gtk_widget_class_bind_template_child (widget_class, CallboardResultToggles, passed_toggle);
  gtk_widget_class_bind_template_child (widget_class, CallboardResultToggles, failed_toggle);
  gtk_widget_class_bind_template_child (widget_class, CallboardResultToggles, other_toggle);
  gtk_widget_class_bind_template_child (widget_class, CallboardResultToggles, running_toggle);
  gtk_widget_class_bind_template_child (widget_class, CallboardResultToggles, result_group);
  gtk_widget_class_bind_template_callback (widget_class, callboard_result_toggles_active_changed_cb);
}

static void
callboard_result_toggles_init (CallboardResultToggles *self)
{
  self->shown_results = result_groups[0].results;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * callboard_result_toggles_set_plan_job:
 * @self: the toggles
 * @plan_job: the run whose simulations are counted
 *
 * Shows the numbers of simulations of a run and updates them as they change. To be called
 * once.
 */
void
callboard_result_toggles_set_plan_job (CallboardResultToggles *self,
                                       CallboardPlanJob       *plan_job)
{
  g_return_if_fail (CALLBOARD_IS_RESULT_TOGGLES (self));
  g_return_if_fail (self->plan_job == NULL);

  self->plan_job = g_object_ref (plan_job);
  g_signal_connect_object (plan_job, "merged", G_CALLBACK (callboard_result_toggles_update_toggles), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (plan_job, "results-changed", G_CALLBACK (callboard_result_toggles_update_toggles), self,
                           G_CONNECT_SWAPPED);
  callboard_result_toggles_update_toggles (self);
}

/**
 * callboard_result_toggles_set_compact:
 * @self: the toggles
 * @compact: whether to show icons instead of labels
 *
 * Sets whether there is little room.
 */
void
callboard_result_toggles_set_compact (CallboardResultToggles *self,
                                      gboolean                compact)
{
  g_return_if_fail (CALLBOARD_IS_RESULT_TOGGLES (self));

  self->compact = compact;
  if (compact)
    gtk_widget_add_css_class (GTK_WIDGET (self->result_group), "compact");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->result_group), "compact");
  callboard_result_toggles_update_toggles (self);
}

/**
 * callboard_result_toggles_get_long:
 * @self: the toggles
 *
 * Returns: whether the labels need a row of their own
 */
gboolean
callboard_result_toggles_get_long (CallboardResultToggles *self)
{
  g_return_val_if_fail (CALLBOARD_IS_RESULT_TOGGLES (self), FALSE);

  return self->is_long;
}

/**
 * callboard_result_toggles_show_all:
 * @self: the toggles
 *
 * Selects all results.
 */
void
callboard_result_toggles_show_all (CallboardResultToggles *self)
{
  g_return_if_fail (CALLBOARD_IS_RESULT_TOGGLES (self));

  adw_toggle_group_set_active_name (self->result_group, "all");
}

/**
 * callboard_result_toggles_is_all:
 * @self: the toggles
 *
 * Returns: whether all results are selected
 */
gboolean
callboard_result_toggles_is_all (CallboardResultToggles *self)
{
  g_return_val_if_fail (CALLBOARD_IS_RESULT_TOGGLES (self), FALSE);

  return self->shown_results == result_groups[0].results;
}

/**
 * callboard_result_toggles_match:
 * @self: the toggles
 * @simulation: a simulation
 *
 * Returns: whether its result is selected
 */
gboolean
callboard_result_toggles_match (CallboardResultToggles *self,
                                CallboardSimulationJob *simulation)
{
  g_return_val_if_fail (CALLBOARD_IS_RESULT_TOGGLES (self), FALSE);

  return (self->shown_results & (1u << callboard_simulation_job_get_result (simulation))) != 0;
}

/**
 * callboard_result_toggles_get_label:
 * @self: the toggles
 *
 * Returns: (transfer none): the name of the selected group, such as "Failed"
 */
const char *
callboard_result_toggles_get_label (CallboardResultToggles *self)
{
  g_return_val_if_fail (CALLBOARD_IS_RESULT_TOGGLES (self), NULL);

  if (callboard_result_toggles_is_all (self))
    return C_("simulations", "All");
  if (self->shown_results & RESULT (FAILED))
    return C_("simulations", "Failed");
  if (self->shown_results & RESULT (PASSED))
    return C_("simulations", "Passed");
  if (self->shown_results & RESULT (ERROR))
    return C_("simulations", "Error");
  if (self->shown_results & RESULT (RUNNING))
    return C_("simulations", "Running");

  return C_("simulations", "Other");
}
