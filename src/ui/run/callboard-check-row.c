/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A check of a verdict: whether it passed, its pass rate, and the minimum. Activating
 * it filters the simulations. Used by CallboardVerdictView.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-check-row.h"
#include "callboard-formats.h"
#include "callboard-pass-rate-bar.h"
#include "callboard-state-label.h"
#include "callboard-text.h"
#include "callboard-verdict-labels.h"
#include "callboard-vocabulary.h"

/**
 * CallboardCheckRow:
 *
 * A row that shows `check`. `selected` says that the simulations are filtered by it.
 */
struct _CallboardCheckRow
{
  GtkListBoxRow          parent_instance;

  CallboardVerdictCheck *check;
  gboolean               selected;
};

G_DEFINE_FINAL_TYPE (CallboardCheckRow, callboard_check_row, GTK_TYPE_LIST_BOX_ROW)

enum
{
  PROP_CHECK = 1,
  PROP_SELECTED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* A check that was not evaluated has its own icon: it has neither passed nor failed. */
static char *
get_icon_name (GObject *object,
               int      passed,
               double   rate)
{
  if (passed == 1)
    return g_strdup ("callboard-passed-symbolic");

  return g_strdup (rate < 0 || passed < 0 ? "callboard-unknown-symbolic" : "callboard-failed-symbolic");
}

static CallboardTone
get_tone (GObject *object,
          int      passed,
          double   rate)
{
  if (passed < 0 || (passed == 0 && rate < 0))
    return CALLBOARD_TONE_NEUTRAL;

  return passed == 1 ? CALLBOARD_TONE_GOOD : CALLBOARD_TONE_BAD;
}

static gboolean
has_passed (GObject *object,
            int      passed)
{
  return passed == 1;
}

static char *
format_name (GObject               *object,
             CallboardVerdictCheck *check)
{
  return check != NULL ? callboard_verdict_labels_dup_check (check) : NULL;
}

static char *
format_count (GObject *object,
              gint64   passed,
              gint64   evaluated)
{
  if (passed < 0 || evaluated <= 0)
    return g_strdup ("");

  /* Translators: how many calls passed a check, out of how many */
  return g_strdup_printf (_("%d of %d"), (int) MIN (passed, G_MAXINT), (int) MIN (evaluated, G_MAXINT));
}

static char *
format_rate (GObject *object,
             double   rate,
             double   minimum,
             int      passed,
             int      inherited)
{
  g_autofree char *pass_rate = callboard_format_percent (rate);
  g_autofree char *required = callboard_verdict_labels_dup_minimum (minimum, inherited);

  if (rate < 0)
    return g_strdup (passed == 1 ? C_("check", "Passed, not evaluated") : C_("check", "Not evaluated"));

  if (required == NULL)
    /* Translators: of a check: the percentage of calls that passed it, such as "93.3%" */
    return g_strdup_printf (C_("check", "%s passed"), pass_rate);

  /* Translators: of a check: the percentage of calls that passed it, and the
   * percentage that must pass, such as "66.7% passed (90% required)" */
  return g_strdup_printf (C_("check", "%s passed (%s)"), pass_rate, required);
}

/* Without failed simulations or an ID to find them by, the row cannot be activated. */
static gboolean
has_failures (GObject    *object,
              gint64      passed,
              gint64      evaluated,
              double      rate,
              const char *definition_id)
{
  if (definition_id == NULL)
    return FALSE;
  if (passed >= 0 && evaluated >= 0)
    return evaluated > passed;

  return rate >= 0 && rate < 100;
}

static char *
format_hint (GObject  *object,
             gboolean  is_activatable)
{
  return is_activatable ? g_strdup (_("Show the simulations that failed this check")) : NULL;
}

static void
callboard_check_row_get_property (GObject    *object,
                                  guint       property_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  CallboardCheckRow *self = CALLBOARD_CHECK_ROW (object);

  if (property_id == PROP_CHECK)
    g_value_set_object (value, self->check);
  else if (property_id == PROP_SELECTED)
    g_value_set_boolean (value, self->selected);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

/* The labels of the row in one for screen readers, which do not see its icon. */
static void
update_accessible_label (CallboardCheckRow *self)
{
  int passed = callboard_verdict_check_get_passed (self->check);
  double pass_rate = callboard_verdict_check_get_pass_rate (self->check);
  gint64 n_passed;
  gint64 n_evaluated;
  int inherited;
  g_autofree char *name = callboard_verdict_labels_dup_check (self->check);
  g_autofree char *rate = NULL;
  g_autofree char *count = NULL;
  g_autoptr(GStrvBuilder) parts = g_strv_builder_new ();
  g_auto(GStrv) strv = NULL;
  g_autofree char *label = NULL;

  g_object_get (self->check,
                "passed-sims", &n_passed,
                "evaluated-sims", &n_evaluated,
                "inherited", &inherited,
                NULL);
  rate = format_rate (NULL, pass_rate, callboard_verdict_check_get_min_pass_rate (self->check),
                      passed, inherited);
  count = format_count (NULL, n_passed, n_evaluated);

  g_strv_builder_add (parts, name);
  if (pass_rate >= 0 && passed >= 0)
    g_strv_builder_add (parts, passed ? C_("check", "Passed") : C_("check", "Failed"));
  g_strv_builder_add (parts, rate);
  if (*count != '\0')
    g_strv_builder_add (parts, count);
  strv = g_strv_builder_end (parts);
  label = callboard_text_join_list ((const char *const *) strv);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
callboard_check_row_set_property (GObject      *object,
                                  guint         property_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  CallboardCheckRow *self = CALLBOARD_CHECK_ROW (object);

  if (property_id == PROP_CHECK && g_set_object (&self->check, g_value_get_object (value)) && self->check != NULL)
    update_accessible_label (self);
  else if (property_id == PROP_SELECTED)
    callboard_check_row_set_selected (self, g_value_get_boolean (value));
  else if (property_id != PROP_CHECK)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
callboard_check_row_dispose (GObject *object)
{
  CallboardCheckRow *self = CALLBOARD_CHECK_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), CALLBOARD_TYPE_CHECK_ROW);
  g_clear_object (&self->check);

  G_OBJECT_CLASS (callboard_check_row_parent_class)->dispose (object);
}

/* Lets assistive technologies activate the row. */
static void
callboard_check_row_show_failed_cb (GtkWidget  *widget,
                                    const char *action_name,
                                    GVariant   *parameter)
{
  gtk_widget_activate (widget);
}

static void
callboard_check_row_activatable_changed_cb (CallboardCheckRow *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "check.show-failed",
                                 gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (self)));
}

