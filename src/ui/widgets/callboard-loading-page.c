/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is shown while something is loaded: a spinner, since when the server is waited for,
 * and a button to cancel. Used by the list of runs, the run page and the call part views.
 */

#include "config.h"

#include "callboard-formats.h"
#include "callboard-loading-page.h"
#include "callboard-time-format.h"

/**
 * CallboardLoadingPage:
 *
 * A page for a #CallboardLiveObject that is being loaded. `title` is shown below the spinner,
 * whose accessible label is `spinner-label`. If the page is `compact`, it is one below a list,
 * and its button is hidden until the server is waited for. The button emits `canceled`.
 */
struct _CallboardLoadingPage
{
  AdwBin        parent_instance;

  GtkWidget    *box;
  GtkWidget    *spinner;
  GtkLabel     *title_label;
  GtkLabel     *waiting_label;
  GtkWidget    *cancel_button;

  GSignalGroup *signals;
  char         *spinner_label;
  gboolean      compact;
};

G_DEFINE_FINAL_TYPE (CallboardLoadingPage, callboard_loading_page, ADW_TYPE_BIN)

enum
{
  PROP_TITLE = 1,
  PROP_SPINNER_LABEL,
  PROP_COMPACT,
  N_PROPS
};

enum
{
  SIGNAL_CANCELED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
callboard_loading_page_update (CallboardLoadingPage *self)
{
  g_autoptr(CallboardLiveObject) object = g_signal_group_dup_target (self->signals);
  GDateTime *since = object != NULL ? callboard_live_object_get_waiting_since (object) : NULL;
  g_autofree char *waiting = callboard_format_waiting (since);
  gboolean was_waiting = gtk_widget_get_visible (GTK_WIDGET (self->waiting_label));

  gtk_label_set_label (self->waiting_label, waiting != NULL ? waiting : "");
  gtk_widget_set_visible (GTK_WIDGET (self->waiting_label), waiting != NULL);
  gtk_widget_set_visible (self->cancel_button, waiting != NULL || !self->compact);
  if (waiting != NULL && !was_waiting && gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_accessible_announce (GTK_ACCESSIBLE (self), waiting, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_LOW);
}

static void
callboard_loading_page_clicked_cb (CallboardLoadingPage *self)
{
  g_signal_emit (self, signals[SIGNAL_CANCELED], 0);
}

static void
set_spinner_label (CallboardLoadingPage *self,
                   const char           *label)
{
  g_set_str (&self->spinner_label, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->spinner), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
set_compact (CallboardLoadingPage *self,
             gboolean              compact)
{
  const int size = compact ? 24 : 32;

  self->compact = compact;
  gtk_widget_set_size_request (self->spinner, size, size);
  gtk_box_set_spacing (GTK_BOX (self->box), compact ? 6 : 12);
  if (compact)
    gtk_widget_remove_css_class (self->cancel_button, "pill");
  callboard_loading_page_update (self);
}

static void
callboard_loading_page_get_property (GObject    *object,
                                     guint       property_id,
                                     GValue     *value,
                                     GParamSpec *pspec)
{
  CallboardLoadingPage *self = CALLBOARD_LOADING_PAGE (object);

  switch (property_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, gtk_label_get_label (self->title_label));
      break;
    case PROP_SPINNER_LABEL:
      g_value_set_string (value, self->spinner_label);
      break;
    case PROP_COMPACT:
      g_value_set_boolean (value, self->compact);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
callboard_loading_page_set_property (GObject      *object,
                                     guint         property_id,
                                     const GValue *value,
                                     GParamSpec   *pspec)
{
  CallboardLoadingPage *self = CALLBOARD_LOADING_PAGE (object);

  switch (property_id)
    {
    case PROP_TITLE:
      gtk_label_set_label (self->title_label, g_value_get_string (value));
      gtk_widget_set_visible (GTK_WIDGET (self->title_label), g_value_get_string (value) != NULL);
      break;
    case PROP_SPINNER_LABEL:
      set_spinner_label (self, g_value_get_string (value));
      break;
    case PROP_COMPACT:
      set_compact (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
callboard_loading_page_dispose (GObject *object)
{
  g_clear_object (&CALLBOARD_LOADING_PAGE (object)->signals);

  G_OBJECT_CLASS (callboard_loading_page_parent_class)->dispose (object);
}

static void
callboard_loading_page_finalize (GObject *object)
{
  g_clear_pointer (&CALLBOARD_LOADING_PAGE (object)->spinner_label, g_free);

  G_OBJECT_CLASS (callboard_loading_page_parent_class)->finalize (object);
}

static void
callboard_loading_page_class_init (CallboardLoadingPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = callboard_loading_page_get_property;
  object_class->set_property = callboard_loading_page_set_property;
  object_class->dispose = callboard_loading_page_dispose;
  object_class->finalize = callboard_loading_page_finalize;

  properties[PROP_TITLE] =
    g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_SPINNER_LABEL] =
    g_param_spec_string ("spinner-label", NULL, NULL, NULL, flags);
  properties[PROP_COMPACT] =
    g_param_spec_boolean ("compact", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * CallboardLoadingPage::canceled:
   * @self: a page
   *
   * Emitted when the user does not want to wait any longer.
   */
  signals[SIGNAL_CANCELED] =
    g_signal_new ("canceled", CALLBOARD_TYPE_LOADING_PAGE, G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/callboard/Callboard/ui/callboard-loading-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CallboardLoadingPage, box);
  gtk_widget_class_bind_template_child (widget_class, CallboardLoadingPage, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, CallboardLoadingPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, CallboardLoadingPage, title_label);
  gtk_widget_class_bind_template_child (widget_class, CallboardLoadingPage, waiting_label);
  gtk_widget_class_bind_template_callback (widget_class, callboard_loading_page_clicked_cb);
}

static void
callboard_loading_page_init (CallboardLoadingPage *self)
{
  self->signals = g_signal_group_new (CALLBOARD_TYPE_LIVE_OBJECT);
  g_signal_group_connect_swapped (self->signals, "notify::waiting-since",
                                  G_CALLBACK (callboard_loading_page_update), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (callboard_time_format_get_default (), "notify::twelve-hour",
                           G_CALLBACK (callboard_loading_page_update), self, G_CONNECT_SWAPPED);
}

/**
 * callboard_loading_page_set_object:
 * @self: a page
 * @object: (nullable): what is being loaded
 *
 * Follows the requests of an object.
 */
void
callboard_loading_page_set_object (CallboardLoadingPage *self,
                                   CallboardLiveObject  *object)
{
  g_return_if_fail (CALLBOARD_IS_LOADING_PAGE (self));
  g_return_if_fail (object == NULL || CALLBOARD_IS_LIVE_OBJECT (object));

  g_signal_group_set_target (self->signals, object);
  callboard_loading_page_update (self);
}
