/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The errors of Callboard, and what a person is told of each. Set by the model
 * and the client, shown by the interface.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "callboard-error.h"

/* What an error of Callboard carries beside its message. */
typedef struct
{
  GDateTime            *retry_at;
  GTlsCertificateFlags  tls_flags;
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
  to->tls_flags = from->tls_flags;
}

static void
callboard_error_private_clear (CallboardErrorPrivate *priv)
{
  g_assert (priv != NULL);

  g_clear_pointer (&priv->retry_at, g_date_time_unref);
}

G_DEFINE_EXTENDED_ERROR (CallboardError, callboard_error)

/* GLib would return NULL for an error of another domain. */
static CallboardErrorPrivate *
get_private (const GError *error)
{
  CallboardErrorPrivate *priv = callboard_error_get_private (error);

  g_assert (priv != NULL);

  return priv;
}

typedef struct
{
  const char      *title;
  const char      *hint;
  const char      *icon_name;
  CallboardRemedy  remedy;
} Words;

/* Indexed by CallboardError. */
static const Words words[] = {
  [CALLBOARD_ERROR_NOT_SIGNED_IN] = {
    N_("Not Connected"),
    N_("Connect to Roark with your API token to see this run."),
    "dialog-password-symbolic",
    CALLBOARD_REMEDY_CONNECT,
  },
  [CALLBOARD_ERROR_UNAUTHORIZED] = {
    N_("Token Not Accepted"),
    N_("Roark does not accept the token. It may have been revoked or mistyped; connect again with a valid one."),
    "dialog-password-symbolic",
    CALLBOARD_REMEDY_CONNECT,
  },
  [CALLBOARD_ERROR_FORBIDDEN] = {
    N_("No Permission"),
    N_("The token is valid but may not read this. Connect with one that has the permission to read simulations."),
    "changes-prevent-symbolic",
    CALLBOARD_REMEDY_CONNECT,
  },
  [CALLBOARD_ERROR_NOT_FOUND] = {
    N_("Run Not Found"),
    N_("The project of your token has no such run. Check the id, or whether the run belongs to another project."),
    "edit-find-symbolic",
    CALLBOARD_REMEDY_OPEN,
  },
  [CALLBOARD_ERROR_RATE_LIMITED] = {
    N_("Too Many Requests"),
    N_("Roark asks for a pause. Wait a little, then try again."),
    "callboard-waiting-symbolic",
    CALLBOARD_REMEDY_RETRY,
  },
  [CALLBOARD_ERROR_SERVER] = {
    N_("Roark Reported a Problem"),
    N_("The server could not answer. This is often over in a minute; try again."),
    "dialog-warning-symbolic",
    CALLBOARD_REMEDY_RETRY,
  },
  [CALLBOARD_ERROR_OFFLINE] = {
    N_("Roark Cannot Be Reached"),
    N_("Check your connection to the internet, then try again."),
    "network-offline-symbolic",
    CALLBOARD_REMEDY_RETRY,
  },
  [CALLBOARD_ERROR_TIMEOUT] = {
    N_("No Answer in Time"),
    N_("The server took too long to answer. Try again."),
    "callboard-timed-out-symbolic",
    CALLBOARD_REMEDY_RETRY,
  },
  [CALLBOARD_ERROR_TLS] = {
    N_("No Secure Connection"),
    N_("The identity of the server could not be verified, so nothing was sent to it. Check the date of this computer and the network you are in."),
    "channel-insecure-symbolic",
    CALLBOARD_REMEDY_RETRY,
  },
  [CALLBOARD_ERROR_MALFORMED] = {
    N_("Answer Not Understood"),
    N_("The server sent something that Callboard does not understand. Try again; if it stays, report where the answer went wrong."),
    "dialog-warning-symbolic",
    CALLBOARD_REMEDY_RETRY,
  },
  [CALLBOARD_ERROR_TOO_LARGE] = {
    N_("Answer Too Large"),
    N_("The server sent more than Callboard reads at once."),
    "dialog-warning-symbolic",
    CALLBOARD_REMEDY_OPEN,
  },
  [CALLBOARD_ERROR_INSECURE] = {
    N_("Kept Your Token Safe"),
    N_("Going on would have sent your token over an open connection or to another server. Check the address of the server."),
    "channel-insecure-symbolic",
    CALLBOARD_REMEDY_CONNECT,
  },
};

/* What is wrong with a certificate, the worst first: what it means for whoever
 * reads it. */
