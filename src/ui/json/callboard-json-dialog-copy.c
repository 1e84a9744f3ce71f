/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Copying in the dialog View JSON. Secrets are masked unless they are shown. The text is made
 * in a worker thread, as it may be that of 20 MB.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-json-dialog-private.h"

/* What a worker copies. */
typedef struct
{
  CallboardJsonDocument *document;
  guint32                index;
  /* Whether to copy the text of a string, without quotes and escapes. */
  gboolean               content;
  gboolean               masked;
} CopyData;

static void
copy_data_free (CopyData *data)
{
  g_object_unref (data->document);
  g_free (data);
}

static void
callboard_json_dialog_copy_worker (GTask        *task,
                                   gpointer      source,
                                   gpointer      task_data,
                                   GCancellable *cancellable)
{
  const CopyData *data = task_data;
  g_autoptr(GBytes) json = NULL;
  GError *error = NULL;

  if (data->content)
    {
      g_task_return_pointer (task,
                             callboard_json_document_dup_content (data->document, data->index, data->masked,
                                                                  G_MAXSIZE, NULL),
                             g_free);
      return;
    }

  json = callboard_json_document_dup_json (data->document, data->index, data->masked, cancellable, &error);
  /* The clipboard has text, and no other bytes. */
  if (json != NULL)
    g_task_return_pointer (task,
                           g_utf8_make_valid (g_bytes_get_data (json, NULL), (gssize) g_bytes_get_size (json)),
                           g_free);
  else
    g_task_return_error (task, error);
}

static void
callboard_json_dialog_copied_cb (GObject      *source,
                                 GAsyncResult *result,
                                 gpointer      user_data)
{
  CallboardJsonDialog *self = user_data;
  g_autofree char *text = g_task_propagate_pointer (G_TASK (result), NULL);

  /* Canceled by dispose() or another source. */
  if (text == NULL)
    return;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (_("Copied")));
}

static void
copy (CallboardJsonDialog *self,
      guint32              index,
      gboolean             content)
{
  g_autoptr(GTask) task = g_task_new (NULL, self->cancellable, callboard_json_dialog_copied_cb, self);
  CopyData *data = g_new0 (CopyData, 1);

  g_task_set_source_tag (task, copy);
  data->document = g_object_ref (callboard_json_tree_get_document (self->tree));
  data->index = index;
  data->content = content;
  data->masked = !callboard_json_tree_get_revealed (self->tree);
  g_task_set_task_data (task, data, (GDestroyNotify) copy_data_free);
  g_task_run_in_thread (task, callboard_json_dialog_copy_worker);
}

/* The text of a string; anything else as it came. */
static void
callboard_json_dialog_copy_value_cb (GtkWidget  *widget,
                                     const char *action_name,
                                     GVariant   *parameter)
{
  CallboardJsonDialog *self = CALLBOARD_JSON_DIALOG (widget);
  g_autoptr(CallboardJsonValue) value = callboard_json_dialog_dup_selected (self);

  if (value != NULL)
    copy (self, callboard_json_value_get_index (value), callboard_json_value_get_n_children (value) == 0);
}

/* The selected object or array, or that which contains the selected value. */
static void
callboard_json_dialog_copy_object_cb (GtkWidget  *widget,
                                      const char *action_name,
                                      GVariant   *parameter)
{
  CallboardJsonDialog *self = CALLBOARD_JSON_DIALOG (widget);
  g_autoptr(CallboardJsonValue) value = callboard_json_dialog_dup_selected (self);
  guint32 parent;

  if (value == NULL)
    return;

  parent = callboard_json_document_get_parent (callboard_json_tree_get_document (self->tree),
                                               callboard_json_value_get_index (value));
  if (callboard_json_value_get_n_children (value) > 0 || parent == CALLBOARD_JSON_NONE)
    parent = callboard_json_value_get_index (value);
  copy (self, parent, FALSE);
}

static void
callboard_json_dialog_copy_all_cb (GtkWidget  *widget,
                                   const char *action_name,
                                   GVariant   *parameter)
{
  CallboardJsonDialog *self = CALLBOARD_JSON_DIALOG (widget);

  if (self->tree != NULL)
    copy (self, CALLBOARD_JSON_ROOT, FALSE);
}

/* Installs the actions and key bindings. */
void
callboard_json_dialog_install_copy (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "json.copy-value", NULL, callboard_json_dialog_copy_value_cb);
  gtk_widget_class_install_action (widget_class, "json.copy-object", NULL, callboard_json_dialog_copy_object_cb);
  gtk_widget_class_install_action (widget_class, "json.copy-all", NULL, callboard_json_dialog_copy_all_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "json.copy-value", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK | GDK_ALT_MASK,
                                       "json.copy-object", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_a, GDK_CONTROL_MASK | GDK_ALT_MASK,
                                       "json.copy-all", NULL);
}
