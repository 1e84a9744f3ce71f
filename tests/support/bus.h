/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GDBusConnection *test_bus_connect       (void);
void             test_bus_disconnect    (GDBusConnection            *connection);
void             test_bus_own           (GDBusConnection            *connection,
                                         const char                 *name);
guint            test_bus_export        (GDBusConnection            *connection,
                                         const char                 *path,
                                         const char                 *introspection,
                                         const GDBusInterfaceVTable *vtable,
                                         gpointer                    user_data);
void             test_bus_wait_for_name (const char                 *name,
                                         gboolean                    is_owned);

G_END_DECLS
