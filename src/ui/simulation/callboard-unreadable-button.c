/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The mark "1 field could not be read". Its owner opens CallboardUnreadableDialog. Used by
 * the list of runs, the run page and the simulation page.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-text.h"
#include "callboard-unreadable-button.h"

/**
 * CallboardUnreadableButton:
 *
 * A button that says what could not be read. Hidden while there is nothing.
 */
struct _CallboardUnreadableButton
{
  GtkButton         parent_instance;

  AdwButtonContent *content;
};

G_DEFINE_FINAL_TYPE (CallboardUnreadableButton, callboard_unreadable_button, GTK_TYPE_BUTTON)

static void
callboard_unreadable_button_class_init (CallboardUnreadableButtonClass *klass)
{
}

/* Without a template, whose child GtkButton would free twice. */
static void
callboard_unreadable_button_init (CallboardUnreadableButton *self)
{
  static const char *const css_classes[] = { "flat", "caption", "dimmed", NULL };

  self->content = ADW_BUTTON_CONTENT (adw_button_content_new ());
  adw_button_content_set_icon_name (self->content, "callboard-unknown-symbolic");
  adw_button_content_set_can_shrink (self->content, TRUE);
  gtk_button_set_child (GTK_BUTTON (self), GTK_WIDGET (self->content));
  g_object_set (self,
                "visible", FALSE,
                "halign", GTK_ALIGN_START,
                "valign", GTK_ALIGN_CENTER,
                "tooltip-text", _("Show Unreadable Data"),
                "css-classes", css_classes,
                NULL);
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
  g_autofree char *count = callboard_text_format_count (n_fields);

  return g_strdup_printf (ngettext ("%s field could not be read", "%s fields could not be read", n_fields),
                          count);
}

/**
 * callboard_unreadable_button_set_label:
 * @self: a button
 * @label: (nullable): what could not be read; %NULL if everything could
 *
 * Shows the label, or hides the button.
 */
void
callboard_unreadable_button_set_label (CallboardUnreadableButton *self,
                                       const char                *label)
{
  g_return_if_fail (CALLBOARD_IS_UNREADABLE_BUTTON (self));

  gtk_widget_set_visible (GTK_WIDGET (self), label != NULL);
  adw_button_content_set_label (self->content, label != NULL ? label : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label != NULL ? label : "", -1);
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

  callboard_unreadable_button_set_label (self, n_fields > 0 ? label : NULL);
}
