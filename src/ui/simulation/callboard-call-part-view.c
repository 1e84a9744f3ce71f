/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The base class of the views of a part of a call, with a page for each state: loading,
 * content, empty, error, or no call. Used by the metrics view and the transcript view.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-call-part-view.h"
#include "callboard-error-labels.h"
#include "callboard-error-page.h"
#include "callboard-error.h"
#include "callboard-lazy-status-page.h"
#include "callboard-loading-page.h"

/**
 * CallboardCallPartView:
 *
 * A view that shows `content`, or a status page in its place. `icon-name`, `empty-title`
 * and `empty-description` describe the empty state. `simulation-ended` is set if no call
 * can follow.
 */
typedef struct
{
  AdwBanner         *banner;
  GtkStack          *stack;
  AdwBin            *content_bin;
  CallboardLoadingPage *loading_page;
  GtkWidget         *no_call_page;
  GtkWidget         *empty_page;
  AdwBin            *error_bin;

  CallboardCallPart *part;
  GSignalGroup      *part_signals;
  gboolean           simulation_ended;
} CallboardCallPartViewPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (CallboardCallPartView, callboard_call_part_view, ADW_TYPE_BIN)

enum
{
  PROP_CONTENT = 1,
  PROP_ICON_NAME,
  PROP_EMPTY_TITLE,
  PROP_EMPTY_DESCRIPTION,
  PROP_SIMULATION_ENDED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
set_simulation_ended (CallboardCallPartView *self,
                      gboolean               simulation_ended)
{
  CallboardCallPartViewPrivate *priv = callboard_call_part_view_get_instance_private (self);

  priv->simulation_ended = simulation_ended;
  g_object_set (priv->no_call_page,
                "title", simulation_ended ? _("No Call") : _("No Call Yet"),
                "description", simulation_ended ? _("The simulation ended before a call was made")
                                                : _("Call data appears here once the call starts"),
                NULL);
}

static void
callboard_call_part_view_try_again_cb (CallboardCallPartView *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.refresh", NULL);
}

static void
callboard_call_part_view_canceled_cb (CallboardCallPartView *self)
{
  CallboardCallPartViewPrivate *priv = callboard_call_part_view_get_instance_private (self);

  if (priv->part != NULL)
    callboard_live_object_stop (priv->part);
}

static void
callboard_call_part_view_get_property (GObject    *object,
                                       guint       property_id,
                                       GValue     *value,
                                       GParamSpec *pspec)
{
  CallboardCallPartView *self = CALLBOARD_CALL_PART_VIEW (object);
  CallboardCallPartViewPrivate *priv = callboard_call_part_view_get_instance_private (self);

  switch (property_id)
    {
    case PROP_CONTENT:
      g_value_set_object (value, adw_bin_get_child (priv->content_bin));
      break;
    case PROP_ICON_NAME:
      g_object_get_property (G_OBJECT (priv->empty_page), "icon-name", value);
      break;
    case PROP_EMPTY_TITLE:
      g_object_get_property (G_OBJECT (priv->empty_page), "title", value);
      break;
    case PROP_EMPTY_DESCRIPTION:
      g_object_get_property (G_OBJECT (priv->empty_page), "description", value);
      break;
    case PROP_SIMULATION_ENDED:
      g_value_set_boolean (value, priv->simulation_ended);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
callboard_call_part_view_set_property (GObject      *object,
                                       guint         property_id,
                                       const GValue *value,
                                       GParamSpec   *pspec)
{
  CallboardCallPartView *self = CALLBOARD_CALL_PART_VIEW (object);
  CallboardCallPartViewPrivate *priv = callboard_call_part_view_get_instance_private (self);

  switch (property_id)
    {
    case PROP_CONTENT:
      adw_bin_set_child (priv->content_bin, g_value_get_object (value));
      break;
    case PROP_ICON_NAME:
      g_object_set_property (G_OBJECT (priv->empty_page), "icon-name", value);
      g_object_set_property (G_OBJECT (priv->no_call_page), "icon-name", value);
      break;
    case PROP_EMPTY_TITLE:
      g_object_set_property (G_OBJECT (priv->empty_page), "title", value);
      break;
    case PROP_EMPTY_DESCRIPTION:
      g_object_set_property (G_OBJECT (priv->empty_page), "description", value);
      break;
    case PROP_SIMULATION_ENDED:
      set_simulation_ended (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      return;
    }
  g_object_notify_by_pspec (object, pspec);
}

static void
callboard_call_part_view_dispose (GObject *object)
{
  CallboardCallPartView *self = CALLBOARD_CALL_PART_VIEW (object);
  CallboardCallPartViewPrivate *priv = callboard_call_part_view_get_instance_private (self);

  g_clear_object (&priv->part_signals);
  g_clear_object (&priv->part);

  G_OBJECT_CLASS (callboard_call_part_view_parent_class)->dispose (object);
}

static void
callboard_call_part_view_class_init (CallboardCallPartViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = callboard_call_part_view_get_property;
  object_class->set_property = callboard_call_part_view_set_property;
  object_class->dispose = callboard_call_part_view_dispose;

  properties[PROP_CONTENT] =
    g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_ICON_NAME] =
    g_param_spec_string ("icon-name", NULL, NULL, NULL, flags);
  properties[PROP_EMPTY_TITLE] =
    g_param_spec_string ("empty-title", NULL, NULL, NULL, flags);
  properties[PROP_EMPTY_DESCRIPTION] =
    g_param_spec_string ("empty-description", NULL, NULL, NULL, flags);
  properties[PROP_SIMULATION_ENDED] =
    g_param_spec_boolean ("simulation-ended", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (CALLBOARD_TYPE_LAZY_STATUS_PAGE);
  g_type_ensure (CALLBOARD_TYPE_LOADING_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/callboard/Callboard/ui/callboard-call-part-view.ui");
  gtk_widget_class_bind_template_child_private (widget_class, CallboardCallPartView, banner);
  gtk_widget_class_bind_template_child_private (widget_class, CallboardCallPartView, content_bin);
  gtk_widget_class_bind_template_child_private (widget_class, CallboardCallPartView, error_bin);
  gtk_widget_class_bind_template_child_private (widget_class, CallboardCallPartView, loading_page);
  gtk_widget_class_bind_template_child_private (widget_class, CallboardCallPartView, no_call_page);
  gtk_widget_class_bind_template_child_private (widget_class, CallboardCallPartView, empty_page);
  gtk_widget_class_bind_template_child_private (widget_class, CallboardCallPartView, stack);
  gtk_widget_class_bind_template_callback (widget_class, callboard_call_part_view_canceled_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_call_part_view_try_again_cb);
}

static void
callboard_call_part_view_update (CallboardCallPartView *self)
{
  CALLBOARD_CALL_PART_VIEW_GET_CLASS (self)->update (self);
}

static void
callboard_call_part_view_init (CallboardCallPartView *self)
{
  CallboardCallPartViewPrivate *priv = callboard_call_part_view_get_instance_private (self);

  gtk_widget_init_template (GTK_WIDGET (self));
  priv->part_signals = g_signal_group_new (CALLBOARD_TYPE_CALL_PART);
  g_signal_group_connect_swapped (priv->part_signals, "notify::content", G_CALLBACK (callboard_call_part_view_update), self);
  g_signal_group_connect_swapped (priv->part_signals, "notify::error", G_CALLBACK (callboard_call_part_view_update), self);
  set_simulation_ended (self, FALSE);
}

/* After a failed refresh, the last content stays. */
static void
update_banner (CallboardCallPartView *self,
               const GError          *error,
               gboolean               has_content)
{
  CallboardCallPartViewPrivate *priv = callboard_call_part_view_get_instance_private (self);
  g_autofree char *title = NULL;

  if (error != NULL && has_content)
    {
      /* Translators: an error, such as "Roark Reported a Problem" */
      title = g_strdup_printf (_("%s. Showing earlier data."), callboard_error_get_title (error));
      adw_banner_set_title (priv->banner, title);
      callboard_error_page_set_banner_button (priv->banner, error);
    }
  adw_banner_set_revealed (priv->banner, error != NULL && has_content);
}

/* Moves the keyboard focus to the page if nothing else has it. */
static void
focus_page (CallboardCallPartView *self,
            GtkWidget             *page)
{
  GtkRoot *root = gtk_widget_get_root (page);

  if (root != NULL && gtk_widget_get_mapped (page) && gtk_root_get_focus (root) == NULL)
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

/**
 * callboard_call_part_view_set_part:
 * @self: a view
 * @part: (nullable): the part of a call; %NULL if there is no call
 *
 * Shows a part of a call and updates as it changes.
 */
void
callboard_call_part_view_set_part (CallboardCallPartView *self,
                                   CallboardCallPart     *part)
{
  CallboardCallPartViewPrivate *priv = callboard_call_part_view_get_instance_private (self);

  g_return_if_fail (CALLBOARD_IS_CALL_PART_VIEW (self));
  g_return_if_fail (part == NULL || CALLBOARD_IS_CALL_PART (part));

  g_set_object (&priv->part, part);
  g_signal_group_set_target (priv->part_signals, part);
  callboard_loading_page_set_object (priv->loading_page, CALLBOARD_LIVE_OBJECT (part));
  callboard_call_part_view_update (self);
}

/**
 * callboard_call_part_view_get_content:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): the content of the part, once it is loaded
 */
gpointer
callboard_call_part_view_get_content (CallboardCallPartView *self)
{
  CallboardCallPartViewPrivate *priv = callboard_call_part_view_get_instance_private (self);

  g_return_val_if_fail (CALLBOARD_IS_CALL_PART_VIEW (self), NULL);

  return priv->part != NULL ? callboard_call_part_get_content (priv->part) : NULL;
}

/**
 * callboard_call_part_view_show:
 * @self: a view
 * @is_empty: whether the content is empty
 *
 * Shows the page for the state of the part.
 */
void
callboard_call_part_view_show (CallboardCallPartView *self,
                               gboolean               is_empty)
{
  CallboardCallPartViewPrivate *priv = callboard_call_part_view_get_instance_private (self);
  const GError *error;
  gboolean has_content;
  GtkWidget *page;

  g_return_if_fail (CALLBOARD_IS_CALL_PART_VIEW (self));

  error = priv->part != NULL ? callboard_live_object_get_error (priv->part) : NULL;
  has_content = callboard_call_part_view_get_content (self) != NULL;

  if (priv->part == NULL)
    page = priv->no_call_page;
  else if (has_content)
    page = is_empty ? priv->empty_page : GTK_WIDGET (priv->content_bin);
  else if (g_error_matches (error, CALLBOARD_ERROR, CALLBOARD_ERROR_NOT_FOUND))
    page = priv->empty_page;
  else if (error != NULL)
    page = GTK_WIDGET (priv->error_bin);
  else
    page = GTK_WIDGET (priv->loading_page);

  callboard_error_page_show (priv->error_bin, error);
  update_banner (self, error, has_content);
  gtk_stack_set_visible_child (priv->stack, page);
  /* A key that was meant for the content must not cancel. */
  if (page != GTK_WIDGET (priv->loading_page))
    focus_page (self, page);
}
