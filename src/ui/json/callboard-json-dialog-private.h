/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shared by the files of CallboardJsonDialog.
 */
#pragma once

#include "callboard-json-dialog.h"
#include "callboard-json-tree.h"

G_BEGIN_DECLS

/**
 * CallboardJsonDialog:
 *
 * A dialog that shows the JSON of one of several sources as a tree.
 */
struct _CallboardJsonDialog
{
  AdwDialog            parent_instance;

  AdwToastOverlay     *toasts;
  AdwNavigationView   *pages;
  GtkStack            *title_stack;
  GtkDropDown         *source_drop_down;
  AdwWindowTitle      *window_title;
  GtkToggleButton     *reveal_button;
  GtkSearchBar        *search_bar;
  GtkSearchEntry      *search_entry;
  GtkLabel            *match_label;
  GtkStack            *stack;
  AdwStatusPage       *error_page;
  GtkListView         *list;
  GtkSingleSelection  *selection;
  GtkPopover          *menu;
  GMenuModel          *menu_model;

  GListModel          *sources;
  /* Cancels loading another source, and everything that is done with the shown one. */
  GCancellable        *cancellable;
  /* NULL until the source is loaded. */
  CallboardJsonTree   *tree;
  GtkTreeListModel    *rows;
  /* Focuses the selected row once the list is laid out. */
  guint                tick_id;
  gboolean             is_laid_out;

  GCancellable        *search_cancellable;
  char                *query;
  /* The values that match, and the one that is shown. */
  GArray              *matches;
  guint                match;
};

CallboardJsonValue *callboard_json_dialog_dup_selected   (CallboardJsonDialog *self);
void                callboard_json_dialog_show_value     (CallboardJsonDialog *self,
                                                          guint32              index);
void                callboard_json_dialog_focus_selected (CallboardJsonDialog *self);
void                callboard_json_dialog_install_copy   (GtkWidgetClass      *widget_class);
void                callboard_json_dialog_install_search (GtkWidgetClass      *widget_class);
void                callboard_json_dialog_start_search   (CallboardJsonDialog *self);
void                callboard_json_dialog_clear_search   (CallboardJsonDialog *self);

G_END_DECLS
