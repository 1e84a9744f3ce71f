/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-account-history.h"
#include "callboard-fetch-policy.h"
#include "callboard-run-list.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_VERDICT_FETCHER (callboard_verdict_fetcher_get_type ())

typedef struct _CallboardDownloader CallboardDownloader;

G_DECLARE_FINAL_TYPE (CallboardVerdictFetcher, callboard_verdict_fetcher, CALLBOARD, VERDICT_FETCHER, GObject)

CallboardVerdictFetcher *callboard_verdict_fetcher_new           (CallboardClient         *client,
                                                                  CallboardClock          *clock,
                                                                  GNetworkMonitor         *network_monitor,
                                                                  CallboardFetchPolicy    *policy,
                                                                  CallboardAccountHistory *account_history);
void                     callboard_verdict_fetcher_set_open_runs (CallboardVerdictFetcher *self,
                                                                  GHashTable              *open_runs);
void                     callboard_verdict_fetcher_set_downloader
                                                                 (CallboardVerdictFetcher *self,
                                                                  CallboardDownloader     *downloader);
void                     callboard_verdict_fetcher_add_list      (CallboardVerdictFetcher *self,
                                                                  CallboardRunList        *run_list);
void                     callboard_verdict_fetcher_resume        (CallboardVerdictFetcher *self);
void                     callboard_verdict_fetcher_stop          (CallboardVerdictFetcher *self);

G_END_DECLS
