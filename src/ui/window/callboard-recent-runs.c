/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The runs that were opened last, of each account. Used by the window, for the
 * dialog of Ctrl+O and to begin where one was.
 */

#include "config.h"

#include "callboard-recent-runs.h"

#define KEY "recent-runs"

/* How many runs are remembered. */
#define MAX_RECENT 10

/* An account of which nothing else is kept shares its runs with the next such. */
static const char *
get_name (CallboardAccount *account)
{
  const char *id = callboard_account_get_id (account);

  return id != NULL ? id : "";
}

/* Worlds of the demo come and go. */
static gboolean
is_gone (const char       *name,
         CallboardAccount *account)
{
  return callboard_account_get_origin (account) == CALLBOARD_ACCOUNT_DEMO &&
         g_str_has_prefix (name, "demo-") && !g_str_equal (name, get_name (account));
}

/* In place of what was remembered of @account. */
static void
replace_ids (GSettings          *settings,
             CallboardAccount   *account,
             const char * const *ids)
{
  g_autoptr(GVariant) former = g_settings_get_value (settings, KEY);
  GVariantBuilder builder;
  GVariantIter iter;
  const char *name;
  GVariant *others;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{sas}"));
  g_variant_iter_init (&iter, former);
  while (g_variant_iter_next (&iter, "{&s@as}", &name, &others))
    {
      if (!g_str_equal (name, get_name (account)) && !is_gone (name, account))
        g_variant_builder_add (&builder, "{s@as}", name, others);
      g_variant_unref (others);
    }
  if (ids != NULL)
    g_variant_builder_add (&builder, "{s^as}", get_name (account), ids);
  g_settings_set_value (settings, KEY, g_variant_builder_end (&builder));
}

/**
 * callboard_recent_runs_dup:
 * @settings: the settings of Callboard
 * @account: an account
 *
 * Returns: (transfer full) (array zero-terminated=1): the ids of the runs that
 *   were opened last, the last one first
 */
char **
callboard_recent_runs_dup (GSettings        *settings,
                           CallboardAccount *account)
{
  g_autoptr(GVariant) known = NULL;
  g_auto(GStrv) ids = NULL;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);
  g_return_val_if_fail (CALLBOARD_IS_ACCOUNT (account), NULL);

  known = g_settings_get_value (settings, KEY);
  g_variant_lookup (known, get_name (account), "^as", &ids);

  return ids != NULL ? g_steal_pointer (&ids) : g_new0 (char *, 1);
}

/**
 * callboard_recent_runs_remember:
 * @settings: the settings of Callboard
 * @account: an account
 * @id: the `simulationRunPlanJobId` of one of its runs
 *
 * Remembers that a run was opened.
 */
void
callboard_recent_runs_remember (GSettings        *settings,
                                CallboardAccount *account,
                                const char       *id)
{
  g_auto(GStrv) known = NULL;
  g_autoptr(GStrvBuilder) builder = NULL;
  g_auto(GStrv) recent = NULL;
  guint n_recent = 1;

  g_return_if_fail (G_IS_SETTINGS (settings));
  g_return_if_fail (CALLBOARD_IS_ACCOUNT (account));
  g_return_if_fail (id != NULL);

  known = callboard_recent_runs_dup (settings, account);
  /* The one that a start begins with. */
  if (g_strcmp0 (known[0], id) == 0)
    return;

  builder = g_strv_builder_new ();
  g_strv_builder_add (builder, id);
  for (guint i = 0; known[i] != NULL && n_recent < MAX_RECENT; i++)
    if (!g_str_equal (known[i], id))
      {
        g_strv_builder_add (builder, known[i]);
        n_recent++;
      }
  recent = g_strv_builder_end (builder);
  replace_ids (settings, account, (const char * const *) recent);
}

/**
 * callboard_recent_runs_forget:
 * @settings: the settings of Callboard
 * @account: an account
 *
 * Forgets which runs of it were opened.
 */
void
callboard_recent_runs_forget (GSettings        *settings,
                              CallboardAccount *account)
{
  g_return_if_fail (G_IS_SETTINGS (settings));
  g_return_if_fail (CALLBOARD_IS_ACCOUNT (account));

  replace_ids (settings, account, NULL);
}
