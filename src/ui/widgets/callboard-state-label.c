/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The label of a state, shown by shape, text and color. Used for the status of runs and
 * simulations. A window has dozens, so it is created without a template.
 */

#include "config.h"

#include "callboard-state-label.h"
#include "callboard-tone.h"

/**
 * CallboardStateLabel:
 *
 * An icon and a text. `tone` is the #CallboardTone that sets the color of the icon.
 */
struct _CallboardStateLabel
{
  GtkBox         parent_instance;

  GtkWidget     *image;
  /* NULL until there is a label. */
  GtkWidget     *text;

  char          *icon_name;
  char          *label;
  CallboardTone  tone;
};

G_DEFINE_FINAL_TYPE (CallboardStateLabel, callboard_state_label, GTK_TYPE_BOX)

enum
{
  PROP_ICON_NAME = 1,
  PROP_LABEL,
  PROP_TONE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
set_tone (CallboardStateLabel *self,
          CallboardTone        tone)
{
  if (self->tone == tone)
    return;

  gtk_widget_remove_css_class (GTK_WIDGET (self), callboard_tone_get_css_class (self->tone));
  gtk_widget_add_css_class (GTK_WIDGET (self), callboard_tone_get_css_class (tone));
  self->tone = tone;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TONE]);
}

static void
set_icon_name (CallboardStateLabel *self,
               const char          *icon_name)
{
  if (!g_set_str (&self->icon_name, icon_name))
    return;

  gtk_image_set_from_icon_name (GTK_IMAGE (self->image), icon_name);
  gtk_widget_set_visible (self->image, icon_name != NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ICON_NAME]);
}

static void
set_label (CallboardStateLabel *self,
           const char          *label)
{
  if (!g_set_str (&self->label, label))
    return;

  if (self->text == NULL)
    {
      self->text = g_object_new (GTK_TYPE_LABEL,
                                 "ellipsize", PANGO_ELLIPSIZE_END,
                                 "xalign", 0.0,
                                 NULL);
      gtk_box_append (GTK_BOX (self), self->text);
    }
  gtk_label_set_label (GTK_LABEL (self->text), label != NULL ? label : "");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LABEL]);
}

static void
callboard_state_label_get_property (GObject    *object,
                                    guint       property_id,
                                    GValue     *value,
                                    GParamSpec *pspec)
{
  CallboardStateLabel *self = CALLBOARD_STATE_LABEL (object);

  switch (property_id)
    {
    case PROP_ICON_NAME:
      g_value_set_string (value, self->icon_name);
      break;
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    case PROP_TONE:
      g_value_set_enum (value, self->tone);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
callboard_state_label_set_property (GObject      *object,
                                    guint         property_id,
                                    const GValue *value,
                                    GParamSpec   *pspec)
{
  CallboardStateLabel *self = CALLBOARD_STATE_LABEL (object);

  switch (property_id)
    {
    case PROP_ICON_NAME:
      set_icon_name (self, g_value_get_string (value));
      break;
    case PROP_LABEL:
      set_label (self, g_value_get_string (value));
      break;
    case PROP_TONE:
      set_tone (self, g_value_get_enum (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
callboard_state_label_finalize (GObject *object)
{
  CallboardStateLabel *self = CALLBOARD_STATE_LABEL (object);

  g_clear_pointer (&self->icon_name, g_free);
  g_clear_pointer (&self->label, g_free);

  G_OBJECT_CLASS (callboard_state_label_parent_class)->finalize (object);
}

static void
callboard_state_label_class_init (CallboardStateLabelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = callboard_state_label_get_property;
  object_class->set_property = callboard_state_label_set_property;
  object_class->finalize = callboard_state_label_finalize;

  properties[PROP_ICON_NAME] =
    g_param_spec_string ("icon-name", NULL, NULL, NULL, flags);
  properties[PROP_LABEL] =
    g_param_spec_string ("label", NULL, NULL, NULL, flags);
  properties[PROP_TONE] =
    g_param_spec_enum ("tone", NULL, NULL, CALLBOARD_TYPE_TONE, CALLBOARD_TONE_NEUTRAL, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "statelabel");
}

static void
callboard_state_label_init (CallboardStateLabel *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), callboard_tone_get_css_class (self->tone));
  gtk_box_set_spacing (GTK_BOX (self), 6);

  self->image = g_object_new (GTK_TYPE_IMAGE,
                              "visible", FALSE,
                              "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                              NULL);
  gtk_box_append (GTK_BOX (self), self->image);
}
