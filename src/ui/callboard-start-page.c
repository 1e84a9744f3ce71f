/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a window shows before a run is opened: how to open one, or in the demo
 * the runs that there are.
 */

#include "config.h"

#include "callboard-demo-run.h"
#include "callboard-start-page.h"

/**
 * CallboardStartPage:
 *
 * The way to a run. `subtitle` is what the account is called.
 */
struct _CallboardStartPage
{
  AdwNavigationPage   parent_instance;

  GtkStack           *stack;
  GtkWidget          *empty_page;
  GtkWidget          *examples_page;
  GtkListBox         *examples_list;

  CallboardSession   *session;
  GListModel         *examples;
  GMenuModel         *menu_model;
};

G_DEFINE_FINAL_TYPE (CallboardStartPage, callboard_start_page, ADW_TYPE_NAVIGATION_PAGE)

enum
{
  PROP_SUBTITLE = 1,
  PROP_MENU_MODEL,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static GtkWidget *
create_example_row (gpointer item,
                    gpointer user_data)
{
  CallboardDemoRun *run = item;
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW,
                                 "activatable", TRUE,
                                 "use-markup", FALSE,
                                 "title", callboard_demo_run_get_title (run),
                                 "subtitle", callboard_demo_run_get_description (run),
                                 NULL);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             g_object_new (GTK_TYPE_IMAGE,
                                           "icon-name", "go-next-symbolic",
                                           "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                           NULL));

  return row;
}

static void
on_example_activated (CallboardStartPage *self,
                      GtkListBoxRow      *row)
{
  g_autoptr(CallboardDemoRun) run =
    g_list_model_get_item (self->examples, gtk_list_box_row_get_index (row));

  if (run != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-run", "s",
                                callboard_demo_run_get_id (run));
}

static void
notify_subtitle (CallboardStartPage *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUBTITLE]);
}

static void
callboard_start_page_get_property (GObject    *object,
                                   guint       property_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  CallboardStartPage *self = CALLBOARD_START_PAGE (object);

  switch (property_id)
    {
    case PROP_SUBTITLE:
      g_value_set_string (value, self->session != NULL ? callboard_session_get_title (self->session) : NULL);
      break;
    case PROP_MENU_MODEL:
      g_value_set_object (value, self->menu_model);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
callboard_start_page_dispose (GObject *object)
{
  CallboardStartPage *self = CALLBOARD_START_PAGE (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  gtk_widget_dispose_template (GTK_WIDGET (object), CALLBOARD_TYPE_START_PAGE);
  g_clear_object (&self->session);
  g_clear_object (&self->examples);
  g_clear_object (&self->menu_model);

  G_OBJECT_CLASS (callboard_start_page_parent_class)->dispose (object);
}

static void
callboard_start_page_class_init (CallboardStartPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = callboard_start_page_get_property;
  object_class->dispose = callboard_start_page_dispose;

  properties[PROP_SUBTITLE] =
    g_param_spec_string ("subtitle", NULL, NULL, NULL, flags);
  properties[PROP_MENU_MODEL] =
    g_param_spec_object ("menu-model", NULL, NULL, G_TYPE_MENU_MODEL, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/callboard/Callboard/ui/callboard-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CallboardStartPage, empty_page);
  gtk_widget_class_bind_template_child (widget_class, CallboardStartPage, examples_list);
  gtk_widget_class_bind_template_child (widget_class, CallboardStartPage, examples_page);
  gtk_widget_class_bind_template_child (widget_class, CallboardStartPage, stack);
  gtk_widget_class_bind_template_callback (widget_class, on_example_activated);
}

static void
callboard_start_page_init (CallboardStartPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * callboard_start_page_new:
 * @session: the account that is signed in
 * @examples: (nullable): a list of #CallboardDemoRun to offer
 * @menu: the main menu
 *
 * Returns: (transfer floating): a page
 */
CallboardStartPage *
callboard_start_page_new (CallboardSession *session,
                          GListModel       *examples,
                          GMenuModel       *menu)
{
  CallboardStartPage *self;

  g_return_val_if_fail (CALLBOARD_IS_SESSION (session), NULL);

  self = g_object_new (CALLBOARD_TYPE_START_PAGE, NULL);
  self->session = g_object_ref (session);
  g_signal_connect_swapped (session, "notify::title", G_CALLBACK (notify_subtitle), self);
  notify_subtitle (self);
  g_set_object (&self->menu_model, menu);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MENU_MODEL]);

  if (examples != NULL)
    {
      self->examples = g_object_ref (examples);
      gtk_list_box_bind_model (self->examples_list, examples, create_example_row, NULL, NULL);
    }
  gtk_stack_set_visible_child (self->stack, examples != NULL ? self->examples_page : self->empty_page);

  return self;
}
