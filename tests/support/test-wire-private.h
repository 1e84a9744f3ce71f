/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a wire and its connections share.
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
  GQueue           first;
  gsize            piece_size;
  gboolean         is_hasty;
  gboolean         is_dripping;
  gsize            n_due;
  GPtrArray       *waiting;

  GPtrArray       *requests;
  guint            n_connections;
  guint            n_open;
  gsize            n_said;
};

/* What is said once. */
typedef struct
{
  GBytes      *answer;
  TestWireEnd  end;
} TestWireResponse;

/* A connection: what was read of a request, and how much of the answer said. */
typedef struct
{
  TestWire          *wire;
  GSocketConnection *connection;
  GIOStream         *stream;
  GString           *read;
  char               buffer[4096];
  GBytes            *answer;
  TestWireEnd        end;
  gsize              n_said;
} TestWireConnection;

void     test_wire_response_free          (gpointer            data);
void     test_wire_connection_send_piece  (TestWireConnection *line);
gboolean test_wire_connection_on_incoming (GSocketService     *service,
                                           GSocketConnection  *connection,
                                           GObject            *source,
                                           gpointer            user_data);

G_END_DECLS
