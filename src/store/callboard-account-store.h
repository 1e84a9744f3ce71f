/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "callboard-account.h"
#include "callboard-object-list.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_ACCOUNT_STORE (callboard_account_store_get_type ())

G_DECLARE_FINAL_TYPE (CallboardAccountStore, callboard_account_store, CALLBOARD, ACCOUNT_STORE, CallboardObjectList)

CallboardAccountStore *callboard_account_store_new               (GSettings              *settings);
CallboardAccount      *callboard_account_store_get_current       (CallboardAccountStore  *self);
void                   callboard_account_store_set_current       (CallboardAccountStore  *self,
                                                                  CallboardAccount       *account);
CallboardAccount      *callboard_account_store_find              (CallboardAccountStore  *self,
                                                                  const char             *id);
void                   callboard_account_store_load_token_async  (CallboardAccountStore  *self,
                                                                  CallboardAccount       *account,
                                                                  GCancellable           *cancellable,
                                                                  GAsyncReadyCallback     callback,
                                                                  gpointer                user_data);
void                   callboard_account_store_unlock_async      (CallboardAccountStore  *self,
                                                                  CallboardAccount       *account,
                                                                  GCancellable           *cancellable,
                                                                  GAsyncReadyCallback     callback,
                                                                  gpointer                user_data);
gboolean               callboard_account_store_load_token_finish (CallboardAccountStore  *self,
                                                                  GAsyncResult           *result,
                                                                  GError                **error);
void                   callboard_account_store_save_async        (CallboardAccountStore  *self,
                                                                  CallboardAccount       *account,
                                                                  GCancellable           *cancellable,
                                                                  GAsyncReadyCallback     callback,
                                                                  gpointer                user_data);
gboolean               callboard_account_store_save_finish       (CallboardAccountStore  *self,
                                                                  GAsyncResult           *result,
                                                                  GError                **error);
void                   callboard_account_store_remove_async      (CallboardAccountStore  *self,
                                                                  CallboardAccount       *account,
                                                                  GCancellable           *cancellable,
                                                                  GAsyncReadyCallback     callback,
                                                                  gpointer                user_data);
gboolean               callboard_account_store_remove_finish     (CallboardAccountStore  *self,
                                                                  GAsyncResult           *result,
                                                                  GError                **error);

G_END_DECLS
