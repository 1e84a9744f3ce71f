/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The title, hint, icon and button of each error. Used by status pages and notifications.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "callboard-error-labels.h"
#include "callboard-error.h"
#include "callboard-formats.h"
#include "callboard-time-format.h"
#include "callboard-permission-labels.h"

typedef struct
{
  const char      *title;
  const char      *hint;
  const char      *icon_name;
  CallboardRemedy  remedy;
} ErrorLabels;

/* Indexed by CallboardError. */
static const ErrorLabels labels[] = {
  [CALLBOARD_ERROR_NOT_SIGNED_IN] = {
    N_("Not Connected"),
    N_("Connect to Roark with your API token to see this run."),
    "dialog-password-symbolic",
    CALLBOARD_REMEDY_CONNECT,
  },
  [CALLBOARD_ERROR_UNAUTHORIZED] = {
    N_("Token Not Accepted"),
    N_("Roark rejected the token. It may be mistyped or revoked. Connect again with a valid token."),
    "dialog-password-symbolic",
    CALLBOARD_REMEDY_CONNECT,
  },
  [CALLBOARD_ERROR_FORBIDDEN] = {
    N_("No Permission"),
    N_("The token is valid but has no permission to read simulations. Connect with a token that does."),
    "changes-prevent-symbolic",
    CALLBOARD_REMEDY_CONNECT,
  },
  [CALLBOARD_ERROR_NOT_FOUND] = {
    N_("Run Not Found"),
    N_("This project has no run with that ID. Check the ID and the project."),
    "edit-find-symbolic",
    CALLBOARD_REMEDY_OPEN,
  },
  [CALLBOARD_ERROR_RATE_LIMITED] = {
    N_("Too Many Requests"),
    N_("Too many requests. Try again in a minute."),
    "callboard-waiting-symbolic",
    CALLBOARD_REMEDY_RETRY,
  },
  [CALLBOARD_ERROR_SERVER] = {
    N_("Roark Reported a Problem"),
    N_("The server could not complete the request. Try again in a minute."),
    "dialog-warning-symbolic",
    CALLBOARD_REMEDY_RETRY,
  },
  [CALLBOARD_ERROR_OFFLINE] = {
    N_("Can’t Reach Roark"),
    N_("Check your internet connection, then try again."),
    "network-offline-symbolic",
    CALLBOARD_REMEDY_RETRY,
  },
  [CALLBOARD_ERROR_TIMEOUT] = {
    N_("Request Timed Out"),
    N_("The server took too long to respond. Try again."),
    "callboard-timed-out-symbolic",
    CALLBOARD_REMEDY_RETRY,
  },
  [CALLBOARD_ERROR_TLS] = {
    N_("No Secure Connection"),
    N_("The server’s identity could not be verified, so nothing was sent. Check this computer’s date and your network."),
    "channel-insecure-symbolic",
    CALLBOARD_REMEDY_RETRY,
  },
  [CALLBOARD_ERROR_MALFORMED] = {
    N_("Unexpected Response"),
    N_("The server sent a response that Callboard does not understand. Try again; if the problem persists, report the detail below."),
    "dialog-warning-symbolic",
    CALLBOARD_REMEDY_RETRY,
  },
  [CALLBOARD_ERROR_TOO_LARGE] = {
    N_("Response Too Large"),
    N_("The server sent more data than Callboard accepts at once."),
    "dialog-warning-symbolic",
    CALLBOARD_REMEDY_OPEN,
  },
  [CALLBOARD_ERROR_INSECURE] = {
    N_("Connection Blocked"),
    N_("The connection was not encrypted or led to another server. Your token was not sent. Check the server address."),
    "channel-insecure-symbolic",
    CALLBOARD_REMEDY_CONNECT,
  },
  [CALLBOARD_ERROR_CAPTIVE_PORTAL] = {
    N_("Network Sign-In Needed"),
    N_("This looks like a sign-in page of your network. Sign in with a web browser, then try again. If you are signed in, check the server address."),
    "network-error-symbolic",
    CALLBOARD_REMEDY_RETRY,
  },
  [CALLBOARD_ERROR_PROXY] = {
    N_("Refused by the Proxy"),
    N_("The proxy of your network refused the connection, so nothing was sent to Roark. Check the proxy settings of your desktop or the variable https_proxy, with its name and password."),
    "network-error-symbolic",
    CALLBOARD_REMEDY_RETRY,
  },
  [CALLBOARD_ERROR_KEYRING_LOCKED] = {
    N_("Your Keyring Is Locked"),
    N_("Your token is in the keyring of your desktop. Unlock it to load new data. What was loaded before can be read without it."),
    "system-lock-screen-symbolic",
    CALLBOARD_REMEDY_UNLOCK,
  },
  [CALLBOARD_ERROR_PROJECT_UNAVAILABLE] = {
    N_("Project Not Available"),
    N_("Your token may no longer use this project, or the project was deleted. What was loaded before can still be read. Connect again to choose another project."),
    "changes-prevent-symbolic",
    CALLBOARD_REMEDY_CONNECT,
  },
};

