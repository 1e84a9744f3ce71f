/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The background noise of a simulation.
 */

#include "config.h"

#include "callboard-background-noise.h"

/**
 * CallboardBackgroundNoise:
 *
 * The noise that a call really ran with. Stands for `backgroundNoise` of a
 * simulation. The volume is a share of 1, or -1 where it is not told.
 */
struct _CallboardBackgroundNoise
{
  CallboardApiObject  parent_instance;

  char            *background_noise;
  double           background_noise_volume;
  char            *source;
};

G_DEFINE_FINAL_TYPE (CallboardBackgroundNoise, callboard_background_noise, CALLBOARD_TYPE_API_OBJECT)

static const CallboardField fields[] = {
  { "backgroundNoise", "background-noise", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardBackgroundNoise, background_noise) },
  { "backgroundNoiseVolume", "background-noise-volume", CALLBOARD_FIELD_NUMBER, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardBackgroundNoise, background_noise_volume) },
  { "source", "source", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardBackgroundNoise, source) },
};

static void
callboard_background_noise_class_init (CallboardBackgroundNoiseClass *klass)
{
  callboard_api_object_class_set_fields (CALLBOARD_API_OBJECT_CLASS (klass),
                                         fields, G_N_ELEMENTS (fields));
}

static void
callboard_background_noise_init (CallboardBackgroundNoise *self)
{
}

/**
 * callboard_background_noise_get_background_noise:
 * @self: a background noise
 *
 * Returns: (transfer none) (nullable): the kind of noise, such as `OFFICE`
 */
const char *
callboard_background_noise_get_background_noise (CallboardBackgroundNoise *self)
{
  g_return_val_if_fail (CALLBOARD_IS_BACKGROUND_NOISE (self), NULL);

  return self->background_noise;
}

/**
 * callboard_background_noise_get_background_noise_volume:
 * @self: a background noise
 *
 * Returns: its volume from 0 to 1, or -1 where it is not told
 */
double
callboard_background_noise_get_background_noise_volume (CallboardBackgroundNoise *self)
{
  g_return_val_if_fail (CALLBOARD_IS_BACKGROUND_NOISE (self), -1);

  return self->background_noise_volume;
}

/**
 * callboard_background_noise_get_source:
 * @self: a background noise
 *
 * Returns: (transfer none) (nullable): who decided it, such as `PERSONA`
 */
const char *
callboard_background_noise_get_source (CallboardBackgroundNoise *self)
{
  g_return_val_if_fail (CALLBOARD_IS_BACKGROUND_NOISE (self), NULL);

  return self->source;
}
