/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Percentiles against published numbers, and histograms of ordinary and of odd numbers.
 */

#include <math.h>
#include <string.h>

#include "callboard-statistics.h"

static void
assert_percentile (const double *sorted,
                   guint         n,
                   double        percent,
                   double        expected)
{
  g_assert_cmpfloat_with_epsilon (callboard_statistics_percentile (sorted, n, percent), expected, 1e-9);
}

/* The data set mtcars, and what quantile() of R says about its mpg. */
static void
test_percentiles_of_r (void)
{
  double mpg[] = {
    21, 21, 22.8, 21.4, 18.7, 18.1, 14.3, 24.4, 22.8, 19.2, 17.8, 16.4, 17.3, 15.2, 10.4, 10.4,
    14.7, 32.4, 30.4, 33.9, 21.5, 15.5, 15.2, 13.3, 19.2, 27.3, 26, 30.4, 15.8, 19.7, 15, 21.4,
  };
  CallboardStatistics statistics;

  callboard_statistics_compute (mpg, G_N_ELEMENTS (mpg), &statistics);
  g_assert_cmpuint (statistics.n, ==, 32);
  g_assert_cmpfloat (statistics.least, ==, 10.4);
  g_assert_cmpfloat (statistics.greatest, ==, 33.9);
  g_assert_cmpfloat_with_epsilon (statistics.median, 19.2, 1e-9);
  g_assert_cmpfloat_with_epsilon (statistics.p90, 30.09, 1e-9);
  assert_percentile (mpg, G_N_ELEMENTS (mpg), 0, 10.4);
  assert_percentile (mpg, G_N_ELEMENTS (mpg), 25, 15.425);
  assert_percentile (mpg, G_N_ELEMENTS (mpg), 75, 22.8);
  assert_percentile (mpg, G_N_ELEMENTS (mpg), 100, 33.9);
}

/* PERCENTILE.INC({1,2,3,4}; 0.3) and (…; 0.75) of spreadsheets, and the example of the article
 * "Percentile" of Wikipedia for this definition. */
static void
test_percentiles_of_spreadsheets (void)
{
  const double four[] = { 1, 2, 3, 4 };
  const double five[] = { 15, 20, 35, 40, 50 };

  assert_percentile (four, 4, 30, 1.9);
  assert_percentile (four, 4, 75, 3.25);
  assert_percentile (five, 5, 40, 29);
}

static void
test_few_values (void)
{
  double one[] = { 7 };
  double two[] = { 3, 1 };
  CallboardStatistics statistics;

  callboard_statistics_compute (NULL, 0, &statistics);
  g_assert_cmpuint (statistics.n, ==, 0);
  callboard_statistics_compute (one, 1, &statistics);
  g_assert_cmpfloat (statistics.median, ==, 7);
  g_assert_cmpfloat (statistics.p99, ==, 7);
  callboard_statistics_compute (two, 2, &statistics);
  g_assert_cmpfloat (statistics.least, ==, 1);
  g_assert_cmpfloat (statistics.median, ==, 2);
  g_assert_cmpfloat_with_epsilon (statistics.p90, 2.8, 1e-9);
}

static guint
sum (const CallboardBins *bins)
{
  guint n = 0;

  for (guint i = 0; i < bins->n_bins; i++)
    n += bins->counts[i];

  return n;
}

static void
test_bins_are_round (void)
{
  const double seconds[] = { 0.92, 1.01, 1.02, 1.07, 1.07, 1.09, 1.1, 4.38, 4.63, 5.15 };
  CallboardBins bins;

  callboard_bins_compute (seconds, G_N_ELEMENTS (seconds), &bins);
  g_assert_cmpfloat (bins.width, ==, 0.5);
  g_assert_cmpfloat (bins.start, ==, 0.5);
  g_assert_cmpuint (bins.n_bins, ==, 10);
  g_assert_cmpuint (bins.counts[0], ==, 1);
  g_assert_cmpuint (bins.counts[1], ==, 6);
  g_assert_cmpuint (bins.counts[7], ==, 1);
  g_assert_cmpuint (bins.counts[8], ==, 1);
  g_assert_cmpuint (bins.counts[9], ==, 1);
  g_assert_cmpfloat (callboard_bins_get_limit (&bins, 1), ==, 1);
}

static void
test_bins_of_integers (void)
{
  const double turns[] = { 3, 3, 4, 6 };
  CallboardBins bins;

  callboard_bins_compute (turns, G_N_ELEMENTS (turns), &bins);
  g_assert_cmpfloat (bins.width, ==, 1);
  g_assert_cmpuint (bins.n_bins, ==, 4);
  g_assert_cmpuint (bins.counts[0], ==, 2);
  g_assert_cmpuint (bins.counts[1], ==, 1);
  g_assert_cmpuint (bins.counts[2], ==, 0);
  g_assert_cmpuint (bins.counts[3], ==, 1);
}

/* Each has all values in some bin, and does not end in an endless loop or outside. */
static void
test_bins_of_odd_numbers (void)
{
  const double sets[][3] = {
    { 5, 5, 5 },
    { 0, 0, 0 },
    { -G_MAXDOUBLE, 0, G_MAXDOUBLE },
    { 1e300, 1.5e300, 1.7e300 },
    { 1e15, 1e15 + 0.125, 1e15 + 0.25 },
    { 0, 4.9e-324, 1e-323 },
    { -2.5, -0.5, 1 },
    { 0, 100, 100 },
    { 1, 1, 1e9 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sets); i++)
    {
      CallboardBins bins;

      g_test_message ("%g to %g", sets[i][0], sets[i][2]);
      callboard_bins_compute (sets[i], 3, &bins);
      g_assert_cmpuint (bins.n_bins, >=, 1);
      g_assert_cmpuint (bins.n_bins, <=, CALLBOARD_MAX_BINS);
      g_assert_cmpuint (sum (&bins), ==, 3);
      g_assert_true (bins.width > 0);
    }
}

static void
test_no_bins (void)
{
  CallboardBins bins;

  callboard_bins_compute (NULL, 0, &bins);
  g_assert_cmpuint (bins.n_bins, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/statistics/percentiles-of-r", test_percentiles_of_r);
  g_test_add_func ("/statistics/percentiles-of-spreadsheets", test_percentiles_of_spreadsheets);
  g_test_add_func ("/statistics/few-values", test_few_values);
  g_test_add_func ("/statistics/bins/round", test_bins_are_round);
  g_test_add_func ("/statistics/bins/integers", test_bins_of_integers);
  g_test_add_func ("/statistics/bins/odd-numbers", test_bins_of_odd_numbers);
  g_test_add_func ("/statistics/bins/none", test_no_bins);

  return g_test_run ();
}
