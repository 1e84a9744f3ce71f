/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A list as GTK's documentation builds one: a GtkColumnView whose cells are labels, with a
 * GtkFilterListModel and a GtkStringFilter. It shows the same texts as the table of
 * simulations, in columns of the same width.
 */

#include "bare-list.h"

#include <adwaita.h>

/* The widths of the columns; 0 for the one that takes the remaining space. */
static const int widths[] = { 144, 164, 0, 156, 100, 124, 120, 104 };

/* --- A row ------------------------------------------------------------------ */

#define BARE_TYPE_ROW (bare_row_get_type ())
G_DECLARE_FINAL_TYPE (BareRow, bare_row, BARE, ROW, GObject)

struct _BareRow
{
  GObject  parent_instance;

  GStrv    texts;
  /* All of them, for the search. */
  char    *text;
};

G_DEFINE_FINAL_TYPE (BareRow, bare_row, G_TYPE_OBJECT)

static void
bare_row_finalize (GObject *object)
{
  BareRow *self = BARE_ROW (object);

  g_strfreev (self->texts);
  g_free (self->text);

  G_OBJECT_CLASS (bare_row_parent_class)->finalize (object);
}

static void
bare_row_class_init (BareRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bare_row_finalize;
}

static void
bare_row_init (BareRow *self)
{
}

static char *
bare_row_dup_text (BareRow  *self,
                   gpointer  user_data)
{
  return g_strdup (self->text);
}

/* --- The list --------------------------------------------------------------- */

static void
bare_list_setup_cb (GtkSignalListItemFactory *factory,
                    GtkColumnViewCell        *cell)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_column_view_cell_set_child (cell, label);
}

static void
bare_list_bind_cb (GtkSignalListItemFactory *factory,
                   GtkColumnViewCell        *cell,
                   gpointer                  column)
{
  BareRow *row = BARE_ROW (gtk_column_view_cell_get_item (cell));

  gtk_label_set_label (GTK_LABEL (gtk_column_view_cell_get_child (cell)), row->texts[GPOINTER_TO_UINT (column)]);
}

static void
append_column (GtkColumnView *view,
               guint          i)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr(GtkColumnViewColumn) column = gtk_column_view_column_new ("Column", factory);

  g_signal_connect (factory, "setup", G_CALLBACK (bare_list_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bare_list_bind_cb), GUINT_TO_POINTER (i));
  if (widths[i] == 0)
    gtk_column_view_column_set_expand (column, TRUE);
  else
    gtk_column_view_column_set_fixed_width (column, widths[i]);
  gtk_column_view_append_column (view, column);
}

/**
 * bare_list_new:
 * @application: an application
 *
 * Returns: (transfer full): a list without rows in an open window
 */
BareList *
bare_list_new (GtkApplication *application)
{
  BareList *self = g_new0 (BareList, 1);
  GtkWidget *toolbar_view = adw_toolbar_view_new ();

  self->window = GTK_WINDOW (adw_application_window_new (application));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (toolbar_view), adw_header_bar_new ());
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (self->window), toolbar_view);
  gtk_window_set_default_size (self->window, 1280, 800);
  gtk_window_present (self->window);

  self->rows = g_list_store_new (BARE_TYPE_ROW);
  self->filter = gtk_string_filter_new (gtk_cclosure_expression_new (G_TYPE_STRING, NULL, 0, NULL,
                                                                     G_CALLBACK (bare_row_dup_text), NULL, NULL));
  self->shown = G_LIST_MODEL (gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->rows)),
                                                         GTK_FILTER (g_object_ref (self->filter))));

  return self;
}

/**
 * bare_list_free:
 * @self: (transfer full): a list
 *
 * Closes the window.
 */
void
bare_list_free (BareList *self)
{
  gtk_window_destroy (self->window);
  g_object_unref (self->shown);
  g_object_unref (self->filter);
  g_object_unref (self->rows);
  g_free (self);
}

/**
 * bare_list_add_row:
 * @self: a list that is closed
 * @texts: (transfer full): the texts of its eight cells
 *
 * Adds a row.
 */
void
bare_list_add_row (BareList *self,
                   GStrv     texts)
{
  g_autoptr(BareRow) row = g_object_new (BARE_TYPE_ROW, NULL);

  g_assert (g_strv_length (texts) == G_N_ELEMENTS (widths));

  row->texts = texts;
  row->text = g_strjoinv (" ", texts);
  g_list_store_append (self->rows, row);
}

/**
 * bare_list_open:
 * @self: a list
 *
 * Shows the rows.
 */
void
bare_list_open (BareList *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkSingleSelection *selection = gtk_single_selection_new (g_object_ref (self->shown));

  self->view = gtk_column_view_new (GTK_SELECTION_MODEL (selection));
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    append_column (GTK_COLUMN_VIEW (self->view), i);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->view);
  adw_toolbar_view_set_content (
    ADW_TOOLBAR_VIEW (adw_application_window_get_content (ADW_APPLICATION_WINDOW (self->window))), scrolled);
}

/**
 * bare_list_close:
 * @self: a list
 *
 * Destroys what bare_list_open() has created.
 */
void
bare_list_close (BareList *self)
{
  adw_toolbar_view_set_content (
    ADW_TOOLBAR_VIEW (adw_application_window_get_content (ADW_APPLICATION_WINDOW (self->window))), NULL);
  self->view = NULL;
}
