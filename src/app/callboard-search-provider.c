/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The search of the desktop, over what was read: callers, scenarios and runs. It
 * opens no window, and asks neither the network nor the keyring. Owned by the
 * application, which does what a chosen result asks for.
 */

#include "config.h"

#include "callboard-history-desktop-search.h"
#include "callboard-search-provider.h"
#include "callboard-search-result.h"
#include "callboard-shell-search-provider.h"

#define PATH "/SearchProvider"

/* More than a desktop shows. */
#define MAX_RESULTS 20

/**
 * CallboardSearchProvider:
 *
 * `org.gnome.Shell.SearchProvider2`. While somebody asks, the application goes on.
 */
struct _CallboardSearchProvider
{
  GObject                        parent_instance;

  /* Owns this object. */
  GApplication                  *application;
  CallboardAccountStore         *store;
  CallboardHistory              *history;
  CallboardShellSearchProvider2 *skeleton;
  /* Of the last search: another one makes it stale. */
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
give_up (CallboardSearchProvider *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
callboard_search_provider_dispose (GObject *object)
{
  CallboardSearchProvider *self = CALLBOARD_SEARCH_PROVIDER (object);

  if (self->skeleton != NULL)
    {
      callboard_search_provider_unexport (self);
      g_signal_handlers_disconnect_by_data (self->skeleton, self);
    }
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
   * @account_id: the id of an account
   * @run_id: a `simulationRunPlanJobId`
   * @simulation_id: (nullable): a `simulationJobId` of that run
   *
   * Somebody wants to see a run, or a simulation of it.
   */
  signals[SIGNAL_RESULT_CHOSEN] =
    g_signal_new ("result-chosen", CALLBOARD_TYPE_SEARCH_PROVIDER, G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING);

  /**
   * CallboardSearchProvider::search-launched:
   * @self: the provider
   * @text: what was typed
   *
   * Somebody wants to see all that is found.
   */
  signals[SIGNAL_SEARCH_LAUNCHED] =
    g_signal_new ("search-launched", CALLBOARD_TYPE_SEARCH_PROVIDER, G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

/* --- Searching -------------------------------------------------------------- */

/* One question of the desktop, which is answered when every account is. */
typedef struct
{
  GApplication          *application;
  GDBusMethodInvocation *invocation;
  GStrvBuilder          *results;
  guint                  n_results;
  guint                  n_pending;
} Search;

/* The part of a search in one account. */
typedef struct
{
  Search *search;
  char   *account_id;
} SearchPart;

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

/* What is stale is answered too, by what there is. */
static void
search_end_part (Search *search)
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
  SearchPart *part = user_data;
  Search *search = part->search;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) matches = callboard_history_desktop_search_finish (CALLBOARD_HISTORY (source), result, &error);

  if (matches == NULL)
    g_debug ("The history cannot be searched: %s", error->message);

  for (guint i = 0; matches != NULL && i < matches->len && search->n_results < MAX_RESULTS; i++)
    {
      g_strv_builder_take (search->results,
                           callboard_search_result_dup_id (part->account_id, g_ptr_array_index (matches, i)));
      search->n_results++;
    }

  g_free (part->account_id);
  g_free (part);
  search_end_part (search);
}

static gboolean
search (CallboardSearchProvider *self,
        GDBusMethodInvocation   *invocation,
        const char * const      *terms)
{
  g_autofree char *text = g_strjoinv (" ", (char **) terms);
  GListModel *accounts = G_LIST_MODEL (self->store);
  Search *data = search_new (self->application, invocation);

  give_up (self);
  self->cancellable = g_cancellable_new ();
  for (guint i = 0; i < g_list_model_get_n_items (accounts); i++)
    {
      g_autoptr(CallboardAccount) account = g_list_model_get_item (accounts, i);
      SearchPart *part = g_new0 (SearchPart, 1);

      part->search = data;
      part->account_id = g_strdup (callboard_account_get_id (account));
      data->n_pending++;
      callboard_history_desktop_search_async (self->history, part->account_id, text, self->cancellable, callboard_search_provider_found_cb, part);
    }
  search_end_part (data);

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

/* Whoever asks is likely to ask more. */
static void
stay (CallboardSearchProvider *self)
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
  stay (self);

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
  stay (self);

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
  stay (self);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static void
callboard_search_provider_init (CallboardSearchProvider *self)
{
  self->skeleton = callboard_shell_search_provider2_skeleton_new ();
  g_signal_connect_swapped (self->skeleton, "handle-get-initial-result-set", G_CALLBACK (callboard_search_provider_initial_result_set_cb), self);
  g_signal_connect_swapped (self->skeleton, "handle-get-subsearch-result-set", G_CALLBACK (callboard_search_provider_subsearch_result_set_cb), self);
  g_signal_connect_swapped (self->skeleton, "handle-get-result-metas", G_CALLBACK (callboard_search_provider_result_metas_cb), self);
  g_signal_connect_swapped (self->skeleton, "handle-activate-result", G_CALLBACK (callboard_search_provider_activate_result_cb), self);
  g_signal_connect_swapped (self->skeleton, "handle-launch-search", G_CALLBACK (callboard_search_provider_launch_search_cb), self);
}

/**
 * callboard_search_provider_new:
 * @application: (not owned): the application, which outlives the provider
 * @store: the accounts that are signed in
 * @history: what was read with them
 *
 * Returns: (transfer full): a provider, to be exported
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
 * @connection: a bus
 * @application_path: where the application is on it
 * @error: return location for an error of GIO
 *
 * Lets the desktop ask.
 *
 * Returns: whether it can
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

  return g_dbus_interface_skeleton_export (G_DBUS_INTERFACE_SKELETON (self->skeleton), connection, path, error);
}

/**
 * callboard_search_provider_unexport:
 * @self: a provider
 *
 * Lets nobody ask any more.
 */
void
callboard_search_provider_unexport (CallboardSearchProvider *self)
{
  g_return_if_fail (CALLBOARD_IS_SEARCH_PROVIDER (self));

  give_up (self);
  if (g_dbus_interface_skeleton_get_connection (G_DBUS_INTERFACE_SKELETON (self->skeleton)) != NULL)
    g_dbus_interface_skeleton_unexport (G_DBUS_INTERFACE_SKELETON (self->skeleton));
}
