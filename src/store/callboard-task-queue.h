/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CallboardTaskQueue:
 *
 * Runs tasks with the same key one after another, and those with different keys at once.
 */
typedef struct _CallboardTaskQueue CallboardTaskQueue;

/**
 * CallboardTaskFunc:
 * @task: a task
 *
 * Starts a task, which ends with callboard_task_queue_end().
 */
typedef void (*CallboardTaskFunc) (GTask *task);

CallboardTaskQueue *callboard_task_queue_new  (void);
void                callboard_task_queue_free (CallboardTaskQueue *self);
void                callboard_task_queue_run  (CallboardTaskQueue *self,
                                               const char         *key,
                                               GTask              *task,
                                               CallboardTaskFunc   func);
void                callboard_task_queue_end  (CallboardTaskQueue *self,
                                               const char         *key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CallboardTaskQueue, callboard_task_queue_free)

G_END_DECLS
