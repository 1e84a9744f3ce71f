/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row of the dialog View JSON: the name of a value, and the value as it came, shortened.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-json-row.h"
#include "callboard-text.h"

/* The indentation per level in pixels, and the level beyond which rows do not move on. */
#define INDENTATION 14
#define MAX_LEVEL 10

/* The lengths of the texts, in characters; and how many bytes are read for them. */
#define MAX_NAME 200
#define MAX_VALUE 300
#define MAX_TOOLTIP 1500
#define BYTES_PER_CHARACTER 4

/**
 * CallboardJsonRow:
 *
 * Shows a #CallboardJsonValue. `accessible-label` is what a screen reader says, for the list
 * item.
 */
struct _CallboardJsonRow
{
  AdwBin              parent_instance;

  GtkTreeExpander    *expander;
  GtkLabel           *name_label;
  GtkLabel           *value_label;

  /* NULL while the row is not used. */
  CallboardJsonValue *value;
  char               *accessible_label;
};

G_DEFINE_FINAL_TYPE (CallboardJsonRow, callboard_json_row, ADW_TYPE_BIN)

enum
{
  PROP_ACCESSIBLE_LABEL = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static const char *const kind_classes[] = {
  [CALLBOARD_JSON_OBJECT] = "container",
  [CALLBOARD_JSON_ARRAY] = "container",
  [CALLBOARD_JSON_STRING] = "string",
  [CALLBOARD_JSON_NUMBER] = "number",
  [CALLBOARD_JSON_BOOLEAN] = "word",
  [CALLBOARD_JSON_NULL] = "word",
  [CALLBOARD_JSON_OTHER] = "word",
};

static CallboardJsonDocument *
get_document (CallboardJsonRow *self)
{
  return callboard_json_tree_get_document (callboard_json_value_get_tree (self->value));
}

/* Of a group, that of the list it is a part of. */
static CallboardJsonKind
get_kind (CallboardJsonRow *self)
{
  return callboard_json_document_get_kind (get_document (self), callboard_json_value_get_index (self->value));
}

/* "12 members" of an object, or "12 elements" of an array. */
static char *
dup_count (CallboardJsonRow *self)
{
  guint32 n = callboard_json_value_get_n_children (self->value);
  g_autofree char *count = callboard_text_format_count (n);

  return get_kind (self) == CALLBOARD_JSON_OBJECT
           /* Translators: of an object in JSON */
           ? g_strdup_printf (ngettext ("%s member", "%s members", n), count)
           /* Translators: of an array in JSON */
           : g_strdup_printf (ngettext ("%s element", "%s elements", n), count);
}

/* Whether the value can be unfolded. */
static gboolean
has_children (CallboardJsonRow *self)
{
  return callboard_json_value_get_n_children (self->value) > 0;
}

static char *
dup_value (CallboardJsonRow *self)
{
  CallboardJsonTree *tree = callboard_json_value_get_tree (self->value);
  g_autofree char *count = NULL;
  g_autofree char *text = NULL;

  if (has_children (self))
    {
      count = dup_count (self);
      if (callboard_json_value_get_is_group (self->value))
        return g_steal_pointer (&count);

      return g_strdup_printf ("%s %s", get_kind (self) == CALLBOARD_JSON_OBJECT ? "{}" : "[]", count);
    }

  text = callboard_json_document_dup_text (get_document (self), callboard_json_value_get_index (self->value),
                                           !callboard_json_tree_get_revealed (tree),
                                           MAX_VALUE * BYTES_PER_CHARACTER, NULL);
  return callboard_text_sanitize_line (text, MAX_VALUE);
}

static char *
dup_accessible_label (CallboardJsonRow *self,
                      const char       *name,
                      const char       *value)
{
  g_autofree char *count = NULL;

  if (has_children (self))
    {
      count = dup_count (self);
      value = count;
    }

  /* Translators: the name of a value in JSON, and the value or how many it contains */
  return *name != '\0' ? g_strdup_printf (_("%s: %s"), name, value) : g_strdup (value);
}

static void
callboard_json_row_update (CallboardJsonRow *self)
{
  g_autofree char *label = callboard_json_value_dup_label (self->value);
  g_autofree char *name = callboard_text_sanitize_line (label, MAX_NAME);
  g_autofree char *value = dup_value (self);
  g_autofree char *accessible_label = dup_accessible_label (self, name, value);

  gtk_label_set_label (self->name_label, name);
  gtk_widget_set_visible (GTK_WIDGET (self->name_label), *name != '\0');
  gtk_label_set_label (self->value_label, value);
  if (g_set_str (&self->accessible_label, accessible_label))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACCESSIBLE_LABEL]);
  /* Otherwise, the expander is labeled by its content. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->expander), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->expander),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, accessible_label, -1);
  for (guint i = 0; i < G_N_ELEMENTS (kind_classes); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self), kind_classes[i]);
  gtk_widget_add_css_class (GTK_WIDGET (self), kind_classes[get_kind (self)]);
}

static gboolean
callboard_json_row_query_tooltip_cb (GtkWidget        *expander,
                                     int               x,
                                     int               y,
                                     gboolean          keyboard,
                                     GtkTooltip       *tooltip,
                                     CallboardJsonRow *self)
{
  g_autofree char *content = NULL;
  g_autofree char *text = NULL;

  if (self->value == NULL || has_children (self) ||
      !pango_layout_is_ellipsized (gtk_label_get_layout (self->value_label)))
    return FALSE;

  content = callboard_json_document_dup_content (get_document (self), callboard_json_value_get_index (self->value),
                                                 !callboard_json_tree_get_revealed (callboard_json_value_get_tree (self->value)),
                                                 MAX_TOOLTIP * BYTES_PER_CHARACTER, NULL);
  text = callboard_text_sanitize (content, MAX_TOOLTIP);
  gtk_tooltip_set_text (tooltip, text);

  return TRUE;
}

/* JSON is written from left to right in every language. The direction is not inherited. */
static void
set_left_to_right (GtkWidget *widget)
{
  gtk_widget_set_direction (widget, GTK_TEXT_DIR_LTR);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    set_left_to_right (child);
}

