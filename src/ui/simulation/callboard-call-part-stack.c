/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A stack of the states of a part of a call: loading, content, empty, error, or no call.
 * Used by the metrics view and the transcript view.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-call-part-stack.h"
#include "callboard-error-labels.h"
#include "callboard-error-page.h"
#include "callboard-error.h"
#include "callboard-lazy-status-page.h"

/**
 * CallboardCallPartStack:
 *
 * A stack that shows `content`, or a status page in its place. `icon-name`, `empty-title`
 * and `empty-description` describe the empty state. `simulation-ended` is set if no call
 * can follow.
 */
struct _CallboardCallPartStack
{
  AdwBin              parent_instance;

  AdwBanner          *banner;
  GtkStack           *stack;
  AdwBin             *content_bin;
  GtkWidget          *loading_page;
  GtkWidget          *no_call_page;
  GtkWidget          *empty_page;
  AdwBin             *error_bin;

  char               *icon_name;
  char               *empty_title;
  char               *empty_description;
  gboolean            simulation_ended;
};

G_DEFINE_FINAL_TYPE (CallboardCallPartStack, callboard_call_part_stack, ADW_TYPE_BIN)

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
set_simulation_ended (CallboardCallPartStack *self,
                      gboolean                simulation_ended)
{
  self->simulation_ended = simulation_ended;
  g_object_set (self->no_call_page,
                "title", simulation_ended ? _("No Call") : _("No Call Yet"),
                "description", simulation_ended ? _("The simulation ended before a call was made")
                                                : _("Call data appears here once the call starts"),
                NULL);
}

static void
callboard_call_part_stack_try_again_cb (CallboardCallPartStack *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.refresh", NULL);
}

static void
callboard_call_part_stack_get_property (GObject    *object,
                                        guint       property_id,
                                        GValue     *value,
                                        GParamSpec *pspec)
{
  CallboardCallPartStack *self = CALLBOARD_CALL_PART_STACK (object);

  switch (property_id)
    {
    case PROP_CONTENT:
      g_value_set_object (value, adw_bin_get_child (self->content_bin));
      break;
    case PROP_ICON_NAME:
      g_value_set_string (value, self->icon_name);
      break;
    case PROP_EMPTY_TITLE:
      g_value_set_string (value, self->empty_title);
      break;
    case PROP_EMPTY_DESCRIPTION:
      g_value_set_string (value, self->empty_description);
      break;
    case PROP_SIMULATION_ENDED:
      g_value_set_boolean (value, self->simulation_ended);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
callboard_call_part_stack_set_property (GObject      *object,
                                        guint         property_id,
                                        const GValue *value,
                                        GParamSpec   *pspec)
{
  CallboardCallPartStack *self = CALLBOARD_CALL_PART_STACK (object);

  switch (property_id)
    {
    case PROP_CONTENT:
      adw_bin_set_child (self->content_bin, g_value_get_object (value));
      break;
    case PROP_ICON_NAME:
      g_set_str (&self->icon_name, g_value_get_string (value));
      break;
    case PROP_EMPTY_TITLE:
      g_set_str (&self->empty_title, g_value_get_string (value));
      break;
    case PROP_EMPTY_DESCRIPTION:
      g_set_str (&self->empty_description, g_value_get_string (value));
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
callboard_call_part_stack_finalize (GObject *object)
{
  CallboardCallPartStack *self = CALLBOARD_CALL_PART_STACK (object);

  g_clear_pointer (&self->icon_name, g_free);
  g_clear_pointer (&self->empty_title, g_free);
  g_clear_pointer (&self->empty_description, g_free);

  G_OBJECT_CLASS (callboard_call_part_stack_parent_class)->finalize (object);
}

static void
callboard_call_part_stack_class_init (CallboardCallPartStackClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = callboard_call_part_stack_get_property;
  object_class->set_property = callboard_call_part_stack_set_property;
  object_class->finalize = callboard_call_part_stack_finalize;

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
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/callboard/Callboard/ui/callboard-call-part-stack.ui");
  gtk_widget_class_bind_template_child (widget_class, CallboardCallPartStack, banner);
  gtk_widget_class_bind_template_child (widget_class, CallboardCallPartStack, content_bin);
  gtk_widget_class_bind_template_child (widget_class, CallboardCallPartStack, error_bin);
  gtk_widget_class_bind_template_child (widget_class, CallboardCallPartStack, loading_page);
  gtk_widget_class_bind_template_child (widget_class, CallboardCallPartStack, no_call_page);
  gtk_widget_class_bind_template_child (widget_class, CallboardCallPartStack, empty_page);
  gtk_widget_class_bind_template_child (widget_class, CallboardCallPartStack, stack);
  gtk_widget_class_bind_template_callback (widget_class, callboard_call_part_stack_try_again_cb);
}

static void
callboard_call_part_stack_init (CallboardCallPartStack *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  set_simulation_ended (self, FALSE);
}

/* After a failed refresh, the last content stays. */
static void
update_banner (CallboardCallPartStack *self,
               const GError           *error,
               gboolean                has_content)
{
  g_autofree char *title = NULL;

  if (error != NULL && has_content)
    {
      /* Translators: an error, such as "Roark Reported a Problem" */
      title = g_strdup_printf (_("%s. Showing earlier data."), callboard_error_get_title (error));
      adw_banner_set_title (self->banner, title);
    }
  adw_banner_set_revealed (self->banner, error != NULL && has_content);
}

/* Moves the keyboard focus to the page if nothing else has it. */
static void
take_focus (CallboardCallPartStack *self,
            GtkWidget              *page)
{
  GtkRoot *root = gtk_widget_get_root (page);

  if (root != NULL && gtk_widget_get_mapped (page) && gtk_root_get_focus (root) == NULL)
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

/**
 * callboard_call_part_stack_show:
 * @self: a stack
 * @part: (nullable): the part; %NULL if there is no call
 * @is_empty: whether its content is empty
 *
 * Shows the state of a part. To be called whenever it changes.
 */
void
callboard_call_part_stack_show (CallboardCallPartStack *self,
                                CallboardCallPart      *part,
                                gboolean                is_empty)
{
  const GError *error;
  gboolean has_content;
  GtkWidget *page;

  g_return_if_fail (CALLBOARD_IS_CALL_PART_STACK (self));
  g_return_if_fail (part == NULL || CALLBOARD_IS_CALL_PART (part));

  error = part != NULL ? callboard_live_object_get_error (part) : NULL;
  has_content = part != NULL && callboard_call_part_get_content (part) != NULL;

  if (part == NULL)
    page = self->no_call_page;
  else if (has_content)
    page = is_empty ? self->empty_page : GTK_WIDGET (self->content_bin);
  else if (g_error_matches (error, CALLBOARD_ERROR, CALLBOARD_ERROR_NOT_FOUND))
    page = self->empty_page;
  else if (error != NULL)
    page = GTK_WIDGET (self->error_bin);
  else
    page = self->loading_page;

  callboard_error_page_show (self->error_bin, error);
  update_banner (self, error, has_content);
  gtk_stack_set_visible_child (self->stack, page);
  take_focus (self, page);
}
