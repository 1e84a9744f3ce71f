/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The error domain of Callboard. Titles and hints are in callboard-error-labels.c.
 */

#include "config.h"

#include "callboard-error.h"

/* Details of an error in addition to its message. */
typedef struct
{
  GDateTime            *retry_at;
  /* The message without the time of the retry; NULL if it has none. */
  char                 *plain_message;
  gboolean              retry_has_day;
  GTlsCertificateFlags  tls_flags;
  char                 *missing_permission;
} CallboardErrorPrivate;

static void
callboard_error_private_init (CallboardErrorPrivate *priv)
{
  g_assert (priv != NULL);

  priv->tls_flags = G_TLS_CERTIFICATE_NO_FLAGS;
}

static void
callboard_error_private_copy (const CallboardErrorPrivate *from,
                              CallboardErrorPrivate       *to)
{
  if (from->retry_at != NULL)
    to->retry_at = g_date_time_ref (from->retry_at);
  to->plain_message = g_strdup (from->plain_message);
  to->retry_has_day = from->retry_has_day;
  to->tls_flags = from->tls_flags;
  to->missing_permission = g_strdup (from->missing_permission);
}

static void
callboard_error_private_clear (CallboardErrorPrivate *priv)
{
  g_assert (priv != NULL);

  g_clear_pointer (&priv->retry_at, g_date_time_unref);
  g_clear_pointer (&priv->plain_message, g_free);
  g_clear_pointer (&priv->missing_permission, g_free);
}

G_DEFINE_EXTENDED_ERROR (CallboardError, callboard_error)

/* Only for errors of CALLBOARD_ERROR. */
static CallboardErrorPrivate *
get_private (const GError *error)
{
  CallboardErrorPrivate *priv = callboard_error_get_private (error);

  g_assert (priv != NULL);

  return priv;
}

/**
 * callboard_error_is_transient:
 * @error: an error
 *
 * Returns: whether a retry may succeed; %FALSE if the user has to act first, for
 *   example enter another token
 */
gboolean
callboard_error_is_transient (const GError *error)
{
  return !g_error_matches (error, CALLBOARD_ERROR, CALLBOARD_ERROR_UNAUTHORIZED) &&
         !g_error_matches (error, CALLBOARD_ERROR, CALLBOARD_ERROR_FORBIDDEN) &&
         !g_error_matches (error, CALLBOARD_ERROR, CALLBOARD_ERROR_NOT_FOUND) &&
         !g_error_matches (error, CALLBOARD_ERROR, CALLBOARD_ERROR_INSECURE) &&
         !g_error_matches (error, CALLBOARD_ERROR, CALLBOARD_ERROR_TOO_LARGE) &&
         !g_error_matches (error, CALLBOARD_ERROR, CALLBOARD_ERROR_KEYRING_LOCKED) &&
         !g_error_matches (error, CALLBOARD_ERROR, CALLBOARD_ERROR_PROJECT_UNAVAILABLE);
}

/**
 * callboard_error_get_retry_at:
 * @error: an error
 *
 * Returns: (transfer none) (nullable): the time of `Retry-After`, if the server sent it
 */
GDateTime *
callboard_error_get_retry_at (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  if (error->domain != CALLBOARD_ERROR)
    return NULL;

  return get_private (error)->retry_at;
}

/**
 * callboard_error_set_retry_at:
 * @error: an error of %CALLBOARD_ERROR
 * @retry_at: (nullable): the earliest time for a retry
 *
 * Sets the time that callboard_error_get_retry_at() returns. The message stays the same.
 */
void
callboard_error_set_retry_at (GError    *error,
                              GDateTime *retry_at)
{
  CallboardErrorPrivate *priv;

  g_return_if_fail (error != NULL && error->domain == CALLBOARD_ERROR);

  priv = get_private (error);
  g_clear_pointer (&priv->retry_at, g_date_time_unref);
  if (retry_at != NULL)
    priv->retry_at = g_date_time_ref (retry_at);
}

/**
 * callboard_error_get_plain_message:
 * @error: an error
 * @retry_has_day: (out): whether the time of the retry needs its day
 *
 * Returns: (transfer none) (nullable): the message without the time of
 *   callboard_error_get_retry_at(); %NULL if the message has no time
 */
const char *
callboard_error_get_plain_message (const GError *error,
                                   gboolean     *retry_has_day)
{
  g_return_val_if_fail (error != NULL, NULL);
  g_return_val_if_fail (retry_has_day != NULL, NULL);

  if (error->domain != CALLBOARD_ERROR)
    return NULL;

  *retry_has_day = get_private (error)->retry_has_day;
  return get_private (error)->plain_message;
}

/**
 * callboard_error_set_plain_message:
 * @error: an error of %CALLBOARD_ERROR
 * @message: the message without the time of the retry
 * @retry_has_day: whether the time of the retry needs its day
 *
 * Sets what callboard_error_get_plain_message() returns, so that the message can be written
 * anew when the format of times changes.
 */
void
callboard_error_set_plain_message (GError     *error,
                                   const char *message,
                                   gboolean    retry_has_day)
{
  CallboardErrorPrivate *priv;

  g_return_if_fail (error != NULL && error->domain == CALLBOARD_ERROR);

  priv = get_private (error);
  g_set_str (&priv->plain_message, message);
  priv->retry_has_day = retry_has_day;
}

/**
 * callboard_error_get_tls_flags:
 * @error: an error
 *
 * Returns: the problems of the server's certificate, if any are known
 */
GTlsCertificateFlags
callboard_error_get_tls_flags (const GError *error)
{
  g_return_val_if_fail (error != NULL, G_TLS_CERTIFICATE_NO_FLAGS);

  if (error->domain != CALLBOARD_ERROR)
    return G_TLS_CERTIFICATE_NO_FLAGS;

  return get_private (error)->tls_flags;
}

/**
 * callboard_error_set_tls_flags:
 * @error: an error of %CALLBOARD_ERROR
 * @flags: the problems of the server's certificate
 *
 * Sets the flags that callboard_error_get_tls_flags() returns. The hint depends on them.
 */
void
callboard_error_set_tls_flags (GError               *error,
                               GTlsCertificateFlags  flags)
{
  g_return_if_fail (error != NULL && error->domain == CALLBOARD_ERROR);

  get_private (error)->tls_flags = flags;
}

/**
 * callboard_error_get_missing_permission:
 * @error: an error
 *
 * Returns: (transfer none) (nullable): the permission that the token lacks for what was
 *   refused, such as `simulation:read`; %NULL if that is not known
 */
const char *
callboard_error_get_missing_permission (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  if (error->domain != CALLBOARD_ERROR)
    return NULL;

  return get_private (error)->missing_permission;
}

/**
 * callboard_error_set_missing_permission:
 * @error: an error of %CALLBOARD_ERROR
 * @permission: (nullable): a permission that the token is known to lack
 *
 * Sets what callboard_error_get_missing_permission() returns. The hint depends on it.
 */
void
callboard_error_set_missing_permission (GError     *error,
                                        const char *permission)
{
  g_return_if_fail (error != NULL && error->domain == CALLBOARD_ERROR);

  g_set_str (&get_private (error)->missing_permission, permission);
}
