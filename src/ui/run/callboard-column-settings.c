/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The columns that were chosen for the runs of a plan, stored in the settings. Used by
 * CallboardTableColumns.
 */

#include "config.h"

#include "callboard-column-settings.h"

#define KEY "columns"

/* The number of plans, and of columns of each, that are remembered. */
#define MAX_PLANS 50
#define MAX_COLUMNS 100

/**
 * callboard_column_settings_dup:
 * @settings: the settings of Callboard
 * @plan_id: the `simulationRunPlanId` of a run
 *
 * Returns: (transfer full) (nullable) (array zero-terminated=1): the IDs of the columns, in
 *   order; %NULL if none were chosen
 */
char **
callboard_column_settings_dup (GSettings  *settings,
                               const char *plan_id)
{
  g_autoptr(GVariant) known = NULL;
  GVariantIter iter;
  const char *id;
  GVariant *columns;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);
  g_return_val_if_fail (plan_id != NULL, NULL);

  known = g_settings_get_value (settings, KEY);
  g_variant_iter_init (&iter, known);
  while (g_variant_iter_next (&iter, "(&s@as)", &id, &columns))
    {
      g_autoptr(GVariant) array = columns;

      if (g_str_equal (id, plan_id))
        return g_variant_dup_strv (array, NULL);
    }

  return NULL;
}

/**
 * callboard_column_settings_set:
 * @settings: the settings of Callboard
 * @plan_id: the `simulationRunPlanId` of a run
 * @columns: (nullable) (array zero-terminated=1): the IDs of the columns, in order; %NULL for
 *   those that every list has at first
 *
 * Remembers the columns. The plan whose columns were chosen the longest time ago is
 * forgotten if there are too many.
 */
void
callboard_column_settings_set (GSettings          *settings,
                               const char         *plan_id,
                               const char * const *columns)
{
  g_autoptr(GVariant) known = NULL;
  GVariantBuilder builder;
  GVariantIter iter;
  const char *id;
  GVariant *others;
  guint n = 0;

  g_return_if_fail (G_IS_SETTINGS (settings));
  g_return_if_fail (plan_id != NULL);

  known = g_settings_get_value (settings, KEY);
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(sas)"));
  if (columns != NULL)
    {
      g_variant_builder_add (&builder, "(s@as)", plan_id,
                             g_variant_new_strv (columns, MIN (g_strv_length ((char **) columns), MAX_COLUMNS)));
      n++;
    }
  g_variant_iter_init (&iter, known);
  while (g_variant_iter_next (&iter, "(&s@as)", &id, &others))
    {
      if (n < MAX_PLANS && !g_str_equal (id, plan_id))
        {
          g_variant_builder_add (&builder, "(s@as)", id, others);
          n++;
        }
      g_variant_unref (others);
    }
  g_settings_set_value (settings, KEY, g_variant_builder_end (&builder));
}
