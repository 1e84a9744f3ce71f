/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row about an object or a list of any content, which unfolds. Used by the rows of mocked
 * tools and of a run plan.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-adw-names.h"
#include "callboard-custom-property.h"
#include "callboard-detail-row.h"
#include "callboard-value-label.h"
#include "callboard-value-row.h"

/* The maximum number of rows, and that up to which they are unfolded at first. */
#define MAX_ROWS 200
#define MAX_UNFOLDED 6

/**
 * CallboardValueRow:
 *
 * A row that unfolds into a #CallboardDetailRow for each member of an object or item of a
 * list. The rows are created when it first unfolds.
 */
struct _CallboardValueRow
{
  AdwExpanderRow  parent_instance;

  /* NULL once there are rows. */
  GListModel     *members;
};

G_DEFINE_FINAL_TYPE (CallboardValueRow, callboard_value_row, ADW_TYPE_EXPANDER_ROW)

static void
callboard_value_row_expanded_changed_cb (CallboardValueRow *self)
{
  g_autoptr(GListModel) members = NULL;
  guint n;

  if (!adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)) || self->members == NULL)
    return;

  members = g_steal_pointer (&self->members);
  n = g_list_model_get_n_items (members);
  for (guint i = 0; i < MIN (n, MAX_ROWS); i++)
    {
      g_autoptr(CallboardCustomProperty) member = g_list_model_get_item (members, i);

      adw_expander_row_add_row (ADW_EXPANDER_ROW (self),
                                callboard_detail_row_new (callboard_custom_property_get_name (member),
                                                          callboard_custom_property_get_value (member)));
    }
  if (n > MAX_ROWS)
    {
      g_autofree char *note = g_strdup_printf (ngettext ("%u more value is not shown",
                                                         "%u more values are not shown", n - MAX_ROWS),
                                               n - MAX_ROWS);

      adw_expander_row_add_row (ADW_EXPANDER_ROW (self),
                                g_object_new (ADW_TYPE_ACTION_ROW, "title", note, "use-markup", FALSE, NULL));
    }
}

static void
callboard_value_row_dispose (GObject *object)
{
  g_clear_object (&CALLBOARD_VALUE_ROW (object)->members);

  G_OBJECT_CLASS (callboard_value_row_parent_class)->dispose (object);
}

static void
callboard_value_row_class_init (CallboardValueRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = callboard_value_row_dispose;
}

static void
callboard_value_row_init (CallboardValueRow *self)
{
  g_signal_connect (self, "notify::expanded", G_CALLBACK (callboard_value_row_expanded_changed_cb), NULL);
}

/**
 * callboard_value_row_new:
 * @title: the label; not markup
 * @value: (nullable): the value of a %CALLBOARD_FIELD_VALUE
 * @digits: (nullable): the digits of a number as they were received
 *
 * Returns: (transfer floating): a row that unfolds, or a #CallboardDetailRow for a plain value,
 *   which is hidden without one
 */
GtkWidget *
callboard_value_row_new (const char *title,
                         GVariant   *value,
                         const char *digits)
{
  g_autoptr(GListModel) members = callboard_custom_property_list_new_for_value (value);
  guint n = g_list_model_get_n_items (members);
  g_autofree char *text = NULL;
  CallboardValueRow *self;

  if (n == 0)
    {
      text = callboard_value_label_dup (value, digits);
      return callboard_detail_row_new (title, text);
    }

  text = g_strdup_printf (ngettext ("%u value", "%u values", n), n);
  self = g_object_new (CALLBOARD_TYPE_VALUE_ROW, "use-markup", FALSE, NULL);
  /* During construction, the row would take the title for markup. */
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), text);
  self->members = g_steal_pointer (&members);
  callboard_adw_names_update_expander_row (ADW_EXPANDER_ROW (self));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), n <= MAX_UNFOLDED);

  return GTK_WIDGET (self);
}
