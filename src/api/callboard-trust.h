/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define CALLBOARD_TYPE_TRUST (callboard_trust_get_type ())

G_DECLARE_FINAL_TYPE (CallboardTrust, callboard_trust, CALLBOARD, TRUST, GTlsDatabase)

GTlsDatabase *callboard_trust_new (const char  *ca_file,
                                   GError     **error);

G_END_DECLS
