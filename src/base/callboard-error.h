/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CallboardError:
 * @CALLBOARD_ERROR_NOT_SIGNED_IN: there is no account to ask with
 * @CALLBOARD_ERROR_UNAUTHORIZED: the token is not valid (401)
 * @CALLBOARD_ERROR_FORBIDDEN: the token lacks a permission (403)
 * @CALLBOARD_ERROR_NOT_FOUND: there is no such thing (404)
 * @CALLBOARD_ERROR_RATE_LIMITED: too many requests (429)
 * @CALLBOARD_ERROR_SERVER: any other refusal by the server
 * @CALLBOARD_ERROR_OFFLINE: the server cannot be reached
 * @CALLBOARD_ERROR_TIMEOUT: the server did not answer in time
 * @CALLBOARD_ERROR_TLS: no trustworthy connection can be made
 * @CALLBOARD_ERROR_MALFORMED: the answer is not what the API promises; the
 *   message says where
 * @CALLBOARD_ERROR_TOO_LARGE: the answer is larger than Callboard reads
 * @CALLBOARD_ERROR_INSECURE: doing it would send the token where it must not go
 *
 * Everything that can go wrong between Callboard and Roark. The message of an
 * error says what happened; callboard-error-labels.h adds words for people, a hint
 * and a way out.
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
} CallboardError;

#define CALLBOARD_ERROR (callboard_error_quark ())

GQuark     callboard_error_quark        (void);
gboolean   callboard_error_is_transient     (const GError *error);
GDateTime *callboard_error_get_retry_at (const GError *error);
void       callboard_error_set_retry_at (GError       *error,
                                         GDateTime    *retry_at);
GTlsCertificateFlags
                 callboard_error_get_tls_flags  (const GError *error);
void callboard_error_set_tls_flags (GError               *error,
                                    GTlsCertificateFlags  flags);

G_END_DECLS