static const struct
{
  GTlsCertificateFlags  flag;
  const char           *hint;
} certificate_hints[] = {
  {
    G_TLS_CERTIFICATE_REVOKED,
    N_("The certificate of the server was revoked by who issued it, so nothing was sent to it. Tell whoever runs the server."),
  },
  {
    G_TLS_CERTIFICATE_BAD_IDENTITY,
    N_("The certificate belongs to another host, so nothing was sent to it. Check the address of the server and the network you are in."),
  },
  {
    G_TLS_CERTIFICATE_UNKNOWN_CA,
    N_("The certificate of the server comes from an unknown issuer, so nothing was sent to it. Check the network you are in; if your company has a certificate authority of its own, add it to the account."),
  },
  {
    G_TLS_CERTIFICATE_EXPIRED,
    N_("The certificate of the server has expired, so nothing was sent to it. Check the date of this computer, or tell whoever runs the server."),
  },
  {
    G_TLS_CERTIFICATE_NOT_ACTIVATED,
    N_("The certificate of the server is not valid yet, so nothing was sent to it. Check the date of this computer."),
  },
};

static const Words *
words_for (const GError *error)
{
  if (error->domain == CALLBOARD_ERROR &&
      error->code >= 0 &&
      error->code < (int) G_N_ELEMENTS (words))
    return &words[error->code];

  return &words[CALLBOARD_ERROR_SERVER];
}

/**
 * callboard_error_get_title:
 * @error: an error, usually of %CALLBOARD_ERROR
 *
 * Returns: (transfer none): the error in a few translated words, for the head
 *   of a page
 */
const char *
callboard_error_get_title (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  return _(words_for (error)->title);
}

/**
 * callboard_error_get_hint:
 * @error: an error, usually of %CALLBOARD_ERROR
 *
 * Returns: (transfer none): a translated sentence that says what to do
 */
const char *
callboard_error_get_hint (const GError *error)
{
  GTlsCertificateFlags flags;

  g_return_val_if_fail (error != NULL, NULL);

  flags = callboard_error_get_tls_flags (error);
  for (guint i = 0; i < G_N_ELEMENTS (certificate_hints); i++)
    if (flags & certificate_hints[i].flag)
      return _(certificate_hints[i].hint);

  return _(words_for (error)->hint);
}

/**
 * callboard_error_get_icon_name:
 * @error: an error, usually of %CALLBOARD_ERROR
 *
 * Returns: (transfer none): the name of a symbolic icon
 */
const char *
callboard_error_get_icon_name (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  return words_for (error)->icon_name;
}

/**
 * callboard_error_get_remedy:
 * @error: an error, usually of %CALLBOARD_ERROR
 *
 * Returns: the way out to offer
 */
CallboardRemedy
callboard_error_get_remedy (const GError *error)
{
  g_return_val_if_fail (error != NULL, CALLBOARD_REMEDY_RETRY);

  return words_for (error)->remedy;
}

/**
 * callboard_remedy_get_label:
 * @remedy: a way out
 *
 * Returns: (transfer none): the translated label of its button, with a
 *   mnemonic
 */
const char *
callboard_remedy_get_label (CallboardRemedy remedy)
{
  switch (remedy)
    {
    case CALLBOARD_REMEDY_CONNECT:
      return _("_Connect to Roark…");
    case CALLBOARD_REMEDY_OPEN:
      return _("_Open Another Run…");
    case CALLBOARD_REMEDY_RETRY:
    default:
      return _("_Try Again");
    }
}

/**
 * callboard_error_may_pass:
 * @error: an error
 *
 * Returns: whether asking again may help by itself; %FALSE where it takes a
 *   person: another token, or another run
 */
gboolean
callboard_error_may_pass (const GError *error)
{
  return !g_error_matches (error, CALLBOARD_ERROR, CALLBOARD_ERROR_UNAUTHORIZED) &&
         !g_error_matches (error, CALLBOARD_ERROR, CALLBOARD_ERROR_FORBIDDEN) &&
         !g_error_matches (error, CALLBOARD_ERROR, CALLBOARD_ERROR_NOT_FOUND) &&
         !g_error_matches (error, CALLBOARD_ERROR, CALLBOARD_ERROR_INSECURE) &&
         !g_error_matches (error, CALLBOARD_ERROR, CALLBOARD_ERROR_TOO_LARGE);
}

/**
 * callboard_error_get_retry_at:
 * @error: an error
 *
 * Returns: (transfer none) (nullable): when the server asks to come back, where
 *   it says so (`Retry-After`)
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
 * @retry_at: (nullable): when to come back
 *
 * Sets what callboard_error_get_retry_at() returns; the message is left alone.
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
 * callboard_error_get_tls_flags:
 * @error: an error
 *
 * Returns: what was wrong with the certificate of the server; none where nothing
 *   was, or nothing is known
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
 * @flags: what was wrong with the certificate of the server
 *
 * Sets what callboard_error_get_tls_flags() returns and what the hint tells.
 */
void
callboard_error_set_tls_flags (GError               *error,
                               GTlsCertificateFlags  flags)
{
  g_return_if_fail (error != NULL && error->domain == CALLBOARD_ERROR);

  get_private (error)->tls_flags = flags;
}
