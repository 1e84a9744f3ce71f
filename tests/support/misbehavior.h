/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-error.h"
#include "test-certificates.h"
#include "test-wire.h"

G_BEGIN_DECLS

/**
 * MISBEHAVIOR_NONE:
 *
 * A value of `code`: the request succeeds in the end.
 */
#define MISBEHAVIOR_NONE (-1)

/**
 * Misbehavior:
 * @name: its name
 * @answer: the exact response of the server; `@run` is replaced by a run and `@size` by
 *   its size
 * @build: (nullable): creates the response if it is not text
 * @end: what the server does after the response
 * @times: how often it does this before it responds correctly; 0 for always
 * @piece_size: the number of bytes sent at once; 0 for all
 * @responds_early: whether it responds before the request
 * @is_slow: whether it takes longer than the timeout
 * @drips: whether it sends the last eight bytes one at a time
 * @certificate: (nullable): its certificate, if it is not the good one
 * @code: the expected error of %CALLBOARD_ERROR, or %MISBEHAVIOR_NONE
 * @n_requests: the expected number of requests; 0 to accept any
 * @title: the expected title of the error
 * @hint: the expected hint, as a pattern
 * @message: the expected message, as a pattern
 *
 * A way for a server to misbehave, and the error that the user sees. Data that was loaded
 * before stays visible in every case.
 */
typedef struct
{
  const char   *name;
  const char   *answer;
  GBytes     *(*build) (void);
  TestWireEnd   end;
  guint         times;
  gsize         piece_size;
  gboolean      responds_early;
  gboolean      is_slow;
  gboolean      drips;
  const char   *certificate;

  int           code;
  guint         n_requests;
  const char   *title;
  const char   *hint;
  const char   *message;
} Misbehavior;

guint              misbehavior_get_n (void);
const Misbehavior *misbehavior_get   (guint              number);
void               misbehavior_end   (TestWire          *wire,
                                      const char        *run,
                                      GTlsCertificate   *certificate);
void               misbehavior_begin (const Misbehavior *self,
                                      TestWire          *wire,
                                      const char        *run,
                                      TestCertificates  *certificates);

G_END_DECLS
