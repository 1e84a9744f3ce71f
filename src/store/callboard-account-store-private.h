/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Declarations shared by the files of CallboardAccountStore.
 */

#pragma once

#include "callboard-account-store.h"
#include "callboard-task-queue.h"

G_BEGIN_DECLS

/* The accounts in the settings. */
#define CALLBOARD_ACCOUNT_STORE_KEY "accounts"

/**
 * CallboardAccountStore:
 *
 * A #GListModel of the signed-in #CallboardAccount, which are saved. They have no tokens
 * until callboard_account_store_load_token_async() has loaded them.
 */
struct _CallboardAccountStore
{
  CallboardObjectList  parent_instance;

  GSettings           *settings;
  /* The items of the list model. */
  GPtrArray           *accounts;
  /* Accounts whose token is not in the keyring; they last until the process exits. */
  GHashTable          *unsaved;
  /* What was last written to the settings. */
  GVariant            *written;
  /* Stores and deletes the tokens; its keys are IDs of accounts. */
  CallboardTaskQueue  *token_queue;
};

void     callboard_account_store_add                (CallboardAccountStore *self,
                                                     CallboardAccount      *account);

/* In callboard-account-store-settings.c. */
void     callboard_account_store_write_accounts     (CallboardAccountStore *self);
void     callboard_account_store_read_accounts      (CallboardAccountStore *self);
gboolean callboard_account_store_are_settings_saved (CallboardAccountStore *self);

/* In callboard-account-store-token.c. */
void     callboard_account_store_queue_store        (GTask                 *task);
void     callboard_account_store_queue_clear        (GTask                 *task);

G_END_DECLS
