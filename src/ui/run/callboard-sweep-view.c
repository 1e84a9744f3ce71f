/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which failures of a run the values of a varied property caused: the checks, the values, the
 * values with which the agent never spoke, and Roark's caveats. Used by CallboardVerdictView.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-sweep-labels.h"
#include "callboard-sweep-view.h"
#include "callboard-text.h"
#include "callboard-tone.h"
#include "callboard-vocabulary.h"

/* Characters of a caveat. Longer texts would block the window. */
#define MAX_CAVEAT 2000

/* Rows of a list, and lines of a row. */
#define MAX_ROWS 200

/**
 * CallboardSweepView:
 *
 * A view of the sweep attribution of a run. `compact` stacks its columns. All texts of the
 * server are shown as plain text.
 */
struct _CallboardSweepView
{
  GtkBox                     parent_instance;

  GtkBox                    *columns;
  GtkLabel                  *tested;
  GtkListBox                *checks;
  GtkWidget                 *silent_heading;
  GtkListBox                *silent_values;
  GtkWidget                 *values_heading;
  GtkListBox                *values;
  GtkWidget                 *caveats_heading;
  GtkListBox                *caveats;
  GtkLabel                  *limits;

  CallboardSweepAttribution *attribution;
  gboolean                   compact;
};

G_DEFINE_FINAL_TYPE (CallboardSweepView, callboard_sweep_view, GTK_TYPE_BOX)

enum
{
  PROP_COMPACT = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static GtkWidget *
create_label (const char *text,
              const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "label", text,
                                   "hexpand", TRUE,
                                   "wrap", TRUE,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                   "xalign", 0.0,
                                   NULL);

  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

/* A row whose label for screen readers is all of its lines. */
static GtkWidget *
create_row (GtkWidget  *child,
            const char *label)
{
  GtkWidget *row = g_object_new (GTK_TYPE_LIST_BOX_ROW, "activatable", FALSE, "child", child, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);

  return row;
}

static GtkWidget *
create_text_row (const char *text)
{
  return create_row (create_label (text, NULL), text);
}

/* An icon beside the lines of a check. */
static GtkWidget *
create_check_box (CallboardSweepCheck *check,
                  GtkWidget           *lines)
{
  const char *attribution = callboard_sweep_check_get_attribution (check);
  CallboardTone tone = callboard_vocabulary_get_tone (CALLBOARD_VOCABULARY_SWEEP_ATTRIBUTION, attribution);
  const char *icon_name = callboard_vocabulary_get_icon_name (CALLBOARD_VOCABULARY_SWEEP_ATTRIBUTION,
                                                              attribution);
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "spacing", 6, NULL);

  gtk_widget_add_css_class (box, callboard_tone_get_css_class (tone));
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_IMAGE,
                                               "icon-name", icon_name,
                                               "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                               "valign", GTK_ALIGN_START,
                                               NULL));
  gtk_box_append (GTK_BOX (box), lines);

  return box;
}

static GtkWidget *
callboard_sweep_view_create_check_cb (gpointer item,
                                      gpointer user_data)
{
  CallboardSweepCheck *check = item;
  GListModel *worse_values = callboard_sweep_check_get_worse_values (check);
  g_autofree char *name = callboard_sweep_labels_dup_check (check);
  g_autofree char *result = callboard_sweep_labels_dup_check_result (check);
  g_autoptr(GString) label = g_string_new (name);
  GtkWidget *lines = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, NULL);

  g_string_append_printf (label, "\n%s", result);
  gtk_box_append (GTK_BOX (lines), create_label (name, NULL));
  gtk_box_append (GTK_BOX (lines), create_label (result, "caption"));
  for (guint i = 0; i < MIN (g_list_model_get_n_items (worse_values), MAX_ROWS); i++)
    {
      g_autoptr(CallboardSweepWorseValue) worse_value = g_list_model_get_item (worse_values, i);
      g_autofree char *text = callboard_sweep_labels_dup_worse_value (check, worse_value);

      g_string_append_printf (label, "\n%s", text);
      gtk_box_append (GTK_BOX (lines), create_label (text, "caption"));
    }

  return create_row (create_check_box (check, lines), label->str);
}

static GtkWidget *
callboard_sweep_view_create_value_cb (gpointer item,
                                      gpointer user_data)
{
  g_autofree char *name = callboard_sweep_labels_dup_value (item);
  g_autofree char *counts = callboard_sweep_labels_dup_value_counts (item);
  g_autofree char *label = g_strconcat (name, "\n", counts, NULL);
  GtkWidget *lines = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, NULL);

  gtk_box_append (GTK_BOX (lines), create_label (name, NULL));
  if (*counts != '\0')
    gtk_box_append (GTK_BOX (lines), create_label (counts, "caption"));

  return create_row (lines, label);
}

static GtkWidget *
callboard_sweep_view_create_silent_value_cb (gpointer item,
                                             gpointer user_data)
{
  g_autofree char *text = callboard_sweep_labels_dup_silent_value (item);

  return create_text_row (text);
}

/* Says how many there are beyond the limit. */
static void
append_rest (GtkListBox *box,
             guint       n)
{
  g_autofree char *note = NULL;

  if (n <= MAX_ROWS)
    return;

  note = g_strdup_printf (ngettext ("%u more is not shown", "%u more are not shown", n - MAX_ROWS),
                          n - MAX_ROWS);
  gtk_list_box_append (box, create_text_row (note));
}

