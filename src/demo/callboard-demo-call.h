/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-demo-checks.h"

G_BEGIN_DECLS

/**
 * CallboardDemoCall:
 * @info: the simulation of the call
 * @started_at: the start time in microseconds since the Unix epoch
 * @duration_ms: the duration in ms, or -1 while the call is in progress
 * @is_analyzed: whether its metrics are available
 * @kind: the course of the conversation
 * @ended_status: (unowned): `endedStatus`
 * @recording_access: (unowned): `recordingUrlAccess`
 * @superseded_by: (nullable) (unowned): `supersededByCallId`
 * @conversation: the conversation
 * @checks: the results of its checks
 * @n_checks: the length of @checks
 * @participant_ids: the `id` of each participant, by #CallboardDemoSpeaker
 * @seed: the seed of all other details
 *
 * The state of a call at one time.
 */
typedef struct
{
  CallboardDemoSimulationInfo    info;
  gint64                         started_at;
  gint64                         duration_ms;
  gboolean                       is_analyzed;
  CallboardDemoConversationKind  kind;
  const char                    *ended_status;
  const char                    *recording_access;
  const char                    *superseded_by;
  CallboardDemoConversation     *conversation;
  CallboardDemoCheckResult       checks[CALLBOARD_DEMO_MAX_CHECKS];
  guint                          n_checks;
  char                           participant_ids[CALLBOARD_DEMO_SPEAKER_BACKGROUND + 1][CALLBOARD_DEMO_UUID_SIZE];
  guint32                        seed;
} CallboardDemoCall;

CallboardDemoCall *callboard_demo_call_new (CallboardDemoWorld *world,
                                            const char         *id);

void callboard_demo_call_free (CallboardDemoCall *self);

gboolean callboard_demo_call_is_over (const CallboardDemoCall *self);

JsonObject *callboard_demo_call_create_data (const CallboardDemoCall *call,
                                             const char              *recording_url);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CallboardDemoCall, callboard_demo_call_free)

G_END_DECLS
