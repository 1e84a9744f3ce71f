/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A banner for items of a response that could not be decoded; a dialog lists the errors.
 * Used by the run page, the metrics view and the transcript view.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-skipped-items-banner.h"
#include "callboard-skipped-item.h"

/* The maximum number of errors in the dialog. */
#define MAX_DETAILS 20

/**
 * CallboardSkippedItemsBanner:
 *
 * A banner about skipped items. Hidden while there are none.
 */
struct _CallboardSkippedItemsBanner
{
  AdwBin      parent_instance;

  AdwBanner  *banner;
  GListModel *skipped_items;
};

G_DEFINE_FINAL_TYPE (CallboardSkippedItemsBanner, callboard_skipped_items_banner, ADW_TYPE_BIN)

static void
callboard_skipped_items_banner_details_cb (CallboardSkippedItemsBanner *self)
{
  AdwDialog *dialog = adw_alert_dialog_new (_("Unreadable Data"), NULL);
  guint n = self->skipped_items != NULL ? MIN (g_list_model_get_n_items (self->skipped_items), MAX_DETAILS) : 0;
  g_autoptr(GString) body = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(CallboardSkippedItem) item = g_list_model_get_item (self->skipped_items, i);

      g_string_append_printf (body, "%s%s", i > 0 ? "\n\n" : "", callboard_skipped_item_get_message (item));
    }

  adw_alert_dialog_set_body (ADW_ALERT_DIALOG (dialog), body->str);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _("_Close"));
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
callboard_skipped_items_banner_dispose (GObject *object)
{
  g_clear_object (&CALLBOARD_SKIPPED_ITEMS_BANNER (object)->skipped_items);

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
 * @title: (nullable): the title; %NULL for the number of entries
 *
 * Shows the banner if there are skipped items, else hides it.
 */
void
callboard_skipped_items_banner_show (CallboardSkippedItemsBanner *self,
                                     GListModel                  *skipped_items,
                                     const char                  *title)
{
  guint n = skipped_items != NULL ? g_list_model_get_n_items (skipped_items) : 0;
  /* Translators: of the metrics or the transcript of a call */
  g_autofree char *entries_title =
    g_strdup_printf (ngettext ("%u entry could not be read", "%u entries could not be read", n), n);

  g_return_if_fail (CALLBOARD_IS_SKIPPED_ITEMS_BANNER (self));
  g_return_if_fail (skipped_items == NULL || G_IS_LIST_MODEL (skipped_items));

  g_set_object (&self->skipped_items, skipped_items);
  /* Screen readers read the title of a hidden banner too. */
  adw_banner_set_title (self->banner, n == 0 ? "" : title != NULL ? title : entries_title);
  adw_banner_set_revealed (self->banner, n > 0);
}
