/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Synthesizes the recording of a call: speech-like sounds that follow the timing
 * of its transcript. Created by the call responses, rendered in a worker thread
 * by the recordings of the server.
 *
 * A voice is a pulse train at its pitch, filtered by the three formants of a
 * vowel. A syllable is a noise burst and a vowel under an amplitude envelope. */

#include "callboard-demo-voice.h"

#include <math.h>
#include <string.h>

#define RATE CALLBOARD_DEMO_SAMPLE_RATE

/* The size of a RIFF header in bytes. */
#define HEADER_SIZE 44

/* The average length of a syllable, and the noise burst at its beginning. */
#define SYLLABLE_MS  210
#define CONSONANT_MS 35

#define N_FORMANTS 3

/* The peak amplitude of a voice and of background noise, from 0 to 1. */
#define VOICE_PEAK 0.4
#define NOISE_PEAK 0.006

/* Formants of vowels, in Hz. */
static const double vowels[][N_FORMANTS] = {
  { 700, 1150, 2500 }, { 400, 2000, 2600 }, { 300, 2250, 3000 }, { 450, 850, 2450 },
  { 320, 750, 2300 }, { 600, 1750, 2450 }, { 500, 1400, 2400 },
};

typedef struct
{
  CallboardDemoSpeaker speaker;
  gint64               start_ms;
  gint64               end_ms;
} Span;

struct _CallboardDemoVoice
{
  GArray   *spans;
  gint64    duration_ms;
  double    pitches[CALLBOARD_DEMO_SPEAKER_BACKGROUND + 1];
  gboolean  has_noise;
  guint32   seed;
};

/* A two-pole resonator, which filters one formant. */
typedef struct
{
  double a;
  double b;
  double gain;
  double last;
  double before_last;
} Resonator;

/**
 * callboard_demo_voice_new:
 * @lines: (element-type CallboardDemoLine): the lines of the conversation
 * @duration_ms: the duration of the call, in ms
 * @persona_pitch: the pitch of the persona's voice, in Hz
 * @has_noise: whether there is background noise
 * @seed: the seed of the synthesizer
 *
 * Returns: (transfer full): a synthesizer
 */
CallboardDemoVoice *
callboard_demo_voice_new (GPtrArray *lines,
                          gint64     duration_ms,
                          double     persona_pitch,
                          gboolean   has_noise,
                          guint32    seed)
{
  CallboardDemoVoice *self = g_new0 (CallboardDemoVoice, 1);

  self->spans = g_array_sized_new (FALSE, FALSE, sizeof (Span), lines->len);
  for (guint i = 0; i < lines->len; i++) {
    const CallboardDemoLine *line = g_ptr_array_index (lines, i);
    Span span = { line->speaker, line->start_ms, MIN (line->end_ms, duration_ms) };

    g_array_append_val (self->spans, span);
  }

  self->duration_ms = duration_ms;
  self->pitches[CALLBOARD_DEMO_SPEAKER_AGENT] = 165;
  self->pitches[CALLBOARD_DEMO_SPEAKER_PERSONA] = persona_pitch;
  self->pitches[CALLBOARD_DEMO_SPEAKER_BACKGROUND] = 310;
  self->has_noise = has_noise;
  self->seed = seed;

  return self;
}

/**
 * callboard_demo_voice_free:
 * @self: (transfer full): a synthesizer
 *
 * Frees @self.
 */
void
callboard_demo_voice_free (CallboardDemoVoice *self)
{
  g_array_unref (self->spans);
  g_free (self);
}

static void
resonator_init (Resonator *resonator,
                double     frequency,
                double     bandwidth)
{
  double radius = exp (-G_PI * bandwidth / RATE);

  resonator->a = 2 * radius * cos (2 * G_PI * frequency / RATE);
  resonator->b = -radius * radius;
  resonator->gain = (1 - radius) *
                    sqrt (1 - 2 * radius * cos (4 * G_PI * frequency / RATE) + radius * radius);
  resonator->last = resonator->before_last = 0;
}

static double
resonator_process (Resonator *resonator,
                   double     input)
{
  double output = resonator->gain * input +
                  resonator->a * resonator->last +
                  resonator->b * resonator->before_last;

  resonator->before_last = resonator->last;
  resonator->last = output;

  return output;
}

