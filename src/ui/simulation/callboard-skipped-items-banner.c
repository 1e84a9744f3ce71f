/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Says that some of an answer could not be read, and in a dialog what and where.
 * Used by the views of the metrics and of the transcript.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-skipped-items-banner.h"
#include "callboard-skipped-item.h"

/* How many of them the dialog tells of. */
#define MAX_DETAILS 20

/**
 * CallboardSkippedItemsBanner:
 *
 * A banner about what was set aside. Hidden while that is nothing.
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
  AdwDialog *dialog = adw_alert_dialog_new (_("What Could Not Be Read"), NULL);
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
 * @set_aside: (nullable): a list of #CallboardSkippedItem that does not change
 *
 * Tells of what was set aside, where that is anything.
 */
void
callboard_skipped_items_banner_show (CallboardSkippedItemsBanner *self,
                                     GListModel                  *skipped_items)
{
  g_autofree char *title = NULL;
  guint n;

  g_return_if_fail (CALLBOARD_IS_SKIPPED_ITEMS_BANNER (self));
  g_return_if_fail (skipped_items == NULL || G_IS_LIST_MODEL (skipped_items));

  g_set_object (&self->skipped_items, skipped_items);
  n = skipped_items != NULL ? g_list_model_get_n_items (skipped_items) : 0;
  if (n > 0)
    {
      /* Translators: of the metrics or the transcript of a call */
      title = g_strdup_printf (ngettext ("%u entry could not be read", "%u entries could not be read", n), n);
      adw_banner_set_title (self->banner, title);
    }
  adw_banner_set_revealed (self->banner, n > 0);
}
