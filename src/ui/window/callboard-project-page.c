/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page to choose the project of a new account, if its token may name several. Pushed
 * by the connect page.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-gtk-row-action.h"
#include "callboard-project-page.h"
#include "callboard-text.h"

/* The number of projects from which on there is a search. */
#define MIN_SEARCH 8

/* The maximum length of a label, in characters. */
#define MAX_LABEL 200

/**
 * CallboardProjectPage:
 *
 * A navigation page with a list of projects. Emits `chosen` with one of them.
 */
struct _CallboardProjectPage
{
  AdwNavigationPage   parent_instance;

  GtkSearchEntry     *search_entry;
  GtkStack           *stack;
  GtkWidget          *scroller;
  GtkListView        *list_view;
  GtkWidget          *none_page;
  GtkSingleSelection *selection;

  GtkCustomFilter    *filter;
  /* Folded; NULL if everything matches. */
  char               *query;
};

G_DEFINE_FINAL_TYPE (CallboardProjectPage, callboard_project_page, ADW_TYPE_NAVIGATION_PAGE)

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- Labels ----------------------------------------------------------------- */

static char *
dup_organization (CallboardProject *project)
{
  CallboardOrganization *organization = callboard_project_get_organization (project);
  const char *name = organization != NULL ? callboard_organization_get_name (organization) : NULL;

  return callboard_text_sanitize_line (name != NULL ? name : "", MAX_LABEL);
}

static char *
dup_title (CallboardProject *project)
{
  g_autofree char *title = callboard_project_dup_title (project);

  return callboard_text_sanitize_line (title, MAX_LABEL);
}

static char *
format_title (GObject          *object,
              CallboardProject *project)
{
  return project != NULL ? dup_title (project) : NULL;
}

static char *
format_organization (GObject          *object,
                     CallboardProject *project)
{
  return project != NULL ? dup_organization (project) : NULL;
}

static gboolean
has_organization (GObject          *object,
                  CallboardProject *project)
{
  g_autofree char *text = project != NULL ? dup_organization (project) : NULL;

  return text != NULL && *text != '\0';
}

/* For a screen reader. */
static char *
format_label (GObject          *object,
              CallboardProject *project)
{
  g_autofree char *title = project != NULL ? dup_title (project) : NULL;
  g_autofree char *organization = project != NULL ? dup_organization (project) : NULL;

  if (organization == NULL || *organization == '\0')
    return g_steal_pointer (&title);

  /* Translators: a project and the organization it belongs to */
  return g_strdup_printf (_("%s, %s"), title, organization);
}

/* --- Search and order ------------------------------------------------------- */

static gboolean
callboard_project_page_match_cb (gpointer item,
                                 gpointer user_data)
{
  CallboardProjectPage *self = user_data;
  g_autofree char *title = dup_title (item);
  g_autofree char *organization = dup_organization (item);
  g_autofree char *text = NULL;
  g_autofree char *folded = NULL;

  if (self->query == NULL)
    return TRUE;

  text = g_strjoin ("\n", title, organization, callboard_project_get_slug (item), NULL);
  folded = callboard_text_fold (text);

  return strstr (folded, self->query) != NULL;
}

static int
callboard_project_page_compare_cb (gconstpointer a,
                                   gconstpointer b,
                                   gpointer      user_data)
{
  g_autofree char *organization = dup_organization ((CallboardProject *) a);
  g_autofree char *other_organization = dup_organization ((CallboardProject *) b);
  g_autofree char *title = dup_title ((CallboardProject *) a);
  g_autofree char *other_title = dup_title ((CallboardProject *) b);
  int order = g_utf8_collate (organization, other_organization);

  return order != 0 ? order : g_utf8_collate (title, other_title);
}

static void
callboard_project_page_items_changed_cb (CallboardProjectPage *self)
{
  gboolean is_empty = g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0;

  gtk_stack_set_visible_child (self->stack,
                               is_empty ? self->none_page : self->scroller);
}

static void
callboard_project_page_search_changed_cb (CallboardProjectPage *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search_entry))));

  g_clear_pointer (&self->query, g_free);
  if (*text != '\0')
    self->query = callboard_text_fold (text);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
}

/* --- Choosing --------------------------------------------------------------- */

static void
choose (CallboardProjectPage *self,
        guint                 position)
{
  g_autoptr(CallboardProject) project = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (project != NULL)
    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, project);
}

