/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The title of a toast with as many lines as it needs: that of AdwToast has one, which is cut
 * in a narrow window. Used by the window.
 */

#include "config.h"

#include "callboard-toast-title.h"

/* What a toast has beside its title, with its margins and its button, in pixels. */
#define TOAST_EXTRA 120

/**
 * CallboardToastTitle:
 *
 * A label that wraps where the window ends. An AdwToastOverlay asks for the height of a toast
 * without its width, for which a #GtkLabel returns the height of a single line.
 */
struct _CallboardToastTitle
{
  GtkWidget  parent_instance;

  GtkWidget *label;
};

G_DEFINE_FINAL_TYPE (CallboardToastTitle, callboard_toast_title, GTK_TYPE_WIDGET)

/* The width of the title, if there is enough of it. */
static int
get_available_width (CallboardToastTitle *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  int width = root != NULL ? gtk_widget_get_width (GTK_WIDGET (root)) : 0;

  /* Before the window is on screen, it may become a narrow one. */
  if (width == 0 && GTK_IS_WINDOW (root))
    gtk_window_get_default_size (GTK_WINDOW (root), &width, NULL);

  return width - TOAST_EXTRA;
}

static void
callboard_toast_title_measure (GtkWidget      *widget,
                               GtkOrientation  orientation,
                               int             for_size,
                               int            *minimum,
                               int            *natural,
                               int            *minimum_baseline,
                               int            *natural_baseline)
{
  CallboardToastTitle *self = CALLBOARD_TOAST_TITLE (widget);
  int minimum_width;
  int natural_width;
  int width;

  gtk_widget_measure (self->label, GTK_ORIENTATION_HORIZONTAL, -1, &minimum_width, &natural_width,
                      NULL, NULL);
  width = CLAMP (get_available_width (self), minimum_width, natural_width);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = minimum_width;
      *natural = width;
    }
  else
    {
      gtk_widget_measure (self->label, orientation, for_size >= 0 ? for_size : width, minimum, natural,
                          NULL, NULL);
    }
}

static void
callboard_toast_title_size_allocate (GtkWidget *widget,
                                     int        width,
                                     int        height,
                                     int        baseline)
{
  gtk_widget_allocate (CALLBOARD_TOAST_TITLE (widget)->label, width, height, baseline, NULL);
}

static void
callboard_toast_title_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (callboard_toast_title_parent_class)->root (widget);

  g_signal_connect_object (gtk_widget_get_root (widget), "notify::default-width",
                           G_CALLBACK (gtk_widget_queue_resize), widget, G_CONNECT_SWAPPED);
}

static void
callboard_toast_title_unroot (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_root (widget), gtk_widget_queue_resize, widget);

  GTK_WIDGET_CLASS (callboard_toast_title_parent_class)->unroot (widget);
}

static void
callboard_toast_title_dispose (GObject *object)
{
  CallboardToastTitle *self = CALLBOARD_TOAST_TITLE (object);

  g_clear_pointer (&self->label, gtk_widget_unparent);

  G_OBJECT_CLASS (callboard_toast_title_parent_class)->dispose (object);
}

static void
callboard_toast_title_class_init (CallboardToastTitleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = callboard_toast_title_dispose;
  widget_class->measure = callboard_toast_title_measure;
  widget_class->size_allocate = callboard_toast_title_size_allocate;
  widget_class->root = callboard_toast_title_root;
  widget_class->unroot = callboard_toast_title_unroot;
}

static void
callboard_toast_title_init (CallboardToastTitle *self)
{
  self->label = g_object_new (GTK_TYPE_LABEL,
                              "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT,
                              "wrap", TRUE,
                              "wrap-mode", PANGO_WRAP_WORD_CHAR,
                              "xalign", 0.0f,
                              /* The corners of a toast are round. */
                              "margin-top", 9,
                              "margin-bottom", 9,
                              NULL);
  gtk_widget_add_css_class (self->label, "heading");
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
}

/**
 * callboard_toast_title_new:
 * @text: a sentence; not markup
 *
 * Returns: (transfer floating): a title for adw_toast_set_custom_title()
 */
GtkWidget *
callboard_toast_title_new (const char *text)
{
  CallboardToastTitle *self;

  g_return_val_if_fail (text != NULL, NULL);

  self = g_object_new (CALLBOARD_TYPE_TOAST_TITLE, NULL);
  gtk_label_set_label (GTK_LABEL (self->label), text);

  return GTK_WIDGET (self);
}
