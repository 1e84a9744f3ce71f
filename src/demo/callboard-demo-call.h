/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A call of the demo: what its simulation, the dialogue and chance make of it.
 * Used by what writes the answers about calls. */

#pragma once

#include "callboard-demo-checks.h"

G_BEGIN_DECLS

/**
 * CallboardDemoCall:
 * @listing: the simulation that made it
 * @caller: (unowned): the `persona`
 * @endpoint: (unowned): the `agentEndpoint`
 * @started_at: when it began, in microseconds since the Unix epoch
 * @duration_ms: how long it takes, or -1 while it is not over
 * @is_analyzed: whether its metrics are there
 * @kind: how the conversation goes
 * @ended_status: (unowned): `endedStatus`
 * @access: (unowned): `recordingUrlAccess`
 * @superseded_by: (nullable) (unowned): `supersededByCallId`
 * @conversation: what is said in it
 * @checks: what became of its checks
 * @n_checks: how many checks there are
 * @participant_ids: the `id` of each of its participants, by #CallboardDemoSpeaker
 * @seed: decides whatever else is to be decided about it
 *
 * All there is to say of a call.
 */
typedef struct
{
  CallboardDemoRunList       listing;
  JsonObject                *caller;
  JsonObject                *endpoint;
  gint64                     started_at;
  gint64                     duration_ms;
  gboolean                   is_analyzed;
  CallboardDemoKind          kind;
  const char                *ended_status;
  const char                *access;
  const char                *superseded_by;
  CallboardDemoConversation *conversation;
  CallboardDemoChecked       checks[CALLBOARD_DEMO_MAX_CHECKS];
  guint                      n_checks;
  char                       participant_ids[CALLBOARD_DEMO_SPEAKER_BACKGROUND + 1][CALLBOARD_DEMO_UUID_SIZE];
  guint32                    seed;
} CallboardDemoCall;

CallboardDemoCall *callboard_demo_call_new (CallboardDemoWorld *world,
                                            const char         *id);

void callboard_demo_call_free (CallboardDemoCall *self);

gboolean callboard_demo_call_is_over (const CallboardDemoCall *self);

const CallboardDemoLine *callboard_demo_call_find_mark (const CallboardDemoCall *self,
                                                        CallboardDemoMark        mark,
                                                        guint                   *position);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CallboardDemoCall, callboard_demo_call_free)

G_END_DECLS
