/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-account-history.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_LIVE_OBJECT (callboard_live_object_get_type ())

G_DECLARE_DERIVABLE_TYPE (CallboardLiveObject, callboard_live_object, CALLBOARD, LIVE_OBJECT, GObject)

/**
 * CallboardLiveObjectClass:
 * @load_cached: starts to read the data from the history
 * @load_cached_finish: takes what was read, unless something newer was fetched meanwhile
 * @cache_checked: the default handler of #CallboardLiveObject::cache-checked
 *
 * The class of a #CallboardLiveObject. A type whose data is not in the history leaves
 * @load_cached and @load_cached_finish unset.
 */
struct _CallboardLiveObjectClass
{
  GObjectClass parent_class;

  void (*load_cached)        (CallboardLiveObject     *self,
                              CallboardAccountHistory *account_history,
                              GCancellable            *cancellable,
                              GAsyncReadyCallback      callback,
                              gpointer                 user_data);
  void (*load_cached_finish) (CallboardLiveObject     *self,
                              GAsyncResult            *result);
  void (*cache_checked)      (CallboardLiveObject     *self);
};

gboolean      callboard_live_object_get_loading    (gpointer self);
const GError *callboard_live_object_get_error      (gpointer self);
GDateTime    *callboard_live_object_get_waiting_since (gpointer self);
void          callboard_live_object_stop           (gpointer self);
gboolean      callboard_live_object_get_cached     (gpointer self);
GDateTime    *callboard_live_object_get_fetched_at (gpointer self);

G_END_DECLS
