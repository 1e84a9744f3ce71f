/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Downloading recordings from any host, without the token and only as a whole.
 * Downloads that are too large or are not audio leave no file behind.
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "callboard-downloader.h"
#include "callboard-error.h"
#include "callboard-recording-url.h"
#include "support/client-support.h"
#include "support/test-server.h"
#include "support/test-wire.h"
#include "support/wait.h"

#define SOUND "RIFF and then some sound"

typedef struct
{
  char                *path;
  GFile               *folder;
  CallboardDownloader *downloader;
  FakeClock           *clock;
  TestServer          *server;
  goffset              size;
  goffset              last_received;
  goffset              last_total;
  guint                n_progress;
  GCancellable        *cancellable;
  gboolean             cancels_early;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *folder = NULL;

  fixture->path = g_dir_make_tmp ("callboard-recordings-XXXXXX", &error);
  g_assert_no_error (error);
  folder = g_build_filename (fixture->path, "cache", "recordings", NULL);
  fixture->folder = g_file_new_for_path (folder);
  fixture->clock = fake_clock_new ();
  fake_clock_set_auto_advance (fixture->clock, 60 * 1000);
  fixture->downloader = callboard_downloader_new (fixture->folder, CALLBOARD_CLOCK (fixture->clock));
  fixture->server = test_server_new ();
  fixture->cancellable = g_cancellable_new ();
}

static void
clear_folder (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      clear_folder (child);
      g_remove (child);
    }
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  g_assert_finalize_object (fixture->downloader);
  g_assert_finalize_object (fixture->clock);
  g_clear_object (&fixture->folder);
  g_clear_object (&fixture->cancellable);
  g_clear_pointer (&fixture->server, test_server_free);
  clear_folder (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->path), ==, 0);
  g_clear_pointer (&fixture->path, g_free);
}

static void
on_progress (goffset  received,
             goffset  total,
             gpointer user_data)
{
  Fixture *fixture = user_data;

  /* Nothing, once the recording is sent again from the start. */
  g_assert_true (received > fixture->last_received || received == 0);
  fixture->last_received = received;
  fixture->last_total = total;
  fixture->n_progress++;
  if (fixture->cancels_early)
    g_cancellable_cancel (fixture->cancellable);
}

static GFile *
fetch (Fixture     *fixture,
       const char  *url,
       const char  *key,
       goffset      allowed_size,
       GError     **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  fixture->last_received = 0;
  callboard_downloader_fetch_async (fixture->downloader, url, key, allowed_size, on_progress, fixture,
                                    fixture->cancellable, test_store_result, &result);

  return callboard_downloader_fetch_finish (fixture->downloader, test_wait_for_result (&result),
                                            &fixture->size, error);
}

static char *
dup_url (Fixture    *fixture,
         const char *path)
{
  return g_strconcat (test_server_get_base_url (fixture->server), path, NULL);
}

