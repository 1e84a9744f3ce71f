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

static const CallboardField fields[] = {
  { "backgroundNoise", "background-noise", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardBackgroundNoise, background_noise) },
  { "backgroundNoiseVolume", "background-noise-volume", CALLBOARD_FIELD_NUMBER, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardBackgroundNoise, background_noise_volume), .maximum = 1 },
  { "source", "source", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardBackgroundNoise, source) },
};

CALLBOARD_DEFINE_API_OBJECT (CallboardBackgroundNoise, callboard_background_noise, fields)
