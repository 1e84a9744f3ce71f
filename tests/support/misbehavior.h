/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-error.h"
#include "test-certificates.h"
#include "test-wire.h"

G_BEGIN_DECLS

/**
 * MISBEHAVIOR_NONE:
 *
 * As `code`: it comes out well in the end.
 */
#define MISBEHAVIOR_NONE (-1)

/**
 * Misbehavior:
 * @name: its name
 * @answer: what the server says, to the letter; `@run` stands for a run and
 *   `@size` for its size
 * @build: (nullable): makes what it says where that is no text
 * @end: what follows
 * @times: how often it does so before it says what it should; 0 for ever
 * @piece_size: how many bytes it says at once; 0 for all
 * @is_hasty: whether it speaks before it is asked
 * @is_slow: whether it takes longer than anybody waits
 * @drips: whether it says a byte of the last eight only now and then
 * @certificate: (nullable): what it proves itself with instead of a good one
 * @code: the error of %CALLBOARD_ERROR, or %MISBEHAVIOR_NONE
 * @n_requests: how often it is asked; 0 where that is not the point
 * @title: what a person reads at the top
 * @hint: what a person is told to do, as a pattern
 * @message: what a person reads of the details, as a pattern
 *
 * A way in which a server misbehaves, and what a person reads of it. What was
 * read before stays on screen, whatever it is.
 */
typedef struct
{
  const char   *name;
  const char   *answer;
  GBytes     *(*build) (void);
  TestWireEnd   end;
  guint         times;
  gsize         piece_size;
  gboolean      is_hasty;
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
