/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Playing recordings with GStreamer: a recording of the demo, and invalid files. There
 * is no audio output, but playback takes real time.
 */

#include "config.h"

#include <glib/gstdio.h>
#include <gst/gst.h>
#include <string.h>

#include "callboard-demo-voice.h"
#include "callboard-playback-packages.h"
#include "callboard-recording-stream.h"
#include "support/gst-support.h"
#include "support/wait.h"

#define SINK "fakesink sync=true"
#define UNSYNCED_SINK "fakesink sync=false"

/* Duration of a demo recording, in ms. */
#define LENGTH 30000

typedef struct
{
  char                     *folder;
  GFile                    *file;
  CallboardRecordingStream *stream;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("callboard-stream-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "recording", NULL);
  fixture->file = g_file_new_for_path (path);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  if (fixture->stream != NULL)
    test_wait_finalized (g_steal_pointer (&fixture->stream));
  g_remove (g_file_peek_path (fixture->file));
  g_clear_object (&fixture->file);
  g_rmdir (fixture->folder);
  g_clear_pointer (&fixture->folder, g_free);
}

static void
write_file (Fixture      *fixture,
            gconstpointer contents,
            gsize         length)
{
  g_autoptr(GError) error = NULL;

  g_file_set_contents (g_file_peek_path (fixture->file), contents, (gssize) length, &error);
  g_assert_no_error (error);
}

static GBytes *
render (void)
{
  g_autoptr(GPtrArray) lines = g_ptr_array_new ();
  g_autoptr(CallboardDemoVoice) voice = NULL;

  voice = callboard_demo_voice_new (lines, LENGTH, 220, TRUE, 1);

  return callboard_demo_voice_render (voice);
}

static gboolean
is_prepared (gpointer user_data)
{
  Fixture *fixture = user_data;

  g_assert_no_error (gtk_media_stream_get_error (GTK_MEDIA_STREAM (fixture->stream)));

  return gtk_media_stream_is_prepared (GTK_MEDIA_STREAM (fixture->stream));
}

static void
open_recording (Fixture    *fixture,
                const char *sink)
{
  g_autoptr(GBytes) bytes = render ();

  write_file (fixture, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  fixture->stream = callboard_recording_stream_new (fixture->file, sink);
}

typedef struct
{
  Fixture *fixture;
  gint64   offset;
} Expectation;

static gboolean
is_beyond (gpointer user_data)
{
  Expectation *expectation = user_data;

  return callboard_recording_stream_get_offset (expectation->fixture->stream) > expectation->offset;
}

static void
wait_beyond (Fixture *fixture,
             gint64   offset)
{
  Expectation expectation = { fixture, offset };

  test_wait_until (is_beyond, &expectation);
}

static gboolean
is_seek_finished (gpointer user_data)
{
  return !gtk_media_stream_is_seeking (GTK_MEDIA_STREAM (((Fixture *) user_data)->stream));
}

static gboolean
has_ended (gpointer user_data)
{
  return gtk_media_stream_get_ended (GTK_MEDIA_STREAM (((Fixture *) user_data)->stream));
}

static void
test_play (Fixture       *fixture,
           gconstpointer  user_data)
{
  GtkMediaStream *stream;
  gint64 offset;

  open_recording (fixture, SINK);
  stream = GTK_MEDIA_STREAM (fixture->stream);
  test_wait_until (is_prepared, fixture);
  g_assert_cmpint (gtk_media_stream_get_duration (stream), ==, LENGTH * G_GINT64_CONSTANT (1000));
  g_assert_true (gtk_media_stream_is_seekable (stream));
  g_assert_true (gtk_media_stream_has_audio (stream));
  g_assert_cmpint (callboard_recording_stream_get_offset (fixture->stream), ==, 0);

  gtk_media_stream_play (stream);
  wait_beyond (fixture, 100);
  gtk_media_stream_pause (stream);
  offset = callboard_recording_stream_get_offset (fixture->stream);
  test_run_pending ();
  g_assert_cmpint (callboard_recording_stream_get_offset (fixture->stream), ==, offset);
  g_assert_false (callboard_recording_stream_get_silent (fixture->stream));
}

/* A position that is set before the recording is ready is applied once it is. */
static void
test_play_from (Fixture       *fixture,
                gconstpointer  user_data)
{
  open_recording (fixture, SINK);
  callboard_recording_stream_set_offset (fixture->stream, 20000);
  gtk_media_stream_play (GTK_MEDIA_STREAM (fixture->stream));
  g_assert_cmpint (callboard_recording_stream_get_offset (fixture->stream), ==, 20000);
  wait_beyond (fixture, 20000);
  g_assert_cmpint (callboard_recording_stream_get_offset (fixture->stream), <, 25000);
}

static void
test_seek (Fixture       *fixture,
           gconstpointer  user_data)
{
  static const struct { gint64 requested; gint64 expected; } cases[] = {
    { 12345, 12345 }, { 100, 100 }, { -5000, 0 }, { G_MININT64, 0 }, { LENGTH - 1, LENGTH - 1 },
    { LENGTH + 5000, LENGTH }, { G_MAXINT64, LENGTH },
  };

  open_recording (fixture, SINK);
  test_wait_until (is_prepared, fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      callboard_recording_stream_set_offset (fixture->stream, cases[i].requested);
      g_assert_cmpint (callboard_recording_stream_get_offset (fixture->stream), ==, cases[i].expected);
      test_wait_until (is_seek_finished, fixture);
      g_assert_cmpint (ABS (callboard_recording_stream_get_offset (fixture->stream) - cases[i].expected), <=, 1);
    }
}

/* As when dragging along the timeline. */
static void
test_drag_seek (Fixture       *fixture,
                gconstpointer  user_data)
{
  open_recording (fixture, SINK);
  test_wait_until (is_prepared, fixture);
  for (gint64 offset = 0; offset <= 20000; offset += 50)
    callboard_recording_stream_set_offset (fixture->stream, offset);
  g_assert_cmpint (callboard_recording_stream_get_offset (fixture->stream), ==, 20000);
  test_wait_until (is_seek_finished, fixture);
  g_assert_cmpint (callboard_recording_stream_get_offset (fixture->stream), ==, 20000);
}

static void
test_speed (Fixture       *fixture,
            gconstpointer  user_data)
{
  static const double rates[] = { 2, 0.75, 1.5, 1 };

  open_recording (fixture, SINK);
  callboard_recording_stream_set_rate (fixture->stream, 1.25);
  test_wait_until (is_prepared, fixture);
  gtk_media_stream_play (GTK_MEDIA_STREAM (fixture->stream));
  for (guint i = 0; i < G_N_ELEMENTS (rates); i++)
    {
      gint64 offset;

      callboard_recording_stream_set_rate (fixture->stream, rates[i]);
      offset = callboard_recording_stream_get_offset (fixture->stream);
      wait_beyond (fixture, offset + 100);
      g_assert_cmpint (callboard_recording_stream_get_offset (fixture->stream), <, LENGTH);
    }
}

/* Playback is faster than real time. */
static void
test_double_speed (Fixture       *fixture,
                   gconstpointer  user_data)
{
  gint64 before;
  gint64 start;

  open_recording (fixture, SINK);
  callboard_recording_stream_set_rate (fixture->stream, 2);
  gtk_media_stream_play (GTK_MEDIA_STREAM (fixture->stream));
  wait_beyond (fixture, 200);
  start = callboard_recording_stream_get_offset (fixture->stream);
  before = g_get_monotonic_time ();
  wait_beyond (fixture, start + 2000);
  g_assert_cmpint (callboard_recording_stream_get_offset (fixture->stream) - start, >,
                   (g_get_monotonic_time () - before) / 1000 * 3 / 2);
}

static void
test_end (Fixture       *fixture,
          gconstpointer  user_data)
{
  open_recording (fixture, UNSYNCED_SINK);
  test_wait_until (is_prepared, fixture);
  gtk_media_stream_play (GTK_MEDIA_STREAM (fixture->stream));
  test_wait_until (has_ended, fixture);
  g_assert_false (gtk_media_stream_get_playing (GTK_MEDIA_STREAM (fixture->stream)));
  g_assert_cmpint (callboard_recording_stream_get_offset (fixture->stream), ==, LENGTH);

  /* Playing again starts at the beginning. */
  gtk_media_stream_play (GTK_MEDIA_STREAM (fixture->stream));
  g_assert_false (gtk_media_stream_get_ended (GTK_MEDIA_STREAM (fixture->stream)));
  g_assert_cmpint (callboard_recording_stream_get_offset (fixture->stream), ==, 0);
  test_wait_until (has_ended, fixture);
}

/* Tests run without a sound card. */
/* Writes the recording with a pipeline whose last element is `filesink`. */
static void
encode (Fixture    *fixture,
        const char *description)
{
  g_autofree char *text = g_strdup_printf ("%s ! filesink location=%s", description,
                                           g_file_peek_path (fixture->file));
  g_autoptr(GError) error = NULL;
  g_autoptr(GstElement) pipeline = NULL;
  g_autoptr(GstBus) bus = NULL;
  g_autoptr(GstMessage) message = NULL;

  gst_init (NULL, NULL);
  pipeline = gst_parse_launch (text, &error);
  g_assert_no_error (error);
  gst_element_set_state (pipeline, GST_STATE_PLAYING);
  bus = gst_element_get_bus (pipeline);
  message = gst_bus_timed_pop_filtered (bus, GST_CLOCK_TIME_NONE, GST_MESSAGE_EOS | GST_MESSAGE_ERROR);
  g_assert_cmpint (GST_MESSAGE_TYPE (message), ==, GST_MESSAGE_EOS);
  gst_element_set_state (pipeline, GST_STATE_NULL);
}

static void
check_within (CallboardRecordingStream *stream)
{
  gint64 duration = callboard_recording_stream_get_duration (stream);

  if (duration > 0)
    g_assert_cmpint (callboard_recording_stream_get_offset (stream), <=, duration);
}

/* MP3 without a Xing header, whose bit rate changes: the start is no measure of the rest. */
static void
encode_mp3 (Fixture *fixture)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr(GByteArray) bytes = g_byte_array_new ();
  gsize first_size, second_size;

  encode (fixture, "audiotestsrc num-buffers=80 samplesperbuffer=1102 ! audio/x-raw,rate=44100,channels=1 "
                   "! lamemp3enc target=bitrate cbr=true bitrate=192");
  g_assert_true (g_file_load_contents (fixture->file, NULL, &first, &first_size, NULL, NULL));
  encode (fixture, "audiotestsrc num-buffers=240 samplesperbuffer=1102 ! audio/x-raw,rate=44100,channels=1 "
                   "! lamemp3enc target=bitrate cbr=true bitrate=32");
  g_assert_true (g_file_load_contents (fixture->file, NULL, &second, &second_size, NULL, NULL));
  g_byte_array_append (bytes, (guint8 *) first, (guint) first_size);
  g_byte_array_append (bytes, (guint8 *) second, (guint) second_size);
  write_file (fixture, bytes->data, bytes->len);
}

/* WebM without a Duration element, as a recorder writes it that does not go back. */
static void
encode_webm (Fixture *fixture)
{
  static const char duration[] = { 0x44, (char) 0x89, (char) 0x88 };
  g_autofree char *contents = NULL;
  char *element;
  gsize size;

  encode (fixture, "audiotestsrc num-buffers=320 samplesperbuffer=1200 ! audio/x-raw,rate=48000,channels=1 "
                   "! opusenc ! webmmux");
  g_assert_true (g_file_load_contents (fixture->file, NULL, &contents, &size, NULL, NULL));
  element = memmem (contents, size, duration, sizeof duration);
  g_assert_nonnull (element);
  /* A Void element of the same length. */
  element[0] = (char) 0xec;
  element[1] = (char) 0x89;
  write_file (fixture, contents, size);
}

/* Files without an index: their length is an estimate, or not known, until the end. */
static void
test_length_without_index (Fixture       *fixture,
                           gconstpointer  user_data)
{
  for (guint i = 0; i < 2; i++)
    {
      if (i == 0)
        encode_mp3 (fixture);
      else
        encode_webm (fixture);
      fixture->stream = callboard_recording_stream_new (fixture->file, UNSYNCED_SINK);
      test_wait_until (is_prepared, fixture);
      g_assert_cmpint (ABS (callboard_recording_stream_get_duration (fixture->stream) - 8000), >, 400);
      g_signal_connect (fixture->stream, "notify::timestamp", G_CALLBACK (check_within), NULL);
      gtk_media_stream_play (GTK_MEDIA_STREAM (fixture->stream));
      test_wait_until (has_ended, fixture);
      g_assert_cmpint (ABS (callboard_recording_stream_get_duration (fixture->stream) - 8000), <, 200);
      g_assert_cmpint (callboard_recording_stream_get_offset (fixture->stream), ==,
                       callboard_recording_stream_get_duration (fixture->stream));
      test_wait_finalized (g_steal_pointer (&fixture->stream));
    }
}

static void
test_no_sound_card (Fixture       *fixture,
                    gconstpointer  user_data)
{
  open_recording (fixture, NULL);
  gtk_media_stream_play (GTK_MEDIA_STREAM (fixture->stream));
  test_wait_until (is_prepared, fixture);
  wait_beyond (fixture, 100);
  if (!callboard_recording_stream_get_silent (fixture->stream))
    g_test_skip ("This computer has a sound card");
}

/* --- Errors --------------------------------------------------------------- */

static gboolean
has_error (gpointer user_data)
{
  return gtk_media_stream_get_error (GTK_MEDIA_STREAM (((Fixture *) user_data)->stream)) != NULL;
}

static void
assert_message (Fixture    *fixture,
                const char *message)
{
  fixture->stream = callboard_recording_stream_new (fixture->file, SINK);
  gtk_media_stream_play (GTK_MEDIA_STREAM (fixture->stream));
  test_wait_until (has_error, fixture);
  g_assert_cmpstr (gtk_media_stream_get_error (GTK_MEDIA_STREAM (fixture->stream))->message, ==, message);
  g_assert_false (gtk_media_stream_get_playing (GTK_MEDIA_STREAM (fixture->stream)));
}

static void
test_no_sound (Fixture       *fixture,
               gconstpointer  user_data)
{
  static const char *const contents[] = { "", "Sorry", "<html><p>Sorry</p></html>" };

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      write_file (fixture, contents[i], strlen (contents[i]));
      assert_message (fixture, "The recording is not playable audio");
      test_wait_finalized (g_steal_pointer (&fixture->stream));
    }
}

