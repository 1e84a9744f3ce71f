/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A check of a verdict: whether it passed, on how many calls it did, and how
 * many it takes. Activating it is to show the calls that failed it. One of the
 * list in CallboardVerdictView.
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
 * A row that shows `check`. `marked` says that the simulations are narrowed to
 * those that failed it.
 */
struct _CallboardCheckRow
{
  GtkListBoxRow          parent_instance;

  CallboardVerdictCheck *check;
  gboolean               marked;
};

G_DEFINE_FINAL_TYPE (CallboardCheckRow, callboard_check_row, GTK_TYPE_LIST_BOX_ROW)

enum
{
  PROP_CHECK = 1,
  PROP_MARKED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* Not evaluated is not failed, though it does not pass either. */
static char *
get_icon_name (GObject  *object,
               gboolean  passed,
               double    rate)
{
  if (passed)
    return g_strdup ("callboard-completed-symbolic");

  return g_strdup (rate < 0 ? "callboard-unknown-symbolic" : "callboard-failed-symbolic");
}

static CallboardTone
get_tone (GObject  *object,
          gboolean  passed)
{
  return passed ? CALLBOARD_TONE_GOOD : CALLBOARD_TONE_BAD;
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
format_rate (GObject  *object,
             double    rate,
             double    minimum,
             gboolean  passed)
{
  g_autofree char *percent = NULL;
  g_autofree char *required = NULL;

  if (rate < 0)
    return g_strdup (passed ? C_("check", "Passed, not evaluated") : C_("check", "Not evaluated"));

  percent = callboard_format_percent (rate);
  if (minimum < 0)
    /* Translators: the percentage of calls that passed a check, such as "93.3% passed" */
    return g_strdup_printf (C_("check", "%s passed"), percent);

  required = callboard_format_percent (minimum);

  /* Translators: the percentage of calls that passed a check, and the required
   * percentage, such as "93.3% passed (90% required)" */
  return g_strdup_printf (C_("check", "%s passed (%s required)"), percent, required);
}

/* Where all passed, or none was evaluated, there is nothing to be shown. */
static gboolean
has_failures (GObject *object,
              gint64   passed,
              gint64   evaluated,
              double   rate)
{
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

static gboolean
is_true (GObject *object,
         int      truth)
{
  return truth > 0;
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
  else if (property_id == PROP_MARKED)
    g_value_set_boolean (value, self->marked);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

/* A screen reader hears in one what stands about the row. */
static void
update_description (CallboardCheckRow *self)
{
  gint64 passed;
  gint64 evaluated;
  g_autofree char *name = callboard_verdict_labels_dup_check (self->check);
  g_autofree char *rate = format_rate (NULL, callboard_verdict_check_get_pass_rate (self->check),
                                       callboard_verdict_check_get_min_pass_rate (self->check),
                                       callboard_verdict_check_get_passed (self->check));
  g_autoptr(GStrvBuilder) parts = NULL;
  g_auto(GStrv) strings = NULL;
  g_autofree char *count = NULL;
  g_autofree char *label = NULL;

  g_object_get (self->check, "passed-sims", &passed, "evaluated-sims", &evaluated, NULL);
  count = format_count (NULL, passed, evaluated);
  parts = g_strv_builder_new ();
  g_strv_builder_add (parts, name);
  if (callboard_verdict_check_get_pass_rate (self->check) >= 0)
    g_strv_builder_add (parts, callboard_verdict_check_get_passed (self->check) ? C_("check", "Passed")
                                                                                : C_("check", "Failed"));
  g_strv_builder_add (parts, rate);
  if (*count != '\0')
    g_strv_builder_add (parts, count);
  strings = g_strv_builder_end (parts);
  label = callboard_text_join_list ((const char *const *) strings);
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
    update_description (self);
  else if (property_id == PROP_MARKED)
    callboard_check_row_set_marked (self, g_value_get_boolean (value));
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

/* What the accessibility interface offers in place of a click. */
static void
show_failed (GtkWidget  *widget,
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
  properties[PROP_MARKED] =
    g_param_spec_boolean ("marked", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (CALLBOARD_TYPE_PASS_RATE_BAR);
  g_type_ensure (CALLBOARD_TYPE_STATE_LABEL);
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/callboard/Callboard/ui/callboard-check-row.ui");
  gtk_widget_class_install_action (widget_class, "check.show-failed", NULL, show_failed);
  gtk_widget_class_bind_template_callback (widget_class, format_count);
  gtk_widget_class_bind_template_callback (widget_class, format_hint);
  gtk_widget_class_bind_template_callback (widget_class, format_name);
  gtk_widget_class_bind_template_callback (widget_class, format_rate);
  gtk_widget_class_bind_template_callback (widget_class, get_icon_name);
  gtk_widget_class_bind_template_callback (widget_class, get_tone);
  gtk_widget_class_bind_template_callback (widget_class, has_failures);
  gtk_widget_class_bind_template_callback (widget_class, is_true);
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
 * Returns: (transfer none) (nullable): the check that is shown
 */
CallboardVerdictCheck *
callboard_check_row_get_check (CallboardCheckRow *self)
{
  g_return_val_if_fail (CALLBOARD_IS_CHECK_ROW (self), NULL);

  return self->check;
}

/**
 * callboard_check_row_set_marked:
 * @self: a row
 * @marked: whether the simulations are narrowed to those that failed its check
 */
void
callboard_check_row_set_marked (CallboardCheckRow *self,
                                gboolean           marked)
{
  g_return_if_fail (CALLBOARD_IS_CHECK_ROW (self));

  if (self->marked == marked)
    return;

  self->marked = marked;
  if (marked)
    gtk_widget_add_css_class (GTK_WIDGET (self), "marked");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "marked");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, marked, -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MARKED]);
}
