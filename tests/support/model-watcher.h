/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model-support.h"

G_BEGIN_DECLS

/**
 * ModelWatcher:
 * @run: the run
 * @shadow: the simulations according to the signals, as a list view would know them
 * @final_ids: (nullable): the IDs expected after the current merge
 * @changes: every `items-changed`, as "2-1+3": at position 2, one removed and three added
 * @notified: every `notify`, as "a.status" or "run.status"
 * @n_merged: the number of `merged` emissions
 *
 * Listens to a run as a list view does, and checks at every signal that the run is
 * consistent.
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
