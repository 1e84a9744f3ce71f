/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A small histogram, such as that of a metric of the calls of a run. Used by the summary of a
 * column.
 */

#include "config.h"

#include "callboard-histogram.h"

/* Pixels. */
#define HEIGHT 44
#define MIN_BAR 7
#define NATURAL_BAR 18
#define GAP 2
#define MIN_FILL 3
#define MARK 2

/**
 * CallboardHistogram:
 *
 * A histogram whose bars are buttons, of which only one is a tab stop; the arrow keys go to
 * the next one. Its CSS nodes are `bar`, each followed by a `fill`, and `threshold`.
 */
struct _CallboardHistogram
{
  GtkWidget      parent_instance;

  CallboardBins  bins;
  /* Toggle buttons, and what is drawn in them; those beyond the number of bins are hidden. */
  GtkWidget     *bars[CALLBOARD_MAX_BINS];
  GtkWidget     *fills[CALLBOARD_MAX_BINS];
  GtkWidget     *threshold_mark;
  gboolean       has_threshold;
  double         threshold;
  int            selected;
};

G_DEFINE_FINAL_TYPE (CallboardHistogram, callboard_histogram, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- Layout ---------------------------------------------------------------------- */

static void
callboard_histogram_measure (GtkWidget      *widget,
                             GtkOrientation  orientation,
                             int             for_size,
                             int            *minimum,
                             int            *natural,
                             int            *minimum_baseline,
                             int            *natural_baseline)
{
  int n = (int) MAX (CALLBOARD_HISTOGRAM (widget)->bins.n_bins, 1);

  *minimum = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : n * MIN_BAR;
  *natural = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : n * NATURAL_BAR;
}

static void
allocate (CallboardHistogram *self,
          GtkWidget          *child,
          int                 x,
          int                 y,
          int                 width,
          int                 height)
{
  gboolean is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int left = is_rtl ? gtk_widget_get_width (GTK_WIDGET (self)) - x - width : x;
  int minimum;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_size_allocate (child, &(GtkAllocation) { left, y, MAX (width, minimum), height }, -1);
}

static guint
get_greatest_count (CallboardHistogram *self)
{
  guint greatest = 1;

  for (guint i = 0; i < self->bins.n_bins; i++)
    greatest = MAX (greatest, self->bins.counts[i]);

  return greatest;
}

/* A few among many are still seen. */
static int
get_fill_height (CallboardHistogram *self,
                 guint               count,
                 guint               greatest,
                 int                 height)
{
  if (count == 0)
    return 0;

  return MAX (MIN_FILL, (int) ((double) count / greatest * height + 0.5));
}

/* Returns the place of the threshold from 0 to 1; negative if it is not among the bars. */
static double
get_threshold_place (CallboardHistogram *self)
{
  double place = self->bins.n_bins > 0
                   ? (self->threshold - self->bins.start) / (self->bins.width * self->bins.n_bins)
                   : -1;

  return self->has_threshold && place >= 0 && place <= 1 ? place : -1;
}

static void
callboard_histogram_size_allocate (GtkWidget *widget,
                                   int        width,
                                   int        height,
                                   int        baseline)
{
  CallboardHistogram *self = CALLBOARD_HISTOGRAM (widget);
  guint n = self->bins.n_bins;
  guint greatest = get_greatest_count (self);
  double place = get_threshold_place (self);

  for (guint i = 0; i < n; i++)
    {
      int begin = (int) ((double) width * i / n);
      int end = (int) ((double) width * (i + 1) / n);

      int bar_width = MAX (end - begin - GAP, 1);
      int fill_height = get_fill_height (self, self->bins.counts[i], greatest, height);

      allocate (self, self->bars[i], begin, 0, bar_width, height);
      if (fill_height > 0)
        allocate (self, self->fills[i], begin, height - fill_height, bar_width, fill_height);
    }
  if (place >= 0)
    allocate (self, self->threshold_mark, (int) (place * (width - MARK)), 0, MARK, height);
}

/* --- Keyboard -------------------------------------------------------------------- */

static int
find_focus (CallboardHistogram *self)
{
  for (guint i = 0; i < self->bins.n_bins; i++)
    if (gtk_widget_is_focus (self->bars[i]))
      return (int) i;

  return -1;
}

/* Returns whether there is a bar with values from @bin on in a direction, and focuses it. */
static gboolean
focus_from (CallboardHistogram *self,
            int                 bin,
            int                 step)
{
  for (int i = bin; i >= 0 && i < (int) self->bins.n_bins; i += step)
    if (gtk_widget_get_sensitive (self->bars[i]))
      return gtk_widget_grab_focus (self->bars[i]);

  return FALSE;
}

static gboolean
callboard_histogram_focus (GtkWidget        *widget,
                           GtkDirectionType  direction)
{
  CallboardHistogram *self = CALLBOARD_HISTOGRAM (widget);
  int focus = find_focus (self);
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  if (focus < 0)
    return focus_from (self, MAX (self->selected, 0), 1);
  if (direction == GTK_DIR_LEFT || direction == GTK_DIR_RIGHT)
    {
      int step = (direction == GTK_DIR_RIGHT) != is_rtl ? 1 : -1;

      focus_from (self, focus + step, step);
      return TRUE;
    }

  return FALSE;
}

/* --- The widget ------------------------------------------------------------------ */

static void
callboard_histogram_clicked_cb (CallboardHistogram *self,
                                GtkWidget          *bar)
{
  for (guint i = 0; i < self->bins.n_bins; i++)
    if (self->bars[i] == bar)
      {
        /* The owner decides what is selected. */
        gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (bar), (int) i == self->selected);
        g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, i);
        return;
      }
}

