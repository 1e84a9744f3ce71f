/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page Unreadable Data: the items and fields of a response that could not be read, with
 * their path, what was expected and what was received. Opened by the marks that count them.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-gtk-sticky-heading.h"
#include "callboard-skipped-item.h"
#include "callboard-text-row.h"
#include "callboard-text.h"
#include "callboard-unreadable-dialog.h"
#include "callboard-unreadable-list.h"

/* The height for a few rows, which a GtkListView does not know: that of the rest of the
 * dialog, of a heading and of a row; and the maximum. */
#define BASE_HEIGHT 124
#define HEADING_HEIGHT 40
#define ROW_HEIGHT 58
#define MAX_HEIGHT 560

/* The maximum length of a text in a row; copying copies all of it. */
#define MAX_SHOWN 1000

/**
 * CallboardUnreadableDialog:
 *
 * A dialog that lists what could not be read.
 */
struct _CallboardUnreadableDialog
{
  AdwDialog           parent_instance;

  AdwToastOverlay    *toasts;
  AdwWindowTitle     *title;
  GtkListView        *list;
  GtkListItemFactory *header_factory;
  /* The lists of skipped items and of fields, if there are any. */
  GListStore         *sections;

  CallboardGtkStickyHeading *sticky_heading;
};

G_DEFINE_FINAL_TYPE (CallboardUnreadableDialog, callboard_unreadable_dialog, ADW_TYPE_DIALOG)

/* --- Copying ---------------------------------------------------------------- */

/* Returns: (transfer full): a line about a skipped item or a field. */
static char *
dup_line (GObject *object)
{
  if (CALLBOARD_IS_SKIPPED_ITEM (object))
    return g_strdup (callboard_skipped_item_get_message (CALLBOARD_SKIPPED_ITEM (object)));

  return callboard_unreadable_field_dup_message (CALLBOARD_UNREADABLE_FIELD (object));
}

static void
copy (CallboardUnreadableDialog *self,
      const char                *text)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (_("Copied")));
}

static void
callboard_unreadable_dialog_copy_all_cb (CallboardUnreadableDialog *self)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->sections)); i++)
    {
      g_autoptr(GListModel) section = g_list_model_get_item (G_LIST_MODEL (self->sections), i);

      for (guint j = 0; j < g_list_model_get_n_items (section); j++)
        {
          g_autoptr(GObject) object = g_list_model_get_item (section, j);
          g_autofree char *line = dup_line (object);

          g_string_append_printf (text, "%s\n", line);
        }
    }
  copy (self, text->str);
}

static void
callboard_unreadable_dialog_copy_cb (GtkListItem *item,
                                     GtkButton   *button)
{
  CallboardUnreadableDialog *self =
    CALLBOARD_UNREADABLE_DIALOG (gtk_widget_get_ancestor (GTK_WIDGET (button), CALLBOARD_TYPE_UNREADABLE_DIALOG));
  g_autofree char *line = dup_line (gtk_list_item_get_item (item));

  copy (self, line);
}

/* --- Rows ------------------------------------------------------------------- */

static void
callboard_unreadable_dialog_setup_cb (GtkListItemFactory *factory,
                                      GtkListItem        *item,
                                      gpointer            user_data)
{
  GtkWidget *row = callboard_text_row_new (item);
  GtkButton *button = callboard_text_row_get_button (CALLBOARD_TEXT_ROW (row));

  gtk_button_set_icon_name (button, "edit-copy-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (button), _("Copy"));
  gtk_widget_add_css_class (GTK_WIDGET (button), "flat");
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (callboard_unreadable_dialog_copy_cb), item);
  gtk_list_item_set_child (item, row);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
callboard_unreadable_dialog_bind_cb (GtkListItemFactory *factory,
                                     GtkListItem        *item,
                                     gpointer            user_data)
{
  CallboardTextRow *row = CALLBOARD_TEXT_ROW (gtk_list_item_get_child (item));
  GObject *object = gtk_list_item_get_item (item);
  CallboardUnreadableField *field;
  g_autofree char *title = NULL;
  g_autofree char *detail = NULL;

  if (CALLBOARD_IS_SKIPPED_ITEM (object))
    {
      title = callboard_text_sanitize_line (callboard_skipped_item_get_message (CALLBOARD_SKIPPED_ITEM (object)),
                                            MAX_SHOWN);
      callboard_text_row_set_text (row, title, NULL);
      return;
    }

  field = CALLBOARD_UNREADABLE_FIELD (object);
  title = callboard_text_sanitize_line (callboard_unreadable_field_get_path (field), MAX_SHOWN);
  /* Translators: of a value in a response: what was expected ("a date and time", one of
   * the messages with the context "expected") and what was received ("soon" in quotes,
   * or one of the messages with the context "got") */
  detail = g_strdup_printf (_("Expected %s, got %s"), callboard_unreadable_field_get_expected (field),
                            callboard_unreadable_field_get_received (field));
  callboard_text_row_set_text (row, title, detail);
}

static void
callboard_unreadable_dialog_setup_header_cb (GtkListItemFactory *factory,
                                             GtkListHeader      *header,
                                             gpointer            user_data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "heading");
  gtk_list_header_set_child (header, label);
}

