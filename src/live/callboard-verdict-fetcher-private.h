/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Declarations shared by the files of CallboardVerdictFetcher.
 */

#pragma once

#include "callboard-account-history-private.h"
#include "callboard-client.h"
#include "callboard-downloader.h"
#include "callboard-verdict-fetcher.h"

G_BEGIN_DECLS

/* The maximum size of a run, in bytes. */
#define CALLBOARD_VERDICT_MAX_RUN_SIZE (32 * 1000 * 1000)

/* What the fetcher knows of a run. */
typedef struct
{
  /* Not fetched before, in µs of the monotonic clock; G_MAXINT64 for never. */
  gint64               next_at;
  guint                n_errors;
  guint                n_interruptions;
  /* Whether the history was or is asked for the verdict. */
  gboolean             history_checked;
  gboolean             checking_history;
  /* For lists that are loaded later; NULL until it is known. */
  CallboardRunVerdict *verdict;
  GDateTime           *ended_at;
} CallboardVerdictState;

struct _CallboardVerdictFetcher
{
  GObject                  parent_instance;

  CallboardClient         *client;
  CallboardClock          *clock;
  /* NULL for a server on this machine. */
  GNetworkMonitor         *network_monitor;
  CallboardFetchPolicy    *policy;
  /* Of recordings; NULL if there is none. */
  CallboardDownloader     *downloader;
  /* NULL if nothing is stored. */
  CallboardAccountHistory *account_history;
  /* The runs that somebody looks at, each a GWeakRef by its ID; NULL if there are none. */
  GHashTable              *open_runs;
  /* CallboardRunList, each observed by a weak reference. */
  GPtrArray               *lists;
  /* CallboardVerdictState by the ID of the run. */
  GHashTable              *states;
  /* Of the history. */
  GCancellable            *cancellable;
  gboolean                 is_stopped;

  /* The request in progress. */
  char                    *run_id;
  GCancellable            *run_cancellable;
  gsize                    max_size;

  /* After an error, in µs of the monotonic clock, and in ms. */
  gint64                   paused_until;
  guint                    pause;
  guint                    wake_id;
  guint                    update_id;
};

CallboardVerdictState   *callboard_verdict_fetcher_get_state    (CallboardVerdictFetcher *self,
                                                                 const char              *run_id);
void                     callboard_verdict_fetcher_queue_update (CallboardVerdictFetcher *self);

/* In callboard-verdict-fetcher-results.c. */
gint64                   callboard_verdict_fetcher_get_delay    (guint                    n);
void                     callboard_verdict_fetcher_take_run     (CallboardVerdictFetcher *self,
                                                                 CallboardPlanJob        *plan_job,
                                                                 GBytes                  *body);
void                     callboard_verdict_fetcher_take_error   (CallboardVerdictFetcher *self,
                                                                 const GError            *error);

/* In callboard-verdict-fetcher-queue.c. */
CallboardPlanJobSummary *callboard_verdict_fetcher_choose       (CallboardVerdictFetcher *self,
                                                                 gint64                   now,
                                                                 gint64                  *next_at);
void                     callboard_verdict_fetcher_observe      (CallboardVerdictFetcher *self,
                                                                 CallboardRunList        *run_list);
void                     callboard_verdict_fetcher_unobserve    (CallboardVerdictFetcher *self);

G_END_DECLS
