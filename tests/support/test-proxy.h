/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TestProxy:
 *
 * An HTTP proxy on loopback in the test process that tunnels with CONNECT, and that can ask
 * for a name and a password.
 */
typedef struct _TestProxy TestProxy;

TestProxy  *test_proxy_new            (void);
void        test_proxy_free           (TestProxy  *self);
guint       test_proxy_get_port       (TestProxy  *self);
void        test_proxy_set_password   (TestProxy  *self,
                                       const char *name_and_password);
void        test_proxy_refuse         (TestProxy  *self,
                                       guint       status);
guint       test_proxy_get_n_requests (TestProxy  *self);
guint       test_proxy_get_n_tunnels  (TestProxy  *self);
const char *test_proxy_get_request    (TestProxy  *self,
                                       guint       number);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestProxy, test_proxy_free)

G_END_DECLS
