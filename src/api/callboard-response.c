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
#include "callboard-request-timeouts.h"

/* How much of what a server says is repeated, in characters. */
#define MAX_MESSAGE 300

/* RFC 6585, which libsoup does not know. */
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

  /* Where it is not strict, json-glib takes two values in a row and then fails an
   * assertion of its own. */
  json_parser_set_strict (parser, TRUE);
  if (size == 0 || !json_parser_load_from_data (parser, data, size, NULL))
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
 * @status: the status of an answer that is neither a success nor a redirection
 * @body: the body of the answer, cut off where it is long
 *
 * Returns: (transfer full): the error that the answer stands for, with what the
 *   server says where it says something
 */
GError *
callboard_response_create_error (guint   status,
                                 GBytes *body)
{
  CallboardError code = error_for_status (status);
  g_autofree char *message = NULL;

  g_return_val_if_fail (body != NULL, NULL);

  message = dup_message_of_body (body);
  if (message != NULL)
    return g_error_new (CALLBOARD_ERROR, code,
                        /* Translators: what a server says, and the number of the HTTP status */
                        _("%s (status %u)"), message, status);

  return g_error_new (CALLBOARD_ERROR, code,
                      _("%s (status %u)"), get_phrase (status), status);
}

/* Where an answer points, fit to be shown: a header may hold any bytes. */
static char *
dup_target (const char *location)
{
  g_autofree char *valid = g_utf8_make_valid (location, -1);

  return callboard_text_sanitize_line (valid, MAX_MESSAGE);
}

/**
 * callboard_response_create_redirect_error:
 * @location: (nullable): where an answer points, any bytes
 *
 * Returns: (transfer full): the error of a redirection that is not followed
 */
GError *
callboard_response_create_redirect_error (const char *location)
{
  g_autofree char *target = dup_target (location != NULL ? location : "?");

  return g_error_new (CALLBOARD_ERROR, CALLBOARD_ERROR_INSECURE,
                      /* Translators: %s is the address of another server */
                      _("The server pointed elsewhere, which was not followed: %s"), target);
}

/**
 * callboard_response_create_loop_error:
 * @location: where the last of too many answers points
 *
 * Returns: (transfer full): the error of redirections without an end
 */
GError *
callboard_response_create_loop_error (const char *location)
{
  g_autofree char *target = dup_target (location);

  return g_error_new (CALLBOARD_ERROR, CALLBOARD_ERROR_SERVER,
                      /* Translators: %s is an address of the same server */
                      _("The server pointed elsewhere again and again, last to %s"), target);
}

/**
 * callboard_response_create_timeout:
 * @limit: %CALLBOARD_CONNECT_TIMEOUT, %CALLBOARD_IDLE_TIMEOUT or
 *   %CALLBOARD_TOTAL_TIMEOUT
 * @host: the host that was asked
 *
 * Returns: (transfer full): the error of what took longer
 */
GError *
callboard_response_create_timeout (guint       limit,
                                   const char *host)
{
  g_autofree char *reason = NULL;
  guint seconds = limit / 1000;

  g_return_val_if_fail (host != NULL, NULL);

  if (limit == CALLBOARD_CONNECT_TIMEOUT)
    reason = g_strdup_printf (ngettext ("no connection within %u second",
                                        "no connection within %u seconds", seconds), seconds);
  else if (limit == CALLBOARD_IDLE_TIMEOUT)
    reason = g_strdup_printf (ngettext ("nothing was heard for %u second",
                                        "nothing was heard for %u seconds", seconds), seconds);
  else
    reason = g_strdup_printf (ngettext ("no whole answer within %u second",
                                        "no whole answer within %u seconds", seconds), seconds);

  return g_error_new (CALLBOARD_ERROR, CALLBOARD_ERROR_TIMEOUT,
                      /* Translators: a host, and what went wrong with it */
                      _("%s: %s"), host, reason);
}

