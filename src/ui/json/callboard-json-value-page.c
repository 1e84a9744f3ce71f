/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page of the dialog View JSON with one whole value, such as a long text.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-json-value-page.h"
#include "callboard-text.h"

/* Longer texts would block the window; copying copies all. In characters. */
#define MAX_TEXT 10000
#define MAX_TITLE 100
#define BYTES_PER_CHARACTER 4

static GtkWidget *
create_text_view (const char *text,
                  const char *title)
{
  g_autoptr(GtkTextBuffer) buffer = gtk_text_buffer_new (NULL);
  GtkWidget *view;

  gtk_text_buffer_set_text (buffer, text, -1);
  view = g_object_new (GTK_TYPE_TEXT_VIEW,
                       "buffer", buffer,
                       "editable", FALSE,
                       "cursor-visible", FALSE,
                       "monospace", TRUE,
                       "wrap-mode", GTK_WRAP_WORD_CHAR,
                       "top-margin", 12,
                       "bottom-margin", 12,
                       "left-margin", 18,
                       "right-margin", 18,
                       NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);

  return view;
}

/* Says that there is more. */
static GtkWidget *
create_note (void)
{
  g_autofree char *count = callboard_text_format_count (MAX_TEXT);
  /* Translators: %s is a number */
  g_autofree char *note = g_strdup_printf (_("The first %s characters. Copying copies all."), count);
  GtkWidget *banner = adw_banner_new (note);

  adw_banner_set_use_markup (ADW_BANNER (banner), FALSE);
  adw_banner_set_revealed (ADW_BANNER (banner), TRUE);

  return banner;
}

static GtkWidget *
create_header_bar (void)
{
  GtkWidget *header_bar = adw_header_bar_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-copy-symbolic");

  gtk_widget_set_tooltip_text (button, _("Copy Value"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "json.copy-value");
  adw_header_bar_pack_start (ADW_HEADER_BAR (header_bar), button);

  return header_bar;
}

/**
 * callboard_json_value_page_new:
 * @value: a value without children
 *
 * Returns: (transfer floating): a page with the text of the value, for a dialog that has the
 *   action `json.copy-value`
 */
AdwNavigationPage *
callboard_json_value_page_new (CallboardJsonValue *value)
{
  CallboardJsonTree *tree;
  g_autofree char *path = NULL;
  g_autofree char *title = NULL;
  g_autofree char *content = NULL;
  g_autofree char *text = NULL;
  GtkWidget *view;
  GtkWidget *scroller;
  gboolean cut;

  g_return_val_if_fail (CALLBOARD_IS_JSON_VALUE (value), NULL);

  tree = callboard_json_value_get_tree (value);
  path = callboard_json_document_dup_path (callboard_json_tree_get_document (tree),
                                           callboard_json_value_get_index (value));
  title = callboard_text_sanitize_line (path, MAX_TITLE);
  content = callboard_json_document_dup_content (callboard_json_tree_get_document (tree),
                                                 callboard_json_value_get_index (value),
                                                 !callboard_json_tree_get_revealed (tree),
                                                 MAX_TEXT * BYTES_PER_CHARACTER, &cut);
  cut |= g_utf8_strlen (content, -1) > MAX_TEXT;
  text = callboard_text_sanitize (content, MAX_TEXT);

  view = adw_toolbar_view_new ();
  scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), create_text_view (text, title));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), create_header_bar ());
  if (cut)
    adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), create_note ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), scroller);

  return adw_navigation_page_new (view, *title != '\0' ? title : _("Value"));
}
