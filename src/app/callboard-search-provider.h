/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "callboard-account-store.h"
#include "callboard-history.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_SEARCH_PROVIDER (callboard_search_provider_get_type ())

G_DECLARE_FINAL_TYPE (CallboardSearchProvider, callboard_search_provider, CALLBOARD, SEARCH_PROVIDER, GObject)

CallboardSearchProvider *callboard_search_provider_new      (GApplication             *application,
                                                             CallboardAccountStore    *store,
                                                             CallboardHistory         *history);
gboolean                 callboard_search_provider_export   (CallboardSearchProvider  *self,
                                                             GDBusConnection          *connection,
                                                             const char               *application_path,
                                                             GError                  **error);
void                     callboard_search_provider_unexport (CallboardSearchProvider  *self);

G_END_DECLS
