/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A banner for items and fields of a response that could not be read; a dialog lists them.
 * Used by the run page, the metrics view and the transcript view.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-skipped-items-banner.h"
#include "callboard-text.h"
#include "callboard-unreadable-button.h"
#include "callboard-unreadable-dialog.h"
#include "callboard-unreadable-list.h"

/**
 * CallboardSkippedItemsBanner:
 *
 * A banner about skipped items and unreadable fields. Hidden while there are none.
 */
struct _CallboardSkippedItemsBanner
{
  AdwBin      parent_instance;

  AdwBanner  *banner;
  GListModel *skipped_items;
  GListModel *fields;
};

G_DEFINE_FINAL_TYPE (CallboardSkippedItemsBanner, callboard_skipped_items_banner, ADW_TYPE_BIN)

static guint
count (GListModel *list)
{
  return list != NULL ? g_list_model_get_n_items (list) : 0;
}

static void
callboard_skipped_items_banner_details_cb (CallboardSkippedItemsBanner *self)
{
  CallboardUnreadableDialog *dialog =
    callboard_unreadable_dialog_new (self->skipped_items, self->fields);

  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
callboard_skipped_items_banner_dispose (GObject *object)
{
  g_clear_object (&CALLBOARD_SKIPPED_ITEMS_BANNER (object)->skipped_items);
  g_clear_object (&CALLBOARD_SKIPPED_ITEMS_BANNER (object)->fields);

  G_OBJECT_CLASS (callboard_skipped_items_banner_parent_class)->dispose (object);
}

static void
callboard_skipped_items_banner_class_init (CallboardSkippedItemsBannerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = callboard_skipped_items_banner_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/callboard/Callboard/ui/callboard-skipped-items-banner.ui");
  gtk_widget_class_bind_template_child (widget_class, CallboardSkippedItemsBanner, banner);
  gtk_widget_class_bind_template_callback (widget_class, callboard_skipped_items_banner_details_cb);
}

static void
callboard_skipped_items_banner_init (CallboardSkippedItemsBanner *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * callboard_skipped_items_banner_show:
 * @self: a banner
 * @skipped_items: (nullable): a list of #CallboardSkippedItem
 * @fields: (nullable): a #CallboardUnreadableList
 * @title: (nullable): the title about @skipped_items; %NULL for the number of entries
 *
 * Shows the banner if anything could not be read, else hides it.
 */
void
callboard_skipped_items_banner_show (CallboardSkippedItemsBanner *self,
                                     GListModel                  *skipped_items,
                                     GListModel                  *fields,
                                     const char                  *title)
{
  guint n = count (skipped_items);
  guint n_fields =
    fields != NULL ? callboard_unreadable_list_get_n_fields (CALLBOARD_UNREADABLE_LIST (fields)) : 0;
  /* Translators: of the metrics or the transcript of a call */
  g_autofree char *entries_title =
    g_strdup_printf (ngettext ("%u entry could not be read", "%u entries could not be read", n), n);
  g_autofree char *fields_title = callboard_unreadable_button_dup_label (n_fields);
  const char *items_title = title != NULL ? title : entries_title;
  g_autofree char *label = NULL;

  g_return_if_fail (CALLBOARD_IS_SKIPPED_ITEMS_BANNER (self));
  g_return_if_fail (skipped_items == NULL || G_IS_LIST_MODEL (skipped_items));
  g_return_if_fail (fields == NULL || CALLBOARD_IS_UNREADABLE_LIST (fields));

  g_set_object (&self->skipped_items, skipped_items);
  g_set_object (&self->fields, fields);
  label = callboard_text_join_list ((const char *const[]) {
                                      n > 0 ? items_title : n_fields > 0 ? fields_title : "",
                                      n > 0 && n_fields > 0 ? fields_title : NULL,
                                      NULL,
                                    });
  /* Screen readers read the title of a hidden banner too. */
  adw_banner_set_title (self->banner, label);
  adw_banner_set_revealed (self->banner, n > 0 || n_fields > 0);
}
