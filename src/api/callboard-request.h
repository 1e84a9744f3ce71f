/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

#include "callboard-clock.h"
#include "callboard-retry.h"

G_BEGIN_DECLS

/**
 * CallboardConnectionConfig:
 * @session: the libsoup session
 * @clock: the clock for timeouts and retries
 * @budget: the retry budget shared by all requests
 * @origin: the address of the server
 * @host: the host of the server, for error messages
 * @token: the token sent with every request
 * @project_id: (nullable): the project ID, for personal tokens
 *
 * The server of an account and everything needed to send requests to it.
 */
typedef struct
{
  SoupSession          *session;
  CallboardClock       *clock;
  CallboardRetryBudget  budget;
  GUri                 *origin;
  char                 *host;
  char                 *token;
  char                 *project_id;
} CallboardConnectionConfig;

void    callboard_request_send_async  (CallboardConnectionConfig  *config,
                                       GObject                    *owner,
                                       const char                 *method,
                                       GUri                       *uri,
                                       GBytes                     *content,
                                       gsize                       background_limit,
                                       GCancellable               *cancellable,
                                       GAsyncReadyCallback         callback,
                                       gpointer                    user_data);
GBytes *callboard_request_send_finish (GAsyncResult               *result,
                                       GError                    **error);

G_END_DECLS
