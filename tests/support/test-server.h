/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/**
 * TestServer:
 *
 * A SoupServer on loopback in the test process that sends the responses set by the test
 * and records the requests.
 */
typedef struct _TestServer TestServer;

/**
 * TestRequest:
 * @method: the method
 * @path: path and query, still escaped
 * @headers: the headers
 *
 * A request that a server received.
 */
typedef struct
{
  char               *method;
  char               *path;
  SoupMessageHeaders *headers;
} TestRequest;

/**
 * TestServerFunc:
 * @server: a server
 * @message: a request
 * @user_data: the data passed to test_server_set_func()
 *
 * Responds to a request, if test_server_answer() is not enough.
 */
typedef void (*TestServerFunc) (TestServer        *server,
                                SoupServerMessage *message,
                                gpointer           user_data);

TestServer        *test_server_new             (void);
void               test_server_free            (TestServer        *self);
const char        *test_server_get_base_url    (TestServer        *self);
void               test_server_answer          (TestServer        *self,
                                                guint              status,
                                                const char        *body);
void               test_server_answer_bytes    (TestServer        *self,
                                                guint              status,
                                                GBytes            *body);
void               test_server_answer_file     (TestServer        *self,
                                                const char        *name);
void               test_server_add_header      (TestServer        *self,
                                                const char        *name,
                                                const char        *value);
void               test_server_stream          (TestServer        *self,
                                                guint              status,
                                                guint64            length);
void               test_server_set_func        (TestServer        *self,
                                                TestServerFunc     func,
                                                gpointer           user_data);
void               test_server_disable_retries (TestServer        *self);
void               test_server_hold            (TestServer        *self);
void               test_server_release         (TestServer        *self);
guint              test_server_get_n_held      (TestServer        *self);
guint              test_server_get_n_requests  (TestServer        *self);
guint              test_server_get_n_aborted   (TestServer        *self);
guint64            test_server_get_n_streamed  (TestServer        *self);
const TestRequest *test_server_get_request     (TestServer        *self,
                                                guint              number);
void               test_server_wait_requests   (TestServer        *self,
                                                guint              n_requests);
void               test_server_wait_aborted    (TestServer        *self,
                                                guint              n_aborted);
const char        *test_request_get_header     (const TestRequest *request,
                                                const char        *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestServer, test_server_free)

G_END_DECLS
