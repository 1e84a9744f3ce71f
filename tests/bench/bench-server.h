/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BENCH_N_SAMPLES:
 *
 * The number of samples of each row.
 */
#define BENCH_N_SAMPLES 7

/**
 * BenchServer:
 * @process: the demo server
 * @base_url: its address
 * @token: its token
 * @run_id: the ID of the run with the requested number of simulations
 *
 * A demo server in a separate process.
 */
typedef struct
{
  GSubprocess *process;
  char        *base_url;
  char        *token;
  char        *run_id;
} BenchServer;

BenchServer *bench_server_start (guint        n_simulations);
void         bench_server_stop  (BenchServer *server);
char        *bench_dup_empty_window (void);
void         bench_log          (const char  *format,
                                 ...) G_GNUC_PRINTF (1, 2);

G_END_DECLS
