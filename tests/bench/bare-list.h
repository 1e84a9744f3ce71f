/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window with nothing but a GtkColumnView of strings: the reference of the rows that
 * count frames. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BareList:
 * @window: the window
 * @rows: the texts of the cells by row
 * @filter: the filter of the list
 * @shown: the rows that match @filter
 * @view: the list; %NULL until bare_list_open()
 */
typedef struct
{
  GtkWindow       *window;
  GListStore      *rows;
  GtkStringFilter *filter;
  GListModel      *shown;
  GtkWidget       *view;
} BareList;

BareList *bare_list_new     (GtkApplication *application);
void      bare_list_free    (BareList       *self);
void      bare_list_add_row (BareList       *self,
                             GStrv           texts);
void      bare_list_open    (BareList       *self);
void      bare_list_close   (BareList       *self);

G_END_DECLS
