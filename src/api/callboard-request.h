/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

#include "callboard-clock.h"
#include "callboard-retry.h"

G_BEGIN_DECLS

/**
 * CallboardConnectionConfig:
 * @session: the connections to the server
 * @clock: what waits and limits of time go by
 * @budget: how many repetitions all exchanges together have left
 * @origin: the address of the server
 * @host: its host, to name it in a sentence
 * @token: what goes along with every request
 * @project_id: (nullable): the project to name, where it is not the token's own
 *
 * The server of an account and the way to it.
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

void    callboard_request_send_async  (CallboardConnectionConfig  *line,
                                  GObject                    *owner,
                                  const char                 *method,
                                  GUri                       *uri,
                                  GBytes                     *content,
                                  GCancellable               *cancellable,
                                  GAsyncReadyCallback         callback,
                                  gpointer                    user_data);
GBytes *callboard_request_send_finish (GAsyncResult               *result,
                                  GError                    **error);

G_END_DECLS