static guint
count_files (Fixture *fixture)
{
  g_autoptr(GDir) dir = g_dir_open (g_file_peek_path (fixture->folder), 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

static void
assert_contents (GFile      *file,
                 const char *expected)
{
  g_autofree char *contents = NULL;
  g_autoptr(GError) error = NULL;
  gsize length;

  g_assert_nonnull (file);
  g_file_load_contents (file, NULL, &contents, &length, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (contents, length, expected, strlen (expected));
}

/* Returns the error of a failed download, after checking that no file is left. */
static GError *
fetch_error (Fixture    *fixture,
             const char *url,
             goffset     allowed_size)
{
  GError *error = NULL;

  g_assert_null (fetch (fixture, url, "call-1", allowed_size, &error));
  g_assert_nonnull (error);
  g_assert_cmpuint (count_files (fixture), ==, 0);

  return error;
}

static gboolean
has_timeout (gpointer user_data)
{
  return fake_clock_get_n_timeouts (user_data) > 0;
}

static void
test_sends_no_token (Fixture       *fixture,
                     gconstpointer  user_data)
{
  g_autofree char *url = dup_url (fixture, "/calls/0.wav?signature=a%2Bb&expires=1");
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = NULL;
  const TestRequest *request;

  test_server_answer (fixture->server, 200, SOUND);
  file = fetch (fixture, url, "../../call-1", CALLBOARD_RECORDING_CONFIRM_SIZE, &error);
  g_assert_no_error (error);
  assert_contents (file, SOUND);
  g_assert_true (g_file_has_prefix (file, fixture->folder));
  g_assert_cmpuint (count_files (fixture), ==, 1);
  request = test_server_get_request (fixture->server, 0);
  g_assert_cmpstr (request->path, ==, "/calls/0.wav?signature=a%2Bb&expires=1");
  g_assert_null (test_request_get_header (request, "Authorization"));
  g_assert_null (test_request_get_header (request, "Cookie"));
  g_assert_null (test_request_get_header (request, "Referer"));
  g_assert_cmpint (fixture->last_received, ==, strlen (SOUND));
  g_assert_cmpint (fixture->last_total, ==, strlen (SOUND));
  g_assert_cmpint (fixture->size, ==, strlen (SOUND));
}

static void
test_is_cached (Fixture       *fixture,
                gconstpointer  user_data)
{
  g_autofree char *url = dup_url (fixture, "/a");
  g_autoptr(GFile) first = NULL;
  g_autoptr(GFile) again = NULL;
  g_autoptr(GFile) other = NULL;

  test_server_answer (fixture->server, 200, SOUND);
  first = fetch (fixture, url, "call-1", CALLBOARD_RECORDING_CONFIRM_SIZE, NULL);
  again = fetch (fixture, url, "call-1", CALLBOARD_RECORDING_CONFIRM_SIZE, NULL);
  g_assert_true (g_file_equal (first, again));
  g_assert_cmpuint (test_server_get_n_requests (fixture->server), ==, 1);
  other = fetch (fixture, url, "call-2", CALLBOARD_RECORDING_CONFIRM_SIZE, NULL);
  g_assert_false (g_file_equal (first, other));
  g_assert_cmpuint (test_server_get_n_requests (fixture->server), ==, 2);
}

static void
test_is_private (Fixture       *fixture,
                 gconstpointer  user_data)
{
  g_autofree char *url = dup_url (fixture, "/a");
  g_autoptr(GFile) file = NULL;
  GStatBuf status;

  test_server_answer (fixture->server, 200, SOUND);
  file = fetch (fixture, url, "call-1", CALLBOARD_RECORDING_CONFIRM_SIZE, NULL);
  g_assert_cmpint (g_stat (g_file_peek_path (file), &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 077, ==, 0);
}

static void
test_not_audio (Fixture       *fixture,
                gconstpointer  user_data)
{
  static const struct { const char *type; const char *body; const char *message; } cases[] = {
    { "audio/wav", "", "The recording is empty" },
    { "text/html; charset=utf-8", "Sorry", "The server sent a web page instead of the recording" },
    { "application/xhtml+xml", "Sorry", "The server sent a web page instead of the recording" },
    { "audio/wav", "\n <!DOCTYPE html><p>Sorry", "The server sent a web page instead of the recording" },
    { NULL, "<HTML>Sorry", "The server sent a web page instead of the recording" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *url = dup_url (fixture, "/a");
      g_autoptr(GError) error = NULL;

      test_server_answer (fixture->server, 200, cases[i].body);
      if (cases[i].type != NULL)
        test_server_add_header (fixture->server, "Content-Type", cases[i].type);
      error = fetch_error (fixture, url, CALLBOARD_RECORDING_CONFIRM_SIZE);
      g_assert_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_MALFORMED);
      g_assert_cmpstr (error->message, ==, cases[i].message);
    }
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  user_data)
{
  static const struct { guint status; CallboardError code; gboolean may_be_expired; } cases[] = {
    { 401, CALLBOARD_ERROR_UNAUTHORIZED, TRUE }, { 403, CALLBOARD_ERROR_FORBIDDEN, TRUE },
    { 404, CALLBOARD_ERROR_NOT_FOUND, TRUE }, { 410, CALLBOARD_ERROR_NOT_FOUND, TRUE },
    { 500, CALLBOARD_ERROR_SERVER, FALSE }, { 503, CALLBOARD_ERROR_SERVER, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *url = dup_url (fixture, "/a");
      g_autoptr(GError) error = NULL;

      test_server_answer (fixture->server, cases[i].status, "<Error>AccessDenied</Error>");
      test_server_add_header (fixture->server, "WWW-Authenticate", "Basic realm=\"x\"");
      error = fetch_error (fixture, url, CALLBOARD_RECORDING_CONFIRM_SIZE);
      g_assert_error (error, CALLBOARD_ERROR, (int) cases[i].code);
      g_assert_cmpint (callboard_downloader_may_be_expired (error), ==, cases[i].may_be_expired);
    }
}

static void
test_cut_off (Fixture       *fixture,
              gconstpointer  user_data)
{
  const char *answers[] = {
    "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nRIFF",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nRIFF\r\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr(TestWire) wire = test_wire_new ();
      g_autofree char *url = g_strconcat (test_wire_get_base_url (wire), "/a", NULL);
      g_autoptr(GError) error = NULL;

      test_wire_answer (wire, answers[i], TEST_WIRE_CLOSE);
      error = fetch_error (fixture, url, CALLBOARD_RECORDING_CONFIRM_SIZE);
      g_assert_cmpstr (g_quark_to_string (error->domain), ==, g_quark_to_string (CALLBOARD_ERROR));
      g_assert_false (callboard_downloader_may_be_expired (error));
    }
}

static void
answer_once (TestWire   *wire,
             const char *head,
             const char *body)
{
  g_autofree char *text = g_strconcat (head, "\r\n", body, NULL);
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));

  test_wire_answer_once (wire, bytes, TEST_WIRE_CLOSE);
}

static gboolean
has_header (TestWire   *wire,
            guint       number,
            const char *header)
{
  return strstr (test_wire_get_request (wire, number), header) != NULL;
}

/* The rest is asked for, twice at most, and only if the server can tell the file. */
static void
test_continues (Fixture       *fixture,
                gconstpointer  user_data)
{
  g_autoptr(TestWire) wire = test_wire_new ();
  g_autofree char *url = g_strconcat (test_wire_get_base_url (wire), "/a", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = NULL;

  answer_once (wire, "HTTP/1.1 200 OK\r\nETag: \"one\"\r\nContent-Length: 8\r\n", "RIFF");
  answer_once (wire,
               "HTTP/1.1 206 Partial Content\r\nETag: \"one\"\r\nContent-Range: bytes 4-7/8\r\n"
               "Content-Length: 4\r\n", "so");
  answer_once (wire,
               "HTTP/1.1 206 Partial Content\r\nETag: \"one\"\r\nContent-Range: bytes 6-7/8\r\n"
               "Content-Length: 2\r\n", "un");
  file = fetch (fixture, url, "call-1", CALLBOARD_RECORDING_CONFIRM_SIZE, &error);
  g_assert_no_error (error);
  assert_contents (file, "RIFFsoun");
  g_assert_cmpint (fixture->size, ==, 8);
  g_assert_cmpuint (test_wire_get_n_requests (wire), ==, 3);
  g_assert_false (has_header (wire, 0, "Range:"));
  g_assert_true (has_header (wire, 1, "Range: bytes=4-\r\n"));
  g_assert_true (has_header (wire, 1, "If-Range: \"one\"\r\n"));
  g_assert_true (has_header (wire, 2, "Range: bytes=6-\r\n"));
}

/* The file has changed, or the server cannot send a part: everything is sent again. */
static void
test_starts_again (Fixture       *fixture,
                   gconstpointer  user_data)
{
  static const struct { const char *first; const char *second; } cases[] = {
    { "HTTP/1.1 200 OK\r\nETag: \"one\"\r\nContent-Length: 9\r\n",
      "HTTP/1.1 200 OK\r\nETag: \"two\"\r\nContent-Length: 5\r\n" },
    { "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n" },
    { "HTTP/1.1 200 OK\r\nETag: W/\"one\"\r\nContent-Length: 9\r\n",
      "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(TestWire) wire = test_wire_new ();
      g_autofree char *url = g_strconcat (test_wire_get_base_url (wire), "/a", NULL);
      g_autofree char *key = g_strdup_printf ("call-%u", i);
      g_autoptr(GError) error = NULL;
      g_autoptr(GFile) file = NULL;

      answer_once (wire, cases[i].first, "RIFFold");
      answer_once (wire, cases[i].second, "RIFFn");
      file = fetch (fixture, url, key, CALLBOARD_RECORDING_CONFIRM_SIZE, &error);
      g_assert_no_error (error);
      assert_contents (file, "RIFFn");
      g_assert_cmpint (has_header (wire, 1, "Range:"), ==, i == 0);
    }
}

/* A part of another file, or of another place, is not appended. */
static void
test_wrong_part (Fixture       *fixture,
                 gconstpointer  user_data)
{
  static const char *ranges[] = { "bytes 3-7/8", "bytes 4-7/9", "bytes */8", "nonsense" };

  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    {
      g_autoptr(TestWire) wire = test_wire_new ();
      g_autofree char *url = g_strconcat (test_wire_get_base_url (wire), "/a", NULL);
      g_autofree char *part = g_strdup_printf ("HTTP/1.1 206 Partial Content\r\nContent-Range: %s\r\n"
                                               "Content-Length: 4\r\n", ranges[i]);
      g_autoptr(GError) error = NULL;

      answer_once (wire, "HTTP/1.1 200 OK\r\nETag: \"one\"\r\nContent-Length: 8\r\n", "RIFF");
      answer_once (wire, part, "soun");
      error = fetch_error (fixture, url, CALLBOARD_RECORDING_CONFIRM_SIZE);
      g_assert_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_SERVER);
    }
}

/* The words say by whom, and it is not Roark. */
static void
test_names_host (Fixture       *fixture,
                 gconstpointer  user_data)
{
  g_autoptr(TestWire) wire = test_wire_new ();
  g_autofree char *url = g_strconcat (test_wire_get_base_url (wire), "/a", NULL);
  g_autoptr(GError) cut_off = NULL;
  g_autoptr(GError) unreachable = NULL;

  test_wire_answer (wire, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nRIFF", TEST_WIRE_CLOSE);
  cut_off = fetch_error (fixture, url, CALLBOARD_RECORDING_CONFIRM_SIZE);
  g_assert_cmpstr (cut_off->message, ==, "The recording was cut off by 127.0.0.1");
  g_assert_cmpuint (test_wire_get_n_requests (wire), ==, 3);

  test_wire_stop (wire);
  unreachable = fetch_error (fixture, url, CALLBOARD_RECORDING_CONFIRM_SIZE);
  g_assert_error (unreachable, CALLBOARD_ERROR, CALLBOARD_ERROR_OFFLINE);
  g_assert_cmpstr (unreachable->message, ==, "Can’t reach 127.0.0.1");
}

static void
test_busy_host (Fixture       *fixture,
                gconstpointer  user_data)
{
  g_autoptr(TestWire) wire = test_wire_new ();
  g_autofree char *url = g_strconcat (test_wire_get_base_url (wire), "/a", NULL);
  g_autoptr(GDateTime) before = callboard_clock_dup_now (CALLBOARD_CLOCK (fixture->clock));
  g_autoptr(GDateTime) after = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = NULL;

  answer_once (wire, "HTTP/1.1 503 Slow Down\r\nRetry-After: 7\r\nContent-Length: 0\r\n", "");
  test_wire_answer (wire, "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nRIFF", TEST_WIRE_CLOSE);
  file = fetch (fixture, url, "call-1", CALLBOARD_RECORDING_CONFIRM_SIZE, &error);
  g_assert_no_error (error);
  assert_contents (file, "RIFF");
  after = callboard_clock_dup_now (CALLBOARD_CLOCK (fixture->clock));
  g_assert_cmpint (g_date_time_difference (after, before), >=, 7 * G_TIME_SPAN_SECOND);
}

/* A canceled pause leaves no file. */
static void
test_cancel_pause (Fixture       *fixture,
                   gconstpointer  user_data)
{
  g_autofree char *url = dup_url (fixture, "/a");
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  fake_clock_set_auto_advance (fixture->clock, 0);
  test_server_answer (fixture->server, 503, "");
  callboard_downloader_fetch_async (fixture->downloader, url, "call-1", CALLBOARD_RECORDING_MAX_SIZE,
                                    NULL, NULL, fixture->cancellable, test_store_result, &result);
  test_wait_until (has_timeout, fixture->clock);
  g_cancellable_cancel (fixture->cancellable);
  g_assert_null (callboard_downloader_fetch_finish (fixture->downloader, test_wait_for_result (&result),
                                                    NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_files (fixture), ==, 0);
  g_assert_cmpuint (fake_clock_get_n_timeouts (fixture->clock), ==, 0);
}

static GBytes *
compress (const char           *text,
          GZlibCompressorFormat format)
{
  g_autoptr(GZlibCompressor) compressor = g_zlib_compressor_new (format, -1);
  g_autoptr(GInputStream) plain = g_memory_input_stream_new_from_data (text, (gssize) strlen (text), NULL);
  g_autoptr(GInputStream) stream = g_converter_input_stream_new (plain, G_CONVERTER (compressor));
  char buffer[4096];
  gsize size;

  g_assert_true (g_input_stream_read_all (stream, buffer, sizeof buffer, &size, NULL, NULL));

  return g_bytes_new (buffer, size);
}

static void
answer_encoded (TestWire   *wire,
                const char *encoding,
                GBytes     *body)
{
  gsize size;
  const void *data = g_bytes_get_data (body, &size);
  g_autofree char *head = g_strdup_printf ("HTTP/1.1 200 OK\r\nContent-Encoding: %s\r\n"
                                           "Content-Length: %" G_GSIZE_FORMAT "\r\n\r\n",
                                           encoding, size);
  GByteArray *answer = g_byte_array_new ();
  g_autoptr(GBytes) bytes = NULL;

  g_byte_array_append (answer, (const guint8 *) head, (guint) strlen (head));
  g_byte_array_append (answer, data, (guint) size);
  bytes = g_byte_array_free_to_bytes (answer);
  test_wire_answer_bytes (wire, bytes, TEST_WIRE_CLOSE);
}

static void
test_stored_compressed (Fixture       *fixture,
                        gconstpointer  user_data)
{
  static const struct { const char *encoding; GZlibCompressorFormat format; } cases[] = {
    { "gzip", G_ZLIB_COMPRESSOR_FORMAT_GZIP },
    { "x-gzip", G_ZLIB_COMPRESSOR_FORMAT_GZIP },
    { "GZIP", G_ZLIB_COMPRESSOR_FORMAT_GZIP },
    { "deflate", G_ZLIB_COMPRESSOR_FORMAT_ZLIB },
  };
  g_autoptr(TestWire) wire = test_wire_new ();
  g_autofree char *url = g_strconcat (test_wire_get_base_url (wire), "/a", NULL);
  g_autoptr(GBytes) not_compressed = g_bytes_new_static (SOUND, strlen (SOUND));
  g_autoptr(GError) damaged = NULL;
  g_autoptr(GError) unknown = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *key = g_strdup_printf ("call-%u", i);
      g_autoptr(GBytes) body = compress (SOUND, cases[i].format);
      g_autoptr(GError) error = NULL;
      g_autoptr(GFile) file = NULL;

      answer_encoded (wire, cases[i].encoding, body);
      file = fetch (fixture, url, key, CALLBOARD_RECORDING_CONFIRM_SIZE, &error);
      g_assert_no_error (error);
      assert_contents (file, SOUND);
      g_assert_cmpint (fixture->size, ==, -1);
      g_assert_true (g_file_delete (file, NULL, NULL));
    }

  answer_encoded (wire, "gzip", not_compressed);
  damaged = fetch_error (fixture, url, CALLBOARD_RECORDING_CONFIRM_SIZE);
  g_assert_error (damaged, CALLBOARD_ERROR, CALLBOARD_ERROR_MALFORMED);
  g_assert_cmpstr (damaged->message, ==, "The recording is damaged");

  answer_encoded (wire, "br", not_compressed);
  unknown = fetch_error (fixture, url, CALLBOARD_RECORDING_CONFIRM_SIZE);
  g_assert_error (unknown, CALLBOARD_ERROR, CALLBOARD_ERROR_MALFORMED);
}

/* A small response must not fill the disk. */
static void
test_compressed_bomb (Fixture       *fixture,
                      gconstpointer  user_data)
{
  g_autoptr(TestWire) wire = test_wire_new ();
  g_autofree char *url = g_strconcat (test_wire_get_base_url (wire), "/a", NULL);
  g_autofree char *zeros = g_strnfill (100 * 1000, '0');
  g_autoptr(GBytes) body = compress (zeros, G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autoptr(GError) error = NULL;

  g_assert_cmpuint (g_bytes_get_size (body), <, 1000);
  answer_encoded (wire, "gzip", body);
  error = fetch_error (fixture, url, 1000);
  g_assert_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_TOO_LARGE);
}

/* The signature covers the bytes of the URL. */
static void
test_sent_as_written (Fixture       *fixture,
                      gconstpointer  user_data)
{
  static const struct { const char *path; const char *sent; } cases[] = {
    { "/c/a%2Db%5Fc%7ed%c3%a9.ogg?sig=a%2bb%7e", "/c/a%2Db%5Fc%7ed%c3%a9.ogg?sig=a%2bb%7e" },
    { "//a/../b/./x.ogg?Signature=a%2fb", "//a/../b/./x.ogg?Signature=a%2fb" },
    { "/100%.ogg", "/100%.ogg" },
    { "/a b\"c.ogg?d=e f'g#fragment", "/a%20b%22c.ogg?d=e%20f%27g" },
    { "/é.ogg?é", "/%C3%A9.ogg?%C3%A9" },
    { "/a\nb\tc", "/abc" },
    { "?a=b", "/?a=b" },
    { "", "/" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(TestWire) wire = test_wire_new ();
      g_autoptr(TestWire) redirecting = test_wire_new ();
      g_autofree char *url = g_strconcat (" ", test_wire_get_base_url (wire), cases[i].path, NULL);
      g_autofree char *first = g_strconcat (test_wire_get_base_url (redirecting), "/start", NULL);
      g_autofree char *location = g_strdup_printf ("HTTP/1.1 302 Found\r\nLocation: %s%s\r\n"
                                                   "Content-Length: 0\r\n\r\n",
                                                   test_wire_get_base_url (wire), cases[i].sent);
      g_autofree char *line = g_strdup_printf ("GET %s HTTP/1.1", cases[i].sent);
      g_autofree char *key = g_strdup_printf ("call-%u", i);
      g_autofree char *direct = NULL;
      g_autofree char *redirected = NULL;
      g_autoptr(GFile) file = NULL;
      g_autoptr(GFile) again = NULL;
      g_autoptr(GError) error = NULL;

      test_wire_answer (wire, "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nRIFF", TEST_WIRE_CLOSE);
      test_wire_answer (redirecting, location, TEST_WIRE_CLOSE);
      file = fetch (fixture, url, key, CALLBOARD_RECORDING_CONFIRM_SIZE, NULL);
      g_assert_nonnull (file);
      direct = test_wire_dup_request_line (wire, 0);
      g_assert_cmpstr (direct, ==, line);

      g_assert_true (g_file_delete (file, NULL, NULL));
      again = fetch (fixture, first, key, CALLBOARD_RECORDING_CONFIRM_SIZE, &error);
      g_assert_no_error (error);
      g_assert_nonnull (again);
      redirected = test_wire_dup_request_line (wire, 1);
      g_assert_cmpstr (redirected, ==, line);
    }
}

/* The server cannot send the rest, or sends that of another file. */
static void
test_no_rest (Fixture       *fixture,
              gconstpointer  user_data)
{
  g_autoptr(TestWire) wire = test_wire_new ();
  g_autoptr(TestWire) replaced = test_wire_new ();
  g_autofree char *url = g_strconcat (test_wire_get_base_url (wire), "/a", NULL);
  g_autofree char *other_url = g_strconcat (test_wire_get_base_url (replaced), "/a", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) other_error = NULL;
  g_autoptr(GFile) file = NULL;

  answer_once (wire, "HTTP/1.1 200 OK\r\nETag: \"one\"\r\nContent-Length: 5\r\n", "RIFF");
  answer_once (wire, "HTTP/1.1 416 Range Not Satisfiable\r\nContent-Length: 0\r\n", "");
  answer_once (wire, "HTTP/1.1 200 OK\r\nETag: \"one\"\r\nContent-Length: 5\r\n", "RIFFs");
  file = fetch (fixture, url, "call-1", CALLBOARD_RECORDING_CONFIRM_SIZE, &error);
  g_assert_no_error (error);
  assert_contents (file, "RIFFs");
  g_assert_true (g_file_delete (file, NULL, NULL));

  answer_once (replaced, "HTTP/1.1 200 OK\r\nETag: \"one\"\r\nContent-Length: 8\r\n", "RIFF");
  answer_once (replaced,
               "HTTP/1.1 206 Partial Content\r\nETag: \"two\"\r\nContent-Range: bytes 4-7/8\r\n"
               "Content-Length: 4\r\n", "soun");
  other_error = fetch_error (fixture, other_url, CALLBOARD_RECORDING_CONFIRM_SIZE);
  g_assert_error (other_error, CALLBOARD_ERROR, CALLBOARD_ERROR_SERVER);
}

static void
test_redirect_targets (void)
{
  static const struct { const char *location; const char *target; } cases[] = {
    { "https://b.example/c%2Dd?e=%7e", "https://b.example/c%2Dd?e=%7e" },
    { "//b.example/c", "https://b.example/c" },
    { "/c//d", "https://a.example/c//d" },
    { "c%2D?d", "https://a.example/x/c%2D?d" },
    { "?d", "https://a.example/x/y?d" },
    { "../c", "https://a.example/c" },
    { "c?d=http://e/", "https://a.example/x/c?d=http://e/" },
    { "data:audio/wav,RIFF", "data:audio/wav,RIFF" },
    { "http://[", NULL },
    { " ", NULL },
  };
  g_autoptr(GUri) base = callboard_recording_url_parse ("https://a.example/x/y?z");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GUri) target = callboard_recording_url_resolve (base, cases[i].location);
      g_autofree char *text = target != NULL ? g_uri_to_string (target) : NULL;

      g_assert_cmpstr (text, ==, cases[i].target);
    }
}

static void
test_expired_token (Fixture       *fixture,
                    gconstpointer  user_data)
{
  g_autofree char *url = dup_url (fixture, "/a");
  g_autoptr(GError) expired = NULL;
  g_autoptr(GError) other = NULL;

  test_server_answer (fixture->server, 400, "<Error><Code>ExpiredToken</Code></Error>");
  expired = fetch_error (fixture, url, CALLBOARD_RECORDING_CONFIRM_SIZE);
  g_assert_true (callboard_downloader_may_be_expired (expired));

  test_server_answer (fixture->server, 400, "<Error><Code>InvalidRequest</Code></Error>");
  other = fetch_error (fixture, url, CALLBOARD_RECORDING_CONFIRM_SIZE);
  g_assert_false (callboard_downloader_may_be_expired (other));
}

static void
test_too_large_error (Fixture       *fixture,
                      gconstpointer  user_data)
{
  g_autoptr(TestWire) wire = test_wire_new ();
  g_autofree char *url = g_strconcat (test_wire_get_base_url (wire), "/a", NULL);
  g_autoptr(GError) large = NULL;
  g_autoptr(GError) too_large = NULL;

  /* The declared size is enough to ask the user, before the body arrives. */
  test_wire_answer (wire, "HTTP/1.1 200 OK\r\nContent-Length: 100000001\r\n\r\nRIFF", TEST_WIRE_HOLD);
  large = fetch_error (fixture, url, CALLBOARD_RECORDING_CONFIRM_SIZE);
  g_assert_error (large, CALLBOARD_ERROR, CALLBOARD_ERROR_TOO_LARGE);
  g_assert_cmpstr (large->message, ==, "The recording is larger than 100.0\302\240MB");
  g_assert_cmpint (fixture->size, ==, 100000001);

  test_wire_answer (wire, "HTTP/1.1 200 OK\r\nContent-Length: 500000001\r\n\r\nRIFF", TEST_WIRE_HOLD);
  too_large = fetch_error (fixture, url, G_MAXINT64);
  g_assert_error (too_large, CALLBOARD_ERROR, CALLBOARD_ERROR_TOO_LARGE);
  g_assert_cmpint (fixture->size, ==, 500000001);
}

static void
test_endless (Fixture       *fixture,
              gconstpointer  user_data)
{
  g_autofree char *url = dup_url (fixture, "/a");
  g_autoptr(GError) error = NULL;

  test_server_stream (fixture->server, 200, 40 * 1000 * 1000);
  error = fetch_error (fixture, url, 1000 * 1000);
  g_assert_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_TOO_LARGE);
  g_assert_cmpint (fixture->size, ==, -1);
  g_assert_cmpuint (test_server_get_n_streamed (fixture->server), <, 20 * 1000 * 1000);
}

static void
test_large_allowed (Fixture       *fixture,
                    gconstpointer  user_data)
{
  g_autofree char *url = dup_url (fixture, "/a");
  g_autoptr(GFileInfo) info = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = NULL;

  test_server_stream (fixture->server, 200, 3 * 1000 * 1000);
  file = fetch (fixture, url, "call-1", CALLBOARD_RECORDING_CONFIRM_SIZE, &error);
  g_assert_no_error (error);
  info = g_file_query_info (file, "standard::size", G_FILE_QUERY_INFO_NONE, NULL, NULL);
  g_assert_cmpint (g_file_info_get_size (info), ==, 3 * 1000 * 1000);
  g_assert_cmpuint (fixture->n_progress, >, 5);
  g_assert_cmpint (fixture->last_total, ==, -1);
}

static void
test_cancel (Fixture       *fixture,
             gconstpointer  user_data)
{
  g_autofree char *url = dup_url (fixture, "/a");
  g_autoptr(GError) error = NULL;

  fixture->cancels_early = TRUE;
  test_server_stream (fixture->server, 200, 40 * 1000 * 1000);
  error = fetch_error (fixture, url, CALLBOARD_RECORDING_CONFIRM_SIZE);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (fixture->n_progress, ==, 1);
}

static void
test_redirect (Fixture       *fixture,
               gconstpointer  user_data)
{
  static const guint statuses[] = { 301, 302, 303, 307, 308 };

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autoptr(TestServer) other = test_server_new ();
      g_autofree char *url = dup_url (fixture, "/a");
      g_autofree char *target = g_strconcat (test_server_get_base_url (other), "/b?c=d", NULL);
      g_autofree char *key = g_strdup_printf ("call-%u", i);
      g_autoptr(GError) error = NULL;
      g_autoptr(GFile) file = NULL;

      test_server_answer (fixture->server, statuses[i], "<html>");
      test_server_add_header (fixture->server, "Location", target);
      test_server_answer (other, 200, SOUND);
      file = fetch (fixture, url, key, CALLBOARD_RECORDING_CONFIRM_SIZE, &error);
      g_assert_no_error (error);
      assert_contents (file, SOUND);
      g_assert_cmpstr (test_server_get_request (other, 0)->path, ==, "/b?c=d");
      g_assert_null (test_request_get_header (test_server_get_request (other, 0), "Authorization"));
    }
}

/* Redirects from /5 to /4 and so on; the recording is at /0. */
static void
count_down (TestServer        *server,
            SoupServerMessage *message,
            gpointer           user_data)
{
  int n = atoi (g_uri_get_path (soup_server_message_get_uri (message)) + 1);

  if (n > 0)
    {
      g_autofree char *location = g_strdup_printf ("/%d", n - 1);

      soup_server_message_set_redirect (message, 302, location);
    }
  else
    {
      soup_server_message_set_status (message, 200, NULL);
      soup_server_message_set_response (message, "audio/wav", SOUP_MEMORY_STATIC, SOUND, strlen (SOUND));
    }
}

static void
test_five_redirects (Fixture       *fixture,
                     gconstpointer  user_data)
{
  g_autofree char *five = dup_url (fixture, "/5");
  g_autofree char *six = dup_url (fixture, "/6");
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = NULL;

  test_server_set_func (fixture->server, count_down, NULL);
  error = fetch_error (fixture, six, CALLBOARD_RECORDING_CONFIRM_SIZE);
  g_assert_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_SERVER);
  file = fetch (fixture, five, "call-1", CALLBOARD_RECORDING_CONFIRM_SIZE, NULL);
  assert_contents (file, SOUND);
}

static void
test_unsafe_redirect (Fixture       *fixture,
                      gconstpointer  user_data)
{
  static const struct { const char *location; CallboardError code; } cases[] = {
    { "http://recordings.example/a", CALLBOARD_ERROR_INSECURE },
    { "file:///etc/passwd", CALLBOARD_ERROR_INSECURE },
    { "ftp://127.0.0.1/", CALLBOARD_ERROR_INSECURE },
    { "data:audio/wav,RIFF", CALLBOARD_ERROR_INSECURE },
    { "http://[", CALLBOARD_ERROR_SERVER },
    { "", CALLBOARD_ERROR_SERVER },
    { NULL, CALLBOARD_ERROR_SERVER },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *url = dup_url (fixture, "/a");
      g_autoptr(GError) error = NULL;

      test_server_answer (fixture->server, 302, "");
      if (cases[i].location != NULL)
        test_server_add_header (fixture->server, "Location", cases[i].location);
      error = fetch_error (fixture, url, CALLBOARD_RECORDING_CONFIRM_SIZE);
      g_assert_error (error, CALLBOARD_ERROR, (int) cases[i].code);
    }
}

static void
test_safe_urls (void)
{
  static const struct { const char *url; const char *from; gboolean is_safe; } cases[] = {
    { "https://recordings.example/a?b=c", NULL, TRUE },
    { "https://b.example/", "https://a.example/", TRUE },
    { "https://b.example/", "http://127.0.0.1/", TRUE },
    { "http://127.0.0.1:8000/a", NULL, TRUE },
    { "http://localhost/a", NULL, TRUE },
    { "http://[::1]/a", "http://127.0.0.1/", TRUE },
    { "http://127.0.0.1/a", "https://a.example/", FALSE },
    { "http://recordings.example/a", NULL, FALSE },
    { "http://localhost.example/a", NULL, FALSE },
    { "file:///etc/passwd", NULL, FALSE },
    { "https:///a", NULL, FALSE },
    { "recordings", NULL, FALSE },
    { "", NULL, FALSE },
    { "https://a%0d%0aX:%20y/", NULL, FALSE },
    { "https://a%2fb/", NULL, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GUri) uri = g_uri_parse (cases[i].url, SOUP_HTTP_URI_FLAGS, NULL);
      g_autoptr(GUri) from =
        cases[i].from != NULL ? g_uri_parse (cases[i].from, SOUP_HTTP_URI_FLAGS, NULL) : NULL;
      gboolean is_safe = uri != NULL && callboard_recording_url_check (uri, from, NULL);

      g_assert_cmpint (is_safe, ==, cases[i].is_safe);
    }
}

static void
test_invalid_url (Fixture       *fixture,
                  gconstpointer  user_data)
{
  static const struct { const char *url; CallboardError code; } cases[] = {
    { "", CALLBOARD_ERROR_MALFORMED }, { "recordings", CALLBOARD_ERROR_MALFORMED },
    { "http://[", CALLBOARD_ERROR_MALFORMED }, { "http://recordings.example/a", CALLBOARD_ERROR_INSECURE },
    { "file:///etc/passwd", CALLBOARD_ERROR_INSECURE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = fetch_error (fixture, cases[i].url, CALLBOARD_RECORDING_CONFIRM_SIZE);

      g_assert_error (error, CALLBOARD_ERROR, (int) cases[i].code);
      g_assert_cmpint (fixture->size, ==, -1);
    }
}

static void
test_folder_not_writable (Fixture       *fixture,
                          gconstpointer  user_data)
{
  g_autofree char *url = dup_url (fixture, "/a");
  g_autofree char *blocking_file = g_build_filename (fixture->path, "cache", NULL);
  g_autoptr(GError) error = NULL;

  test_server_answer (fixture->server, 200, SOUND);
  g_assert_true (g_file_set_contents (blocking_file, "a file", -1, NULL));
  g_assert_null (fetch (fixture, url, "call-1", CALLBOARD_RECORDING_CONFIRM_SIZE, &error));
  g_assert_cmpstr (g_quark_to_string (error->domain), ==, g_quark_to_string (G_IO_ERROR));
  g_assert_cmpuint (test_server_get_n_requests (fixture->server), ==, 0);
}

static void
set_age (GFile *file,
         gint64 seconds)
{
  g_autoptr(GError) error = NULL;

  g_file_set_attribute_uint64 (file, G_FILE_ATTRIBUTE_TIME_MODIFIED,
                               (guint64) (g_get_real_time () / G_TIME_SPAN_SECOND - seconds),
                               G_FILE_QUERY_INFO_NONE, NULL, &error);
  g_assert_no_error (error);
}

static void
trim (Fixture *fixture,
      goffset  max_size)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  callboard_downloader_trim_async (fixture->downloader, max_size, NULL, test_store_result, &result);
  g_assert_true (callboard_downloader_trim_finish (test_wait_for_result (&result), &error));
  g_assert_no_error (error);
}

static void
test_removes_oldest (Fixture       *fixture,
                     gconstpointer  user_data)
{
  const char *keys[] = { "call-1", "call-2", "call-3" };
  const goffset size = (goffset) strlen (SOUND);
  g_autofree char *url = dup_url (fixture, "/a");
  g_autofree char *left_path = g_build_filename (g_file_peek_path (fixture->folder), "a.part", NULL);
  g_autofree char *partial_path = g_build_filename (g_file_peek_path (fixture->folder), "b.part",
                                                    NULL);
  g_autoptr(GFile) remaining = g_file_new_for_path (left_path);
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  /* The folder does not exist yet. */
  trim (fixture, 0);

  test_server_answer (fixture->server, 200, SOUND);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_ptr_array_add (files, fetch (fixture, url, keys[i], CALLBOARD_RECORDING_CONFIRM_SIZE, NULL));
      set_age (g_ptr_array_index (files, i), 1000 - i);
    }
  g_assert_true (g_file_set_contents (left_path, "left", -1, NULL));
  g_assert_true (g_file_set_contents (partial_path, "on", -1, NULL));
  set_age (remaining, 2 * 24 * 60 * 60);

  /* The first recording is used again. */
  g_object_unref (fetch (fixture, url, keys[0], CALLBOARD_RECORDING_CONFIRM_SIZE, NULL));
  trim (fixture, 2 * size);
  g_assert_true (g_file_query_exists (g_ptr_array_index (files, 0), NULL));
  g_assert_false (g_file_query_exists (g_ptr_array_index (files, 1), NULL));
  g_assert_true (g_file_query_exists (g_ptr_array_index (files, 2), NULL));
  g_assert_cmpuint (count_files (fixture), ==, 3);

  trim (fixture, 0);
  g_assert_cmpuint (count_files (fixture), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) \
  g_test_add ("/client/recording/" path, Fixture, NULL, set_up, function, tear_down)

  ADD ("sends-no-token", test_sends_no_token);
  ADD ("is-cached", test_is_cached);
  ADD ("is-private", test_is_private);
  ADD ("not-audio", test_not_audio);
  ADD ("refused", test_refused);
  ADD ("cut-off", test_cut_off);
  ADD ("continues", test_continues);
  ADD ("starts-again", test_starts_again);
  ADD ("wrong-part", test_wrong_part);
  ADD ("no-rest", test_no_rest);
  ADD ("names-host", test_names_host);
  ADD ("busy-host", test_busy_host);
  ADD ("cancel-pause", test_cancel_pause);
  ADD ("stored-compressed", test_stored_compressed);
  ADD ("compressed-bomb", test_compressed_bomb);
  ADD ("sent-as-written", test_sent_as_written);
  ADD ("expired-token", test_expired_token);
  ADD ("too-large", test_too_large_error);
  ADD ("endless", test_endless);
  ADD ("large-allowed", test_large_allowed);
  ADD ("cancel", test_cancel);
  ADD ("redirect", test_redirect);
  ADD ("five-redirects", test_five_redirects);
  ADD ("unsafe-redirect", test_unsafe_redirect);
  ADD ("invalid-url", test_invalid_url);
  ADD ("folder-not-writable", test_folder_not_writable);
  ADD ("removes-oldest", test_removes_oldest);
  g_test_add_func ("/client/recording/redirect-targets", test_redirect_targets);
  g_test_add_func ("/client/recording/safe-urls", test_safe_urls);
#undef ADD

  return g_test_run ();
}
