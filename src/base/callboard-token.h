/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CallboardTokenNoise:
 * @CALLBOARD_TOKEN_NOISE_PREFIX: the words of a header or a shell before the token
 * @CALLBOARD_TOKEN_NOISE_QUOTES: quotation marks around it
 * @CALLBOARD_TOKEN_NOISE_SPACE: spaces around it and line breaks
 * @CALLBOARD_TOKEN_NOISE_INVISIBLE: characters without a width
 *
 * What people copy along with a token.
 */
typedef enum
{
  CALLBOARD_TOKEN_NOISE_PREFIX    = 1 << 0,
  CALLBOARD_TOKEN_NOISE_QUOTES    = 1 << 1,
  CALLBOARD_TOKEN_NOISE_SPACE     = 1 << 2,
  CALLBOARD_TOKEN_NOISE_INVISIBLE = 1 << 3,
} CallboardTokenNoise;

char *callboard_token_clean            (const char          *text,
                                        CallboardTokenNoise *noise);
char *callboard_token_noise_dup_notice (CallboardTokenNoise  noise);

G_END_DECLS
