/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Creates a CALLBOARD_ERROR from HTTP status codes, error responses and the errors of
 * libsoup and GIO. Used by callboard-request.c and callboard-download.c.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "callboard-error-labels.h"
#include "callboard-error.h"
#include "callboard-json.h"
#include "callboard-request-timeouts.h"
#include "callboard-response.h"
#include "callboard-text.h"

/* The maximum length of text from the server in an error message, in characters. */
#define MAX_MESSAGE 300

/* RFC 6585; not in libsoup. */
#define STATUS_TOO_MANY_REQUESTS 429
#define STATUS_NETWORK_AUTHENTICATION_REQUIRED 511

/* How much of a body is searched for the start of a web page, in bytes. */
#define MAX_PREAMBLE 4096

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
  switch (status)
    {
    case STATUS_TOO_MANY_REQUESTS:
      return "Too Many Requests";
    case STATUS_NETWORK_AUTHENTICATION_REQUIRED:
      return "Network Authentication Required";
    default:
      return soup_status_get_phrase (status);
    }
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
  g_autoptr(JsonNode) root = callboard_json_parse (body, NULL);
  const char *message;

  if (root == NULL)
    return NULL;

  message = get_text_member (root, "message");
  if (message == NULL)
    message = get_text_member (root, "error");
  if (message == NULL && JSON_NODE_HOLDS_OBJECT (root))
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

/**
 * callboard_response_create_unexpected_error:
 * @status: an HTTP status that the request cannot have
 *
 * Returns: (transfer full): the error for a status that does not fit the request, such as
 *   "not modified" without a condition or a redirect to nowhere
 */
GError *
callboard_response_create_unexpected_error (guint status)
{
  return g_error_new (CALLBOARD_ERROR, CALLBOARD_ERROR_MALFORMED,
                      _("%s (status %u)"), get_phrase (status), status);
}

/**
 * callboard_response_create_proxy_error:
 * @status: the HTTP status with which a proxy refused to connect to the server
 *
 * Returns: (transfer full): the error
 */
GError *
callboard_response_create_proxy_error (guint status)
{
  if (status == SOUP_STATUS_PROXY_AUTHENTICATION_REQUIRED)
    return g_error_new (CALLBOARD_ERROR, CALLBOARD_ERROR_PROXY,
                        /* Translators: %u is an HTTP status code */
                        _("The proxy wants another name or password (status %u)"), status);

  return g_error_new (CALLBOARD_ERROR, CALLBOARD_ERROR_PROXY,
                      /* Translators: an HTTP status, such as "Forbidden (status 403)" */
                      _("The proxy responded: %s (status %u)"), get_phrase (status), status);
}

/**
 * callboard_response_is_proxy_refusal:
 * @status: an HTTP status
 * @is_sent: whether the request was sent to the server
 *
 * Returns: whether a proxy, not the server, has refused the connection
 */
gboolean
callboard_response_is_proxy_refusal (guint    status,
                                     gboolean is_sent)
{
  return status == SOUP_STATUS_PROXY_AUTHENTICATION_REQUIRED ||
         (!is_sent && status < SOUP_STATUS_INTERNAL_SERVER_ERROR);
}

/* --- Web pages -------------------------------------------------------------- */

