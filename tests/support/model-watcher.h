/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model-support.h"

G_BEGIN_DECLS

/**
 * ModelWatcher:
 * @run: what is watched
 * @shadow: the simulations, as a list view would know them from the signals
 * @final_ids: (nullable): the ids that a merge under way must end with
 * @changes: every `items-changed`, as "2-1+3": at 2, one went and three came
 * @notified: every `notify`, as "a.status" or "run.status"
 * @n_merged: how often `merged` was emitted
 *
 * Listens to a run as a list view does, and checks at every signal that the
 * run tells the truth.
 */
typedef struct
{
  CallboardPlanJob *run;
  GPtrArray        *shadow;
  GStrv             final_ids;
  GString          *changes;
  GPtrArray        *notified;
  guint             n_merged;
} ModelWatcher;

ModelWatcher *model_watcher_new          (CallboardPlanJob *run);
void          model_watcher_free         (ModelWatcher     *self);
void          model_watcher_merge        (ModelWatcher     *self,
                                          JsonNode         *answer,
                                          const char       *final_ids);
char         *model_watcher_dup_notified (ModelWatcher     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ModelWatcher, model_watcher_free)

G_END_DECLS
