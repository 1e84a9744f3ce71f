/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The legend of the matrix: the color, the pattern and the icon of each result that it has,
 * with the number of simulations. Used by CallboardMatrixView.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-matrix-labels.h"
#include "callboard-matrix-legend.h"
#include "callboard-result-labels.h"
#include "callboard-state-label.h"

/**
 * CallboardMatrixLegend:
 *
 * How many simulations of a matrix passed, of how many, and all other results.
 */
struct _CallboardMatrixLegend
{
  AdwBin     parent_instance;

  GtkWidget *items[CALLBOARD_N_RESULTS];
  GtkWidget *labels[CALLBOARD_N_RESULTS];
};

G_DEFINE_FINAL_TYPE (CallboardMatrixLegend, callboard_matrix_legend, ADW_TYPE_BIN)

static void
callboard_matrix_legend_class_init (CallboardMatrixLegendClass *klass)
{
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
create_item (CallboardMatrixLegend *self,
             CallboardResult        result)
{
  GtkWidget *item = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *swatch = g_object_new (GTK_TYPE_BOX,
                                    "css-name", "resultswatch",
                                    "valign", GTK_ALIGN_CENTER,
                                    "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                    NULL);

  gtk_widget_add_css_class (swatch, callboard_result_get_css_class (result));
  self->labels[result] = g_object_new (CALLBOARD_TYPE_STATE_LABEL,
                                       "icon-name", callboard_result_get_icon_name (result),
                                       "tone", callboard_result_get_tone (result),
                                       NULL);
  gtk_box_append (GTK_BOX (item), swatch);
  gtk_box_append (GTK_BOX (item), self->labels[result]);

  return item;
}

static void
callboard_matrix_legend_init (CallboardMatrixLegend *self)
{
  GtkWidget *box = adw_wrap_box_new ();

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (box), 18);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (box), 3);
  for (guint i = 0; i < CALLBOARD_N_RESULTS; i++)
    {
      self->items[i] = create_item (self, i);
      adw_wrap_box_append (ADW_WRAP_BOX (box), self->items[i]);
    }
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Legend"), -1);
}

/**
 * callboard_matrix_legend_set_tally:
 * @self: a legend
 * @tally: (nullable): the results in the matrix
 *
 * Sets the results to show.
 */
void
callboard_matrix_legend_set_tally (CallboardMatrixLegend *self,
                                   const CallboardTally  *tally)
{
  g_return_if_fail (CALLBOARD_IS_MATRIX_LEGEND (self));

  for (guint i = 0; i < CALLBOARD_N_RESULTS; i++)
    {
      g_autofree char *label =
        tally != NULL && tally->counts[i] > 0 ? callboard_tally_dup_count (tally, i) : NULL;

      gtk_widget_set_visible (self->items[i], label != NULL);
      if (label != NULL)
        g_object_set (self->labels[i], "label", label, NULL);
    }
}
