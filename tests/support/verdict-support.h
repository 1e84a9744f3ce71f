/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-verdict-fetcher-private.h"
#include "fake-clock.h"
#include "fake-network.h"
#include "fake-power.h"
#include "history-support.h"
#include "test-server.h"

G_BEGIN_DECLS

#define VERDICT_SUPPORT_N_RUNS 5

/**
 * VerdictFixture:
 * @list: (nullable): the list that verdict_support_open_disabled() opens
 * @statuses: the `status` of each run
 * @answers: the status of the response about each run
 * @body: (nullable): the body of that response, if it is odd
 *
 * A server with the runs run-1, the oldest, to run-5, and a fetcher for their verdicts. All
 * runs completed at first: run-1 was not judged, run-2 failed and the others passed.
 */
typedef struct
{
  TestServer              *server;
  FakeClock               *clock;
  FakeNetwork             *network;
  FakePower               *power;
  CallboardClient         *client;
  char                    *folder;
  char                    *path;
  CallboardHistory        *history;
  CallboardAccountHistory *account_history;
  CallboardFetchPolicy    *policy;
  CallboardVerdictFetcher *fetcher;
  CallboardRunList        *list;
  const char              *statuses[VERDICT_SUPPORT_N_RUNS + 1];
  guint                    answers[VERDICT_SUPPORT_N_RUNS + 1];
  const char              *body;
} VerdictFixture;

CallboardFetchPolicy     *verdict_support_create_policy    (VerdictFixture          *fixture,
                                                            GSettings               *settings);
CallboardVerdictFetcher  *verdict_support_create_fetcher   (VerdictFixture          *fixture,
                                                            CallboardAccountHistory *account_history);
gboolean                  verdict_support_is_loaded        (gpointer                 user_data);
CallboardRunList         *verdict_support_open_list        (VerdictFixture          *fixture,
                                                            CallboardVerdictFetcher *fetcher,
                                                            CallboardAccountHistory *account_history);
void                      verdict_support_set_up           (VerdictFixture          *fixture,
                                                            gconstpointer            user_data);
void                      verdict_support_tear_down        (VerdictFixture          *fixture,
                                                            gconstpointer            user_data);
void                      verdict_support_enable           (VerdictFixture          *fixture);
void                      verdict_support_open_disabled    (VerdictFixture          *fixture);
CallboardPlanJobSummary  *verdict_support_find_run         (CallboardRunList        *list,
                                                            guint                    number);
void                      verdict_support_show_runs        (VerdictFixture          *fixture,
                                                            guint                    first,
                                                            guint                    second);
void                      verdict_support_assert_requested (VerdictFixture          *fixture,
                                                            const char              *expected);
void                      verdict_support_wait_known       (CallboardRunList        *list,
                                                            guint                    number);
void                      verdict_support_assert_result    (CallboardRunList        *list,
                                                            guint                    number,
                                                            CallboardRunResult       result);
gboolean                  verdict_support_is_quiet         (gpointer                 user_data);

G_END_DECLS
