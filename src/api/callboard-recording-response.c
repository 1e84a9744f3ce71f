/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads the responses of the servers that store recordings: their size, whether a
 * download can continue, their compression and their errors. Used by callboard-download.c.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "callboard-error.h"
#include "callboard-recording-response.h"
#include "callboard-response.h"

static SoupMessageHeaders *
get_headers (SoupMessage *message)
{
  return soup_message_get_response_headers (message);
}

static gboolean
has_prefix (const char *data,
            gsize       size,
            const char *prefix)
{
  return size >= strlen (prefix) && g_ascii_strncasecmp (data, prefix, strlen (prefix)) == 0;
}

/**
 * callboard_recording_response_is_web_page:
 * @message: a message with a success status
 * @start: the start of the body
 *
 * Returns: whether the body is HTML, which storage servers and captive portals may send
 *   with a success status
 */
gboolean
callboard_recording_response_is_web_page (SoupMessage *message,
                                          GBytes      *start)
{
  const char *type = soup_message_headers_get_content_type (get_headers (message), NULL);
  gsize size;
  const char *data = g_bytes_get_data (start, &size);

  while (size > 0 && g_ascii_isspace (*data))
    data++, size--;

  if (type != NULL && (g_ascii_strcasecmp (type, "text/html") == 0 ||
                       g_ascii_strcasecmp (type, "application/xhtml+xml") == 0))
    return TRUE;

  return has_prefix (data, size, "<!doctype html") || has_prefix (data, size, "<html");
}

/* NULL if the body is not compressed. */
static const char *
get_encoding (SoupMessage *message)
{
  const char *encoding = soup_message_headers_get_one (get_headers (message), "Content-Encoding");

  if (encoding != NULL)
    encoding += strspn (encoding, " \t");

  return encoding == NULL || *encoding == '\0' || g_ascii_strcasecmp (encoding, "identity") == 0
           ? NULL
           : encoding;
}

/**
 * callboard_recording_response_is_encoded:
 * @message: a message with a success status
 *
 * Returns: whether the body is compressed, so that its sizes are not those of the file
 */
gboolean
callboard_recording_response_is_encoded (SoupMessage *message)
{
  return get_encoding (message) != NULL;
}

/**
 * callboard_recording_response_decode:
 * @message: a message with a success status
 * @body: its body
 * @error: return location for an error
 *
 * Decompresses a body that is stored compressed, although Callboard asks for none.
 *
 * Sets %CALLBOARD_ERROR_MALFORMED if the compression is not gzip or deflate.
 *
 * Returns: (transfer full) (nullable): a stream of the file, @body itself if it is not
 *   compressed
 */
GInputStream *
callboard_recording_response_decode (SoupMessage   *message,
                                     GInputStream  *body,
                                     GError       **error)
{
  const char *encoding = get_encoding (message);
  g_autoptr(GZlibDecompressor) decompressor = NULL;

  if (encoding == NULL)
    return g_object_ref (body);

  if (g_ascii_strcasecmp (encoding, "gzip") == 0 || g_ascii_strcasecmp (encoding, "x-gzip") == 0)
    decompressor = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  else if (g_ascii_strcasecmp (encoding, "deflate") == 0)
    decompressor = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB);

  if (decompressor == NULL)
    {
      g_set_error_literal (error, CALLBOARD_ERROR, CALLBOARD_ERROR_MALFORMED,
                           _("The recording is compressed in a way that Callboard cannot read"));
      return NULL;
    }

  return g_converter_input_stream_new (body, G_CONVERTER (decompressor));
}

/**
 * callboard_recording_response_get_size:
 * @message: a message with a success status
 *
 * Returns: the size of the whole recording as it is sent, in bytes, or -1 if it is not
 *   known: `Content-Length`, or the last number of `Content-Range`
 */
goffset
callboard_recording_response_get_size (SoupMessage *message)
{
  SoupMessageHeaders *headers = get_headers (message);
  goffset start, end, size;

  if (soup_message_get_status (message) == SOUP_STATUS_PARTIAL_CONTENT)
    return soup_message_headers_get_content_range (headers, &start, &end, &size) ? size : -1;

  return soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CONTENT_LENGTH
           ? soup_message_headers_get_content_length (headers)
           : -1;
}

/**
 * callboard_recording_response_dup_validator:
 * @message: a message with a success status
 *
 * Returns: (transfer full) (nullable): a value for `If-Range`: a strong entity tag or a
 *   date; %NULL if the server sends none, so that a part cannot be told to be of the same
 *   file
 */
char *
callboard_recording_response_dup_validator (SoupMessage *message)
{
  const char *tag = soup_message_headers_get_one (get_headers (message), "ETag");

  if (tag != NULL && *tag == '"')
    return g_strdup (tag);

  return g_strdup (soup_message_headers_get_one (get_headers (message), "Last-Modified"));
}

/**
 * callboard_recording_response_continues:
 * @message: a message with a success status
 * @offset: the number of bytes that are already there
 * @size: the size that an earlier response gave, or -1
 * @validator: (nullable): the validator of that response
 *
 * Returns: whether the body is the rest of the recording from @offset on
 */
gboolean
callboard_recording_response_continues (SoupMessage *message,
                                        goffset      offset,
                                        goffset      size,
                                        const char  *validator)
{
  g_autofree char *own_validator = callboard_recording_response_dup_validator (message);
  goffset start, end, total;

  return soup_message_get_status (message) == SOUP_STATUS_PARTIAL_CONTENT &&
         soup_message_headers_get_content_range (get_headers (message), &start, &end, &total) &&
         start == offset &&
         (size < 0 || total < 0 || total == size) &&
         (own_validator == NULL || validator == NULL || g_str_equal (own_validator, validator));
}

/* S3 and its imitations say with the status 400 that the token in the URL has expired. */
static gboolean
is_expired_token (GBytes *body)
{
  gsize size;
  const char *data = g_bytes_get_data (body, &size);

  return size > 0 && (g_strstr_len (data, (gssize) size, "<Code>ExpiredToken</Code>") != NULL ||
                      g_strstr_len (data, (gssize) size, "<Code>InvalidToken</Code>") != NULL ||
                      g_strstr_len (data, (gssize) size, "<Code>TokenRefreshRequired</Code>") != NULL);
}

/**
 * callboard_recording_response_create_error:
 * @message: a message whose status is neither a success nor a redirect
 * @body: the body of the response, possibly truncated
 *
 * Returns: (transfer full): an error of %CALLBOARD_ERROR; %CALLBOARD_ERROR_FORBIDDEN for
 *   a URL that has expired
 */
GError *
callboard_recording_response_create_error (SoupMessage *message,
                                           GBytes      *body)
{
  guint status = soup_message_get_status (message);
  GError *error = callboard_response_create_error (status, body);

  if (status == SOUP_STATUS_BAD_REQUEST && is_expired_token (body))
    error->code = CALLBOARD_ERROR_FORBIDDEN;

  return error;
}
