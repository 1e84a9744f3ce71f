/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BenchRow:
 * @name: what the row is asked for by: `decode-10000`
 * @title: what is measured, in words
 * @against: what it is measured against, in words
 * @measure: what is counted: `time`, `memory`, `frames`, `wake-ups`; times are
 *   in seconds, memory is in bytes
 * @limit: the largest ratio that will do
 * @is_share: whether the ratio is that of all that was measured, in place of the
 *   median
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
 * @data: what was given together with the function
 *
 * Returns: what one go of something took
 */
typedef double (*BenchFunc) (gpointer data);

gboolean bench_is_wanted (int               argc,
                          char            **argv,
                          const BenchRow   *row);
double   bench_time      (GFunc             func,
                          gpointer          data);
void     bench_compare   (const BenchRow   *row,
                          guint             n_samples,
                          BenchFunc         value,
                          BenchFunc         reference,
                          gpointer          data);
void     bench_report    (const BenchRow   *row,
                          const double     *values,
                          const double     *references,
                          guint             n_samples);

G_END_DECLS
