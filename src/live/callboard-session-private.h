/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The instance of a session, for the files that implement it.
 */

#pragma once

#include "callboard-account-history-private.h"
#include "callboard-client.h"
#include "callboard-downloader.h"
#include "callboard-session.h"
#include "callboard-verdict-fetcher.h"

G_BEGIN_DECLS

/**
 * CallboardSession:
 *
 * A session opens runs, calls and recordings: one object per ID, as long as somebody
 * holds a reference to it. `title` is the name of the account, `refresh-interval` the
 * shortest time between two refreshes of an object, in seconds, `results-limit` up to how
 * many calls of a run are read without being asked for. `locked` is %TRUE while
 * the token is in a locked keyring: then only the history can be read. `identity` says whose
 * token it is, once that was fetched; callboard-session-identity.c fetches it.
 */
struct _CallboardSession
{
  GObject                  parent_instance;

  CallboardAccount        *account;
  /* NULL until they are fetched. */
  CallboardIdentity       *identity;
  CallboardProject        *project;
  CallboardClient         *client;
  CallboardClock          *clock;
  /* NULL if the server is on this machine. */
  GNetworkMonitor         *network_monitor;
  guint                    refresh_interval;
  guint                    results_limit;
  gboolean                 locked;
  /* NULL if nothing is cached. */
  CallboardHistory        *history;
  CallboardAccountHistory *account_history;
  /* Maps an ID to a GWeakRef of its CallboardRun. */
  GHashTable              *runs;
  GHashTable              *results;
  /* The same for CallboardCallDetails, and for CallboardRecording by the ID of its
   * call. */
  GHashTable              *calls;
  GHashTable              *recordings;
  /* The same for CallboardSimulationDetails. */
  GHashTable              *simulations;
  CallboardDownloader     *downloader;
  /* NULL until it is needed. */
  CallboardMetricDefinitionCache *metric_definitions;
  /* NULL if nothing is fetched in the background. */
  CallboardFetchPolicy    *fetch_policy;
  CallboardVerdictFetcher *verdict_fetcher;
  /* Each a GWeakRef of a CallboardRefreshSchedule. */
  GPtrArray               *schedules;
  guint                    idle_timeout_id;
};

G_END_DECLS
