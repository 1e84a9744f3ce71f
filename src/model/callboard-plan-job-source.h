/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "callboard-json-scanner.h"
#include "callboard-record-pool.h"

G_BEGIN_DECLS

/**
 * CALLBOARD_PLAN_JOB_SOURCE_NONE:
 *
 * Stands for no element.
 */
#define CALLBOARD_PLAN_JOB_SOURCE_NONE G_MAXUINT

typedef struct _CallboardPlanJobSource CallboardPlanJobSource;

CallboardPlanJobSource *callboard_plan_job_source_new         (GBytes                  *body,
                                                               CallboardRecordPool     *records);
CallboardPlanJobSource *callboard_plan_job_source_ref         (CallboardPlanJobSource  *self);
void                    callboard_plan_job_source_unref       (CallboardPlanJobSource  *self);
void                    callboard_plan_job_source_add         (CallboardPlanJobSource  *self,
                                                               CallboardJsonRange       range,
                                                               const char              *simulation_id);
const char             *callboard_plan_job_source_get_id      (CallboardPlanJobSource  *self,
                                                               guint                    element);
CallboardRecordPool    *callboard_plan_job_source_get_records (CallboardPlanJobSource  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CallboardPlanJobSource, callboard_plan_job_source_unref)

/**
 * CallboardPlanJobMatcher:
 * @source: what is looked into
 * @next: the element that most likely comes next
 * @n_missed: how many in a row were not there
 * @by_text: (nullable): the elements by their text, once it is needed
 *
 * Looks for the elements of an answer in those of an earlier one, where they stand
 * in much the same order. Lives on the stack of the decoder.
 */
typedef struct
{
  CallboardPlanJobSource *source;
  guint                   next;
  guint                   n_missed;
  GHashTable             *by_text;
} CallboardPlanJobMatcher;

void     callboard_plan_job_matcher_init   (CallboardPlanJobMatcher *self,
                                            CallboardPlanJobSource  *source);
void     callboard_plan_job_matcher_clear  (CallboardPlanJobMatcher *self);
guint    callboard_plan_job_matcher_guess  (CallboardPlanJobMatcher *self,
                                            const char              *text,
                                            gsize                    size,
                                            gsize                   *length);
guint    callboard_plan_job_matcher_search (CallboardPlanJobMatcher *self,
                                            const char              *text,
                                            gsize                    length);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CallboardPlanJobMatcher, callboard_plan_job_matcher_clear)

G_END_DECLS
