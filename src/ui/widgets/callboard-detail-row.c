/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row that shows a field as a label and a value. Used on the simulation page.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-detail-row.h"
#include "callboard-text.h"

/* Characters of a value that are shown. The button copies the full value. */
#define MAX_SHOWN 2000

#define RIGHT_TO_LEFT_MARK 0x200f
#define LEFT_TO_RIGHT_ISOLATE "\u2066"
#define POP_ISOLATE "\u2069"

/**
 * CallboardDetailRow:
 *
 * A row with a label and a value. It is hidden while `value` is %NULL or empty. If it is
 * `copyable`, it has a button that copies the value.
 */
struct _CallboardDetailRow
{
  AdwActionRow  parent_instance;

  GtkButton    *copy_button;
  char         *value;
  gboolean      copyable;
};

G_DEFINE_FINAL_TYPE (CallboardDetailRow, callboard_detail_row, ADW_TYPE_ACTION_ROW)

enum
{
  PROP_VALUE = 1,
  PROP_COPYABLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
callboard_detail_row_copy_cb (CallboardDetailRow *self)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));

  if (self->value == NULL)
    return;

  gdk_clipboard_set_text (clipboard, self->value);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-toast", "s",
                              _("Copied to the clipboard"));
}

/* Whether a text contains a letter or a mark with a direction of its own. */
static gboolean
has_direction (const char *text)
{
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    if (g_unichar_isalpha (g_utf8_get_char (c)) || g_utf8_get_char (c) == RIGHT_TO_LEFT_MARK)
      return TRUE;

  return FALSE;
}

/* A phone number has no direction of its own: in a right-to-left window its plus sign
 * would be on the wrong side. */
static char *
dup_subtitle (CallboardDetailRow *self,
              const char         *value)
{
  g_autofree char *shown = callboard_text_sanitize (value, MAX_SHOWN);

  if (*shown != '\0' && gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL &&
      !has_direction (shown))
    return g_strconcat (LEFT_TO_RIGHT_ISOLATE, shown, POP_ISOLATE, NULL);

  return g_steal_pointer (&shown);
}

static void
set_value (CallboardDetailRow *self,
           const char         *value)
{
  g_autofree char *shown = NULL;

  if (!g_set_str (&self->value, value))
    return;

  shown = dup_subtitle (self, value != NULL ? value : "");
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), shown);
  gtk_widget_set_visible (GTK_WIDGET (self), value != NULL && *value != '\0');
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALUE]);
}

static void
callboard_detail_row_get_property (GObject    *object,
                                   guint       property_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  CallboardDetailRow *self = CALLBOARD_DETAIL_ROW (object);

  switch (property_id)
    {
    case PROP_VALUE:
      g_value_set_string (value, self->value);
      break;
    case PROP_COPYABLE:
      g_value_set_boolean (value, self->copyable);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
callboard_detail_row_set_property (GObject      *object,
                                   guint         property_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  CallboardDetailRow *self = CALLBOARD_DETAIL_ROW (object);

  switch (property_id)
    {
    case PROP_VALUE:
      set_value (self, g_value_get_string (value));
      break;
    case PROP_COPYABLE:
      if (self->copyable != g_value_get_boolean (value))
        {
          self->copyable = g_value_get_boolean (value);
          gtk_widget_set_visible (GTK_WIDGET (self->copy_button), self->copyable);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
callboard_detail_row_finalize (GObject *object)
{
  CallboardDetailRow *self = CALLBOARD_DETAIL_ROW (object);

  g_clear_pointer (&self->value, g_free);

  G_OBJECT_CLASS (callboard_detail_row_parent_class)->finalize (object);
}

static void
callboard_detail_row_class_init (CallboardDetailRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = callboard_detail_row_get_property;
  object_class->set_property = callboard_detail_row_set_property;
  object_class->finalize = callboard_detail_row_finalize;

  properties[PROP_VALUE] =
    g_param_spec_string ("value", NULL, NULL, NULL, flags);
  properties[PROP_COPYABLE] =
    g_param_spec_boolean ("copyable", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/callboard/Callboard/ui/callboard-detail-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CallboardDetailRow, copy_button);
  gtk_widget_class_bind_template_callback (widget_class, callboard_detail_row_copy_cb);
}

static void
callboard_detail_row_init (CallboardDetailRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * callboard_detail_row_new:
 * @title: the label; not markup
 * @value: (nullable): the value; not markup
 *
 * Returns: (transfer floating): a row with a button to copy the value
 */
GtkWidget *
callboard_detail_row_new (const char *title,
                          const char *value)
{
  return g_object_new (CALLBOARD_TYPE_DETAIL_ROW,
                       "title", title,
                       "value", value,
                       "copyable", TRUE,
                       NULL);
}
