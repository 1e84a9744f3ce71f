/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * CallboardTone:
 * @CALLBOARD_TONE_NEUTRAL: neither good nor bad
 * @CALLBOARD_TONE_WAITING: not started
 * @CALLBOARD_TONE_ACTIVE: in progress
 * @CALLBOARD_TONE_GOOD: success
 * @CALLBOARD_TONE_WARNING: a fault that says nothing about the agent
 * @CALLBOARD_TONE_BAD: failure
 *
 * The tone of a state, shown as a color. An icon and a label always accompany it.
 */
typedef enum
{
  CALLBOARD_TONE_NEUTRAL,
  CALLBOARD_TONE_WAITING,
  CALLBOARD_TONE_ACTIVE,
  CALLBOARD_TONE_GOOD,
  CALLBOARD_TONE_WARNING,
  CALLBOARD_TONE_BAD,
} CallboardTone;

#define CALLBOARD_N_TONES (CALLBOARD_TONE_BAD + 1)

#define CALLBOARD_TYPE_TONE (callboard_tone_get_type ())

GType       callboard_tone_get_type      (void);
const char *callboard_tone_get_css_class (CallboardTone tone);

G_END_DECLS
