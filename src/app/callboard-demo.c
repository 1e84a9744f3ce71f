/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The demo mode of the application: a server on loopback and a session with it. The
 * sample data continues if the demo is restarted within an hour.
 */

#include "config.h"

#include "callboard-demo-server.h"
#include "callboard-demo.h"
#include "callboard-history.h"

/* The same IDs at every start. */
#define SEED 1

/* The age after which a new world replaces the last one, in µs. */
#define MAX_WORLD_AGE G_TIME_SPAN_HOUR

#define KEY_CREATED_AT "demo-created-at"

/**
 * CallboardDemo:
 *
 * A demo server and a session with it.
 */
struct _CallboardDemo
{
  GObject               parent_instance;

  CallboardDemoServer  *server;
  CallboardSession     *session;
  CallboardFetchPolicy *fetch_policy;
};

G_DEFINE_FINAL_TYPE (CallboardDemo, callboard_demo, G_TYPE_OBJECT)

static void
callboard_demo_dispose (GObject *object)
{
  CallboardDemo *self = CALLBOARD_DEMO (object);

  g_clear_object (&self->session);
  g_clear_object (&self->fetch_policy);
  g_clear_object (&self->server);

  G_OBJECT_CLASS (callboard_demo_parent_class)->dispose (object);
}

static void
callboard_demo_class_init (CallboardDemoClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = callboard_demo_dispose;
}

static void
callboard_demo_init (CallboardDemo *self)
{
}

/* Each world has its own account in the history. */
static char *
create_account_id (gint64 created_at)
{
  return g_strdup_printf ("demo-%" G_GINT64_FORMAT, created_at);
}

/* Returns the creation time of the last world, or the current time if that is too old.
 * In that case, deletes the history of the last world. */
static gint64
choose_created_at (CallboardHistory *history,
                   GSettings        *settings)
{
  gint64 created_at = g_settings_get_int64 (settings, KEY_CREATED_AT);
  gint64 now = g_get_real_time ();
  g_autofree char *replaced = NULL;

  if (created_at <= now && now - created_at < MAX_WORLD_AGE)
    return created_at;

  replaced = create_account_id (created_at);
  callboard_history_clear_async (history, replaced, NULL, NULL, NULL);
  g_settings_set_int64 (settings, KEY_CREATED_AT, now);

  return now;
}

static gboolean
open_session (CallboardDemo     *self,
              CallboardHistory  *history,
              GSettings         *settings,
              gint64             created_at,
              GError           **error)
{
  g_autofree char *id = create_account_id (created_at);
  g_autoptr(CallboardAccount) account =
    callboard_account_new (callboard_demo_server_get_base_url (self->server),
                           callboard_demo_server_get_token (self->server),
                           CALLBOARD_ACCOUNT_DEMO, error);

  if (account == NULL)
    return FALSE;

  callboard_account_set_id (account, id);
  self->session = callboard_session_new (account, error);
  if (self->session == NULL)
    return FALSE;

  callboard_session_set_history (self->session, history);
  /* The limit is for data that comes from a network. */
  self->fetch_policy = callboard_fetch_policy_new (callboard_clock_get_default (), NULL);
  callboard_session_set_fetch_policy (self->session, self->fetch_policy);
  g_settings_bind (settings, "fetch-results", self->fetch_policy, "enabled", G_SETTINGS_BIND_GET);

  return TRUE;
}

/**
 * callboard_demo_new:
 * @history: the history to store data in
 * @settings: the settings of the application
 * @error: return location for an error of callboard_demo_server_start()
 *
 * Starts the demo.
 *
 * Returns: (transfer full) (nullable): the demo
 */
CallboardDemo *
callboard_demo_new (CallboardHistory  *history,
                    GSettings         *settings,
                    GError           **error)
{
  g_autoptr(CallboardDemo) self = NULL;
  g_autoptr(CallboardDemoWorld) world = NULL;
  gint64 created_at;

  g_return_val_if_fail (CALLBOARD_IS_HISTORY (history), NULL);
  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  created_at = choose_created_at (history, settings);
  world = callboard_demo_world_new_at (0, SEED, created_at, NULL, NULL);
  self = g_object_new (CALLBOARD_TYPE_DEMO, NULL);
  self->server = callboard_demo_server_new (world, NULL);
  if (!callboard_demo_server_start (self->server, 0, error) ||
      !open_session (self, history, settings, created_at, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * callboard_demo_get_session:
 * @self: the demo
 *
 * Returns: (transfer none): the session
 */
CallboardSession *
callboard_demo_get_session (CallboardDemo *self)
{
  g_return_val_if_fail (CALLBOARD_IS_DEMO (self), NULL);

  return self->session;
}

/**
 * callboard_demo_get_featured_runs:
 * @self: the demo
 *
 * Returns: (transfer none): a #GListModel of #CallboardDemoRun
 */
GListModel *
callboard_demo_get_featured_runs (CallboardDemo *self)
{
  g_return_val_if_fail (CALLBOARD_IS_DEMO (self), NULL);

  return callboard_demo_world_get_featured_runs (callboard_demo_server_get_world (self->server));
}
