/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Watches an active run after its window was closed. Used by the application, which stays
 * running as long as it has a watcher.
 */

#include "config.h"

#include "callboard-background-run-watcher.h"
#include "callboard-error.h"

/**
 * CallboardBackgroundRunWatcher:
 *
 * A watcher of a run, until the run has ended or an error needs user action.
 */
struct _CallboardBackgroundRunWatcher
{
  GObject           parent_instance;

  CallboardSession *session;
  CallboardRun     *run;
  char             *name;
};

G_DEFINE_FINAL_TYPE (CallboardBackgroundRunWatcher, callboard_background_run_watcher, G_TYPE_OBJECT)

enum
{
  SIGNAL_OVER,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
callboard_background_run_watcher_merged_cb (CallboardBackgroundRunWatcher *self)
{
  if (!callboard_plan_job_is_live (callboard_run_get_plan_job (self->run)))
    g_signal_emit (self, signals[SIGNAL_OVER], 0, TRUE);
}

static void
callboard_background_run_watcher_error_changed_cb (CallboardBackgroundRunWatcher *self)
{
  const GError *error = callboard_live_object_get_error (self->run);

  if (error != NULL && !callboard_error_is_transient (error))
    g_signal_emit (self, signals[SIGNAL_OVER], 0, FALSE);
}

static void
callboard_background_run_watcher_dispose (GObject *object)
{
  CallboardBackgroundRunWatcher *self = CALLBOARD_BACKGROUND_RUN_WATCHER (object);

  if (self->run != NULL)
    callboard_run_unwatch (self->run);
  g_clear_object (&self->run);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (callboard_background_run_watcher_parent_class)->dispose (object);
}

static void
callboard_background_run_watcher_finalize (GObject *object)
{
  CallboardBackgroundRunWatcher *self = CALLBOARD_BACKGROUND_RUN_WATCHER (object);

  g_free (self->name);

  G_OBJECT_CLASS (callboard_background_run_watcher_parent_class)->finalize (object);
}

static void
callboard_background_run_watcher_class_init (CallboardBackgroundRunWatcherClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = callboard_background_run_watcher_dispose;
  object_class->finalize = callboard_background_run_watcher_finalize;

  /**
   * CallboardBackgroundRunWatcher::over:
   * @self: a watcher
   * @has_ended: whether the run has ended; %FALSE if an error needs user action
   *
   * Emitted when there is nothing to watch anymore. May be emitted more than once.
   */
  signals[SIGNAL_OVER] =
    g_signal_new ("over", CALLBOARD_TYPE_BACKGROUND_RUN_WATCHER, G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static void
callboard_background_run_watcher_init (CallboardBackgroundRunWatcher *self)
{
}

/**
 * callboard_background_run_watcher_new:
 * @session: the session of the run
 * @run: a run with a plan job
 * @name: the name to show for the run
 *
 * Returns: (transfer full): a watcher, started
 */
CallboardBackgroundRunWatcher *
callboard_background_run_watcher_new (CallboardSession *session,
                                      CallboardRun     *run,
                                      const char       *name)
{
  CallboardBackgroundRunWatcher *self;

  g_return_val_if_fail (CALLBOARD_IS_SESSION (session), NULL);
  g_return_val_if_fail (CALLBOARD_IS_RUN (run), NULL);
  g_return_val_if_fail (callboard_run_get_plan_job (run) != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  self = g_object_new (CALLBOARD_TYPE_BACKGROUND_RUN_WATCHER, NULL);
  self->session = g_object_ref (session);
  self->run = g_object_ref (run);
  self->name = g_strdup (name);
  g_signal_connect_object (callboard_run_get_plan_job (run), "merged",
                           G_CALLBACK (callboard_background_run_watcher_merged_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (run, "notify::error",
                           G_CALLBACK (callboard_background_run_watcher_error_changed_cb), self,
                           G_CONNECT_SWAPPED);
  callboard_run_watch (run);

  return self;
}

/**
 * callboard_background_run_watcher_get_session:
 * @self: a watcher
 *
 * Returns: (transfer none): the session of the run
 */
CallboardSession *
callboard_background_run_watcher_get_session (CallboardBackgroundRunWatcher *self)
{
  g_return_val_if_fail (CALLBOARD_IS_BACKGROUND_RUN_WATCHER (self), NULL);

  return self->session;
}

/**
 * callboard_background_run_watcher_get_run:
 * @self: a watcher
 *
 * Returns: (transfer none): the run
 */
CallboardRun *
callboard_background_run_watcher_get_run (CallboardBackgroundRunWatcher *self)
{
  g_return_val_if_fail (CALLBOARD_IS_BACKGROUND_RUN_WATCHER (self), NULL);

  return self->run;
}

/**
 * callboard_background_run_watcher_get_name:
 * @self: a watcher
 *
 * Returns: (transfer none): the name to show for the run
 */
const char *
callboard_background_run_watcher_get_name (CallboardBackgroundRunWatcher *self)
{
  g_return_val_if_fail (CALLBOARD_IS_BACKGROUND_RUN_WATCHER (self), NULL);

  return self->name;
}