/* The first characters, without a byte order mark and spaces. */
static char *
dup_preamble (GBytes *body)
{
  gsize size;
  const char *data = g_bytes_get_data (body, &size);

  if (size >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    data += 3, size -= 3;
  while (size > 0 && g_ascii_isspace (*data))
    data++, size--;

  return size > 0 ? g_ascii_strdown (data, (gssize) MIN (size, MAX_PREAMBLE)) : g_strdup ("");
}

/**
 * callboard_response_is_web_page:
 * @message: a message with a successful response
 * @body: the body of the response
 *
 * Networks that want a sign-in, and some proxies, send a web page instead of the response.
 * JSON that the server calls HTML is no web page.
 *
 * Returns: whether the response is a web page
 */
gboolean
callboard_response_is_web_page (SoupMessage *message,
                                GBytes      *body)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  const char *type = soup_message_headers_get_content_type (headers, NULL);
  g_autofree char *preamble = NULL;

  g_return_val_if_fail (body != NULL, FALSE);

  preamble = dup_preamble (body);
  if (*preamble == '\0' || *preamble == '{' || *preamble == '[')
    return FALSE;

  if (type != NULL && (g_ascii_strcasecmp (type, "text/html") == 0 ||
                       g_ascii_strcasecmp (type, "application/xhtml+xml") == 0))
    return TRUE;

  return *preamble == '<' &&
         (strstr (preamble, "<!doctype html") != NULL || strstr (preamble, "<html") != NULL);
}

/**
 * callboard_response_create_portal_error:
 * @host: the host that the web page claims to come from
 * @status: the HTTP status
 *
 * Returns: (transfer full): the error for a web page instead of a response
 */
GError *
callboard_response_create_portal_error (const char *host,
                                        guint       status)
{
  g_return_val_if_fail (host != NULL, NULL);

  if (SOUP_STATUS_IS_SUCCESSFUL (status))
    return g_error_new (CALLBOARD_ERROR, CALLBOARD_ERROR_CAPTIVE_PORTAL,
                        /* Translators: %s is a host */
                        _("%s: a web page instead of data"), host);

  return g_error_new (CALLBOARD_ERROR, CALLBOARD_ERROR_CAPTIVE_PORTAL,
                      /* Translators: a host, a phrase such as "Network Authentication
                       * Required" and the HTTP status code */
                      _("%s: %s (status %u)"), host, get_phrase (status), status);
}

/* --- Redirects -------------------------------------------------------------- */

/* A header may contain any bytes. */
static char *
dup_printable_location (const char *location)
{
  g_autofree char *valid = g_utf8_make_valid (location, -1);

  return callboard_text_sanitize_line (valid, MAX_MESSAGE);
}

/**
 * callboard_response_create_redirect_error:
 * @location: the `Location` header, any bytes
 *
 * Returns: (transfer full): the error for a redirect that is not followed
 */
GError *
callboard_response_create_redirect_error (const char *location)
{
  g_autofree char *target = dup_printable_location (location);

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

/* --- Times ------------------------------------------------------------------- */

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
  gboolean is_soon;
  char *message;

  g_return_val_if_fail (error != NULL, NULL);

  is_soon = g_date_time_difference (retry_at, now) < G_TIME_SPAN_HOUR * 12;
  callboard_error_set_retry_at (error, retry_at);
  callboard_error_set_plain_message (error, error->message, !is_soon);
  message = callboard_error_dup_message (error);
  g_free (error->message);
  error->message = message;

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

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PROXY_AUTH_FAILED) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PROXY_NEED_AUTH) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PROXY_NOT_ALLOWED))
    return CALLBOARD_ERROR_PROXY;

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

/* What libsoup says, except for the errors of callboard-soup-send.c. */
static const char *
get_reason (const GError *error)
{
  if (g_error_matches (error, SOUP_SESSION_ERROR, SOUP_SESSION_ERROR_TOO_MANY_RESTARTS))
    return _("the server refused the request");

  return error->message;
}

/* GIO names the host as well: "Could not connect to HOST: Connection refused". */
static const char *
skip_host (const char *reason,
           const char *host)
{
  const char *named = strstr (reason, host);
  const char *colon = named != NULL ? strstr (named + strlen (host), ": ") : NULL;

  return colon != NULL ? colon + strlen (": ") : reason;
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
  reason = callboard_text_sanitize_line (errors != NULL ? errors : get_reason (error), MAX_MESSAGE);
  translated = g_error_new (CALLBOARD_ERROR, code_for_error (error),
                            /* Translators: a host and a description of the error */
                            _("%s: %s"), host, skip_host (reason, host));
  callboard_error_set_tls_flags (translated, flags);

  return translated;
}
