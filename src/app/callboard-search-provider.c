/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The GNOME Shell search provider: finds personas, scenarios and runs in the history,
 * without network, keyring or window. Owned by the application, which opens the chosen
 * results.
 */

#include "config.h"

#include "callboard-history-desktop-search.h"
#include "callboard-search-provider.h"
#include "callboard-search-result.h"
#include "callboard-shell-search-provider.h"

#define PATH "/SearchProvider"

/* GNOME Shell shows fewer. */
#define MAX_RESULTS 20

/**
 * CallboardSearchProvider:
 *
 * An implementation of `org.gnome.Shell.SearchProvider2`. Searches hold the
 * application.
 */
struct _CallboardSearchProvider
{
  GObject                        parent_instance;

  /* Not owned; owns this object. */
  GApplication                  *application;
  CallboardAccountStore         *store;
  CallboardHistory              *history;
  CallboardShellSearchProvider2 *skeleton;
  /* Cancels the current search when another one starts. */
  GCancellable                  *cancellable;
};

G_DEFINE_FINAL_TYPE (CallboardSearchProvider, callboard_search_provider, G_TYPE_OBJECT)

enum
{
  SIGNAL_RESULT_CHOSEN,
  SIGNAL_SEARCH_LAUNCHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
cancel_search (CallboardSearchProvider *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
callboard_search_provider_dispose (GObject *object)
{
  CallboardSearchProvider *self = CALLBOARD_SEARCH_PROVIDER (object);

  if (self->skeleton != NULL)
    callboard_search_provider_unexport (self);
  g_clear_object (&self->skeleton);
  g_clear_object (&self->history);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (callboard_search_provider_parent_class)->dispose (object);
}

static void
callboard_search_provider_class_init (CallboardSearchProviderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = callboard_search_provider_dispose;

  /**
   * CallboardSearchProvider::result-chosen:
   * @self: the provider
   * @account_id: the ID of an account
   * @run_id: a `simulationRunPlanJobId`
   * @simulation_id: (nullable): a `simulationJobId` of that run
   *
   * Emitted when the user chooses a result.
   */
  signals[SIGNAL_RESULT_CHOSEN] =
    g_signal_new ("result-chosen", CALLBOARD_TYPE_SEARCH_PROVIDER, G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING);

  /**
   * CallboardSearchProvider::search-launched:
   * @self: the provider
   * @text: the search text
   *
   * Emitted when the user wants to see all results.
   */
  signals[SIGNAL_SEARCH_LAUNCHED] =
    g_signal_new ("search-launched", CALLBOARD_TYPE_SEARCH_PROVIDER, G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

/* --- Searching -------------------------------------------------------------- */

/* A search request, which is complete when all accounts have been searched. */
typedef struct
{
  GApplication          *application;
  GDBusMethodInvocation *invocation;
  GStrvBuilder          *results;
  guint                  n_results;
  guint                  n_pending;
} Search;

/* The search in one account. */
typedef struct
{
  Search *search;
  char   *account_id;
} AccountSearch;

static Search *
search_new (GApplication          *application,
            GDBusMethodInvocation *invocation)
{
  Search *search = g_new0 (Search, 1);

  search->application = application;
  search->invocation = invocation;
  search->results = g_strv_builder_new ();
  search->n_pending = 1;
  g_application_hold (application);

  return search;
}

/* Returns the results when all parts are complete. A canceled search returns partial
 * results. */
static void
search_complete_part (Search *search)
{
  g_auto(GStrv) results = NULL;

  if (--search->n_pending > 0)
    return;

  results = g_strv_builder_end (search->results);
  g_dbus_method_invocation_return_value (search->invocation, g_variant_new ("(^as)", results));
  g_application_release (search->application);
  g_strv_builder_unref (search->results);
  g_free (search);
}

static void
callboard_search_provider_found_cb (GObject      *source,
                                    GAsyncResult *result,
                                    gpointer      user_data)
{
  AccountSearch *account_search = user_data;
  Search *search = account_search->search;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) matches =
    callboard_history_search_finish (CALLBOARD_HISTORY (source), result, &error);

  if (matches == NULL)
    g_debug ("Cannot search the history: %s", error->message);

  for (guint i = 0; matches != NULL && i < matches->len && search->n_results < MAX_RESULTS; i++)
    {
      g_strv_builder_take (search->results,
                           callboard_search_result_dup_id (account_search->account_id,
                                                           g_ptr_array_index (matches, i)));
      search->n_results++;
    }

  g_free (account_search->account_id);
  g_free (account_search);
  search_complete_part (search);
}

static gboolean
search (CallboardSearchProvider *self,
        GDBusMethodInvocation   *invocation,
        const char * const      *terms)
{
  g_autofree char *text = g_strjoinv (" ", (char **) terms);
  GListModel *accounts = G_LIST_MODEL (self->store);
  Search *data = search_new (self->application, invocation);

  cancel_search (self);
  self->cancellable = g_cancellable_new ();
  for (guint i = 0; i < g_list_model_get_n_items (accounts); i++)
    {
      g_autoptr(CallboardAccount) account = g_list_model_get_item (accounts, i);
      AccountSearch *account_search = g_new0 (AccountSearch, 1);

      account_search->search = data;
      account_search->account_id = g_strdup (callboard_account_get_id (account));
      data->n_pending++;
      callboard_history_desktop_search_async (self->history, account_search->account_id, text,
                                              self->cancellable, callboard_search_provider_found_cb,
                                              account_search);
    }
  search_complete_part (data);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
callboard_search_provider_initial_result_set_cb (CallboardSearchProvider *self,
                                                 GDBusMethodInvocation   *invocation,
                                                 const char * const      *terms)
{
  return search (self, invocation, terms);
}

static gboolean
callboard_search_provider_subsearch_result_set_cb (CallboardSearchProvider *self,
                                                   GDBusMethodInvocation   *invocation,
                                                   const char * const      *previous_results,
                                                   const char * const      *terms)
{
  return search (self, invocation, terms);
}

/* --- Results ---------------------------------------------------------------- */

/* Restarts the inactivity timeout, since more requests are likely. */
static void
reset_inactivity_timeout (CallboardSearchProvider *self)
{
  g_application_hold (self->application);
  g_application_release (self->application);
}

static gboolean
callboard_search_provider_result_metas_cb (CallboardSearchProvider *self,
                                           GDBusMethodInvocation   *invocation,
                                           const char * const      *ids)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  g_auto(GVariantBuilder) metas = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("aa{sv}"));

  for (guint i = 0; ids[i] != NULL; i++)
    {
      GVariant *meta = callboard_search_result_describe (ids[i], now);

      if (meta != NULL)
        g_variant_builder_add_value (&metas, meta);
    }

  callboard_shell_search_provider2_complete_get_result_metas (self->skeleton, invocation,
                                                              g_variant_builder_end (&metas));
  reset_inactivity_timeout (self);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
callboard_search_provider_activate_result_cb (CallboardSearchProvider *self,
                                              GDBusMethodInvocation   *invocation,
                                              const char              *id,
                                              const char * const      *terms,
                                              guint                    timestamp)
{
  g_autofree char *account_id = NULL;
  g_autofree char *run_id = NULL;
  g_autofree char *simulation_id = NULL;

  if (callboard_search_result_parse_id (id, &account_id, &run_id, &simulation_id))
    g_signal_emit (self, signals[SIGNAL_RESULT_CHOSEN], 0, account_id, run_id, simulation_id);
  callboard_shell_search_provider2_complete_activate_result (self->skeleton, invocation);
  reset_inactivity_timeout (self);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
callboard_search_provider_launch_search_cb (CallboardSearchProvider *self,
                                            GDBusMethodInvocation   *invocation,
                                            const char * const      *terms,
                                            guint                    timestamp)
{
  g_autofree char *text = g_strjoinv (" ", (char **) terms);

  g_signal_emit (self, signals[SIGNAL_SEARCH_LAUNCHED], 0, text);
  callboard_shell_search_provider2_complete_launch_search (self->skeleton, invocation);
  reset_inactivity_timeout (self);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static void
callboard_search_provider_init (CallboardSearchProvider *self)
{
  self->skeleton = callboard_shell_search_provider2_skeleton_new ();
  g_object_connect (self->skeleton,
                    "swapped-object-signal::handle-get-initial-result-set",
                    G_CALLBACK (callboard_search_provider_initial_result_set_cb), self,
                    "swapped-object-signal::handle-get-subsearch-result-set",
                    G_CALLBACK (callboard_search_provider_subsearch_result_set_cb), self,
                    "swapped-object-signal::handle-get-result-metas",
                    G_CALLBACK (callboard_search_provider_result_metas_cb), self,
                    "swapped-object-signal::handle-activate-result",
                    G_CALLBACK (callboard_search_provider_activate_result_cb), self,
                    "swapped-object-signal::handle-launch-search",
                    G_CALLBACK (callboard_search_provider_launch_search_cb), self,
                    NULL);
}

/**
 * callboard_search_provider_new:
 * @application: (not owned): the application, which must outlive the provider
 * @store: the accounts
 * @history: the history to search
 *
 * Returns: (transfer full): a provider that is not exported yet
 */
CallboardSearchProvider *
callboard_search_provider_new (GApplication          *application,
                               CallboardAccountStore *store,
                               CallboardHistory      *history)
{
  CallboardSearchProvider *self;

  g_return_val_if_fail (G_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (CALLBOARD_IS_ACCOUNT_STORE (store), NULL);
  g_return_val_if_fail (CALLBOARD_IS_HISTORY (history), NULL);

  self = g_object_new (CALLBOARD_TYPE_SEARCH_PROVIDER, NULL);
  self->application = application;
  self->store = g_object_ref (store);
  self->history = g_object_ref (history);

  return self;
}

/**
 * callboard_search_provider_export:
 * @self: a provider
 * @connection: a D-Bus connection
 * @application_path: the object path of the application
 * @error: return location for a GIO error
 *
 * Exports the provider.
 *
 * Returns: whether it succeeded
 */
gboolean
callboard_search_provider_export (CallboardSearchProvider  *self,
                                  GDBusConnection          *connection,
                                  const char               *application_path,
                                  GError                  **error)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (CALLBOARD_IS_SEARCH_PROVIDER (self), FALSE);
  g_return_val_if_fail (G_IS_DBUS_CONNECTION (connection), FALSE);

  path = g_strconcat (application_path, PATH, NULL);

  return g_dbus_interface_skeleton_export (G_DBUS_INTERFACE_SKELETON (self->skeleton), connection,
                                           path, error);
}

/**
 * callboard_search_provider_unexport:
 * @self: a provider
 *
 * Cancels the current search and unexports the provider.
 */
void
callboard_search_provider_unexport (CallboardSearchProvider *self)
{
  g_return_if_fail (CALLBOARD_IS_SEARCH_PROVIDER (self));

  cancel_search (self);
  if (g_dbus_interface_skeleton_get_connection (G_DBUS_INTERFACE_SKELETON (self->skeleton)) != NULL)
    g_dbus_interface_skeleton_unexport (G_DBUS_INTERFACE_SKELETON (self->skeleton));
}
