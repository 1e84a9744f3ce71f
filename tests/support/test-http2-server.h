/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TestHttp2Server:
 *
 * A server on loopback in the test process that speaks HTTP/2 only, over TLS, and that can
 * refuse requests.
 */
typedef struct _TestHttp2Server TestHttp2Server;

TestHttp2Server *test_http2_server_new               (GTlsCertificate *certificate,
                                                      const char      *body);
void             test_http2_server_free              (TestHttp2Server *self);
const char      *test_http2_server_get_base_url      (TestHttp2Server *self);
void             test_http2_server_refuse            (TestHttp2Server *self,
                                                      guint            n_requests);
void             test_http2_server_hold              (TestHttp2Server *self,
                                                      guint            n_requests);
void             test_http2_server_set_holds_bodies  (TestHttp2Server *self,
                                                      gboolean         holds_bodies);
void             test_http2_server_silence_connections
                                                     (TestHttp2Server *self);
void             test_http2_server_drop_connections  (TestHttp2Server *self);
guint            test_http2_server_get_n_requests    (TestHttp2Server *self);
guint            test_http2_server_get_n_connections (TestHttp2Server *self);
void             test_http2_server_wait_requests     (TestHttp2Server *self,
                                                      guint            n_requests);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestHttp2Server, test_http2_server_free)

G_END_DECLS