/* Adds a syllable of @length samples, normalized to VOICE_PEAK. */
static void
render_syllable (float  *samples,
                 gsize   length,
                 double  pitch,
                 GRand  *random)
{
  const double *vowel = vowels[g_rand_int_range (random, 0, G_N_ELEMENTS (vowels))];
  gsize n_noise_samples = MIN (length / 4, (gsize) RATE * CONSONANT_MS / 1000);
  Resonator resonators[N_FORMANTS];
  g_autofree float *voice = g_new0 (float, length);
  double phase = 0;
  double peak = 1e-9;

  for (guint i = 0; i < N_FORMANTS; i++)
    resonator_init (&resonators[i], vowel[i], 60 + 40 * i);
  pitch *= g_rand_double_range (random, 0.9, 1.12);

  for (gsize i = 0; i < length; i++) {
    double progress = (double) i / (double) length;
    double input = i < n_noise_samples ? g_rand_double_range (random, -1, 1) * 2 : 0;
    double sum = 0;

    phase += pitch * (1.05 - 0.1 * progress) / RATE;
    if (phase >= 1) {
      phase -= 1;
      input += 12;
    }
    for (guint k = 0; k < N_FORMANTS; k++)
      sum += resonator_process (&resonators[k], input) / (1 + k);
    /* A fast attack and a slow decay that does not reach zero. */
    voice[i] = (float) (sum * (0.25 + 0.75 * pow (sin (G_PI * pow (progress, 0.6)), 0.5)));
    peak = MAX (peak, fabs (voice[i]));
  }

  for (gsize i = 0; i < length; i++)
    samples[i] += (float) (voice[i] / peak * VOICE_PEAK);
}

static gsize
to_sample_index (gint64 ms,
                 gsize  n_samples)
{
  return MIN ((gsize) (MAX (ms, 0) * RATE / 1000), n_samples);
}

static void
render_span (float      *samples,
             gsize       n_samples,
             const Span *span,
             double      pitch,
             GRand      *random)
{
  gsize at = to_sample_index (span->start_ms, n_samples);
  gsize end = to_sample_index (span->end_ms, n_samples);

  while (at < end) {
    gsize length = (gsize) (g_rand_double_range (random, 0.7, 1.4) * SYLLABLE_MS) * RATE / 1000;

    /* The rest would be too short for another syllable. */
    if (end - at < length * 3 / 2)
      length = end - at;
    render_syllable (samples + at, length, pitch, random);
    at += length;
  }
}

static void
write_number (guint8 *header,
              gsize   offset,
              guint   n_bytes,
              guint32 number)
{
  for (guint i = 0; i < n_bytes; i++)
    header[offset + i] = (guint8) (number >> 8 * i);
}

/* The header of a WAV file with one channel of 16 bits. */
static void
write_header (guint8 *header,
              guint32 n_samples)
{
  memcpy (header, "RIFF....WAVEfmt ....................data....", HEADER_SIZE);
  write_number (header, 4, 4, HEADER_SIZE - 8 + 2 * n_samples);
  write_number (header, 16, 4, 16);
  write_number (header, 20, 2, 1);
  write_number (header, 22, 2, 1);
  write_number (header, 24, 4, RATE);
  write_number (header, 28, 4, 2 * RATE);
  write_number (header, 32, 2, 2);
  write_number (header, 34, 2, 16);
  write_number (header, 40, 4, 2 * n_samples);
}

/**
 * callboard_demo_voice_render:
 * @self: a synthesizer
 *
 * Renders a WAV file exactly as long as the call, with silence or faint noise
 * between the lines. The result is reproducible.
 *
 * Returns: (transfer full): the contents of the file
 */
GBytes *
callboard_demo_voice_render (CallboardDemoVoice *self)
{
  gsize n_samples = (gsize) (self->duration_ms * RATE / 1000);
  g_autofree float *samples = g_new0 (float, MAX (n_samples, 1));
  guint8 *file = g_malloc (HEADER_SIZE + 2 * n_samples);
  g_autoptr (GRand) random = g_rand_new_with_seed (self->seed);

  for (guint i = 0; i < self->spans->len; i++) {
    const Span *span = &g_array_index (self->spans, Span, i);

    render_span (samples, n_samples, span, self->pitches[span->speaker], random);
  }

  write_header (file, (guint32) n_samples);
  for (gsize i = 0; i < n_samples; i++) {
    double noise = self->has_noise ? g_rand_double_range (random, -NOISE_PEAK, NOISE_PEAK) : 0;
    double sample = CLAMP (samples[i] + noise, -1, 1);

    write_number (file, HEADER_SIZE + 2 * i, 2, (guint32) (gint32) (sample * G_MAXINT16));
  }

  return g_bytes_new_take (file, HEADER_SIZE + 2 * n_samples);
}
