/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The label of a state, shown by shape, text and color. Used for the status of runs and
 * simulations.
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
      if (g_set_str (&self->icon_name, g_value_get_string (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_LABEL:
      if (g_set_str (&self->label, g_value_get_string (value)))
        g_object_notify_by_pspec (object, pspec);
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
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/callboard/Callboard/ui/callboard-state-label.ui");
}

static void
callboard_state_label_init (CallboardStateLabel *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), callboard_tone_get_css_class (self->tone));
  gtk_widget_init_template (GTK_WIDGET (self));
}