static void
callboard_unreadable_dialog_bind_header_cb (GtkListItemFactory *factory,
                                            GtkListHeader      *header,
                                            gpointer            user_data)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_header_get_child (header)),
                       CALLBOARD_IS_SKIPPED_ITEM (gtk_list_header_get_item (header)) ? _("Left Out")
                                                                                     : _("Unreadable Fields"));
}

/* --- The dialog ------------------------------------------------------------- */

static void
callboard_unreadable_dialog_dispose (GObject *object)
{
  g_clear_object (&CALLBOARD_UNREADABLE_DIALOG (object)->sticky_heading);
  gtk_widget_dispose_template (GTK_WIDGET (object), CALLBOARD_TYPE_UNREADABLE_DIALOG);

  G_OBJECT_CLASS (callboard_unreadable_dialog_parent_class)->dispose (object);
}

static void
callboard_unreadable_dialog_class_init (CallboardUnreadableDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = callboard_unreadable_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/callboard/Callboard/ui/callboard-unreadable-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CallboardUnreadableDialog, header_factory);
  gtk_widget_class_bind_template_child (widget_class, CallboardUnreadableDialog, list);
  gtk_widget_class_bind_template_child (widget_class, CallboardUnreadableDialog, sections);
  gtk_widget_class_bind_template_child (widget_class, CallboardUnreadableDialog, title);
  gtk_widget_class_bind_template_child (widget_class, CallboardUnreadableDialog, toasts);
  gtk_widget_class_bind_template_callback (widget_class, callboard_unreadable_dialog_bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_unreadable_dialog_bind_header_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_unreadable_dialog_copy_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_unreadable_dialog_setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_unreadable_dialog_setup_header_cb);
}

static void
callboard_unreadable_dialog_init (CallboardUnreadableDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->sticky_heading = callboard_gtk_sticky_heading_new (self->list);
}

/* Says how many fields are listed, if not all are. */
static void
show_number (CallboardUnreadableDialog *self,
             guint                      n_shown,
             guint                      n_fields)
{
  g_autofree char *count = callboard_text_format_count (n_fields);
  g_autofree char *label = NULL;

  if (n_fields <= n_shown)
    return;

  /* Translators: of what could not be read */
  label = g_strdup_printf (ngettext ("The first %u of %s", "The first %u of %s", n_fields), n_shown, count);
  adw_window_title_set_subtitle (self->title, label);
}

/* Without empty space for a few fields. */
static void
update_height (CallboardUnreadableDialog *self)
{
  guint n_sections = g_list_model_get_n_items (G_LIST_MODEL (self->sections));
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (self->list)));
  guint height = BASE_HEIGHT + (n_sections > 1 ? n_sections * HEADING_HEIGHT : 0) +
                 MIN (n_rows, MAX_HEIGHT / ROW_HEIGHT) * ROW_HEIGHT;

  adw_dialog_set_content_height (ADW_DIALOG (self), (int) MIN (height, MAX_HEIGHT));
}

static guint
count (GListModel *list)
{
  return list != NULL ? g_list_model_get_n_items (list) : 0;
}

static void
add_section (CallboardUnreadableDialog *self,
             GListModel                *list)
{
  if (count (list) > 0)
    g_list_store_append (self->sections, list);
}

/**
 * callboard_unreadable_dialog_new:
 * @skipped_items: (nullable): a list of #CallboardSkippedItem
 * @fields: (nullable): a #CallboardUnreadableList
 *
 * Returns: (transfer floating): a dialog that lists both
 */
CallboardUnreadableDialog *
callboard_unreadable_dialog_new (GListModel *skipped_items,
                                 GListModel *fields)
{
  CallboardUnreadableDialog *self = g_object_new (CALLBOARD_TYPE_UNREADABLE_DIALOG, NULL);

  if (count (skipped_items) > 0 && count (fields) > 0)
    gtk_list_view_set_header_factory (self->list, self->header_factory);
  add_section (self, skipped_items);
  add_section (self, fields);
  if (fields != NULL)
    show_number (self, count (fields),
                 callboard_unreadable_list_get_n_fields (CALLBOARD_UNREADABLE_LIST (fields)));
  update_height (self);

  return self;
}
