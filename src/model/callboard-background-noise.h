/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-api-object.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_BACKGROUND_NOISE (callboard_background_noise_get_type ())

G_DECLARE_FINAL_TYPE (CallboardBackgroundNoise, callboard_background_noise, CALLBOARD, BACKGROUND_NOISE, CallboardApiObject)

G_END_DECLS
