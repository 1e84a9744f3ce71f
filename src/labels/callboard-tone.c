/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The tones of states and their CSS classes. style.css defines the color of each class.
 */

#include "config.h"

#include "callboard-tone.h"

G_DEFINE_ENUM_TYPE (CallboardTone, callboard_tone,
                    G_DEFINE_ENUM_VALUE (CALLBOARD_TONE_NEUTRAL, "neutral"),
                    G_DEFINE_ENUM_VALUE (CALLBOARD_TONE_WAITING, "waiting"),
                    G_DEFINE_ENUM_VALUE (CALLBOARD_TONE_ACTIVE, "active"),
                    G_DEFINE_ENUM_VALUE (CALLBOARD_TONE_GOOD, "good"),
                    G_DEFINE_ENUM_VALUE (CALLBOARD_TONE_WARNING, "warning"),
                    G_DEFINE_ENUM_VALUE (CALLBOARD_TONE_BAD, "bad"))

/**
 * callboard_tone_get_css_class:
 * @tone: a tone
 *
 * Returns: (transfer none): the CSS class that colors a widget in @tone
 */
const char *
callboard_tone_get_css_class (CallboardTone tone)
{
  static const char *const css_classes[CALLBOARD_N_TONES] = {
    [CALLBOARD_TONE_NEUTRAL] = "tone-neutral",
    [CALLBOARD_TONE_WAITING] = "tone-waiting",
    [CALLBOARD_TONE_ACTIVE] = "tone-active",
    [CALLBOARD_TONE_GOOD] = "tone-good",
    [CALLBOARD_TONE_WARNING] = "tone-warning",
    [CALLBOARD_TONE_BAD] = "tone-bad",
  };

  g_return_val_if_fail (tone < CALLBOARD_N_TONES, css_classes[CALLBOARD_TONE_NEUTRAL]);

  return css_classes[tone];
}
