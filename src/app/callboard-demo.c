/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The demo within the application: a server of its own on loopback, and a session
 * with it. What is closed and started again within the hour goes on where it
 * was.
 */

#include "config.h"

#include "callboard-demo-server.h"
#include "callboard-demo.h"
#include "callboard-history.h"

/* Makes the demo the same at every start. */
#define SEED 1

/* How long a world goes on, in µs. */
#define WORLD_AGE G_TIME_SPAN_HOUR

#define KEY_SINCE "demo-since"

/**
 * CallboardDemo:
 *
 * The invented world, and an account that reads it.
 */
struct _CallboardDemo
{
  GObject              parent_instance;

  CallboardDemoServer *server;
  CallboardSession    *session;
};

G_DEFINE_FINAL_TYPE (CallboardDemo, callboard_demo, G_TYPE_OBJECT)

static void
callboard_demo_dispose (GObject *object)
{
  CallboardDemo *self = CALLBOARD_DEMO (object);

  g_clear_object (&self->session);
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

/* Each world has an account of its own in the history. */
static char *
create_id (gint64 since)
{
  return g_strdup_printf ("demo-%" G_GINT64_FORMAT, since);
}

/* When the world was made: now, where the last one is too old to go on. That one
 * is forgotten. */
static gint64
choose_since (CallboardHistory *history,
              GSettings        *settings)
{
  gint64 since = g_settings_get_int64 (settings, KEY_SINCE);
  gint64 now = g_get_real_time ();
  g_autofree char *former = NULL;

  if (since <= now && now - since < WORLD_AGE)
    return since;

  former = create_id (since);
  callboard_history_clear_async (history, former, NULL, NULL, NULL);
  g_settings_set_int64 (settings, KEY_SINCE, now);

  return now;
}

static gboolean
open_session (CallboardDemo     *self,
              CallboardHistory  *history,
              gint64             since,
              GError           **error)
{
  g_autofree char *id = create_id (since);
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

  return TRUE;
}

/**
 * callboard_demo_new:
 * @history: where to keep what is read of it
 * @settings: the settings of Callboard
 * @error: return location for an error
 *
 * Starts the demo. Sets the errors of callboard_demo_server_start().
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
  gint64 since;

  g_return_val_if_fail (CALLBOARD_IS_HISTORY (history), NULL);
  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  since = choose_since (history, settings);
  world = callboard_demo_world_new_at (0, SEED, since, NULL, NULL);
  self = g_object_new (CALLBOARD_TYPE_DEMO, NULL);
  self->server = callboard_demo_server_new (world, NULL);
  if (!callboard_demo_server_start (self->server, 0, error) || !open_session (self, history, since, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * callboard_demo_get_session:
 * @self: the demo
 *
 * Returns: (transfer none): a session with it
 */
CallboardSession *
callboard_demo_get_session (CallboardDemo *self)
{
  g_return_val_if_fail (CALLBOARD_IS_DEMO (self), NULL);

  return self->session;
}

/**
 * callboard_demo_get_examples:
 * @self: the demo
 *
 * Returns: (transfer none): what there is to see, a list of #CallboardDemoRun
 */
GListModel *
callboard_demo_get_examples (CallboardDemo *self)
{
  g_return_val_if_fail (CALLBOARD_IS_DEMO (self), NULL);

  return callboard_demo_world_get_runs (callboard_demo_server_get_world (self->server));
}
