/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The speech timeline: its pixels, seeking, and its accessible value.
 */

#include <adwaita.h>
#include <string.h>

#include "callboard-metric-list.h"
#include "callboard-speaker-label.h"
#include "callboard-speech-timeline-private.h"
#include "callboard-transcript.h"
#include "callboard-ui-resources.h"
#include "support/wait.h"
#include "window-support.h"

#define LENGTH 100000
#define WIDTH (CALLBOARD_SPEECH_TIMELINE_START_MARGIN + CALLBOARD_SPEECH_TIMELINE_END_MARGIN + 1000)

/* Vertical positions in the middle of each lane and above them. */
#define MARKS 6
#define AGENT (CALLBOARD_SPEECH_TIMELINE_MARKER_HEIGHT + CALLBOARD_SPEECH_TIMELINE_LANE_HEIGHT / 2)
#define PERSONA (AGENT + CALLBOARD_SPEECH_TIMELINE_LANE_HEIGHT + CALLBOARD_SPEECH_TIMELINE_GAP_HEIGHT)
#define OTHERS (CALLBOARD_SPEECH_TIMELINE_MARKER_HEIGHT + CALLBOARD_SPEECH_TIMELINE_LANE_HEIGHT + CALLBOARD_SPEECH_TIMELINE_GAP_HEIGHT / 2)

typedef struct
{
  GtkWindow               *window;
  CallboardSpeechTimeline *timeline;
  gint64                   seek_offset;
  guint                    n_seeks;
} Fixture;

static void
on_seek (Fixture *fixture,
         gint64   offset)
{
  fixture->seek_offset = offset;
  fixture->n_seeks++;
}

static gboolean
is_allocated (gpointer data)
{
  return gtk_widget_get_width (GTK_WIDGET (((Fixture *) data)->timeline)) == WIDTH;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  GtkCssProvider *provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, "/io/github/callboard/Callboard/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_object_unref (provider);

  fixture->timeline = g_object_new (CALLBOARD_TYPE_SPEECH_TIMELINE,
                                 "duration", (gint64) LENGTH,
                                 "width-request", WIDTH,
                                 "halign", GTK_ALIGN_CENTER,
                                    NULL);
  g_signal_connect_swapped (fixture->timeline, "seek", G_CALLBACK (on_seek), fixture);
  fixture->window = g_object_new (GTK_TYPE_WINDOW, "child", fixture->timeline, NULL);
  g_object_ref (fixture->window);
  gtk_window_present (fixture->window);
  window_wait_until (is_allocated, fixture, "the strip to have a size");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  gtk_window_destroy (fixture->window);
  test_wait_finalized (g_steal_pointer (&fixture->window));
}

