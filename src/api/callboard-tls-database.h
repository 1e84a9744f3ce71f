/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define CALLBOARD_TYPE_TLS_DATABASE (callboard_tls_database_get_type ())

G_DECLARE_FINAL_TYPE (CallboardTlsDatabase, callboard_tls_database, CALLBOARD, TLS_DATABASE, GTlsDatabase)

GTlsDatabase *callboard_tls_database_new (const char  *ca_file,
                                          GError     **error);

G_END_DECLS
