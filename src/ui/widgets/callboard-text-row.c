/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row of a long list: like an AdwActionRow, but for a GtkListView, which creates only the
 * rows that are visible. Used by dialogs with long lists.
 */

#include "config.h"

#include "callboard-text-row.h"

/**
 * CallboardTextRow:
 *
 * A title, a subtitle and a button. Both texts can be selected.
 */
struct _CallboardTextRow
{
  GtkBox       parent_instance;

  /* Not owned: it owns the row. */
  GtkListItem *item;
  GtkLabel    *title;
  GtkLabel    *subtitle;
  GtkButton   *button;
};

G_DEFINE_FINAL_TYPE (CallboardTextRow, callboard_text_row, GTK_TYPE_BOX)

static void
callboard_text_row_class_init (CallboardTextRowClass *klass)
{
}

static GtkLabel *
add_label (GtkWidget *box)
{
  g_autoptr(PangoAttrList) attributes = pango_attr_list_new ();
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "selectable", TRUE,
                                   "wrap", TRUE,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                   "xalign", 0.0f,
                                   NULL);

  /* A hyphen could be taken for a part of a path. */
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  gtk_box_append (GTK_BOX (box), label);

  return GTK_LABEL (label);
}

static void
callboard_text_row_init (CallboardTextRow *self)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_box_set_spacing (GTK_BOX (self), 12);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  self->title = add_label (texts);
  self->subtitle = add_label (texts);
  gtk_widget_add_css_class (GTK_WIDGET (self->subtitle), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->subtitle), "dimmed");
  self->button = GTK_BUTTON (gtk_button_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->button), GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self), texts);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->button));
}

/**
 * callboard_text_row_new:
 * @item: a list item whose child the row will be
 *
 * Returns: (transfer floating): a row without text
 */
GtkWidget *
callboard_text_row_new (GtkListItem *item)
{
  CallboardTextRow *self;

  g_return_val_if_fail (GTK_IS_LIST_ITEM (item), NULL);

  self = g_object_new (CALLBOARD_TYPE_TEXT_ROW, NULL);
  self->item = item;

  return GTK_WIDGET (self);
}

/**
 * callboard_text_row_set_text:
 * @self: a row
 * @title: the title
 * @subtitle: (nullable): the subtitle
 *
 * Shows two texts, and tells them to screen readers.
 */
void
callboard_text_row_set_text (CallboardTextRow *self,
                             const char       *title,
                             const char       *subtitle)
{
  gboolean has_subtitle = subtitle != NULL && *subtitle != '\0';

  g_return_if_fail (CALLBOARD_IS_TEXT_ROW (self));
  g_return_if_fail (title != NULL);

  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->subtitle, has_subtitle ? subtitle : "");
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle), has_subtitle);
  gtk_list_item_set_accessible_label (self->item, title);
  gtk_list_item_set_accessible_description (self->item, has_subtitle ? subtitle : "");
}

/**
 * callboard_text_row_get_button:
 * @self: a row
 *
 * Returns: (transfer none): its button
 */
GtkButton *
callboard_text_row_get_button (CallboardTextRow *self)
{
  g_return_val_if_fail (CALLBOARD_IS_TEXT_ROW (self), NULL);

  return self->button;
}