static void
fill (GtkListBox                 *box,
      GtkWidget                  *heading,
      GListModel                 *model,
      GtkListBoxCreateWidgetFunc  create)
{
  guint n = model != NULL ? g_list_model_get_n_items (model) : 0;

  gtk_list_box_remove_all (box);
  for (guint i = 0; i < MIN (n, MAX_ROWS); i++)
    {
      g_autoptr(GObject) item = g_list_model_get_item (model, i);

      gtk_list_box_append (box, create (item, NULL));
    }
  append_rest (box, n);
  gtk_widget_set_visible (GTK_WIDGET (box), n > 0);
  if (heading != NULL)
    gtk_widget_set_visible (heading, n > 0);
}

static void
show_text (GtkLabel   *label,
           const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

static void
show_caveats (CallboardSweepView *self)
{
  const char * const *caveats = callboard_sweep_attribution_get_caveats (self->attribution);
  guint n = caveats != NULL ? g_strv_length ((char **) caveats) : 0;

  gtk_list_box_remove_all (self->caveats);
  for (guint i = 0; i < MIN (n, MAX_ROWS); i++)
    {
      g_autofree char *text = callboard_text_sanitize (caveats[i], MAX_CAVEAT);

      gtk_list_box_append (self->caveats, create_text_row (text));
    }
  append_rest (self->caveats, n);
  gtk_widget_set_visible (self->caveats_heading, n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->caveats), n > 0);
}

static void
set_compact (CallboardSweepView *self,
             gboolean            compact)
{
  if (self->compact == compact)
    return;

  self->compact = compact;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->columns),
                                  compact ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_homogeneous (self->columns, !compact);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPACT]);
}

static void
callboard_sweep_view_get_property (GObject    *object,
                                   guint       property_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  if (property_id == PROP_COMPACT)
    g_value_set_boolean (value, CALLBOARD_SWEEP_VIEW (object)->compact);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
callboard_sweep_view_set_property (GObject      *object,
                                   guint         property_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  if (property_id == PROP_COMPACT)
    set_compact (CALLBOARD_SWEEP_VIEW (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
callboard_sweep_view_dispose (GObject *object)
{
  CallboardSweepView *self = CALLBOARD_SWEEP_VIEW (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), CALLBOARD_TYPE_SWEEP_VIEW);
  g_clear_object (&self->attribution);

  G_OBJECT_CLASS (callboard_sweep_view_parent_class)->dispose (object);
}

static void
callboard_sweep_view_class_init (CallboardSweepViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = callboard_sweep_view_get_property;
  object_class->set_property = callboard_sweep_view_set_property;
  object_class->dispose = callboard_sweep_view_dispose;

  properties[PROP_COMPACT] =
    g_param_spec_boolean ("compact", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/callboard/Callboard/ui/callboard-sweep-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CallboardSweepView, caveats);
  gtk_widget_class_bind_template_child (widget_class, CallboardSweepView, caveats_heading);
  gtk_widget_class_bind_template_child (widget_class, CallboardSweepView, checks);
  gtk_widget_class_bind_template_child (widget_class, CallboardSweepView, columns);
  gtk_widget_class_bind_template_child (widget_class, CallboardSweepView, limits);
  gtk_widget_class_bind_template_child (widget_class, CallboardSweepView, silent_heading);
  gtk_widget_class_bind_template_child (widget_class, CallboardSweepView, silent_values);
  gtk_widget_class_bind_template_child (widget_class, CallboardSweepView, tested);
  gtk_widget_class_bind_template_child (widget_class, CallboardSweepView, values);
  gtk_widget_class_bind_template_child (widget_class, CallboardSweepView, values_heading);
}

static void
callboard_sweep_view_init (CallboardSweepView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * callboard_sweep_view_set_attribution:
 * @self: a view
 * @attribution: (nullable): what to show
 *
 * Shows what a run says about the values of a varied property.
 */
void
callboard_sweep_view_set_attribution (CallboardSweepView        *self,
                                      CallboardSweepAttribution *attribution)
{
  g_autofree char *tested = NULL;
  g_autofree char *limits = NULL;

  g_return_if_fail (CALLBOARD_IS_SWEEP_VIEW (self));
  g_return_if_fail (attribution == NULL || CALLBOARD_IS_SWEEP_ATTRIBUTION (attribution));

  if (!g_set_object (&self->attribution, attribution) || attribution == NULL)
    return;

  tested = callboard_sweep_labels_dup_tested (attribution);
  limits = callboard_sweep_labels_dup_limits (attribution);
  show_text (self->tested, tested);
  show_text (self->limits, limits);
  fill (self->checks, NULL, callboard_sweep_attribution_get_checks (attribution),
        callboard_sweep_view_create_check_cb);
  fill (self->values, self->values_heading, callboard_sweep_attribution_get_values (attribution),
        callboard_sweep_view_create_value_cb);
  fill (self->silent_values, self->silent_heading, callboard_sweep_attribution_get_silent_values (attribution),
        callboard_sweep_view_create_silent_value_cb);
  show_caveats (self);
}
