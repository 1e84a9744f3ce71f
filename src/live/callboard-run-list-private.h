/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the two files of the list of runs share.
 */

#pragma once

#include "callboard-plan-name-cache.h"
#include "callboard-run-list.h"

G_BEGIN_DECLS

struct _CallboardRunList
{
  GObject                   parent_instance;

  CallboardClient          *client;
  /* NULL where nothing is kept. */
  CallboardAccountHistory          *account_history;
  CallboardPlanJobList     *runs;
  CallboardPlanNameCache       *plan_names;
  CallboardRefreshSchedule *schedule;
  char                     *status;
  char                     *label_name;

  GCancellable             *cancellable;
  gboolean                  loading;
  /* Of the request under way. */
  gboolean                  is_refresh;
  gboolean                  changed;
  guint                     n_pages;
  char                     *asked_cursor;
  /* What is to be kept when it is done; and when that was done last, in µs of
   * the monotonic clock. */
  GPtrArray                *fetched;
  gint64                    saved_at;

  /* Where the part of the list that is known without a gap ends. */
  char                     *next_cursor;
  gboolean                  has_more;
  GDateTime                *fetched_at;
  GError                   *error;
};

gboolean callboard_run_list_is_filtered     (CallboardRunList *self);
void     callboard_run_list_set_loading     (CallboardRunList *self,
                                             gboolean          loading);
void     callboard_run_list_set_fetched_at  (CallboardRunList *self,
                                             GDateTime        *fetched_at);
void     callboard_run_list_set_next_cursor (CallboardRunList *self,
                                             const char       *cursor,
                                             gboolean          has_more);
void     callboard_run_list_take_error      (CallboardRunList *self,
                                             GError           *error);
void     callboard_run_list_emit_fetched    (CallboardRunList *self,
                                             GPtrArray        *summaries,
                                             gboolean          changed);

G_END_DECLS
