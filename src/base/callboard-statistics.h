/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CallboardStatistics:
 * @n: the number of values; without any, the rest is 0
 * @least: the least value
 * @greatest: the greatest value
 * @median: the 50th percentile
 * @p90: the 90th percentile
 * @p99: the 99th percentile
 *
 * What is known of a set of numbers.
 */
typedef struct
{
  guint  n;
  double least;
  double greatest;
  double median;
  double p90;
  double p99;
} CallboardStatistics;

#define CALLBOARD_MAX_BINS 32

/**
 * CallboardBins:
 * @start: the lower limit of the first bin
 * @width: the width of each bin, more than 0
 * @n_bins: the number of bins; 0 without values
 * @counts: the number of values in each bin
 *
 * A histogram. A bin has its lower limit but not its upper one, except the last, which has
 * both.
 */
typedef struct
{
  double start;
  double width;
  guint  n_bins;
  guint  counts[CALLBOARD_MAX_BINS];
} CallboardBins;

double callboard_statistics_percentile (const double        *sorted,
                                        guint                n,
                                        double               percent);
void   callboard_statistics_compute    (double              *values,
                                        guint                n,
                                        CallboardStatistics *statistics);
void   callboard_bins_compute          (const double        *sorted,
                                        guint                n,
                                        CallboardBins       *bins);
double callboard_bins_get_limit        (const CallboardBins *self,
                                        guint                bin);
guint  callboard_bins_find             (const CallboardBins *self,
                                        double               value);

G_END_DECLS
