/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Creates a CALLBOARD_ERROR from HTTP status codes, error responses and the errors of
 * libsoup and GIO. Used by callboard-request.c and callboard-download.c.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "callboard-error.h"
#include "callboard-json.h"
#include "callboard-request-timeouts.h"
#include "callboard-response.h"
#include "callboard-text.h"

/* The maximum length of text from the server in an error message, in characters. */
#define MAX_MESSAGE 300

/* RFC 6585; not in libsoup. */
#define STATUS_TOO_MANY_REQUESTS 429

static CallboardError
error_for_status (guint status)
{
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

/* NULL if the member is not a string or is blank. */
static const char *
get_text_member (JsonNode   *node,
                 const char *member)
{
  JsonNode *value = NULL;
  const char *text = NULL;

  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    value = json_object_get_member (json_node_get_object (node), member);
  if (value != NULL && callboard_json_is_string (value))
    text = json_node_get_string (value);

  return text != NULL && text[strspn (text, " \t\r\n")] != '\0' ? text : NULL;
}

/* The format of error responses is not documented: `message`, or `error` as a string or
 * as an object with a `message`. */
static char *
dup_body_message (GBytes *body)
{
  g_autoptr(JsonParser) parser = callboard_json_parse (body, NULL);
  const char *message;
  JsonNode *root;

  if (parser == NULL)
    return NULL;

  root = json_parser_get_root (parser);
  message = get_text_member (root, "message");
  if (message == NULL)
    message = get_text_member (root, "error");
  if (message == NULL && root != NULL && JSON_NODE_HOLDS_OBJECT (root))
    message = get_text_member (json_object_get_member (json_node_get_object (root), "error"),
                               "message");

  return message != NULL ? callboard_text_sanitize_line (message, MAX_MESSAGE) : NULL;
}

/**
 * callboard_response_create_error:
 * @status: an HTTP status that is neither a success nor a redirect
 * @body: the body of the response, possibly truncated
 *
 * Returns: (transfer full): an error with the message of the server, if it sent one
 */
GError *
callboard_response_create_error (guint   status,
                                 GBytes *body)
{
  CallboardError code = error_for_status (status);
  g_autofree char *message = NULL;

  g_return_val_if_fail (body != NULL, NULL);

  message = dup_body_message (body);
  if (message != NULL)
    return g_error_new (CALLBOARD_ERROR, code,
                        /* Translators: the message of a server and the HTTP status code */
                        _("%s (status %u)"), message, status);

  return g_error_new (CALLBOARD_ERROR, code,
                      _("%s (status %u)"), get_phrase (status), status);
}

/* A header may contain any bytes. */
static char *
dup_printable_location (const char *location)
{
  g_autofree char *valid = g_utf8_make_valid (location, -1);

  return callboard_text_sanitize_line (valid, MAX_MESSAGE);
}

/**
 * callboard_response_create_redirect_error:
 * @location: (nullable): the `Location` header, any bytes
 *
 * Returns: (transfer full): the error for a redirect that is not followed
 */
GError *
callboard_response_create_redirect_error (const char *location)
{
  g_autofree char *target = dup_printable_location (location != NULL ? location : "?");

  return g_error_new (CALLBOARD_ERROR, CALLBOARD_ERROR_INSECURE,
                      /* Translators: %s is the address of another server */
                      _("Blocked a redirect to %s"), target);
}

/**
 * callboard_response_create_loop_error:
 * @location: the `Location` header of the last redirect, any bytes
 *
 * Returns: (transfer full): the error for too many redirects
 */
GError *
callboard_response_create_loop_error (const char *location)
{
  g_autofree char *target = dup_printable_location (location);

  return g_error_new (CALLBOARD_ERROR, CALLBOARD_ERROR_SERVER,
                      /* Translators: %s is an address of the same server */
                      _("Too many redirects, the last to %s"), target);
}

/**
 * callboard_response_create_timeout_error:
 * @timeout: %CALLBOARD_CONNECT_TIMEOUT, %CALLBOARD_IDLE_TIMEOUT or
 *   %CALLBOARD_TOTAL_TIMEOUT
 * @host: the host of the server
 *
 * Returns: (transfer full): the error for an expired timeout
 */
GError *
callboard_response_create_timeout_error (guint       timeout,
                                         const char *host)
{
  g_autofree char *reason = NULL;
  guint seconds = timeout / 1000;

  g_return_val_if_fail (host != NULL, NULL);

  if (timeout == CALLBOARD_CONNECT_TIMEOUT)
    reason = g_strdup_printf (ngettext ("no connection after %u second",
                                        "no connection after %u seconds", seconds), seconds);
  else if (timeout == CALLBOARD_IDLE_TIMEOUT)
    reason = g_strdup_printf (ngettext ("no data received for %u second",
                                        "no data received for %u seconds", seconds), seconds);
  else
    reason = g_strdup_printf (ngettext ("no complete response after %u second",
                                        "no complete response after %u seconds", seconds), seconds);

  return g_error_new (CALLBOARD_ERROR, CALLBOARD_ERROR_TIMEOUT,
                      /* Translators: a host and a description of the error */
                      _("%s: %s"), host, reason);
}

/* Adds the time, and the date if it is not soon. */
static char *
append_retry_time (const char *message,
                   GDateTime  *retry_at,
                   GDateTime  *now)
{
  g_autoptr(GDateTime) local = g_date_time_to_local (retry_at);
  g_autofree char *when = NULL;

  if (g_date_time_difference (retry_at, now) < G_TIME_SPAN_HOUR * 12)
    {
      /* Translators: a time for g_date_time_format(): %R is 14:05 */
      when = g_date_time_format (local, _("%R"));

      /* Translators: the message of a server, and a time like 14:05 */
      return g_strdup_printf (C_("time", "%s. Try again at %s"), message, when);
    }

  /* Translators: a date and time for g_date_time_format(): 25 Nov 2026, 14:05 */
  when = g_date_time_format (local, _("%-d %b %Y, %R"));

  /* Translators: the message of a server, and a date and time like 25 Nov 2026, 14:05 */
  return g_strdup_printf (C_("day and time", "%s. Try again at %s"), message, when);
}

/**
 * callboard_response_add_retry_at:
 * @error: (transfer full): a %CALLBOARD_ERROR
 * @retry_at: the time after which the server accepts requests again
 * @now: the current time
 *
 * Returns: (transfer full): @error, with the time in its message and in
 *   callboard_error_get_retry_at()
 */
GError *
callboard_response_add_retry_at (GError    *error,
                                 GDateTime *retry_at,
                                 GDateTime *now)
{
  char *message;

  g_return_val_if_fail (error != NULL, NULL);

  message = append_retry_time (error->message, retry_at, now);
  g_free (error->message);
  error->message = message;
  callboard_error_set_retry_at (error, retry_at);

  return error;
}

/* --- Errors of libsoup and GIO ----------------------------------------------- */

static const struct
{
  GTlsCertificateFlags  flag;
  const char           *label;
} certificate_errors[] = {
  { G_TLS_CERTIFICATE_REVOKED, N_("the certificate was revoked") },
  { G_TLS_CERTIFICATE_BAD_IDENTITY, N_("the certificate belongs to another host") },
  { G_TLS_CERTIFICATE_UNKNOWN_CA, N_("the certificate comes from an unknown issuer") },
  { G_TLS_CERTIFICATE_EXPIRED, N_("the certificate has expired") },
  { G_TLS_CERTIFICATE_NOT_ACTIVATED, N_("the certificate is not valid yet") },
  { G_TLS_CERTIFICATE_INSECURE, N_("the certificate uses an insecure algorithm") },
};

/* NULL if there are none. */
static char *
dup_certificate_errors (GTlsCertificateFlags flags)
{
  g_autoptr(GPtrArray) errors = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (certificate_errors); i++)
    if (flags & certificate_errors[i].flag)
      g_ptr_array_add (errors, (char *) _(certificate_errors[i].label));
  if (errors->len == 0)
    return NULL;

  g_ptr_array_add (errors, NULL);
  return g_strjoinv ("; ", (char **) errors->pdata);
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

  /* The encoding of the body is broken, such as the size of a chunk. libsoup before 3.8
   * ends the body there without an error, so that it is no JSON. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE))
    return CALLBOARD_ERROR_MALFORMED;

  return CALLBOARD_ERROR_OFFLINE;
}

/**
 * callboard_response_translate_error:
 * @error: an error of libsoup, GIO or Callboard
 * @host: the host of the server
 * @message: (nullable): the message, for its certificate errors
 *
 * Returns: (transfer full): a %CALLBOARD_ERROR, or @error if it is
 *   %G_IO_ERROR_CANCELLED
 */
GError *
callboard_response_translate_error (const GError *error,
                                    const char   *host,
                                    SoupMessage  *message)
{
  GTlsCertificateFlags flags = G_TLS_CERTIFICATE_NO_FLAGS;
  g_autofree char *errors = NULL;
  g_autofree char *reason = NULL;
  GError *translated;

  g_return_val_if_fail (error != NULL, NULL);
  g_return_val_if_fail (host != NULL, NULL);

  if (error->domain == CALLBOARD_ERROR ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_error_copy (error);

  if (message != NULL && error->domain == G_TLS_ERROR)
    flags = soup_message_get_tls_peer_certificate_errors (message);
  errors = dup_certificate_errors (flags);
  reason = callboard_text_sanitize_line (errors != NULL ? errors : error->message, MAX_MESSAGE);
  translated = g_error_new (CALLBOARD_ERROR, code_for_error (error),
                            /* Translators: a host and a description of the error */
                            _("%s: %s"), host, reason);
  callboard_error_set_tls_flags (translated, flags);

  return translated;
}
