/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether a run of the list is searched for. Used by the history and by the search of the list
 * of runs.
 */

#include "config.h"

#include <string.h>

#include "callboard-run-search.h"
#include "callboard-text.h"

/* The minimum length of a search term to match the start of an ID. */
#define MIN_ID 4

static gboolean
is_id_prefix (const char *id,
              const char *word)
{
  return strlen (word) >= MIN_ID && g_str_has_prefix (id, word);
}

/**
 * callboard_run_search_matches:
 * @query: a query
 * @run: a run of the list
 *
 * Returns: whether each term is in the name of the plan or begins the ID of the run, or of its
 *   plan, and none of the excluded ones does. A run says nothing, so a term with a speaker is
 *   in none
 */
gboolean
callboard_run_search_matches (const CallboardSearchQuery *query,
                              CallboardPlanJobSummary    *run)
{
  const char *name = callboard_plan_job_summary_get_plan_name (run);
  const char *id = callboard_plan_job_summary_get_id (run);
  const char *plan_id = callboard_plan_job_summary_get_plan_id (run);
  g_autofree char *folded = NULL;

  g_return_val_if_fail (query != NULL, FALSE);

  folded = callboard_text_fold_words (name != NULL ? name : "");
  for (guint i = 0; i < callboard_search_query_get_n_terms (query); i++)
    {
      const CallboardSearchTerm *term = callboard_search_query_get_term (query, i);
      gboolean occurs = term->speaker == CALLBOARD_SEARCH_SPEAKER_ANY &&
                        (strstr (folded, term->text) != NULL || is_id_prefix (id, term->text) ||
                         (plan_id != NULL && is_id_prefix (plan_id, term->text)));

      if (occurs == term->is_excluded)
        return FALSE;
    }

  return !callboard_search_query_is_empty (query);
}
