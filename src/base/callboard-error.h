/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CallboardError:
 * @CALLBOARD_ERROR_NOT_SIGNED_IN: there is no account
 * @CALLBOARD_ERROR_UNAUTHORIZED: the token is not valid (401)
 * @CALLBOARD_ERROR_FORBIDDEN: the token lacks a permission (403)
 * @CALLBOARD_ERROR_NOT_FOUND: the object does not exist (404)
 * @CALLBOARD_ERROR_RATE_LIMITED: too many requests (429)
 * @CALLBOARD_ERROR_SERVER: any other error response
 * @CALLBOARD_ERROR_OFFLINE: the server cannot be reached
 * @CALLBOARD_ERROR_TIMEOUT: the server did not respond in time
 * @CALLBOARD_ERROR_TLS: no secure connection is possible
 * @CALLBOARD_ERROR_MALFORMED: the response does not match the API; the message has the
 *   path of the value
 * @CALLBOARD_ERROR_TOO_LARGE: the response exceeds the size limit
 * @CALLBOARD_ERROR_INSECURE: the request would send the token to an insecure address
 * @CALLBOARD_ERROR_CAPTIVE_PORTAL: a web page came instead of data, as from a network that
 *   wants a sign-in
 * @CALLBOARD_ERROR_PROXY: the proxy refused the connection to the server
 * @CALLBOARD_ERROR_KEYRING_LOCKED: the token is in a keyring that is locked
 * @CALLBOARD_ERROR_PROJECT_UNAVAILABLE: the token may not use the project of the account,
 *   or the project does not exist any more
 *
 * Errors of requests and responses. callboard-error-labels.h has a title, a hint and an
 * action for each.
 */
typedef enum
{
  CALLBOARD_ERROR_NOT_SIGNED_IN,
  CALLBOARD_ERROR_UNAUTHORIZED,
  CALLBOARD_ERROR_FORBIDDEN,
  CALLBOARD_ERROR_NOT_FOUND,
  CALLBOARD_ERROR_RATE_LIMITED,
  CALLBOARD_ERROR_SERVER,
  CALLBOARD_ERROR_OFFLINE,
  CALLBOARD_ERROR_TIMEOUT,
  CALLBOARD_ERROR_TLS,
  CALLBOARD_ERROR_MALFORMED,
  CALLBOARD_ERROR_TOO_LARGE,
  CALLBOARD_ERROR_INSECURE,
  CALLBOARD_ERROR_CAPTIVE_PORTAL,
  CALLBOARD_ERROR_PROXY,
  CALLBOARD_ERROR_KEYRING_LOCKED,
  CALLBOARD_ERROR_PROJECT_UNAVAILABLE,
} CallboardError;

#define CALLBOARD_ERROR (callboard_error_quark ())

GQuark               callboard_error_quark                  (void);
gboolean             callboard_error_is_transient           (const GError         *error);
GDateTime           *callboard_error_get_retry_at           (const GError         *error);
void                 callboard_error_set_retry_at           (GError               *error,
                                                             GDateTime            *retry_at);
const char          *callboard_error_get_plain_message      (const GError         *error,
                                                             gboolean             *retry_has_day);
void                 callboard_error_set_plain_message      (GError               *error,
                                                             const char           *message,
                                                             gboolean              retry_has_day);
GTlsCertificateFlags callboard_error_get_tls_flags          (const GError         *error);
void                 callboard_error_set_tls_flags          (GError               *error,
                                                             GTlsCertificateFlags  flags);
const char          *callboard_error_get_missing_permission (const GError         *error);
void                 callboard_error_set_missing_permission (GError               *error,
                                                             const char           *permission);

G_END_DECLS
