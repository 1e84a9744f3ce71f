/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shared code of the benchmarks: each measures rows, which compare a value with a reference
 * measured alternately, and prints them as JSON, one per line, for tests/bench/run.py.
 */

#include "bench.h"

#include <json-glib/json-glib.h>
#include <stdlib.h>

/**
 * bench_is_wanted:
 * @argc: of main()
 * @argv: of main(): the requested rows; none for all
 * @row: a row
 *
 * Returns: whether to measure @row
 */
gboolean
bench_is_wanted (int              argc,
                 char           **argv,
                 const BenchRow  *row)
{
  for (int i = 1; i < argc; i++)
    if (g_str_equal (argv[i], row->name))
      return TRUE;

  return argc < 2;
}

/**
 * bench_time:
 * @func: (scope call): a function; its second argument is %NULL
 * @data: for @func
 *
 * Returns: the duration of @func in seconds
 */
double
bench_time (GFunc    func,
            gpointer data)
{
  gint64 begin = g_get_monotonic_time ();

  func (data, NULL);

  return (double) (g_get_monotonic_time () - begin) / G_USEC_PER_SEC;
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

/* Returns: the median. Sorts @numbers. */
static double
find_median (double *numbers,
             guint   n)
{
  qsort (numbers, n, sizeof *numbers, compare_doubles);

  return n % 2 == 1 ? numbers[n / 2] : (numbers[n / 2 - 1] + numbers[n / 2]) / 2;
}

static double
find_median_of (const double *numbers,
                guint         n)
{
  g_autofree double *copy = g_memdup2 (numbers, n * sizeof *numbers);

  return find_median (copy, n);
}

static double
add_all (const double *numbers,
         guint         n)
{
  double sum = 0;

  for (guint i = 0; i < n; i++)
    sum += numbers[i];

  return sum;
}

static void
add_number (JsonBuilder *builder,
            const char  *name,
            double       number)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_double_value (builder, number);
}

static void
add_string (JsonBuilder *builder,
            const char  *name,
            const char  *string)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, string);
}

/**
 * bench_report:
 * @row: a row
 * @values: (array length=n_samples): the measured values
 * @references: (array length=n_samples): the reference of each value
 * @n_samples: the number of samples
 *
 * Prints the row: the median, minimum and maximum of the ratios.
 */
void
bench_report (const BenchRow *row,
              const double   *values,
              const double   *references,
              guint           n_samples)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) node = NULL;
  g_autofree double *ratios = g_new (double, n_samples);
  g_autofree char *line = NULL;
  double ratio;

  g_assert (n_samples > 0);

  for (guint i = 0; i < n_samples; i++)
    ratios[i] = values[i] / references[i];
  ratio = find_median (ratios, n_samples);
  if (row->is_share)
    ratio = add_all (values, n_samples) / add_all (references, n_samples);

  json_builder_begin_object (builder);
  add_string (builder, "row", row->name);
  add_string (builder, "title", row->title);
  add_string (builder, "against", row->against);
  add_string (builder, "measure", row->measure);
  add_number (builder, "limit", row->limit);
  add_number (builder, "ratio", ratio);
  add_number (builder, "low", ratios[0]);
  add_number (builder, "high", ratios[n_samples - 1]);
  add_number (builder, "samples", n_samples);
  add_number (builder, "value", find_median_of (values, n_samples));
  add_number (builder, "reference", find_median_of (references, n_samples));
  json_builder_end_object (builder);

  node = json_builder_get_root (builder);
  line = json_to_string (node, FALSE);
  g_print ("%s\n", line);
}

/**
 * bench_compare:
 * @row: a row
 * @n_samples: the number of samples
 * @value: (scope call): measures the value
 * @reference: (scope call): measures the reference
 * @data: for both functions
 *
 * Measures both alternately, so that other load on the machine affects both, and prints
 * the row. The first measurement of each is a warm-up and not counted.
 */
void
bench_compare (const BenchRow *row,
               guint           n_samples,
               BenchFunc       value,
               BenchFunc       reference,
               gpointer        data)
{
  g_autofree double *values = g_new (double, n_samples);
  g_autofree double *references = g_new (double, n_samples);

  value (data);
  reference (data);
  for (guint i = 0; i < n_samples; i++)
    {
      values[i] = value (data);
      references[i] = reference (data);
    }

  bench_report (row, values, references, n_samples);
}
