/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The background noise of a simulation.
 */

#include "config.h"

#include "callboard-background-noise.h"

/**
 * CallboardBackgroundNoise:
 *
 * The background noise that a call was made with: `backgroundNoise` of a simulation. The
 * volume is between 0 and 1, or -1 if unknown.
 */
struct _CallboardBackgroundNoise
{
  CallboardApiObject  parent_instance;

  char               *background_noise;
  double              background_noise_volume;
  char               *source;
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
