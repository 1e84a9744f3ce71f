/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TestWire:
 *
 * A socket on loopback in the test process that sends raw bytes, whether they are valid
 * HTTP or not, and records the raw requests.
 */
typedef struct _TestWire TestWire;

/**
 * TestWireEnd:
 * @TEST_WIRE_CLOSE: closes the connection
 * @TEST_WIRE_HOLD: leaves it open
 *
 * What to do after the last byte of a response.
 */
typedef enum
{
  TEST_WIRE_CLOSE,
  TEST_WIRE_HOLD,
} TestWireEnd;

TestWire   *test_wire_new               (void);
TestWire   *test_wire_new_tls           (GTlsCertificate *certificate);
void        test_wire_free              (TestWire        *self);
const char *test_wire_get_base_url      (TestWire        *self);
guint       test_wire_get_port          (TestWire        *self);
void        test_wire_answer            (TestWire        *self,
                                         const char      *text,
                                         TestWireEnd      end);
void        test_wire_answer_bytes      (TestWire        *self,
                                         GBytes          *bytes,
                                         TestWireEnd      end);
void        test_wire_answer_once       (TestWire        *self,
                                         GBytes          *bytes,
                                         TestWireEnd      end);
void        test_wire_set_piece_size    (TestWire        *self,
                                         gsize            piece_size);
void        test_wire_set_dripping      (TestWire        *self);
void        test_wire_drip              (TestWire        *self,
                                         gsize            n_bytes);
void        test_wire_wait_requests     (TestWire        *self,
                                         guint            n_requests);
void        test_wire_set_early         (TestWire        *self);
guint       test_wire_get_n_connections (TestWire        *self);
guint       test_wire_get_n_open        (TestWire        *self);
void        test_wire_wait_disconnected (TestWire        *self);
guint       test_wire_get_n_requests    (TestWire        *self);
const char *test_wire_get_request       (TestWire        *self,
                                         guint            number);
char       *test_wire_dup_request_line  (TestWire        *self,
                                         guint            number);
gboolean    test_wire_has_sent          (TestWire        *self,
                                         gsize            n_bytes);
void        test_wire_stop              (TestWire        *self);
void        test_wire_reset             (TestWire        *self,
                                         GTlsCertificate *certificate);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestWire, test_wire_free)

G_END_DECLS