static void
test_missing_file (Fixture       *fixture,
                   gconstpointer  user_data)
{
  assert_message (fixture, "Cannot read the recording from the cache");
}

/* The file ends within the header. */
static void
test_damaged (Fixture       *fixture,
              gconstpointer  user_data)
{
  g_autoptr(GBytes) bytes = render ();

  write_file (fixture, g_bytes_get_data (bytes, NULL), 40);
  assert_message (fixture, "The recording is damaged");
}

/* The available part is played. */
static void
test_cut_off (Fixture       *fixture,
              gconstpointer  user_data)
{
  g_autoptr(GBytes) bytes = render ();

  write_file (fixture, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes) / 2);
  fixture->stream = callboard_recording_stream_new (fixture->file, UNSYNCED_SINK);
  test_wait_until (is_prepared, fixture);
  gtk_media_stream_play (GTK_MEDIA_STREAM (fixture->stream));
  test_wait_until (has_ended, fixture);
}

/* What a person reads about a format without a decoder. */
static char *
dup_missing_message (const char *format,
                     const char *package)
{
  return g_strdup_printf ("This computer cannot play the format of the recording: %s. "
                          "To play it, install the package %s and restart Callboard.", format, package);
}

static const char *
find_package (const char *caps_text)
{
  g_autoptr(GstCaps) caps = gst_caps_from_string (caps_text);

  return callboard_playback_packages_find (callboard_playback_packages_get_system (), caps);
}

