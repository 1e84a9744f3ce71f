/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The IDs and metadata of search results. An ID contains everything that is shown of
 * a result, since the process can be restarted between searching and describing. Used
 * by CallboardSearchProvider.
 */

#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

#include "callboard-formats.h"
#include "callboard-run-result-labels.h"
#include "callboard-search-result.h"
#include "callboard-text.h"

/* Account, run, simulation, result of the run, persona, scenario, title of the run, and its
 * creation time in µs. */
#define TYPE "(sssusssx)"

/* The maximum length of a text in characters. */
#define MAX_LENGTH 120

static const char *
get_text (const char *text)
{
  return text != NULL ? text : "";
}

static GVariant *
parse (const char *id)
{
  return g_variant_parse (G_VARIANT_TYPE (TYPE), id, NULL, NULL, NULL);
}

/**
 * callboard_search_result_dup_id:
 * @account_id: the ID of an account
 * @match: a match in the history of that account
 *
 * Returns: (transfer full): a result ID
 */
char *
callboard_search_result_dup_id (const char            *account_id,
                                CallboardHistoryMatch *match)
{
  g_autofree char *run_id = NULL;
  g_autofree char *simulation_id = NULL;
  g_autofree char *persona = NULL;
  g_autofree char *scenario = NULL;
  g_autofree char *run_title = NULL;
  g_autofree char *shown_scenario = NULL;
  g_autoptr(GDateTime) created_at = NULL;
  g_autoptr(GVariant) parts = NULL;

  g_return_val_if_fail (account_id != NULL, NULL);
  g_return_val_if_fail (CALLBOARD_IS_HISTORY_MATCH (match), NULL);

  g_object_get (match, "run-id", &run_id, "simulation-id", &simulation_id, "persona", &persona,
                "scenario", &scenario, "run-title", &run_title, "run-created-at", &created_at, NULL);
  shown_scenario = callboard_text_sanitize_line (get_text (scenario), MAX_LENGTH);
  parts = g_variant_ref_sink (
    g_variant_new (TYPE, account_id, run_id, get_text (simulation_id),
                   (guint32) callboard_history_match_get_run_result (match),
                   get_text (persona),
                   shown_scenario, get_text (run_title),
                   created_at != NULL ? g_date_time_to_unix_usec (created_at) : (gint64) 0));

  return g_variant_print (parts, FALSE);
}

/**
 * callboard_search_result_parse_id:
 * @id: a result ID
 * @account_id: (out): the ID of an account
 * @run_id: (out): a `simulationRunPlanJobId`
 * @simulation_id: (out) (nullable): a `simulationJobId`; %NULL for the run itself
 *
 * Returns: whether @id is valid
 */
gboolean
callboard_search_result_parse_id (const char  *id,
                                  char       **account_id,
                                  char       **run_id,
                                  char       **simulation_id)
{
  g_autoptr(GVariant) parts = NULL;

  g_return_val_if_fail (id != NULL, FALSE);

  parts = parse (id);
  if (parts == NULL)
    return FALSE;

  g_variant_get_child (parts, 0, "s", account_id);
  g_variant_get_child (parts, 1, "s", run_id);
  g_variant_get_child (parts, 2, "s", simulation_id);
  if (**simulation_id == '\0')
    g_clear_pointer (simulation_id, g_free);

  return **run_id != '\0';
}

/* "Books a table · Front desk · Yesterday 14:02" */
static char *
join (const char *first,
      const char *second,
      gint64      created_at,
      GDateTime  *now)
{
  g_autoptr(GDateTime) time = created_at > 0 ? g_date_time_new_from_unix_utc_usec (created_at) : NULL;
  g_autofree char *when = time != NULL ? callboard_format_time (time, now) : NULL;
  const char *parts[] = { first, second, when };
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", parts[i]);

  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
add_icon (GVariantDict *meta,
          const char   *name)
{
  g_autoptr(GIcon) icon = g_themed_icon_new (name);
  g_autoptr(GVariant) serialized = g_icon_serialize (icon);

  g_variant_dict_insert_value (meta, "icon", serialized);
}

/**
 * callboard_search_result_describe:
 * @id: a result ID
 * @now: the current time
 *
 * Returns: (transfer floating) (nullable): an `a{sv}` with the name, the description
 *   and an icon; %NULL if @id is invalid
 */
GVariant *
callboard_search_result_describe (const char *id,
                                  GDateTime  *now)
{
  g_autoptr(GVariant) parts = NULL;
  g_auto(GVariantDict) meta = G_VARIANT_DICT_INIT (NULL);
  g_autofree char *description = NULL;
  const char *simulation_id;
  const char *persona;
  const char *scenario;
  const char *run_title;
  const char *result_label;
  gint64 created_at;
  guint32 result;
  gboolean is_run;

  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (now != NULL, NULL);

  parts = parse (id);
  if (parts == NULL)
    return NULL;

  g_variant_get (parts, "(&s&s&su&s&s&sx)", NULL, NULL, &simulation_id, &result, &persona,
                 &scenario,
                 &run_title, &created_at);
  is_run = *simulation_id == '\0';
  result_label = result < CALLBOARD_N_RUN_RESULTS && result != CALLBOARD_RUN_RESULT_UNKNOWN
                   ? callboard_run_result_get_label (result) : NULL;
  description = is_run ? join (_("Run"), result_label, created_at, now)
                       : join (scenario, run_title, created_at, now);

  g_variant_dict_insert (&meta, "id", "s", id);
  g_variant_dict_insert (&meta, "name", "s", is_run ? run_title : persona);
  g_variant_dict_insert (&meta, "description", "s", description);
  add_icon (&meta, is_run ? APPLICATION_ID : "avatar-default-symbolic");

  return g_variant_dict_end (&meta);
}