static gboolean
on_tick (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       data)
{
  guint *n_frames = data;

  return --*n_frames > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static gboolean
is_zero (gpointer data)
{
  return *(guint *) data == 0;
}

/* Waits until changes are drawn. */
static void
wait_drawn (Fixture *fixture)
{
  guint n_frames = 2;

  gtk_widget_add_tick_callback (GTK_WIDGET (fixture->timeline), on_tick, &n_frames, NULL);
  window_wait_until (is_zero, &n_frames, "two frames");
}

static void
show (Fixture    *fixture,
      const char *entries)
{
  g_autofree char *text = g_strdup_printf ("{\"data\":{\"participants\":[{\"id\":\"b\",\"type\":\"BACKGROUND_SPEAKER\"}],"
                                           "\"entries\":[%s]}}", entries);
  g_autoptr(GBytes) body = g_bytes_new (text, strlen (text));
  g_autoptr(GError) error = NULL;
  g_autoptr(CallboardTranscript) transcript = callboard_transcript_decode (body, &error);
  g_autoptr(CallboardConversation) conversation = NULL;

  g_assert_no_error (error);
  conversation = callboard_conversation_new (transcript, NULL, callboard_speaker_label_dup);
  callboard_speech_timeline_set_conversation (fixture->timeline, conversation);
  wait_drawn (fixture);
}

static void
set_failed_segment (Fixture    *fixture,
                    const char *segment)
{
  g_autofree char *text =
    g_strdup_printf ("{\"data\":[{\"metricDefinitionId\":\"1\",\"slug\":\"a_check\",\"name\":\"A\",\"type\":\"BOOLEAN\","
                     "\"values\":[{\"captureStatus\":\"SUCCESS\",\"value\":false,\"context\":\"SEGMENT\","
                     "\"segment\":{\"id\":\"s\",\"text\":\"x\",%s}}]}]}", segment);
  g_autoptr(GBytes) body = g_bytes_new (text, strlen (text));
  g_autoptr(GError) error = NULL;
  g_autoptr(CallboardMetricList) metrics = callboard_metric_list_decode (body, &error);

  g_assert_no_error (error);
  callboard_speech_timeline_set_markers (fixture->timeline,
                                         callboard_metric_list_get_failure_markers (metrics));
  wait_drawn (fixture);
}

static guint32
read_at (Fixture *fixture,
         gint64   offset,
         double   y)
{
  return window_read_pixel (GTK_WIDGET (fixture->timeline),
                            callboard_speech_timeline_get_x (fixture->timeline, offset) + 0.5, y);
}

static guint
get_alpha (guint32 pixel)
{
  return pixel >> 24;
}

/* Whether the pixel is speech and not the background of a lane. */
static gboolean
is_speech (guint32 pixel)
{
  return get_alpha (pixel) > 64;
}

static void
test_lanes (Fixture       *fixture,
            gconstpointer  user_data)
{
  show (fixture, "{\"text\":\"a\",\"role\":\"AGENT\",\"startOffsetMs\":10000,\"endOffsetMs\":20000},"
                 "{\"text\":\"c\",\"role\":\"CUSTOMER\",\"startOffsetMs\":30000,\"endOffsetMs\":40000},"
                 "{\"text\":\"b\",\"participantId\":\"b\",\"startOffsetMs\":50000,\"endOffsetMs\":60000}");
  g_assert_true (is_speech (read_at (fixture, 15000, AGENT)));
  g_assert_false (is_speech (read_at (fixture, 15000, PERSONA)));
  g_assert_false (is_speech (read_at (fixture, 35000, AGENT)));
  g_assert_true (is_speech (read_at (fixture, 35000, PERSONA)));
  g_assert_cmphex (read_at (fixture, 15000, AGENT), !=, read_at (fixture, 35000, PERSONA));
  g_assert_true (is_speech (read_at (fixture, 55000, OTHERS)));
  g_assert_false (is_speech (read_at (fixture, 55000, AGENT)));
  g_assert_false (is_speech (read_at (fixture, 25000, AGENT)));
  g_assert_false (is_speech (read_at (fixture, 25000, PERSONA)));
}

/* Ignores speech before or after the recording or without a duration. */
static void
test_odd_times (Fixture       *fixture,
                gconstpointer  user_data)
{
  show (fixture, "{\"text\":\"a\",\"role\":\"AGENT\",\"startOffsetMs\":-9000,\"endOffsetMs\":5000},"
                 "{\"text\":\"b\",\"role\":\"AGENT\",\"startOffsetMs\":50000,\"endOffsetMs\":40000},"
                 "{\"text\":\"c\",\"role\":\"AGENT\",\"startOffsetMs\":90000,\"endOffsetMs\":200000}");
  set_failed_segment (fixture, "\"startOffsetMs\":300000,\"endOffsetMs\":1");
  g_assert_true (is_speech (read_at (fixture, 2000, AGENT)));
  g_assert_true (is_speech (read_at (fixture, 50000, AGENT)));
  g_assert_true (is_speech (read_at (fixture, 95000, AGENT)));
  g_assert_false (is_speech (read_at (fixture, 45000, AGENT)));

  g_object_set (fixture->timeline, "duration", G_GINT64_CONSTANT (0), "position", G_MAXINT64, NULL);
  wait_drawn (fixture);
  g_assert_true (is_speech (window_read_pixel (GTK_WIDGET (fixture->timeline), CALLBOARD_SPEECH_TIMELINE_START_MARGIN, AGENT)));
}

static void
test_failure_marker (Fixture       *fixture,
                     gconstpointer  user_data)
{
  show (fixture, "");
  g_assert_cmpuint (get_alpha (read_at (fixture, 50000, MARKS)), ==, 0);
  set_failed_segment (fixture, "\"startOffsetMs\":50000,\"endOffsetMs\":60000");
  /* A symbol above the lanes and a line through both. */
  g_assert_cmpuint (get_alpha (read_at (fixture, 50000, MARKS - 4)), >, 0);
  g_assert_true (is_speech (read_at (fixture, 55000, AGENT)));
  g_assert_true (is_speech (read_at (fixture, 55000, PERSONA)));
  g_assert_false (is_speech (read_at (fixture, 65000, AGENT)));
}

static void
test_position (Fixture       *fixture,
               gconstpointer  user_data)
{
  show (fixture, "");
  g_assert_cmpuint (get_alpha (read_at (fixture, 70000, OTHERS)), ==, 0);
  g_object_set (fixture->timeline, "position", G_GINT64_CONSTANT (70000), NULL);
  wait_drawn (fixture);
  g_assert_cmpuint (get_alpha (read_at (fixture, 70000, OTHERS)), >, 150);
  g_assert_cmpuint (get_alpha (read_at (fixture, 69000, OTHERS)), >, get_alpha (read_at (fixture, 71000, OTHERS)));
}

/* Time runs from left to right in every language. */
static void
test_direction (Fixture       *fixture,
                gconstpointer  user_data)
{
  double before = callboard_speech_timeline_get_x (fixture->timeline, 10000);

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  g_assert_cmpfloat (callboard_speech_timeline_get_x (fixture->timeline, 10000), ==, before);
  g_assert_cmpuint (gtk_widget_get_direction (GTK_WIDGET (fixture->timeline)), ==,
                    GTK_TEXT_DIR_LTR);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

/* A screen reader can read and set the position. */
static void
test_accessible (Fixture       *fixture,
                 gconstpointer  user_data)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (fixture->timeline);
  GtkAccessibleRangeInterface *range = GTK_ACCESSIBLE_RANGE_GET_IFACE (fixture->timeline);

  show (fixture, "{\"text\":\"a\",\"role\":\"AGENT\",\"startOffsetMs\":10000,\"endOffsetMs\":20000}");
  gtk_test_accessible_assert_role (accessible, GTK_ACCESSIBLE_ROLE_SLIDER);
  gtk_test_accessible_assert_property (accessible, GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, 100.0);
  gtk_test_accessible_assert_property (accessible, GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, 0.0);
  gtk_test_accessible_assert_property (accessible, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, "0:00 of 1:40");
  g_object_set (fixture->timeline, "position", G_GINT64_CONSTANT (12345), NULL);
  gtk_test_accessible_assert_property (accessible, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, "0:12 of 1:40, Agent");
  g_assert_true (range->set_current_value (GTK_ACCESSIBLE_RANGE (fixture->timeline), 42));
  g_assert_cmpint (fixture->seek_offset, ==, 42000);
  g_assert_true (range->set_current_value (GTK_ACCESSIBLE_RANGE (fixture->timeline), 1e300));
  g_assert_cmpint (fixture->seek_offset, ==, LENGTH);
  g_assert_cmpuint (fixture->n_seeks, ==, 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_resources_register (callboard_ui_get_resource ());
  /* As the application does. */
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()),
                                    "/io/github/callboard/Callboard/icons");

#define ADD(path, function) \
  g_test_add ("/speech-strip/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("lanes", test_lanes);
  ADD ("odd-times", test_odd_times);
  ADD ("failure-marker", test_failure_marker);
  ADD ("position", test_position);
  ADD ("direction", test_direction);
  ADD ("accessible", test_accessible);
#undef ADD

  return g_test_run ();
}
