/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whose token a session uses, and for which project: fetches the identity, and the projects
 * that a personal token may name.
 */

#include "config.h"

#include "callboard-client-lists.h"
#include "callboard-error.h"
#include "callboard-session.h"

/* --- Identity --------------------------------------------------------------- */

static CallboardProject *
find_project (CallboardApiPage *projects,
              const char       *id)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (projects));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(CallboardProject) project = g_list_model_get_item (G_LIST_MODEL (projects), i);

      if (g_strcmp0 (callboard_project_get_id (project), id) == 0)
        return g_steal_pointer (&project);
    }

  return NULL;
}

/* The name and the permissions of the project are useful and no more: without them, the
 * session works as well. */
static void
callboard_session_project_named_cb (GObject      *source,
                                    GAsyncResult *result,
                                    gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  CallboardSession *self = g_task_get_source_object (task);
  CallboardIdentity *identity = g_task_get_task_data (task);
  const char *id = callboard_account_get_project_id (callboard_session_get_account (self));
  g_autoptr(GError) error = NULL;
  g_autoptr(CallboardProject) project = NULL;
  g_autoptr(CallboardApiPage) projects =
    callboard_client_list_all_finish (CALLBOARD_CLIENT (source), result, NULL, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  if (projects != NULL)
    project = find_project (projects, id);
  callboard_session_set_identity (self, identity, project);
  g_task_return_boolean (task, TRUE);
}

static void
callboard_session_identified_cb (GObject      *source,
                                 GAsyncResult *result,
                                 gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  CallboardSession *self = g_task_get_source_object (task);
  CallboardClient *client = CALLBOARD_CLIENT (source);
  const char *project_id = callboard_account_get_project_id (callboard_session_get_account (self));
  GError *error = NULL;
  g_autoptr(CallboardIdentity) identity = callboard_client_get_identity_finish (client, result, &error);

  if (identity == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_debug ("Could not identify the account: %s", error->message);
      g_task_return_error (task, error);
      return;
    }

  if (project_id != NULL && callboard_identity_is_personal (identity))
    {
      GCancellable *cancellable = g_task_get_cancellable (task);

      g_task_set_task_data (task, g_steal_pointer (&identity), g_object_unref);
      callboard_client_list_projects_async (client, cancellable, callboard_session_project_named_cb,
                                            g_steal_pointer (&task));
      return;
    }

  callboard_session_set_identity (self, identity, NULL);
  g_task_return_boolean (task, TRUE);
}

/**
 * callboard_session_identify_async:
 * @self: a session
 * @cancellable: (nullable): a cancellable
 * @callback: (nullable): called when the identity was fetched
 * @user_data: data for @callback
 *
 * Fetches `/v1/me`, which validates the token and returns the name of the account. For a
 * personal token whose account names a project, also fetches the name of that.
 */
void
callboard_session_identify_async (CallboardSession    *self,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (CALLBOARD_IS_SESSION (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, callboard_session_identify_async);
  callboard_client_get_identity_async (callboard_session_get_client (self), cancellable,
                                       callboard_session_identified_cb, task);
}

/**
 * callboard_session_identify_finish:
 * @self: a session
 * @result: the result passed to the callback
 * @error: return location for an error
 *
 * Sets an error of %CALLBOARD_ERROR, or %G_IO_ERROR_CANCELLED.
 *
 * Returns: whether the token is valid
 */
gboolean
callboard_session_identify_finish (CallboardSession  *self,
                                   GAsyncResult      *result,
                                   GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* --- Projects --------------------------------------------------------------- */

/* A project without an ID cannot be named. */
static GListModel *
create_project_list (CallboardApiPage *projects)
{
  GListStore *list = g_list_store_new (CALLBOARD_TYPE_PROJECT);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (projects));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(CallboardProject) project = g_list_model_get_item (G_LIST_MODEL (projects), i);

      if (callboard_project_get_id (project) != NULL)
        g_list_store_append (list, project);
    }

  return G_LIST_MODEL (list);
}

/* Servers that have no such list have no choice to offer. */
static gboolean
is_not_offered (const GError *error)
{
  return g_error_matches (error, CALLBOARD_ERROR, CALLBOARD_ERROR_NOT_FOUND) ||
         g_error_matches (error, CALLBOARD_ERROR, CALLBOARD_ERROR_FORBIDDEN) ||
         g_error_matches (error, CALLBOARD_ERROR, CALLBOARD_ERROR_MALFORMED);
}

static void
callboard_session_projects_listed_cb (GObject      *source,
                                      GAsyncResult *result,
                                      gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CallboardApiPage) projects =
    callboard_client_list_all_finish (CALLBOARD_CLIENT (source), result, NULL, &error);

  if (projects != NULL)
    g_task_return_pointer (task, create_project_list (projects), g_object_unref);
  else if (is_not_offered (error))
    g_task_return_pointer (task, NULL, NULL);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * callboard_session_list_projects_async:
 * @self: a session that was identified
 * @cancellable: (nullable): a cancellable
 * @callback: called when the projects were fetched
 * @user_data: data for @callback
 *
 * Fetches the projects that the account could name, if its token is personal and names none
 * yet.
 */
void
callboard_session_list_projects_async (CallboardSession    *self,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data)
{
  CallboardIdentity *identity;
  GTask *task;

  g_return_if_fail (CALLBOARD_IS_SESSION (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, callboard_session_list_projects_async);
  identity = callboard_session_get_identity (self);
  if (identity == NULL || !callboard_identity_is_personal (identity) ||
      callboard_account_get_project_id (callboard_session_get_account (self)) != NULL)
    {
      g_task_return_pointer (task, NULL, NULL);
      g_object_unref (task);
      return;
    }

  callboard_client_list_projects_async (callboard_session_get_client (self), cancellable,
                                        callboard_session_projects_listed_cb, task);
}

/**
 * callboard_session_list_projects_finish:
 * @self: a session
 * @result: the result passed to the callback
 * @error: return location for an error
 *
 * Sets an error of %CALLBOARD_ERROR, or %G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full) (nullable): a list of #CallboardProject with IDs; %NULL without an
 *   error if there is nothing to choose
 */
GListModel *
callboard_session_list_projects_finish (CallboardSession  *self,
                                        GAsyncResult      *result,
                                        GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * callboard_session_new_for_project:
 * @session: an identified session with a personal token
 * @project: one of its projects
 * @error: return location for an error
 *
 * Sets the errors of callboard_session_new().
 *
 * Returns: (transfer full) (nullable): a session of a new account for @project with the same
 *   token
 */
CallboardSession *
callboard_session_new_for_project (CallboardSession  *session,
                                   CallboardProject  *project,
                                   GError           **error)
{
  g_autoptr(CallboardAccount) account = NULL;
  CallboardSession *self;

  g_return_val_if_fail (CALLBOARD_IS_SESSION (session), NULL);
  g_return_val_if_fail (callboard_session_get_identity (session) != NULL, NULL);
  g_return_val_if_fail (CALLBOARD_IS_PROJECT (project), NULL);

  account = callboard_account_new_for_project (callboard_session_get_account (session), project);
  self = callboard_session_new (account, error);
  if (self != NULL)
    callboard_session_set_identity (self, callboard_session_get_identity (session), project);

  return self;
}