static void
callboard_check_row_class_init (CallboardCheckRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = callboard_check_row_get_property;
  object_class->set_property = callboard_check_row_set_property;
  object_class->dispose = callboard_check_row_dispose;

  properties[PROP_CHECK] =
    g_param_spec_object ("check", NULL, NULL, CALLBOARD_TYPE_VERDICT_CHECK,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SELECTED] =
    g_param_spec_boolean ("selected", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (CALLBOARD_TYPE_PASS_RATE_BAR);
  g_type_ensure (CALLBOARD_TYPE_STATE_LABEL);
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/callboard/Callboard/ui/callboard-check-row.ui");
  gtk_widget_class_install_action (widget_class, "check.show-failed", NULL, callboard_check_row_show_failed_cb);
  gtk_widget_class_bind_template_callback (widget_class, format_count);
  gtk_widget_class_bind_template_callback (widget_class, format_hint);
  gtk_widget_class_bind_template_callback (widget_class, format_name);
  gtk_widget_class_bind_template_callback (widget_class, format_rate);
  gtk_widget_class_bind_template_callback (widget_class, get_icon_name);
  gtk_widget_class_bind_template_callback (widget_class, get_tone);
  gtk_widget_class_bind_template_callback (widget_class, has_failures);
  gtk_widget_class_bind_template_callback (widget_class, has_passed);
  gtk_widget_class_bind_template_callback (widget_class, callboard_check_row_activatable_changed_cb);
}

static void
callboard_check_row_init (CallboardCheckRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * callboard_check_row_new:
 * @check: a check
 *
 * Returns: (transfer floating): a row that shows it
 */
GtkWidget *
callboard_check_row_new (CallboardVerdictCheck *check)
{
  g_return_val_if_fail (CALLBOARD_IS_VERDICT_CHECK (check), NULL);

  return g_object_new (CALLBOARD_TYPE_CHECK_ROW, "check", check, NULL);
}

/**
 * callboard_check_row_get_check:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the check of the row
 */
CallboardVerdictCheck *
callboard_check_row_get_check (CallboardCheckRow *self)
{
  g_return_val_if_fail (CALLBOARD_IS_CHECK_ROW (self), NULL);

  return self->check;
}

/**
 * callboard_check_row_set_selected:
 * @self: a row
 * @selected: whether the simulations are filtered by its check
 */
void
callboard_check_row_set_selected (CallboardCheckRow *self,
                                  gboolean           selected)
{
  g_return_if_fail (CALLBOARD_IS_CHECK_ROW (self));

  if (self->selected == selected)
    return;

  self->selected = selected;
  if (selected)
    gtk_widget_add_css_class (GTK_WIDGET (self), "selected");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "selected");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}
