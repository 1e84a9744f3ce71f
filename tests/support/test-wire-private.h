/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The struct of a wire and of its connections.
 */

#pragma once

#include "test-wire.h"

G_BEGIN_DECLS

struct _TestWire
{
  GSocketService  *service;
  GCancellable    *cancellable;
  GTlsCertificate *certificate;
  char            *base_url;
  guint            port;

  GBytes          *answer;
  TestWireEnd      end;
  GQueue           once;
  gsize            piece_size;
  gboolean         responds_early;
  gboolean         is_dripping;
  gsize            n_due;
  GPtrArray       *waiting;

  GPtrArray       *requests;
  guint            n_connections;
  guint            n_open;
  gsize            n_sent;
};

/* A response that is sent once. */
typedef struct
{
  GBytes      *answer;
  TestWireEnd  end;
} TestWireResponse;

/* A connection: the bytes read so far, and the number of bytes sent of the response. */
typedef struct
{
  TestWire          *wire;
  GSocketConnection *connection;
  GIOStream         *stream;
  GString           *read;
  char               buffer[4096];
  GBytes            *answer;
  TestWireEnd        end;
  gsize              n_sent;
} TestWireConnection;

void     test_wire_response_free          (gpointer            data);
void     test_wire_connection_send_piece  (TestWireConnection *self);
gboolean test_wire_connection_on_incoming (GSocketService     *service,
                                           GSocketConnection  *connection,
                                           GObject            *source,
                                           gpointer            user_data);

G_END_DECLS
