/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page Unreadable Data: the items and fields of a response that could not be read, with
 * their path, what was expected and what was received. Opened by the marks that count them.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-skipped-item.h"
#include "callboard-text.h"
#include "callboard-unreadable-dialog.h"
#include "callboard-unreadable-list.h"

/* More rows than this are only counted; copying copies more. */
#define MAX_ROWS 100

/**
 * CallboardUnreadableDialog:
 *
 * A dialog that lists what could not be read.
 */
struct _CallboardUnreadableDialog
{
  AdwDialog             parent_instance;

  AdwToastOverlay      *toasts;
  AdwPreferencesGroup  *items_group;
  AdwPreferencesGroup  *fields_group;

  /* The lines to copy. */
  GString              *text;
};

G_DEFINE_FINAL_TYPE (CallboardUnreadableDialog, callboard_unreadable_dialog, ADW_TYPE_DIALOG)

static void
callboard_unreadable_dialog_copy_cb (CallboardUnreadableDialog *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->text->str);
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (_("Copied")));
}

static void
add_row (AdwPreferencesGroup *group,
         guint                position,
         const char          *title,
         const char          *subtitle)
{
  GtkWidget *row;

  if (position >= MAX_ROWS)
    return;

  row = g_object_new (ADW_TYPE_ACTION_ROW,
                      "use-markup", FALSE,
                      "title", title,
                      "title-selectable", TRUE,
                      "subtitle", subtitle,
                      "subtitle-selectable", TRUE,
                      NULL);
  adw_preferences_group_add (group, row);
}

/* Says how many rows are left out. */
static void
finish_group (AdwPreferencesGroup *group,
              guint                n)
{
  g_autofree char *count = callboard_text_format_count (n);
  g_autofree char *description = NULL;

  gtk_widget_set_visible (GTK_WIDGET (group), n > 0);
  if (n > MAX_ROWS)
    /* Translators: of what could not be read */
    description = g_strdup_printf (ngettext ("The first %u of %s", "The first %u of %s", n), MAX_ROWS, count);
  adw_preferences_group_set_description (group, description);
}

static void
add_items (CallboardUnreadableDialog *self,
           GListModel                *items)
{
  guint n = items != NULL ? g_list_model_get_n_items (items) : 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(CallboardSkippedItem) item = g_list_model_get_item (items, i);
      const char *message = callboard_skipped_item_get_message (item);

      add_row (self->items_group, i, message, "");
      g_string_append_printf (self->text, "%s\n", message);
    }
  finish_group (self->items_group, n);
}

static void
add_fields (CallboardUnreadableDialog *self,
            CallboardUnreadableList   *fields)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (fields));
  guint n_fields = callboard_unreadable_list_get_n_fields (fields);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(CallboardUnreadableField) field = g_list_model_get_item (G_LIST_MODEL (fields), i);
      g_autofree char *message = callboard_unreadable_field_dup_message (field);
      /* Translators: of a value in a response: what was expected ("a date and time", one of
       * the messages with the context "expected") and what was received ("soon" in quotes,
       * or one of the messages with the context "got") */
      g_autofree char *detail = g_strdup_printf (_("Expected %s, got %s"),
                                                 callboard_unreadable_field_get_expected (field),
                                                 callboard_unreadable_field_get_received (field));

      add_row (self->fields_group, i, callboard_unreadable_field_get_path (field), detail);
      g_string_append_printf (self->text, "%s\n", message);
    }
  if (n_fields > n)
    {
      g_autofree char *count = callboard_text_format_count (n_fields - n);

      /* Translators: the end of a list that is copied: other fields that could not be read */
      g_string_append_printf (self->text, ngettext ("%s other field", "%s other fields", n_fields - n),
                              count);
      g_string_append_c (self->text, '\n');
    }
  finish_group (self->fields_group, n_fields);
}

static void
callboard_unreadable_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CALLBOARD_TYPE_UNREADABLE_DIALOG);

  G_OBJECT_CLASS (callboard_unreadable_dialog_parent_class)->dispose (object);
}

static void
callboard_unreadable_dialog_finalize (GObject *object)
{
  g_string_free (CALLBOARD_UNREADABLE_DIALOG (object)->text, TRUE);

  G_OBJECT_CLASS (callboard_unreadable_dialog_parent_class)->finalize (object);
}

static void
callboard_unreadable_dialog_class_init (CallboardUnreadableDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = callboard_unreadable_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = callboard_unreadable_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/callboard/Callboard/ui/callboard-unreadable-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CallboardUnreadableDialog, fields_group);
  gtk_widget_class_bind_template_child (widget_class, CallboardUnreadableDialog, items_group);
  gtk_widget_class_bind_template_child (widget_class, CallboardUnreadableDialog, toasts);
  gtk_widget_class_bind_template_callback (widget_class, callboard_unreadable_dialog_copy_cb);
}

static void
callboard_unreadable_dialog_init (CallboardUnreadableDialog *self)
{
  self->text = g_string_new (NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
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

  add_items (self, skipped_items);
  if (fields != NULL)
    add_fields (self, CALLBOARD_UNREADABLE_LIST (fields));

  return self;
}
