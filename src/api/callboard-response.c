/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a refusal or a broken connection means: status codes, error bodies and
 * the errors of the libraries below become CALLBOARD_ERROR.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "callboard-error.h"
#include "callboard-response.h"
#include "callboard-text.h"

/* How much of what a server says is repeated, in characters. */
#define MAX_MESSAGE 300

/* RFC 6585, which libsoup does not know. */
#define STATUS_TOO_MANY_REQUESTS 429

static CallboardError
error_for_status (guint status)
{
  if (status >= 300 && status < 400)
    return CALLBOARD_ERROR_INSECURE;

  switch (status)
    {
    case SOUP_STATUS_UNAUTHORIZED:
      return CALLBOARD_ERROR_UNAUTHORIZED;
    case SOUP_STATUS_FORBIDDEN:
      return CALLBOARD_ERROR_FORBIDDEN;
    case SOUP_STATUS_NOT_FOUND:
    case SOUP_STATUS_GONE:
      return CALLBOARD_ERROR_NOT_FOUND;
    case STATUS_TOO_MANY_REQUESTS:
      return CALLBOARD_ERROR_RATE_LIMITED;
    case SOUP_STATUS_REQUEST_TIMEOUT:
    case SOUP_STATUS_GATEWAY_TIMEOUT:
      return CALLBOARD_ERROR_TIMEOUT;
    default:
      return CALLBOARD_ERROR_SERVER;
    }
}

static const char *
get_phrase (guint status)
{
  return status == STATUS_TOO_MANY_REQUESTS ? "Too Many Requests" : soup_status_get_phrase (status);
}

/* A text that says something; NULL for any other value. */
static const char *
get_text_member (JsonNode   *node,
                 const char *member)
{
  JsonNode *value = NULL;
  const char *text = NULL;

  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    value = json_object_get_member (json_node_get_object (node), member);
  if (value != NULL && json_node_get_value_type (value) == G_TYPE_STRING)
    text = json_node_get_string (value);

  return text != NULL && text[strspn (text, " \t\r\n")] != '\0' ? text : NULL;
}

/* Error bodies are not documented: `message`, or `error` as a string or an
 * object with a `message`. */
static char *
dup_message_of_body (GBytes *body)
{
  g_autoptr(JsonParser) parser = json_parser_new_immutable ();
  const char *message;
  JsonNode *root;
  gsize size;
  const char *data = g_bytes_get_data (body, &size);

  if (size == 0 || !json_parser_load_from_data (parser, data, size, NULL))
    return NULL;

  root = json_parser_get_root (parser);
  message = get_text_member (root, "message");
  if (message == NULL)
    message = get_text_member (root, "error");
  if (message == NULL && root != NULL && JSON_NODE_HOLDS_OBJECT (root))
    message = get_text_member (json_object_get_member (json_node_get_object (root), "error"),
                               "message");

  return message != NULL ? callboard_text_one_line (message, MAX_MESSAGE) : NULL;
}

/**
 * callboard_response_create_error:
 * @status: the status of an answer that is not a success
 * @location: (nullable): where it points, if it is a redirection
 * @body: the body of the answer, cut off where it is long
 *
 * Returns: (transfer full): the error that the answer stands for, with what the
 *   server says where it says something
 */
GError *
callboard_response_create_error (guint       status,
                                 const char *location,
                                 GBytes     *body)
{
  CallboardError code = error_for_status (status);
  g_autofree char *message = NULL;

  g_return_val_if_fail (body != NULL, NULL);

  if (code == CALLBOARD_ERROR_INSECURE)
    {
      g_autofree char *target = callboard_text_one_line (location != NULL ? location : "?", MAX_MESSAGE);

      return g_error_new (CALLBOARD_ERROR, code,
                          /* Translators: %s is the address of another server */
                          _("The server pointed elsewhere, which was not followed: %s"), target);
    }

  message = dup_message_of_body (body);
  if (message != NULL)
    return g_error_new (CALLBOARD_ERROR, code,
                        /* Translators: what a server says, and the number of the HTTP status */
                        _("%s (status %u)"), message, status);

  return g_error_new (CALLBOARD_ERROR, code,
                      _("%s (status %u)"), get_phrase (status), status);
}

static CallboardError
code_for_error (const GError *error)
{
  if (error->domain == G_TLS_ERROR)
    return CALLBOARD_ERROR_TLS;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    return CALLBOARD_ERROR_TIMEOUT;

  if (error->domain == SOUP_SESSION_ERROR ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA))
    return CALLBOARD_ERROR_SERVER;

  return CALLBOARD_ERROR_OFFLINE;
}

/**
 * callboard_response_translate_error:
 * @error: an error of libsoup, GIO or Callboard itself
 * @host: the host that was asked
 *
 * Returns: (transfer full): the error as one of %CALLBOARD_ERROR;
 *   %G_IO_ERROR_CANCELLED stays what it is
 */
GError *
callboard_response_translate_error (const GError *error,
                                    const char   *host)
{
  g_return_val_if_fail (error != NULL, NULL);
  g_return_val_if_fail (host != NULL, NULL);

  if (error->domain == CALLBOARD_ERROR ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_error_copy (error);

  return g_error_new (CALLBOARD_ERROR, code_for_error (error),
                      /* Translators: a host, and what went wrong with it */
                      _("%s: %s"), host, error->message);
}
