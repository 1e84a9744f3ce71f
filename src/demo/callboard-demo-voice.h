/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sound of a call: voices that babble in time with its transcript, each
 * with a sound of its own. Made by CallboardDemoCall, rendered in a worker
 * thread by CallboardDemoServer. */

#pragma once

#include <glib.h>

#include "callboard-demo-dialogue.h"

G_BEGIN_DECLS

/**
 * CALLBOARD_DEMO_SAMPLE_RATE:
 *
 * The samples a second of the recordings, which have one channel of 16 bits.
 */
#define CALLBOARD_DEMO_SAMPLE_RATE 8000

/**
 * CallboardDemoVoice:
 *
 * Who speaks when in a call, and how they sound. It may be passed from thread
 * to thread.
 */
typedef struct _CallboardDemoVoice CallboardDemoVoice;

CallboardDemoVoice *callboard_demo_voice_new (GPtrArray *lines,
                                              gint64     duration_ms,
                                              double     caller_pitch,
                                              gboolean   has_noise,
                                              guint32    seed);

void callboard_demo_voice_free (CallboardDemoVoice *self);

GBytes *callboard_demo_voice_render (CallboardDemoVoice *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CallboardDemoVoice, callboard_demo_voice_free)

G_END_DECLS