static gboolean
has_feature (const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr(GstPluginFeature) feature = gst_registry_lookup_feature (gst_registry_get (), names[i]);

      if (feature != NULL)
        return TRUE;
    }

  return FALSE;
}

/* The formats of recordings in m4a files: played where there is a decoder, else named, with the
 * package to install. */
static void
test_m4a (Fixture       *fixture,
          gconstpointer  user_data)
{
  static const struct
  {
    const char *name;
    const char *decoders[5];
    const char *format;
    const char *caps;
  } files[] = {
    { "recording-aac.m4a", { "avdec_aac", "faad", "fdkaacdec", NULL }, "MPEG-4 AAC",
      "audio/mpeg, mpegversion=(int)4" },
    { "recording-alac.m4a", { "avdec_alac", NULL }, "Apple Lossless Audio (ALAC)", "audio/x-alac" },
  };

  gst_init (NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", files[i].name, NULL);
      g_autofree char *message = dup_missing_message (files[i].format, find_package (files[i].caps));
      g_autofree char *content = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (path, &content, &length, NULL));
      write_file (fixture, content, length);
      if (has_feature (files[i].decoders))
        {
          fixture->stream = callboard_recording_stream_new (fixture->file, UNSYNCED_SINK);
          test_wait_until (is_prepared, fixture);
          g_assert_cmpint (gtk_media_stream_get_duration (GTK_MEDIA_STREAM (fixture->stream)), >, 900000);
          gtk_media_stream_play (GTK_MEDIA_STREAM (fixture->stream));
          test_wait_until (has_ended, fixture);
        }
      else
        {
          assert_message (fixture, message);
        }
      test_wait_finalized (g_steal_pointer (&fixture->stream));
    }
}

