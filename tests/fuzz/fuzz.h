/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The entry point of a fuzz target: a function that must handle any input. Called by
 * libFuzzer, or by tests/fuzz/replay.c with the files of the corpus.
 */

#pragma once

#include <glib.h>
#include <stddef.h>
#include <stdint.h>

G_BEGIN_DECLS

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

G_END_DECLS
