/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Titles, hints, icons and the button for each error. Used by the interface and by
 * notifications.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "callboard-error-labels.h"
#include "callboard-error.h"

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