static void
clear_value (CallboardJsonRow *self)
{
  if (self->value != NULL)
    g_signal_handlers_disconnect_by_data (callboard_json_value_get_tree (self->value), self);
  g_clear_object (&self->value);
}

static gboolean
callboard_json_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CALLBOARD_JSON_ROW (widget)->expander));
}

static void
callboard_json_row_get_property (GObject    *object,
                                 guint       property_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  if (property_id == PROP_ACCESSIBLE_LABEL)
    g_value_set_string (value, CALLBOARD_JSON_ROW (object)->accessible_label);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
callboard_json_row_dispose (GObject *object)
{
  clear_value (CALLBOARD_JSON_ROW (object));

  G_OBJECT_CLASS (callboard_json_row_parent_class)->dispose (object);
}

static void
callboard_json_row_finalize (GObject *object)
{
  g_free (CALLBOARD_JSON_ROW (object)->accessible_label);

  G_OBJECT_CLASS (callboard_json_row_parent_class)->finalize (object);
}

static void
callboard_json_row_class_init (CallboardJsonRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = callboard_json_row_get_property;
  object_class->dispose = callboard_json_row_dispose;
  object_class->finalize = callboard_json_row_finalize;
  widget_class->grab_focus = callboard_json_row_grab_focus;

  properties[PROP_ACCESSIBLE_LABEL] =
    g_param_spec_string ("accessible-label", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "jsonrow");
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/callboard/Callboard/ui/callboard-json-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CallboardJsonRow, expander);
  gtk_widget_class_bind_template_child (widget_class, CallboardJsonRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, CallboardJsonRow, value_label);
  gtk_widget_class_bind_template_callback (widget_class, callboard_json_row_query_tooltip_cb);
}

static void
callboard_json_row_init (CallboardJsonRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * callboard_json_row_new:
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *
callboard_json_row_new (void)
{
  return g_object_new (CALLBOARD_TYPE_JSON_ROW, NULL);
}

/**
 * callboard_json_row_set_list_row:
 * @self: a row
 * @list_row: (nullable): the row of the list, whose item is a #CallboardJsonValue
 *
 * Shows a value, and follows whether secrets are shown.
 */
void
callboard_json_row_set_list_row (CallboardJsonRow *self,
                                 GtkTreeListRow   *list_row)
{
  g_return_if_fail (CALLBOARD_IS_JSON_ROW (self));
  g_return_if_fail (list_row == NULL || GTK_IS_TREE_LIST_ROW (list_row));

  clear_value (self);
  gtk_tree_expander_set_list_row (self->expander, list_row);
  if (list_row == NULL)
    return;

  self->value = CALLBOARD_JSON_VALUE (gtk_tree_list_row_get_item (list_row));
  g_signal_connect_swapped (callboard_json_value_get_tree (self->value), "notify::revealed",
                            G_CALLBACK (callboard_json_row_update), self);
  gtk_widget_set_margin_start (GTK_WIDGET (self->expander),
                               (int) MIN (gtk_tree_list_row_get_depth (list_row), MAX_LEVEL) * INDENTATION);
  callboard_json_row_update (self);
  set_left_to_right (GTK_WIDGET (self));
}

/**
 * callboard_json_row_get_list_row:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the row of the list
 */
GtkTreeListRow *
callboard_json_row_get_list_row (CallboardJsonRow *self)
{
  g_return_val_if_fail (CALLBOARD_IS_JSON_ROW (self), NULL);

  return gtk_tree_expander_get_list_row (self->expander);
}