static void
test_packages (void)
{
  static const struct { const char *id; const char *id_like; const char *caps; const char *package; } rows[] = {
    { "debian", NULL, "audio/mpeg, mpegversion=(int)4", "gstreamer1.0-libav" },
    { "debian", NULL, "audio/x-alac", "gstreamer1.0-libav" },
    { "debian", NULL, "audio/mpeg, mpegversion=(int)1", "gstreamer1.0-plugins-good" },
    { "debian", NULL, "audio/x-opus", "gstreamer1.0-plugins-base" },
    { "linuxmint", "ubuntu debian", "audio/x-alac", "gstreamer1.0-libav" },
    { "fedora", NULL, "audio/x-alac", "gstreamer1-plugin-libav" },
    { "rocky", "rhel centos fedora", "audio/x-flac", "gstreamer1-plugins-good" },
    { "manjaro", "arch", "audio/x-alac", "gst-libav" },
    { "opensuse-tumbleweed", "opensuse suse", "audio/x-alac", "gstreamer-plugins-libav" },
    { "gentoo", NULL, "audio/x-wma", "gst-libav" },
    { NULL, NULL, "audio/AMR", "gst-libav" },
  };

  gst_init (NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GstCaps) caps = gst_caps_from_string (rows[i].caps);
      CallboardPlaybackSystem system = callboard_playback_packages_find_system (rows[i].id, rows[i].id_like);

      g_assert_cmpstr (callboard_playback_packages_find (system, caps), ==, rows[i].package);
    }
  g_assert_cmpstr (callboard_playback_packages_find (CALLBOARD_PLAYBACK_SYSTEM_FLATPAK, NULL), ==,
                   "org.freedesktop.Platform.codecs-extra");
}