/* The time where that says enough, the day too where it does not. */
static char *
add_moment (const char *message,
            GDateTime  *moment,
            GDateTime  *now)
{
  g_autoptr(GDateTime) local = g_date_time_to_local (moment);
  g_autofree char *when = NULL;

  if (g_date_time_difference (moment, now) < G_TIME_SPAN_HOUR * 12)
    {
      /* Translators: a time of day, as g_date_time_format() takes it: %R is 14:05 */
      when = g_date_time_format (local, _("%R"));

      /* Translators: what a server says, and a time like 14:05 */
      return g_strdup_printf (C_("time", "%s. Come back at %s"), message, when);
    }

  /* Translators: a day and a time, as g_date_time_format() takes it: 25 Nov 2026, 14:05 */
  when = g_date_time_format (local, _("%-d %b %Y, %R"));

  /* Translators: what a server says, and a day and a time like 25 Nov 2026, 14:05 */
  return g_strdup_printf (C_("day and time", "%s. Come back at %s"), message, when);
}

/**
 * callboard_response_add_retry_at:
 * @error: (transfer full): an error of %CALLBOARD_ERROR
 * @retry_at: when the server asks to come back
 * @now: the time of day
 *
 * Returns: (transfer full): @error that says so, in words and to
 *   callboard_error_get_retry_at()
 */
GError *
callboard_response_add_retry_at (GError    *error,
                                 GDateTime *retry_at,
                                 GDateTime *now)
{
  char *message;

  g_return_val_if_fail (error != NULL, NULL);

  message = add_moment (error->message, retry_at, now);
  g_free (error->message);
  error->message = message;
  callboard_error_set_retry_at (error, retry_at);

  return error;
}

/* --- The errors of the libraries below -------------------------------------- */

/* What a certificate can lack, in the words of a message. */
static const struct
{
  GTlsCertificateFlags  flag;
  const char           *words;
} certificate_faults[] = {
  { G_TLS_CERTIFICATE_REVOKED, N_("the certificate was revoked") },
  { G_TLS_CERTIFICATE_BAD_IDENTITY, N_("the certificate belongs to another host") },
  { G_TLS_CERTIFICATE_UNKNOWN_CA, N_("the certificate comes from an unknown issuer") },
  { G_TLS_CERTIFICATE_EXPIRED, N_("the certificate has expired") },
  { G_TLS_CERTIFICATE_NOT_ACTIVATED, N_("the certificate is not valid yet") },
  { G_TLS_CERTIFICATE_INSECURE, N_("the certificate uses an algorithm that is not safe") },
};

/* All that is wrong with a certificate; NULL where nothing is. */
static char *
dup_faults (GTlsCertificateFlags flags)
{
  g_autoptr(GPtrArray) faults = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (certificate_faults); i++)
    if (flags & certificate_faults[i].flag)
      g_ptr_array_add (faults, (char *) _(certificate_faults[i].words));
  if (faults->len == 0)
    return NULL;

  g_ptr_array_add (faults, NULL);
  return g_strjoinv ("; ", (char **) faults->pdata);
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
 * @message: (nullable): what was sent to it, which knows the certificate
 *
 * Returns: (transfer full): the error as one of %CALLBOARD_ERROR;
 *   %G_IO_ERROR_CANCELLED stays what it is
 */
GError *
callboard_response_translate_error (const GError *error,
                                    const char   *host,
                                    SoupMessage  *message)
{
  GTlsCertificateFlags flags = G_TLS_CERTIFICATE_NO_FLAGS;
  g_autofree char *faults = NULL;
  g_autofree char *reason = NULL;
  GError *translated;

  g_return_val_if_fail (error != NULL, NULL);
  g_return_val_if_fail (host != NULL, NULL);

  if (error->domain == CALLBOARD_ERROR ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_error_copy (error);

  if (message != NULL && error->domain == G_TLS_ERROR)
    flags = soup_message_get_tls_peer_certificate_errors (message);
  faults = dup_faults (flags);
  reason = callboard_text_sanitize_line (faults != NULL ? faults : error->message, MAX_MESSAGE);
  translated = g_error_new (CALLBOARD_ERROR, code_for_error (error),
                            /* Translators: a host, and what went wrong with it */
                            _("%s: %s"), host, reason);
  callboard_error_set_tls_flags (translated, flags);

  return translated;
}
