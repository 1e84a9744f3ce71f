/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BenchRow:
 * @name: the name of the row on the command line: `decode-10000`
 * @title: a description of the value
 * @against: a description of the reference
 * @measure: the unit: `time` (in seconds), `memory` (in bytes), `frames` or `wake-ups`
 * @limit: the largest acceptable ratio
 * @is_share: whether the ratio is that of the sums, instead of the median of the ratios
 *
 * One row of the table of `./dev bench`.
 */
typedef struct
{
  const char *name;
  const char *title;
  const char *against;
  const char *measure;
  double      limit;
  gboolean    is_share;
} BenchRow;

/**
 * BenchFunc:
 * @data: the data passed with the function
 *
 * Returns: one measurement
 */
typedef double (*BenchFunc) (gpointer data);

gboolean bench_is_wanted (int             argc,
                          char          **argv,
                          const BenchRow *row);
double   bench_time      (GFunc           func,
                          gpointer        data);
void     bench_compare   (const BenchRow *row,
                          guint           n_samples,
                          BenchFunc       value,
                          BenchFunc       reference,
                          gpointer        data);
void     bench_report    (const BenchRow *row,
                          const double   *values,
                          const double   *references,
                          guint           n_samples);

G_END_DECLS
