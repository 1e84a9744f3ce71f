/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a fuzz target is: one function that takes any bytes and must come to no
 * harm. libFuzzer calls it, or tests/fuzz/replay.c with what is kept in the
 * corpus.
 */

#pragma once

#include <glib.h>
#include <stddef.h>
#include <stdint.h>

G_BEGIN_DECLS

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

G_END_DECLS
