/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The result of a search of the history. Shown by CallboardHistorySearchView.
 */

#include "config.h"

#include "callboard-account-history-private.h"
#include "callboard-history-match-list.h"
#include "callboard-live-object-private.h"

/**
 * CallboardHistoryMatchList:
 *
 * A #GListModel of the results of a kind, and a #CallboardLiveObject for the search that fills
 * it.
 */
struct _CallboardHistoryMatchList
{
  CallboardLiveObject        parent_instance;

  CallboardHistoryMatchKind  kind;
  GPtrArray                 *matches;
};

static GType
callboard_history_match_list_get_item_type (GListModel *model)
{
  return G_TYPE_OBJECT;
}

static guint
callboard_history_match_list_get_n_items (GListModel *model)
{
  return CALLBOARD_HISTORY_MATCH_LIST (model)->matches->len;
}

static gpointer
callboard_history_match_list_get_item (GListModel *model,
                                       guint       position)
{
  GPtrArray *matches = CALLBOARD_HISTORY_MATCH_LIST (model)->matches;

  return position < matches->len ? g_object_ref (g_ptr_array_index (matches, position)) : NULL;
}

static void
callboard_history_match_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = callboard_history_match_list_get_item_type;
  iface->get_n_items = callboard_history_match_list_get_n_items;
  iface->get_item = callboard_history_match_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (CallboardHistoryMatchList, callboard_history_match_list,
                               CALLBOARD_TYPE_LIVE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      callboard_history_match_list_model_init))

static void
callboard_history_match_list_finalize (GObject *object)
{
  g_ptr_array_unref (CALLBOARD_HISTORY_MATCH_LIST (object)->matches);

  G_OBJECT_CLASS (callboard_history_match_list_parent_class)->finalize (object);
}

static void
callboard_history_match_list_class_init (CallboardHistoryMatchListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = callboard_history_match_list_finalize;
}

static void
callboard_history_match_list_init (CallboardHistoryMatchList *self)
{
  self->matches = g_ptr_array_new ();
}

/**
 * callboard_history_match_list_new:
 * @kind: what to search
 *
 * Returns: (transfer full): an empty list
 */
CallboardHistoryMatchList *
callboard_history_match_list_new (CallboardHistoryMatchKind kind)
{
  CallboardHistoryMatchList *self = g_object_new (CALLBOARD_TYPE_HISTORY_MATCH_LIST, NULL);

  self->kind = kind;

  return self;
}

/* Takes @matches and @error. */
static void
take_matches (CallboardHistoryMatchList *self,
              GPtrArray                 *matches,
              GError                    *error)
{
  guint n_before;

  /* Canceled by dispose(), when self is freed, or by the next search. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_error_free (error);
      return;
    }

  if (matches != NULL)
    {
      n_before = self->matches->len;
      g_ptr_array_unref (self->matches);
      self->matches = matches;
      g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, matches->len);
    }
  callboard_live_object_take_error (self, error);
  callboard_live_object_set_loading (self, FALSE);
}

static void
callboard_history_match_list_runs_found_cb (GObject      *source,
                                            GAsyncResult *result,
                                            gpointer      user_data)
{
  GError *error = NULL;
  GPtrArray *matches = callboard_account_history_search_runs_finish (result, &error);

  take_matches (user_data, matches, error);
}

static void
callboard_history_match_list_simulations_found_cb (GObject      *source,
                                                   GAsyncResult *result,
                                                   gpointer      user_data)
{
  GError *error = NULL;
  GPtrArray *matches = callboard_account_history_search_finish (result, &error);

  take_matches (user_data, matches, error);
}

static void
callboard_history_match_list_transcripts_found_cb (GObject      *source,
                                                   GAsyncResult *result,
                                                   gpointer      user_data)
{
  GError *error = NULL;
  GPtrArray *matches = callboard_account_history_search_transcripts_finish (result, &error);

  take_matches (user_data, matches, error);
}

static void
search (CallboardHistoryMatchList *self,
        CallboardAccountHistory   *account_history,
        const char                *text)
{
  GCancellable *cancellable = callboard_live_object_get_cancellable (self);

  switch (self->kind)
    {
    case CALLBOARD_HISTORY_MATCH_RUNS:
      callboard_account_history_search_runs_async (account_history, text, cancellable,
                                                   callboard_history_match_list_runs_found_cb, self);
      break;
    case CALLBOARD_HISTORY_MATCH_SIMULATIONS:
      callboard_account_history_search_async (account_history, text, cancellable,
                                              callboard_history_match_list_simulations_found_cb, self);
      break;
    case CALLBOARD_HISTORY_MATCH_TRANSCRIPTS:
      callboard_account_history_search_transcripts_async (account_history, NULL, text, cancellable,
                                                          callboard_history_match_list_transcripts_found_cb, self);
      break;
    case CALLBOARD_N_HISTORY_MATCH_KINDS:
    default:
      g_assert_not_reached ();
    }
}

/**
 * callboard_history_match_list_search:
 * @self: a list of matches
 * @account_history: the history of an account
 * @text: the text to search for
 *
 * Replaces the matches by those of another search, once it has ended.
 */
void
callboard_history_match_list_search (CallboardHistoryMatchList *self,
                                     CallboardAccountHistory   *account_history,
                                     const char                *text)
{
  g_return_if_fail (CALLBOARD_IS_HISTORY_MATCH_LIST (self));
  g_return_if_fail (CALLBOARD_IS_ACCOUNT_HISTORY (account_history));
  g_return_if_fail (text != NULL);

  callboard_live_object_cancel (self);
  callboard_live_object_set_loading (self, TRUE);
  search (self, account_history, text);
}
