/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Filters the simulations of a run by groups of outcomes and shows the number in each
 * group. Used by CallboardSimulationsView.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-outcome-labels.h"
#include "callboard-outcome-toggles.h"

/* The horizontal margin of a label, in pixels. */
#define MARGIN 10

/* The total length up to which all labels fit without ellipsizing. */
#define MAX_CHARACTERS 50

/**
 * CallboardOutcomeToggles:
 *
 * A toggle group of outcomes. All outcomes are shown at first.
 */
struct _CallboardOutcomeToggles
{
  AdwBin            parent_instance;

  AdwToggleGroup   *outcome_group;
  AdwToggle        *all_toggle;
  AdwToggle        *active_toggle;
  AdwToggle        *completed_toggle;
  AdwToggle        *failed_toggle;
  AdwToggle        *other_toggle;

  CallboardPlanJob *plan_job;
  /* A set of 1 << CallboardOutcome. */
  guint             shown_outcomes;
  gboolean          compact;
};

G_DEFINE_FINAL_TYPE (CallboardOutcomeToggles, callboard_outcome_toggles, ADW_TYPE_BIN)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

#define OUTCOME(name) (1u << CALLBOARD_OUTCOME_##name)

static const struct
{
  const char *name;
  guint       outcomes;
} outcome_groups[] = {
  { "all", (1u << CALLBOARD_N_OUTCOMES) - 1 },
  { "active", OUTCOME (ACTIVE) | OUTCOME (WAITING) },
  { "completed", OUTCOME (COMPLETED) },
  { "failed", OUTCOME (FAILED) | OUTCOME (TIMED_OUT) },
  { "other", OUTCOME (CANCELLED) | OUTCOME (INVALIDATED) | OUTCOME (OTHER) },
};

