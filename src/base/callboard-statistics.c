/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Percentiles and histograms of numbers, such as a metric of the calls of a run. Used by
 * the summary of a column.
 */

#include "config.h"

#include <math.h>
#include <string.h>

#include "callboard-statistics.h"

/* The number of bins to come close to. */
#define WANTED_BINS 12

/**
 * callboard_statistics_percentile:
 * @sorted: (array length=n): finite numbers in ascending order
 * @n: how many, at least 1
 * @percent: from 0 to 100
 *
 * The percentile by linear interpolation between the closest ranks: definition 7 of Hyndman
 * and Fan, "Sample Quantiles in Statistical Packages", The American Statistician 50 (1996),
 * 361–365. It is the default of R, NumPy and PERCENTILE.INC of spreadsheets: with ranks from
 * 0, the percentile p has the rank (n − 1) · p ∕ 100.
 *
 * Returns: the percentile
 */
double
callboard_statistics_percentile (const double *sorted,
                                 guint         n,
                                 double        percent)
{
  double rank;
  guint below;
  double share;

  g_return_val_if_fail (sorted != NULL && n > 0, 0);
  g_return_val_if_fail (percent >= 0 && percent <= 100, 0);

  rank = (n - 1) * percent / 100;
  below = MIN ((guint) rank, n - 1);
  share = rank - below;
  if (below + 1 == n || share <= 0)
    return sorted[below];

  /* The difference of large numbers may be infinite. */
  return sorted[below] * (1 - share) + sorted[below + 1] * share;
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

/**
 * callboard_statistics_compute:
 * @values: (array length=n): finite numbers, which are sorted
 * @n: how many
 * @statistics: (out caller-allocates): return location for the statistics
 *
 * Sorts @values, and finds percentiles as callboard_statistics_percentile() does.
 */
void
callboard_statistics_compute (double              *values,
                              guint                n,
                              CallboardStatistics *statistics)
{
  g_return_if_fail (statistics != NULL);

  memset (statistics, 0, sizeof *statistics);
  if (n == 0)
    return;

  qsort (values, n, sizeof *values, compare_numbers);
  statistics->n = n;
  statistics->least = values[0];
  statistics->greatest = values[n - 1];
  statistics->median = callboard_statistics_percentile (values, n, 50);
  statistics->p90 = callboard_statistics_percentile (values, n, 90);
  statistics->p99 = callboard_statistics_percentile (values, n, 99);
}

/* --- Bins --------------------------------------------------------------------- */

/* Returns 1, 2 or 5 times a power of ten, not less than @width. */
static double
round_up (double width)
{
  double power = pow (10, floor (log10 (width)));
  double digit = width / power;

  if (digit <= 1)
    return power;
  if (digit <= 2)
    return 2 * power;
  if (digit <= 5)
    return 5 * power;

  return 10 * power;
}

static gboolean
are_integers (const double *values,
              guint         n)
{
  for (guint i = 0; i < n; i++)
    if (values[i] != floor (values[i]))
      return FALSE;

  return TRUE;
}

/* Sets limits that are round numbers. Returns FALSE if the numbers are too large or too close
 * for that. */
static gboolean
set_round_limits (CallboardBins *bins,
                  const double  *sorted,
                  guint          n)
{
  double least = sorted[0];
  double greatest = sorted[n - 1];
  double width = (greatest - least) / WANTED_BINS;
  double n_bins;

  if (!isnormal (width))
    return FALSE;

  width = round_up (width);
  if (width < 1 && are_integers (sorted, n))
    width = 1;
  bins->width = width;
  bins->start = floor (least / width) * width;
  n_bins = floor ((greatest - bins->start) / width) + 1;
  /* The last bin has its upper limit. */
  if (n_bins > 1 && bins->start + (n_bins - 1) * width >= greatest && width != 1)
    n_bins--;
  if (!(n_bins >= 1 && n_bins <= CALLBOARD_MAX_BINS))
    return FALSE;

  bins->n_bins = (guint) n_bins;

  return isfinite (bins->start) && bins->start + width > bins->start;
}

/**
 * callboard_bins_compute:
 * @sorted: (array length=n): finite numbers in ascending order
 * @n: how many
 * @bins: (out caller-allocates): return location for the histogram
 *
 * Counts numbers in bins, about a dozen, with limits that are round numbers. Integers have
 * bins of at least 1. A single bin has all numbers if they are equal.
 */
void
callboard_bins_compute (const double  *sorted,
                        guint          n,
                        CallboardBins *bins)
{
  g_return_if_fail (bins != NULL);

  memset (bins, 0, sizeof *bins);
  if (n == 0)
    return;

  if (!set_round_limits (bins, sorted, n))
    {
      bins->start = sorted[0];
      bins->width = MAX (sorted[n - 1] - sorted[0], 1);
      bins->n_bins = 1;
    }
  for (guint i = 0; i < n; i++)
    bins->counts[callboard_bins_find (bins, sorted[i])]++;
}

/**
 * callboard_bins_get_limit:
 * @self: bins
 * @bin: a bin, or the number of bins
 *
 * Returns: the lower limit of a bin, which is the upper one of the bin before
 */
double
callboard_bins_get_limit (const CallboardBins *self,
                          guint                bin)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->start + bin * self->width;
}

/**
 * callboard_bins_find:
 * @self: bins, at least one
 * @value: a number
 *
 * Returns: the bin of @value; the first or the last one if it is below or above all
 */
guint
callboard_bins_find (const CallboardBins *self,
                     double               value)
{
  double bin;

  g_return_val_if_fail (self != NULL && self->n_bins > 0, 0);

  bin = floor ((value - self->start) / self->width);
  if (!(bin > 0))
    return 0;

  return bin < self->n_bins ? (guint) bin : self->n_bins - 1;
}
