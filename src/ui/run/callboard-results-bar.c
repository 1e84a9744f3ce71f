/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A bar that floats over the simulations of a run while their results are read, so that
 * no row moves. Used by CallboardSimulationsView.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-error-labels.h"
#include "callboard-results-bar.h"

/* Fewer calls are read before the progress could be read. */
#define MIN_UNREAD 12

/**
 * CallboardResultsBar:
 *
 * Says what is missing of the results of a run, and offers to do something about it: to
 * show new failures first, to sort again, to read the rest, or to try again.
 */
struct _CallboardResultsBar
{
  AdwBin               parent_instance;

  GtkWidget           *spinner;
  GtkLabel            *label;
  GtkButton           *button;

  CallboardRunResults *results;
  guint                n_new_failures;
  guint                n_new_values;
};

G_DEFINE_FINAL_TYPE (CallboardResultsBar, callboard_results_bar, ADW_TYPE_BIN)

enum
{
  SIGNAL_SORT_REQUESTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

typedef enum
{
  STATE_COMPLETE,
  STATE_NEW_FAILURES,
  STATE_NEW_VALUES,
  STATE_READING,
  STATE_OVER_LIMIT,
  STATE_ERROR,
} State;

static State
get_state (CallboardResultsBar *self)
{
  guint n_unread =
    callboard_run_results_get_n_calls (self->results) - callboard_run_results_get_n_read (self->results);

  if (self->n_new_failures > 0)
    return STATE_NEW_FAILURES;
  if (self->n_new_values > 0 && !callboard_run_results_get_reading (self->results))
    return STATE_NEW_VALUES;
  if (callboard_run_results_get_settled (self->results))
    return STATE_COMPLETE;
  if (callboard_run_results_get_reading (self->results))
    return n_unread >= MIN_UNREAD ? STATE_READING : STATE_COMPLETE;
  if (callboard_run_results_get_over_limit (self->results))
    return STATE_OVER_LIMIT;
  if (callboard_run_results_get_error (self->results) != NULL && n_unread > 0)
    return STATE_ERROR;

  return STATE_COMPLETE;
}

static char *
dup_label (CallboardResultsBar *self,
           State                state)
{
  guint n_calls = callboard_run_results_get_n_calls (self->results);
  guint n_read = callboard_run_results_get_n_read (self->results);

  switch (state)
    {
    case STATE_NEW_FAILURES:
      return g_strdup_printf (ngettext ("%u new failure", "%u new failures", self->n_new_failures),
                              self->n_new_failures);
    case STATE_NEW_VALUES:
      /* Translators: of the metric that the list is sorted by */
      return g_strdup_printf (ngettext ("%u new value", "%u new values", self->n_new_values),
                              self->n_new_values);
    case STATE_READING:
      /* Translators: how many calls have been read, out of how many */
      return g_strdup_printf (ngettext ("Read the results of %u of %u call",
                                        "Read the results of %u of %u calls", n_calls), n_read, n_calls);
    case STATE_OVER_LIMIT:
      return g_strdup_printf (ngettext ("The results of %u call are not read",
                                        "The results of %u calls are not read", n_calls - n_read),
                              n_calls - n_read);
    case STATE_ERROR:
      return callboard_results_bar_dup_error (self->results);
    case STATE_COMPLETE:
    default:
      return NULL;
    }
}

static const char *
get_button_label (State state)
{
  switch (state)
    {
    case STATE_NEW_FAILURES:
      return _("Show _First");
    case STATE_NEW_VALUES:
      return _("_Sort Again");
    case STATE_OVER_LIMIT:
      return _("_Read All");
    case STATE_ERROR:
      return _("_Try Again");
    case STATE_READING:
    case STATE_COMPLETE:
    default:
      return NULL;
    }
}

static void
callboard_results_bar_update (CallboardResultsBar *self)
{
  State state = self->results != NULL ? get_state (self) : STATE_COMPLETE;
  g_autofree char *label = NULL;
  const char *button_label = get_button_label (state);

  gtk_widget_set_visible (GTK_WIDGET (self), state != STATE_COMPLETE);
  if (state == STATE_COMPLETE)
    return;

  label = dup_label (self, state);
  gtk_label_set_label (self->label, label);
  gtk_widget_set_visible (self->spinner, state == STATE_READING);
  gtk_widget_set_visible (GTK_WIDGET (self->button), button_label != NULL);
  if (button_label != NULL)
    gtk_button_set_label (self->button, button_label);
}

static void
callboard_results_bar_clicked_cb (CallboardResultsBar *self)
{
  switch (get_state (self))
    {
    case STATE_NEW_FAILURES:
    case STATE_NEW_VALUES:
      g_signal_emit (self, signals[SIGNAL_SORT_REQUESTED], 0);
      break;
    case STATE_OVER_LIMIT:
      callboard_run_results_read_all (self->results);
      break;
    case STATE_ERROR:
      callboard_run_results_retry (self->results);
      break;
    case STATE_READING:
    case STATE_COMPLETE:
    default:
      break;
    }
}

static void
callboard_results_bar_dispose (GObject *object)
{
  CallboardResultsBar *self = CALLBOARD_RESULTS_BAR (object);

  g_clear_object (&self->results);
  gtk_widget_dispose_template (GTK_WIDGET (object), CALLBOARD_TYPE_RESULTS_BAR);

  G_OBJECT_CLASS (callboard_results_bar_parent_class)->dispose (object);
}

static void
callboard_results_bar_class_init (CallboardResultsBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = callboard_results_bar_dispose;

  /**
   * CallboardResultsBar::sort-requested:
   * @self: a bar
   *
   * The user wants to see new failures first, or new values where they belong.
   */
  signals[SIGNAL_SORT_REQUESTED] =
    g_signal_new ("sort-requested", CALLBOARD_TYPE_RESULTS_BAR, G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/callboard/Callboard/ui/callboard-results-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, CallboardResultsBar, button);
  gtk_widget_class_bind_template_child (widget_class, CallboardResultsBar, label);
  gtk_widget_class_bind_template_child (widget_class, CallboardResultsBar, spinner);
  gtk_widget_class_bind_template_callback (widget_class, callboard_results_bar_clicked_cb);
}

static void
callboard_results_bar_init (CallboardResultsBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * callboard_results_bar_dup_error:
 * @results: results some of which could not be read
 *
 * Returns: (transfer full): how many calls could not be read, and why
 */
char *
callboard_results_bar_dup_error (CallboardRunResults *results)
{
  const GError *error;
  guint n_unread;

  g_return_val_if_fail (CALLBOARD_IS_RUN_RESULTS (results), NULL);

  error = callboard_run_results_get_error (results);
  n_unread = callboard_run_results_get_n_calls (results) - callboard_run_results_get_n_read (results);

  /* Translators: how many calls could not be read, and the error of the last of them */
  return g_strdup_printf (ngettext ("%u call could not be read: %s",
                                    "%u calls could not be read: %s", n_unread),
                          n_unread, error != NULL ? callboard_error_get_title (error) : "");
}

/**
 * callboard_results_bar_set_results:
 * @self: a bar
 * @results: the results of the run
 *
 * Sets the results. To be called once.
 */
void
callboard_results_bar_set_results (CallboardResultsBar *self,
                                   CallboardRunResults *results)
{
  g_return_if_fail (CALLBOARD_IS_RESULTS_BAR (self));
  g_return_if_fail (CALLBOARD_IS_RUN_RESULTS (results));
  g_return_if_fail (self->results == NULL);

  self->results = g_object_ref (results);
  g_signal_connect_object (results, "progressed", G_CALLBACK (callboard_results_bar_update), self,
                           G_CONNECT_SWAPPED);
  callboard_results_bar_update (self);
}

/**
 * callboard_results_bar_set_n_new_failures:
 * @self: a bar
 * @n_new_failures: the number of failed simulations that are not among the first rows
 *
 * Sets the number of failures that were found since the list was sorted.
 */
void
callboard_results_bar_set_n_new_failures (CallboardResultsBar *self,
                                          guint                n_new_failures)
{
  g_return_if_fail (CALLBOARD_IS_RESULTS_BAR (self));

  if (self->n_new_failures == n_new_failures)
    return;

  self->n_new_failures = n_new_failures;
  callboard_results_bar_update (self);
}

/**
 * callboard_results_bar_set_n_new_values:
 * @self: a bar
 * @n_new_values: the number of simulations with a new value in the column that is sorted
 *
 * Sets the number of values that have arrived since the list was sorted.
 */
void
callboard_results_bar_set_n_new_values (CallboardResultsBar *self,
                                        guint                n_new_values)
{
  g_return_if_fail (CALLBOARD_IS_RESULTS_BAR (self));

  if (self->n_new_values == n_new_values)
    return;

  self->n_new_values = n_new_values;
  callboard_results_bar_update (self);
}