/* AAC frames with a valid header but without content. */
static void
test_no_decoder (Fixture       *fixture,
                 gconstpointer  user_data)
{
  static const guint8 header[] = { 0xff, 0xf1, 0x50, 0x80, 0x08, 0x1f, 0xfc };
  g_autoptr(GByteArray) frames = g_byte_array_new ();
  g_autofree char *message = NULL;
  guint8 frame[64] = { 0 };

  memcpy (frame, header, sizeof header);
  for (guint i = 0; i < 200; i++)
    g_byte_array_append (frames, frame, sizeof frame);
  write_file (fixture, frames->data, frames->len);
  gst_support_disable_aac ();
  message = dup_missing_message ("MPEG-4 AAC", find_package ("audio/mpeg, mpegversion=(int)4"));
  assert_message (fixture, message);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) \
  g_test_add ("/recording-stream/" path, Fixture, NULL, set_up, function, tear_down)

  ADD ("play", test_play);
  ADD ("play-from", test_play_from);
  ADD ("seek", test_seek);
  ADD ("drag-seek", test_drag_seek);
  ADD ("speed", test_speed);
  ADD ("double-speed", test_double_speed);
  ADD ("end", test_end);
  ADD ("length-without-index", test_length_without_index);
  ADD ("no-sound-card", test_no_sound_card);
  ADD ("no-sound", test_no_sound);
  ADD ("missing-file", test_missing_file);
  ADD ("damaged", test_damaged);
  ADD ("cut-off", test_cut_off);
  ADD ("m4a", test_m4a);
  ADD ("no-decoder", test_no_decoder);
#undef ADD
  g_test_add_func ("/recording-stream/packages", test_packages);

  return g_test_run ();
}