static void
callboard_histogram_dispose (GObject *object)
{
  CallboardHistogram *self = CALLBOARD_HISTOGRAM (object);

  for (guint i = 0; i < CALLBOARD_MAX_BINS; i++)
    {
      g_clear_pointer (&self->bars[i], gtk_widget_unparent);
      g_clear_pointer (&self->fills[i], gtk_widget_unparent);
    }
  g_clear_pointer (&self->threshold_mark, gtk_widget_unparent);

  G_OBJECT_CLASS (callboard_histogram_parent_class)->dispose (object);
}

static void
callboard_histogram_class_init (CallboardHistogramClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = callboard_histogram_dispose;
  widget_class->focus = callboard_histogram_focus;
  widget_class->measure = callboard_histogram_measure;
  widget_class->size_allocate = callboard_histogram_size_allocate;

  /**
   * CallboardHistogram::activated:
   * @self: a histogram
   * @bin: a bin
   *
   * The user has clicked a bar.
   */
  signals[SIGNAL_ACTIVATED] =
    g_signal_new ("activated", CALLBOARD_TYPE_HISTOGRAM, G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_css_name (widget_class, "histogram");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
add_bar (CallboardHistogram *self,
         guint               i)
{
  self->fills[i] = g_object_new (GTK_TYPE_BOX,
                                 "css-name", "fill",
                                 "can-target", FALSE,
                                 "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                 NULL);
  self->bars[i] = g_object_new (GTK_TYPE_TOGGLE_BUTTON,
                                "css-name", "bar",
                                NULL);
  g_signal_connect_swapped (self->bars[i], "clicked", G_CALLBACK (callboard_histogram_clicked_cb), self);
  gtk_widget_set_parent (self->bars[i], GTK_WIDGET (self));
  gtk_widget_set_parent (self->fills[i], GTK_WIDGET (self));
}

static void
callboard_histogram_init (CallboardHistogram *self)
{
  self->selected = -1;
  self->threshold_mark = g_object_new (GTK_TYPE_BOX,
                                       "css-name", "threshold",
                                       "visible", FALSE,
                                       "can-target", FALSE,
                                       "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                       NULL);
  gtk_widget_set_parent (self->threshold_mark, GTK_WIDGET (self));
}

/**
 * callboard_histogram_new:
 *
 * Returns: (transfer floating): a histogram without bars
 */
GtkWidget *
callboard_histogram_new (void)
{
  return g_object_new (CALLBOARD_TYPE_HISTOGRAM, NULL);
}

static void
update_threshold (CallboardHistogram *self)
{
  gtk_widget_set_visible (self->threshold_mark, get_threshold_place (self) >= 0);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/**
 * callboard_histogram_set_bins:
 * @self: a histogram
 * @bins: the counts to show
 * @labels: (array zero-terminated=1): a description of each bin, with its limits and count
 *
 * Sets the bars.
 */
void
callboard_histogram_set_bins (CallboardHistogram  *self,
                              const CallboardBins *bins,
                              const char * const  *labels)
{
  g_return_if_fail (CALLBOARD_IS_HISTOGRAM (self));
  g_return_if_fail (bins != NULL && bins->n_bins <= CALLBOARD_MAX_BINS);

  self->bins = *bins;
  for (guint i = 0; i < CALLBOARD_MAX_BINS; i++)
    {
      if (i < bins->n_bins && self->bars[i] == NULL)
        add_bar (self, i);
      if (self->bars[i] == NULL)
        break;

      gtk_widget_set_visible (self->bars[i], i < bins->n_bins);
      gtk_widget_set_visible (self->fills[i], i < bins->n_bins && bins->counts[i] > 0);
      if (i >= bins->n_bins)
        continue;

      gtk_widget_set_sensitive (self->bars[i], bins->counts[i] > 0);
      gtk_widget_set_tooltip_text (self->bars[i], labels[i]);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->bars[i]),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, labels[i], -1);
    }
  /* Above the bars. */
  gtk_widget_insert_before (self->threshold_mark, GTK_WIDGET (self), NULL);
  update_threshold (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * callboard_histogram_set_threshold:
 * @self: a histogram
 * @is_known: whether there is a threshold
 * @threshold: the threshold
 *
 * Sets where the line of a threshold is, which is not shown if it is not among the bars.
 */
void
callboard_histogram_set_threshold (CallboardHistogram *self,
                                   gboolean            is_known,
                                   double              threshold)
{
  g_return_if_fail (CALLBOARD_IS_HISTOGRAM (self));

  self->has_threshold = is_known;
  self->threshold = threshold;
  update_threshold (self);
}

/**
 * callboard_histogram_set_selected:
 * @self: a histogram
 * @bin: the bin that the list is filtered by, or -1
 *
 * Sets the bar that is selected.
 */
void
callboard_histogram_set_selected (CallboardHistogram *self,
                                  int                 bin)
{
  g_return_if_fail (CALLBOARD_IS_HISTOGRAM (self));

  self->selected = bin;
  for (guint i = 0; i < self->bins.n_bins; i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->bars[i]), (int) i == bin);
}
