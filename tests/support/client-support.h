/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-client.h"
#include "callboard-error.h"
#include "callboard-run.h"
#include "fake-clock.h"

G_BEGIN_DECLS

/**
 * CLIENT_SUPPORT_TOKEN:
 *
 * The token of the tests, which must not leak.
 */
#define CLIENT_SUPPORT_TOKEN "rk_test_5up3r-s3cret~token"

/**
 * CLIENT_SUPPORT_RUN:
 *
 * The ID of the run in plan-job-seed.json.
 */
#define CLIENT_SUPPORT_RUN "7f3e4d2c-8a91-4b5c-9e6f-1a2b3c4d5e6f"

/**
 * CLIENT_SUPPORT_EMPTY_RUN:
 *
 * A response with the run "run-1", without simulations.
 */
#define CLIENT_SUPPORT_EMPTY_RUN \
  "{\"data\":{\"simulationRunPlanJobId\":\"run-1\",\"simulationRunPlanId\":\"plan-1\"," \
  "\"status\":\"COMPLETED\",\"createdAt\":\"2026-01-05T10:00:00Z\",\"simulationJobs\":[]}}"

CallboardClient   *client_support_create            (const char      *base_url);
CallboardClient   *client_support_create_with_clock (const char      *base_url,
                                                     FakeClock       *clock);
void               client_support_assert_finalized  (CallboardClient *client);
CallboardPlanJob  *client_support_get_run           (CallboardClient *client,
                                                     const char      *id,
                                                     GError         **error);
CallboardIdentity *client_support_get_identity      (CallboardClient *client,
                                                     GError         **error);
GError            *client_support_get_error         (const char      *base_url);
void               client_support_assert_message    (const GError    *error);
GBytes            *client_support_compress          (GBytes          *bytes);
char              *client_support_create_run        (const char      *id,
                                                     const char      *status);
CallboardRun      *client_support_open_run          (CallboardClient *client,
                                                     const char      *id);

G_END_DECLS
