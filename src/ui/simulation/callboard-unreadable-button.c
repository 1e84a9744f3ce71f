/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The mark "1 field could not be read". Its owner opens CallboardUnreadableDialog. Used by
 * the run page and the simulation page.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-unreadable-button.h"

/**
 * CallboardUnreadableButton:
 *
 * A button that says how many fields could not be read. Hidden while there are none.
 */
struct _CallboardUnreadableButton
{
  GtkButton         parent_instance;

  AdwButtonContent *content;
};

G_DEFINE_FINAL_TYPE (CallboardUnreadableButton, callboard_unreadable_button, GTK_TYPE_BUTTON)

static void
callboard_unreadable_button_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CALLBOARD_TYPE_UNREADABLE_BUTTON);

  G_OBJECT_CLASS (callboard_unreadable_button_parent_class)->dispose (object);
}

static void
callboard_unreadable_button_class_init (CallboardUnreadableButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = callboard_unreadable_button_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/callboard/Callboard/ui/callboard-unreadable-button.ui");
  gtk_widget_class_bind_template_child (widget_class, CallboardUnreadableButton, content);
}

static void
callboard_unreadable_button_init (CallboardUnreadableButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * callboard_unreadable_button_dup_label:
 * @n_fields: a number of fields
 *
 * Returns: (transfer full): "1 field could not be read"
 */
char *
callboard_unreadable_button_dup_label (guint n_fields)
{
  return g_strdup_printf (ngettext ("%'u field could not be read", "%'u fields could not be read", n_fields),
                          n_fields);
}

/**
 * callboard_unreadable_button_set_n_fields:
 * @self: a button
 * @n_fields: the number of fields that could not be read
 *
 * Shows the number, or hides the button if it is 0.
 */
void
callboard_unreadable_button_set_n_fields (CallboardUnreadableButton *self,
                                          guint                      n_fields)
{
  g_autofree char *label = callboard_unreadable_button_dup_label (n_fields);

  g_return_if_fail (CALLBOARD_IS_UNREADABLE_BUTTON (self));

  gtk_widget_set_visible (GTK_WIDGET (self), n_fields > 0);
  adw_button_content_set_label (self->content, n_fields > 0 ? label : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  n_fields > 0 ? label : "", -1);
}
