/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TestNotifications:
 *
 * A notification service on the session bus, which records the last notification.
 */
typedef struct _TestNotifications TestNotifications;

TestNotifications *test_notifications_new         (void);
void               test_notifications_free        (TestNotifications *self);
const char        *test_notifications_get_summary (TestNotifications *self);
const char        *test_notifications_get_body    (TestNotifications *self);

G_END_DECLS
