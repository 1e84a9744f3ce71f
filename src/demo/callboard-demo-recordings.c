/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Serves the recordings of CallboardDemoServer at signed URLs that expire.
 * Recordings are rendered on demand in a worker thread. */

#include "callboard-demo-recordings.h"

#include <string.h>

#define PREFIX "/recordings/"
#define SUFFIX ".wav"

/* The lifetime of a URL in seconds. */
#define LIFETIME 3600

/* The number of hexadecimal digits of a signature. */
#define SIGNATURE_LENGTH 32

static char *
sign (const char *secret,
      const char *call_id,
      gint64      expires)
{
  g_autofree char *signed_text = g_strdup_printf ("%s %" G_GINT64_FORMAT, call_id, expires);
  char *signature = g_compute_hmac_for_string (G_CHECKSUM_SHA256, (const guint8 *) secret,
                                               strlen (secret),
                                               signed_text, -1);

  signature[SIGNATURE_LENGTH] = '\0';

  return signature;
}

/**
 * callboard_demo_recordings_create_url:
 * @base_url: the base URL of the server
 * @secret: the key of the signature
 * @call_id: a `callId`
 * @now: the current time in microseconds since the Unix epoch
 *
 * Returns: (transfer full): a URL for the recording of the call, valid for an hour
 */
char *
callboard_demo_recordings_create_url (const char *base_url,
                                      const char *secret,
                                      const char *call_id,
                                      gint64      now)
{
  gint64 expires = now / G_TIME_SPAN_SECOND + LIFETIME;
  g_autofree char *signature = sign (secret, call_id, expires);

  return g_strdup_printf ("%s" PREFIX "%s" SUFFIX "?expires=%" G_GINT64_FORMAT "&signature=%s",
                          base_url, call_id, expires, signature);
}

static void
respond_error (SoupServerMessage *message,
               guint              status,
               const char        *code)
{
  g_autofree char *body = g_strdup_printf ("<Error><Code>%s</Code></Error>", code);

  soup_server_message_set_status (message, status, NULL);
  soup_server_message_set_response (message, "application/xml", SOUP_MEMORY_COPY, body,
                                    strlen (body));
}

static gboolean
is_valid (const char *secret,
          const char *call_id,
          GHashTable *query,
          gint64      now)
{
  const char *expires_text = query != NULL ? g_hash_table_lookup (query, "expires") : NULL;
  const char *signature = query != NULL ? g_hash_table_lookup (query, "signature") : NULL;
  g_autofree char *expected = NULL;
  gint64 expires;

  if (expires_text == NULL || signature == NULL ||
      !g_ascii_string_to_signed (expires_text, 10, 0, G_MAXINT64, &expires, NULL))
    return FALSE;

  expected = sign (secret, call_id, expires);

  return g_str_equal (signature, expected) && now / G_TIME_SPAN_SECOND < expires;
}

static void
callboard_demo_recordings_render_thread (GTask        *task,
                                         gpointer      source_object,
                                         gpointer      task_data,
                                         GCancellable *cancellable)
{
  g_task_return_pointer (task, callboard_demo_voice_render (task_data),
                         (GDestroyNotify) g_bytes_unref);
}

/* SoupServer handles ranges and the content length. */
static void
callboard_demo_recordings_rendered_cb (GObject      *source,
                                       GAsyncResult *result,
                                       gpointer      user_data)
{
  g_autoptr (SoupServerMessage) message = user_data;
  g_autoptr (GBytes) bytes = g_task_propagate_pointer (G_TASK (result), NULL);
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_message_headers_set_content_type (headers, "audio/wav", NULL);
  soup_message_headers_replace (headers, "Accept-Ranges", "bytes");
  soup_message_body_append_bytes (soup_server_message_get_response_body (message), bytes);
  soup_server_message_unpause (message);
}

static char *
dup_call_id (const char *path)
{
  if (!g_str_has_prefix (path, PREFIX) || !g_str_has_suffix (path, SUFFIX) ||
      strlen (path) <= strlen (PREFIX SUFFIX))
    return NULL;

  return g_strndup (path + strlen (PREFIX), strlen (path) - strlen (PREFIX SUFFIX));
}

/**
 * callboard_demo_recordings_respond:
 * @message: a request
 * @world: the world that contains the calls
 * @secret: the key of the signatures
 * @query: (nullable): the parameters of the request
 *
 * Responds to a request for a recording, possibly asynchronously.
 *
 * Returns: whether @message requests a recording
 */
gboolean
callboard_demo_recordings_respond (SoupServerMessage  *message,
                                   CallboardDemoWorld *world,
                                   const char         *secret,
                                   GHashTable         *query)
{
  g_autofree char *call_id = dup_call_id (g_uri_get_path (soup_server_message_get_uri (message)));
  g_autoptr (GTask) task = NULL;
  CallboardDemoVoice *voice;

  if (call_id == NULL || soup_server_message_get_method (message) != SOUP_METHOD_GET)
    return FALSE;

  if (!is_valid (secret, call_id, query, callboard_demo_world_get_now (world))) {
    respond_error (message, SOUP_STATUS_FORBIDDEN, "AccessDenied");
    return TRUE;
  }

  voice = callboard_demo_world_create_voice (world, call_id);
  if (voice == NULL) {
    respond_error (message, SOUP_STATUS_NOT_FOUND, "NoSuchKey");
    return TRUE;
  }

  soup_server_message_pause (message);
  task = g_task_new (NULL, NULL, callboard_demo_recordings_rendered_cb, g_object_ref (message));
  g_task_set_task_data (task, voice, (GDestroyNotify) callboard_demo_voice_free);
  g_task_run_in_thread (task, callboard_demo_recordings_render_thread);

  return TRUE;
}
