/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The layouts of the texts in a column. Simulations share personas, scenarios, languages
 * and stages, so most texts that scrolling or searching brings into view were shown
 * before, and finding their glyphs takes longer than drawing them. Used by
 * CallboardSimulationCell.
 */

#include "config.h"

#include <pango/pangocairo.h>

#include "callboard-layout-cache.h"

/* The number of texts kept: a few pages of different ones. */
#define MAX_LAYOUTS 128

/**
 * CallboardLayoutCache:
 *
 * Layouts of single lines by text. Only for widgets with the same style and the same
 * width, such as the cells of a column.
 */
struct _CallboardLayoutCache
{
  GObject       parent_instance;

  /* Of the layouts. Not that of a widget, which changes with its style. */
  PangoContext *context;
  GHashTable   *layouts;
};

G_DEFINE_FINAL_TYPE (CallboardLayoutCache, callboard_layout_cache, G_TYPE_OBJECT)

/* Returns whether both contexts give the same layouts. */
static gboolean
equals (PangoContext *a,
        PangoContext *b)
{
  const cairo_font_options_t *a_options = pango_cairo_context_get_font_options (a);
  const cairo_font_options_t *b_options = pango_cairo_context_get_font_options (b);

  return pango_context_get_font_map (a) == pango_context_get_font_map (b) &&
         pango_context_get_base_dir (a) == pango_context_get_base_dir (b) &&
         pango_context_get_language (a) == pango_context_get_language (b) &&
         pango_context_get_round_glyph_positions (a) == pango_context_get_round_glyph_positions (b) &&
         pango_cairo_context_get_resolution (a) == pango_cairo_context_get_resolution (b) &&
         (a_options == b_options ||
          (a_options != NULL && b_options != NULL && cairo_font_options_equal (a_options, b_options))) &&
         pango_font_description_equal (pango_context_get_font_description (a),
                                       pango_context_get_font_description (b));
}

static void
callboard_layout_cache_finalize (GObject *object)
{
  CallboardLayoutCache *self = CALLBOARD_LAYOUT_CACHE (object);

  g_clear_object (&self->context);
  g_hash_table_unref (self->layouts);

  G_OBJECT_CLASS (callboard_layout_cache_parent_class)->finalize (object);
}

static void
callboard_layout_cache_class_init (CallboardLayoutCacheClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = callboard_layout_cache_finalize;
}

static void
callboard_layout_cache_init (CallboardLayoutCache *self)
{
  self->layouts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
}

/**
 * callboard_layout_cache_new:
 *
 * Returns: (transfer full): an empty cache
 */
CallboardLayoutCache *
callboard_layout_cache_new (void)
{
  return g_object_new (CALLBOARD_TYPE_LAYOUT_CACHE, NULL);
}

/**
 * callboard_layout_cache_dup_layout:
 * @self: a cache
 * @widget: the widget that draws the text
 * @text: a text
 *
 * The layout is shared: its text must not be changed, and its width is set before it is
 * measured or drawn.
 *
 * Returns: (transfer full): a layout in the font of @widget that is ellipsized at the end
 */
PangoLayout *
callboard_layout_cache_dup_layout (CallboardLayoutCache *self,
                                   GtkWidget            *widget,
                                   const char           *text)
{
  PangoLayout *layout;

  g_return_val_if_fail (CALLBOARD_IS_LAYOUT_CACHE (self), NULL);
  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  if (self->context == NULL || !equals (self->context, gtk_widget_get_pango_context (widget)))
    {
      g_hash_table_remove_all (self->layouts);
      g_clear_object (&self->context);
      self->context = gtk_widget_create_pango_context (widget);
    }

  layout = g_hash_table_lookup (self->layouts, text);
  if (layout != NULL)
    return g_object_ref (layout);

  layout = pango_layout_new (self->context);
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  if (g_hash_table_size (self->layouts) >= MAX_LAYOUTS)
    g_hash_table_remove_all (self->layouts);
  g_hash_table_replace (self->layouts, (gpointer) pango_layout_get_text (layout), g_object_ref (layout));

  return layout;
}