/* The user did not want to wait any longer. */
static const ErrorLabels canceled_labels = {
  N_("Loading Canceled"),
  N_("Nothing was loaded. Try again at any time."),
  "callboard-canceled-symbolic",
  CALLBOARD_REMEDY_RETRY,
};

/* Hints for certificate problems. The first matching flag decides. */
static const struct
{
  GTlsCertificateFlags  flag;
  const char           *hint;
} certificate_hints[] = {
  {
    G_TLS_CERTIFICATE_REVOKED,
    N_("The server’s certificate was revoked, so nothing was sent. Contact the server’s administrator."),
  },
  {
    G_TLS_CERTIFICATE_BAD_IDENTITY,
    N_("The server’s certificate belongs to another host, so nothing was sent. Check the server address and your network."),
  },
  {
    G_TLS_CERTIFICATE_UNKNOWN_CA,
    N_("The server’s certificate comes from an unknown issuer, so nothing was sent. Check your network. If your company has its own certificate authority, connect again and choose its file under Advanced → Certificate Authority; SSL_CERT_FILE is not used."),
  },
  {
    G_TLS_CERTIFICATE_EXPIRED,
    N_("The server’s certificate has expired, so nothing was sent. Check this computer’s date, or contact the server’s administrator."),
  },
  {
    G_TLS_CERTIFICATE_NOT_ACTIVATED,
    N_("The server’s certificate is not valid yet, so nothing was sent. Check this computer’s date."),
  },
};

static const ErrorLabels *
get_labels (const GError *error)
{
  if (error->domain == CALLBOARD_ERROR &&
      error->code >= 0 &&
      error->code < (int) G_N_ELEMENTS (labels))
    return &labels[error->code];
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return &canceled_labels;

  return &labels[CALLBOARD_ERROR_SERVER];
}

/**
 * callboard_error_get_title:
 * @error: an error, usually of %CALLBOARD_ERROR
 *
 * Returns: (transfer none): a translated title for a status page
 */
const char *
callboard_error_get_title (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  return _(get_labels (error)->title);
}

/**
 * callboard_error_get_hint:
 * @error: an error, usually of %CALLBOARD_ERROR
 *
 * Returns: (transfer none): a translated explanation with a suggestion
 */
const char *
callboard_error_get_hint (const GError *error)
{
  const char *permission;
  const char *hint;
  GTlsCertificateFlags flags;

  g_return_val_if_fail (error != NULL, NULL);

  permission = callboard_error_get_missing_permission (error);
  hint = permission != NULL ? callboard_permission_get_hint (permission) : NULL;
  if (hint != NULL)
    return hint;

  flags = callboard_error_get_tls_flags (error);
  for (guint i = 0; i < G_N_ELEMENTS (certificate_hints); i++)
    if (flags & certificate_hints[i].flag)
      return _(certificate_hints[i].hint);

  return _(get_labels (error)->hint);
}

/* Adds the time, and the date if it is not soon. */
static char *
append_retry_time (const char *message,
                   GDateTime  *retry_at,
                   gboolean    has_day)
{
  g_autofree char *when = NULL;
  g_autoptr(GDateTime) local = NULL;

  if (!has_day)
    {
      when = callboard_format_short_time (retry_at);

      /* Translators: the message of a server, and a time like 14:05 */
      return g_strdup_printf (C_("time", "%s. Try again at %s"), message, when);
    }

  local = callboard_format_to_local (retry_at);
  when = callboard_time_format_dup (local, _("%-e %b %Y, %H:%M"), _("%-e %b %Y, %-I:%M %p"));

  /* Translators: the message of a server, and a date and time like 25 Nov 2026, 14:05 */
  return g_strdup_printf (C_("day and time", "%s. Try again at %s"), message, when);
}

/**
 * callboard_error_dup_message:
 * @error: an error, usually of %CALLBOARD_ERROR
 *
 * Returns: (transfer full): its message, with the time of the retry in the format that
 *   #CallboardTimeFormat has now
 */
char *
callboard_error_dup_message (const GError *error)
{
  gboolean has_day;
  const char *plain;

  g_return_val_if_fail (error != NULL, NULL);

  plain = callboard_error_get_plain_message (error, &has_day);

  return plain != NULL ? append_retry_time (plain, callboard_error_get_retry_at (error), has_day)
                       : g_strdup (error->message);
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

  return get_labels (error)->icon_name;
}

/**
 * callboard_error_get_remedy:
 * @error: an error, usually of %CALLBOARD_ERROR
 *
 * Returns: the action to offer
 */
CallboardRemedy
callboard_error_get_remedy (const GError *error)
{
  g_return_val_if_fail (error != NULL, CALLBOARD_REMEDY_RETRY);

  return get_labels (error)->remedy;
}

/**
 * callboard_remedy_get_label:
 * @remedy: an action
 *
 * Returns: (transfer none): the translated label of the button, with a mnemonic
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
    case CALLBOARD_REMEDY_UNLOCK:
      return _("_Unlock");
    case CALLBOARD_REMEDY_RETRY:
    default:
      return _("_Try Again");
    }
}
