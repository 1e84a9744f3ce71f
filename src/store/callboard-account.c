/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An account: a server and the token it is asked with.
 */

#include "config.h"

#include <string.h>

#include "callboard-account.h"
#include "callboard-base-url.h"

/**
 * CallboardAccount:
 *
 * A server and a token for it. The token has no property, so that nothing that
 * lists properties ever prints it.
 */
struct _CallboardAccount
{
  GObject                 parent_instance;

  char                   *base_url;
  char                   *token;
  CallboardAccountOrigin  origin;
};

G_DEFINE_FINAL_TYPE (CallboardAccount, callboard_account, G_TYPE_OBJECT)

static void
callboard_account_finalize (GObject *object)
{
  CallboardAccount *self = CALLBOARD_ACCOUNT (object);

  g_clear_pointer (&self->base_url, g_free);
  if (self->token != NULL)
    explicit_bzero (self->token, strlen (self->token));
  g_clear_pointer (&self->token, g_free);

  G_OBJECT_CLASS (callboard_account_parent_class)->finalize (object);
}

static void
callboard_account_class_init (CallboardAccountClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = callboard_account_finalize;
}

static void
callboard_account_init (CallboardAccount *self)
{
}

/**
 * callboard_account_new:
 * @base_url: the address of the server
 * @token: the token; space around it is dropped
 * @origin: where the two come from
 * @error: return location for an error
 *
 * Sets the errors of callboard_base_url_normalize().
 *
 * Returns: (transfer full) (nullable): an account
 */
CallboardAccount *
callboard_account_new (const char              *base_url,
                       const char              *token,
                       CallboardAccountOrigin   origin,
                       GError                 **error)
{
  CallboardAccount *self;
  char *normalized;

  g_return_val_if_fail (base_url != NULL, NULL);
  g_return_val_if_fail (token != NULL, NULL);

  normalized = callboard_base_url_normalize (base_url, error);
  if (normalized == NULL)
    return NULL;

  self = g_object_new (CALLBOARD_TYPE_ACCOUNT, NULL);
  self->base_url = normalized;
  self->token = g_strstrip (g_strdup (token));
  self->origin = origin;

  return self;
}

/**
 * callboard_account_get_base_url:
 * @self: an account
 *
 * Returns: (transfer none): the address of its server, without a slash at the
 *   end
 */
const char *
callboard_account_get_base_url (CallboardAccount *self)
{
  g_return_val_if_fail (CALLBOARD_IS_ACCOUNT (self), NULL);

  return self->base_url;
}

/**
 * callboard_account_get_token:
 * @self: an account
 *
 * Returns: (transfer none): its token, a secret: for a client and for the
 *   Secret Service alone
 */
const char *
callboard_account_get_token (CallboardAccount *self)
{
  g_return_val_if_fail (CALLBOARD_IS_ACCOUNT (self), NULL);

  return self->token;
}

/**
 * callboard_account_get_origin:
 * @self: an account
 *
 * Returns: where it comes from
 */
CallboardAccountOrigin
callboard_account_get_origin (CallboardAccount *self)
{
  g_return_val_if_fail (CALLBOARD_IS_ACCOUNT (self), CALLBOARD_ACCOUNT_STORED);

  return self->origin;
}