static void
callboard_project_page_activated_cb (CallboardProjectPage *self,
                                     guint                 position)
{
  choose (self, position);
}

/* Enter in the search chooses what it has found, if that is one project. */
static void
callboard_project_page_search_activated_cb (CallboardProjectPage *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 1)
    choose (self, 0);
}

static void
callboard_project_page_shown (AdwNavigationPage *page)
{
  CallboardProjectPage *self = CALLBOARD_PROJECT_PAGE (page);

  if (gtk_widget_get_visible (GTK_WIDGET (self->search_entry)))
    gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

static void
callboard_project_page_dispose (GObject *object)
{
  CallboardProjectPage *self = CALLBOARD_PROJECT_PAGE (object);

  if (self->filter != NULL)
    gtk_custom_filter_set_filter_func (self->filter, NULL, NULL, NULL);
  g_clear_object (&self->filter);
  gtk_widget_dispose_template (GTK_WIDGET (object), CALLBOARD_TYPE_PROJECT_PAGE);

  G_OBJECT_CLASS (callboard_project_page_parent_class)->dispose (object);
}

static void
callboard_project_page_finalize (GObject *object)
{
  g_clear_pointer (&CALLBOARD_PROJECT_PAGE (object)->query, g_free);

  G_OBJECT_CLASS (callboard_project_page_parent_class)->finalize (object);
}

static void
callboard_project_page_class_init (CallboardProjectPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = callboard_project_page_dispose;
  object_class->finalize = callboard_project_page_finalize;
  ADW_NAVIGATION_PAGE_CLASS (klass)->shown = callboard_project_page_shown;

  /**
   * CallboardProjectPage::chosen:
   * @self: a page
   * @project: a project
   *
   * Emitted when a project was chosen.
   */
  signals[SIGNAL_CHOSEN] =
    g_signal_new ("chosen", CALLBOARD_TYPE_PROJECT_PAGE, G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 1, CALLBOARD_TYPE_PROJECT);

  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/callboard/Callboard/ui/callboard-project-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CallboardProjectPage, list_view);
  gtk_widget_class_bind_template_child (widget_class, CallboardProjectPage, none_page);
  gtk_widget_class_bind_template_child (widget_class, CallboardProjectPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, CallboardProjectPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, CallboardProjectPage, selection);
  gtk_widget_class_bind_template_child (widget_class, CallboardProjectPage, stack);
  gtk_widget_class_bind_template_callback (widget_class, callboard_project_page_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_project_page_items_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_project_page_search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_project_page_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_gtk_row_action_open);
  gtk_widget_class_bind_template_callback (widget_class, format_label);
  gtk_widget_class_bind_template_callback (widget_class, format_organization);
  gtk_widget_class_bind_template_callback (widget_class, format_title);
  gtk_widget_class_bind_template_callback (widget_class, has_organization);
}

static void
callboard_project_page_init (CallboardProjectPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * callboard_project_page_new:
 * @projects: a list of #CallboardProject
 *
 * Returns: (transfer floating): a page to choose one of them
 */
CallboardProjectPage *
callboard_project_page_new (GListModel *projects)
{
  CallboardProjectPage *self;
  GtkSortListModel *sorted;

  g_return_val_if_fail (G_IS_LIST_MODEL (projects), NULL);

  self = g_object_new (CALLBOARD_TYPE_PROJECT_PAGE, NULL);
  self->filter = gtk_custom_filter_new (callboard_project_page_match_cb, self, NULL);
  sorted = gtk_sort_list_model_new (g_object_ref (projects),
                                    GTK_SORTER (gtk_custom_sorter_new (callboard_project_page_compare_cb,
                                                                       NULL, NULL)));
  gtk_single_selection_set_model (self->selection,
                                  G_LIST_MODEL (gtk_filter_list_model_new (G_LIST_MODEL (sorted),
                                                                           GTK_FILTER (g_object_ref (self->filter)))));
  gtk_widget_set_visible (GTK_WIDGET (self->search_entry),
                          g_list_model_get_n_items (projects) >= MIN_SEARCH);
  if (gtk_widget_get_visible (GTK_WIDGET (self->search_entry)))
    gtk_search_entry_set_key_capture_widget (self->search_entry, GTK_WIDGET (self->list_view));

  return self;
}