static guint
count_outcomes (CallboardOutcomeToggles *self,
                guint                    outcomes)
{
  guint n = 0;

  if (self->plan_job == NULL)
    return 0;

  for (guint outcome = 0; outcome < CALLBOARD_N_OUTCOMES; outcome++)
    if (outcomes & (1u << outcome))
      n += callboard_plan_job_count (self->plan_job, outcome);

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

static void
callboard_outcome_toggles_update_toggles (CallboardOutcomeToggles *self)
{
  const struct { AdwToggle *toggle; const char *label; const char *icon_name; const char *tooltip; } toggles[] = {
    { self->all_toggle,
      /* Translators: all simulations; the number of them is added */
      C_("simulations", "All"), "view-list-symbolic", _("All simulations") },
    { self->active_toggle,
      C_("simulations", "Active"), callboard_outcome_get_icon_name (CALLBOARD_OUTCOME_ACTIVE),
      _("Waiting or in progress") },
    { self->completed_toggle,
      C_("simulations", "Completed"), callboard_outcome_get_icon_name (CALLBOARD_OUTCOME_COMPLETED),
      C_("simulations", "Completed") },
    { self->failed_toggle,
      C_("simulations", "Failed"), callboard_outcome_get_icon_name (CALLBOARD_OUTCOME_FAILED),
      _("Failed or timed out") },
    { self->other_toggle,
      C_("simulations", "Other"), "callboard-other-symbolic",
      _("Canceled, invalidated or unknown") },
  };
  g_autoptr(GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  glong n_characters = 0;
  gboolean can_shrink;

  /* The toggles are not visible yet, and each change of one is slow. */
  if (self->plan_job == NULL)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (toggles); i++)
    {
      guint n = count_outcomes (self, outcome_groups[i].outcomes);

      if (self->compact)
        g_ptr_array_add (labels, g_strdup_printf ("%u", n));
      else
        /* Translators: a status and how many simulations have it, on a button */
        g_ptr_array_add (labels, g_strdup_printf (_("%s %u"), toggles[i].label, n));
      n_characters += g_utf8_strlen (labels->pdata[i], -1);
    }

  can_shrink = self->compact || n_characters > MAX_CHARACTERS;
  adw_toggle_group_set_can_shrink (self->outcome_group, can_shrink);
  for (guint i = 0; i < G_N_ELEMENTS (toggles); i++)
    {
      adw_toggle_set_tooltip (toggles[i].toggle, toggles[i].tooltip);
      adw_toggle_set_label (toggles[i].toggle, labels->pdata[i]);
      adw_toggle_set_icon_name (toggles[i].toggle, self->compact ? toggles[i].icon_name : NULL);
      adw_toggle_set_child (toggles[i].toggle,
                            can_shrink && !self->compact ? create_label (labels->pdata[i]) : NULL);
    }
}

static void
callboard_outcome_toggles_active_changed_cb (CallboardOutcomeToggles *self)
{
  const char *name = adw_toggle_group_get_active_name (self->outcome_group);

  for (guint i = 0; i < G_N_ELEMENTS (outcome_groups); i++)
    if (g_strcmp0 (outcome_groups[i].name, name) == 0)
      self->shown_outcomes = outcome_groups[i].outcomes;

  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
callboard_outcome_toggles_dispose (GObject *object)
{
  CallboardOutcomeToggles *self = CALLBOARD_OUTCOME_TOGGLES (object);

  g_clear_object (&self->plan_job);

  G_OBJECT_CLASS (callboard_outcome_toggles_parent_class)->dispose (object);
}

static void
callboard_outcome_toggles_class_init (CallboardOutcomeTogglesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = callboard_outcome_toggles_dispose;

  /**
   * CallboardOutcomeToggles::changed:
   * @self: the toggles
   *
   * Another group of outcomes was selected.
   */
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", CALLBOARD_TYPE_OUTCOME_TOGGLES, G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/callboard/Callboard/ui/callboard-outcome-toggles.ui");
  gtk_widget_class_bind_template_child (widget_class, CallboardOutcomeToggles, active_toggle);
  gtk_widget_class_bind_template_child (widget_class, CallboardOutcomeToggles, all_toggle);
  gtk_widget_class_bind_template_child (widget_class, CallboardOutcomeToggles, completed_toggle);
  gtk_widget_class_bind_template_child (widget_class, CallboardOutcomeToggles, failed_toggle);
  gtk_widget_class_bind_template_child (widget_class, CallboardOutcomeToggles, other_toggle);
  gtk_widget_class_bind_template_child (widget_class, CallboardOutcomeToggles, outcome_group);
  gtk_widget_class_bind_template_callback (widget_class, callboard_outcome_toggles_active_changed_cb);
}

static void
callboard_outcome_toggles_init (CallboardOutcomeToggles *self)
{
  self->shown_outcomes = outcome_groups[0].outcomes;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * callboard_outcome_toggles_set_plan_job:
 * @self: the toggles
 * @plan_job: the run whose simulations are counted
 *
 * Shows the numbers of simulations of a run and updates them as they change. To be called
 * once.
 */
void
callboard_outcome_toggles_set_plan_job (CallboardOutcomeToggles *self,
                                        CallboardPlanJob        *plan_job)
{
  g_return_if_fail (CALLBOARD_IS_OUTCOME_TOGGLES (self));
  g_return_if_fail (self->plan_job == NULL);

  self->plan_job = g_object_ref (plan_job);
  g_signal_connect_object (plan_job, "merged", G_CALLBACK (callboard_outcome_toggles_update_toggles), self, G_CONNECT_SWAPPED);
  callboard_outcome_toggles_update_toggles (self);
}

/**
 * callboard_outcome_toggles_set_compact:
 * @self: the toggles
 * @compact: whether to show icons instead of labels
 *
 * Sets whether there is little room.
 */
void
callboard_outcome_toggles_set_compact (CallboardOutcomeToggles *self,
                                       gboolean                 compact)
{
  g_return_if_fail (CALLBOARD_IS_OUTCOME_TOGGLES (self));

  self->compact = compact;
  callboard_outcome_toggles_update_toggles (self);
}

/**
 * callboard_outcome_toggles_show_all:
 * @self: the toggles
 *
 * Selects all outcomes.
 */
void
callboard_outcome_toggles_show_all (CallboardOutcomeToggles *self)
{
  g_return_if_fail (CALLBOARD_IS_OUTCOME_TOGGLES (self));

  adw_toggle_group_set_active_name (self->outcome_group, "all");
}

/**
 * callboard_outcome_toggles_is_all:
 * @self: the toggles
 *
 * Returns: whether all outcomes are selected
 */
gboolean
callboard_outcome_toggles_is_all (CallboardOutcomeToggles *self)
{
  g_return_val_if_fail (CALLBOARD_IS_OUTCOME_TOGGLES (self), FALSE);

  return self->shown_outcomes == outcome_groups[0].outcomes;
}

/**
 * callboard_outcome_toggles_match:
 * @self: the toggles
 * @simulation: a simulation
 *
 * Returns: whether its outcome is selected
 */
gboolean
callboard_outcome_toggles_match (CallboardOutcomeToggles *self,
                                 CallboardSimulationJob  *simulation)
{
  g_return_val_if_fail (CALLBOARD_IS_OUTCOME_TOGGLES (self), FALSE);

  return (self->shown_outcomes & (1u << callboard_simulation_job_get_outcome (simulation))) != 0;
}

/**
 * callboard_outcome_toggles_get_label:
 * @self: the toggles
 *
 * Returns: (transfer none): the name of the selected group, such as "Active"
 */
const char *
callboard_outcome_toggles_get_label (CallboardOutcomeToggles *self)
{
  g_return_val_if_fail (CALLBOARD_IS_OUTCOME_TOGGLES (self), NULL);

  if (callboard_outcome_toggles_is_all (self))
    return C_("simulations", "All");
  if (self->shown_outcomes & OUTCOME (ACTIVE))
    return C_("simulations", "Active");
  if (self->shown_outcomes & OUTCOME (COMPLETED))
    return C_("simulations", "Completed");
  if (self->shown_outcomes & OUTCOME (FAILED))
    return C_("simulations", "Failed");

  return C_("simulations", "Other");
}
