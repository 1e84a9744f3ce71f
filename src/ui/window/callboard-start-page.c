/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The content of a window before a run is opened: a button to open one, or the runs of
 * the demo. Shown by CallboardWindow.
 */

#include "config.h"

#include "callboard-demo-run.h"
#include "callboard-error-page.h"
#include "callboard-start-page.h"

/**
 * CallboardStartPage:
 *
 * A navigation page to choose a run.
 */
struct _CallboardStartPage
{
  AdwNavigationPage  parent_instance;

  GtkStack          *stack;
  AdwStatusPage     *empty_page;
  AdwBin            *error_bin;
  GtkWidget         *demo_page;
  GtkListBox        *demo_list;

  GListModel        *demo_runs;
};

G_DEFINE_FINAL_TYPE (CallboardStartPage, callboard_start_page, ADW_TYPE_NAVIGATION_PAGE)

static GtkWidget *
callboard_start_page_create_row_cb (gpointer item,
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
callboard_start_page_row_activated_cb (CallboardStartPage *self,
                                       GtkListBoxRow      *row)
{
  g_autoptr(CallboardDemoRun) run =
    g_list_model_get_item (self->demo_runs, gtk_list_box_row_get_index (row));

  if (run != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-run", "s",
                                callboard_demo_run_get_id (run));
}

static void
callboard_start_page_dispose (GObject *object)
{
  CallboardStartPage *self = CALLBOARD_START_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), CALLBOARD_TYPE_START_PAGE);
  g_clear_object (&self->demo_runs);

  G_OBJECT_CLASS (callboard_start_page_parent_class)->dispose (object);
}

static void
callboard_start_page_class_init (CallboardStartPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = callboard_start_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/callboard/Callboard/ui/callboard-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CallboardStartPage, empty_page);
  gtk_widget_class_bind_template_child (widget_class, CallboardStartPage, error_bin);
  gtk_widget_class_bind_template_child (widget_class, CallboardStartPage, demo_list);
  gtk_widget_class_bind_template_child (widget_class, CallboardStartPage, demo_page);
  gtk_widget_class_bind_template_child (widget_class, CallboardStartPage, stack);
  gtk_widget_class_bind_template_callback (widget_class, callboard_start_page_row_activated_cb);
}

static void
callboard_start_page_init (CallboardStartPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_status_page_set_icon_name (self->empty_page, APPLICATION_ID);
}

/**
 * callboard_start_page_new:
 * @demo_runs: (nullable): a list of #CallboardDemoRun to offer; %NULL outside the demo
 *
 * Returns: (transfer floating): a page
 */
CallboardStartPage *
callboard_start_page_new (GListModel *demo_runs)
{
  CallboardStartPage *self = g_object_new (CALLBOARD_TYPE_START_PAGE, NULL);

  if (demo_runs != NULL)
    {
      self->demo_runs = g_object_ref (demo_runs);
      gtk_list_box_bind_model (self->demo_list, demo_runs, callboard_start_page_create_row_cb,
                               NULL, NULL);
    }
  callboard_start_page_set_error (self, NULL);

  return self;
}

/**
 * callboard_start_page_set_error:
 * @self: a page
 * @error: (nullable): why there are no runs to choose from
 *
 * Shows an error instead of the invitation to choose a run.
 */
void
callboard_start_page_set_error (CallboardStartPage *self,
                                const GError       *error)
{
  g_return_if_fail (CALLBOARD_IS_START_PAGE (self));

  callboard_error_page_show (self->error_bin, error);
  if (error != NULL)
    gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->error_bin));
  else
    gtk_stack_set_visible_child (self->stack,
                                 self->demo_runs != NULL ? self->demo_page
                                                         : GTK_WIDGET (self->empty_page));
}
