/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "callboard-demo-dialogue.h"

G_BEGIN_DECLS

/**
 * CALLBOARD_DEMO_SAMPLE_RATE:
 *
 * The sample rate of recordings in Hz. They are 16-bit mono.
 */
#define CALLBOARD_DEMO_SAMPLE_RATE 8000

/**
 * CallboardDemoVoice:
 *
 * The synthesizer for the recording of a call. It is immutable and can be
 * passed to another thread.
 */
typedef struct _CallboardDemoVoice CallboardDemoVoice;

CallboardDemoVoice *callboard_demo_voice_new (GPtrArray *lines,
                                              gint64     duration_ms,
                                              double     persona_pitch,
                                              gboolean   has_noise,
                                              guint32    seed);

void callboard_demo_voice_free (CallboardDemoVoice *self);

GBytes *callboard_demo_voice_render (CallboardDemoVoice *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CallboardDemoVoice, callboard_demo_voice_free)

G_END_DECLS
