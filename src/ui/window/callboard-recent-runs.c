/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The recently opened runs of each account, stored in the settings. Used by the window to
 * fill the open dialog and to reopen the last run.
 */

#include "config.h"

#include "callboard-recent-runs.h"

#define KEY "recent-runs"

/* The number of runs stored for an account. */
#define MAX_RECENT 10

/* Accounts that are not stored share one key. */
static const char *
get_account_key (CallboardAccount *account)
{
  const char *id = callboard_account_get_id (account);

  return id != NULL ? id : "";
}

/* Whether @key belongs to an earlier version of the demo data. */
static gboolean
is_outdated_demo (const char       *key,
                  CallboardAccount *account)
{
  return callboard_account_get_origin (account) == CALLBOARD_ACCOUNT_DEMO &&
         g_str_has_prefix (key, "demo-") && !g_str_equal (key, get_account_key (account));
}

static void
replace_ids (GSettings          *settings,
             CallboardAccount   *account,
             const char * const *ids)
{
  g_autoptr(GVariant) previous = g_settings_get_value (settings, KEY);
  GVariantBuilder builder;
  GVariantIter iter;
  const char *key;
  GVariant *others;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{sas}"));
  g_variant_iter_init (&iter, previous);
  while (g_variant_iter_next (&iter, "{&s@as}", &key, &others))
    {
      if (!g_str_equal (key, get_account_key (account)) && !is_outdated_demo (key, account))
        g_variant_builder_add (&builder, "{s@as}", key, others);
      g_variant_unref (others);
    }
  if (ids != NULL)
    g_variant_builder_add (&builder, "{s^as}", get_account_key (account), ids);
  g_settings_set_value (settings, KEY, g_variant_builder_end (&builder));
}

/**
 * callboard_recent_runs_dup:
 * @settings: the settings of Callboard
 * @account: an account
 *
 * Returns: (transfer full) (array zero-terminated=1): the IDs of the recently opened runs,
 *   most recent first
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
  g_variant_lookup (known, get_account_key (account), "^as", &ids);

  return ids != NULL ? g_steal_pointer (&ids) : g_new0 (char *, 1);
}

/**
 * callboard_recent_runs_add:
 * @settings: the settings of Callboard
 * @account: an account
 * @id: the `simulationRunPlanJobId` of one of its runs
 *
 * Adds a run, or moves it to the front.
 */
void
callboard_recent_runs_add (GSettings        *settings,
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
  /* Already the first one, as when it is reopened at startup. */
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
 * callboard_recent_runs_remove:
 * @settings: the settings of Callboard
 * @account: an account
 * @id: the ID of a run that does not exist
 *
 * Removes a run, if it is there.
 */
void
callboard_recent_runs_remove (GSettings        *settings,
                              CallboardAccount *account,
                              const char       *id)
{
  g_auto(GStrv) known = NULL;
  g_autoptr(GStrvBuilder) builder = NULL;
  g_auto(GStrv) recent = NULL;

  g_return_if_fail (G_IS_SETTINGS (settings));
  g_return_if_fail (CALLBOARD_IS_ACCOUNT (account));
  g_return_if_fail (id != NULL);

  known = callboard_recent_runs_dup (settings, account);
  if (!g_strv_contains ((const char * const *) known, id))
    return;

  builder = g_strv_builder_new ();
  for (guint i = 0; known[i] != NULL; i++)
    if (!g_str_equal (known[i], id))
      g_strv_builder_add (builder, known[i]);
  recent = g_strv_builder_end (builder);
  replace_ids (settings, account, (const char * const *) recent);
}

/**
 * callboard_recent_runs_clear:
 * @settings: the settings of Callboard
 * @account: an account
 *
 * Removes all recently opened runs of @account.
 */
void
callboard_recent_runs_clear (GSettings        *settings,
                             CallboardAccount *account)
{
  g_return_if_fail (G_IS_SETTINGS (settings));
  g_return_if_fail (CALLBOARD_IS_ACCOUNT (account));

  replace_ids (settings, account, NULL);
}
