/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An account: a project on a server, and its token.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "callboard-account.h"
#include "callboard-base-url.h"
#include "callboard-secret.h"
#include "callboard-text.h"
#include "callboard-token.h"

/* In hexadecimal digits. */
#define ID_LENGTH 32

/* In characters. */
#define MAX_TITLE 200

/**
 * CallboardAccount:
 *
 * A project on a server, and a token for it. `id` is its key in the settings and the
 * history; signing in to the same project again yields the same ID. `title` is its
 * display name. The token is not a property, so that nothing that lists properties prints
 * it.
 */
struct _CallboardAccount
{
  GObject                 parent_instance;

  /* NULL until the identity is known, and if nothing is saved. */
  char                   *id;
  char                   *base_url;
  char                   *project_id;
  char                   *ca_file;
  char                   *title;
  /* Whether the title is that of the project that `project_id` names. */
  gboolean                has_project_title;
  /* NULL until loaded from the Secret Service. */
  char                   *token;
  CallboardAccountOrigin  origin;
};

G_DEFINE_FINAL_TYPE (CallboardAccount, callboard_account, G_TYPE_OBJECT)

enum
{
  PROP_ID = 1,
  PROP_TITLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
callboard_account_get_property (GObject    *object,
                                guint       property_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  CallboardAccount *self = CALLBOARD_ACCOUNT (object);

  switch (property_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
callboard_account_finalize (GObject *object)
{
  CallboardAccount *self = CALLBOARD_ACCOUNT (object);

  g_clear_pointer (&self->token, callboard_secret_free);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->base_url, g_free);
  g_clear_pointer (&self->project_id, g_free);
  g_clear_pointer (&self->ca_file, g_free);
  g_clear_pointer (&self->title, g_free);

  G_OBJECT_CLASS (callboard_account_parent_class)->finalize (object);
}

static void
callboard_account_class_init (CallboardAccountClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = callboard_account_get_property;
  object_class->finalize = callboard_account_finalize;

  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
callboard_account_init (CallboardAccount *self)
{
}

/**
 * callboard_account_new:
 * @base_url: the base URL of the server
 * @token: the token; callboard_token_clean() is applied to it
 * @origin: the origin of the account
 * @error: return location for an error
 *
 * Sets the errors of callboard_base_url_normalize().
 *
 * Returns: (transfer full) (nullable): a new account, still without an identity
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
  self->token = callboard_token_clean (token, NULL);
  self->origin = origin;
  self->title = g_strdup (origin == CALLBOARD_ACCOUNT_DEMO ? _("Demo") : "Roark");

  return self;
}

/**
 * callboard_account_new_stored:
 * @id: the ID of the account
 * @base_url: the base URL of the server
 * @project_id: (nullable): the project ID, unless it is the token's own project
 * @ca_file: (nullable): a file of additional trusted certificates
 * @title: the last known title
 * @error: return location for an error
 *
 * Sets the errors of callboard_base_url_normalize().
 *
 * Returns: (transfer full) (nullable): a stored account, without its token
 */
CallboardAccount *
callboard_account_new_stored (const char  *id,
                              const char  *base_url,
                              const char  *project_id,
                              const char  *ca_file,
                              const char  *title,
                              GError     **error)
{
  CallboardAccount *self;

  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (title != NULL, NULL);

  self = callboard_account_new (base_url, "", CALLBOARD_ACCOUNT_STORED, error);
  if (self == NULL)
    return NULL;

  g_clear_pointer (&self->token, callboard_secret_free);
  self->id = g_strdup (id);
  g_set_str (&self->title, title);
  callboard_account_set_project_id (self, project_id);
  callboard_account_set_ca_file (self, ca_file);
  self->has_project_title = self->project_id != NULL;

  return self;
}

/**
 * callboard_account_new_for_project:
 * @account: an account to be stored, with a personal token
 * @project: a project with an ID
 *
 * Returns: (transfer full): a new account with the same server and token for @project, still
 *   without an identity
 */
CallboardAccount *
callboard_account_new_for_project (CallboardAccount *account,
                                   CallboardProject *project)
{
  CallboardAccount *self;

  g_return_val_if_fail (CALLBOARD_IS_ACCOUNT (account), NULL);
  g_return_val_if_fail (account->token != NULL, NULL);
  g_return_val_if_fail (CALLBOARD_IS_PROJECT (project), NULL);
  g_return_val_if_fail (callboard_project_get_id (project) != NULL, NULL);

  self = g_object_new (CALLBOARD_TYPE_ACCOUNT, NULL);
  self->base_url = g_strdup (account->base_url);
  self->token = g_strdup (account->token);
  self->origin = account->origin;
  callboard_account_set_ca_file (self, account->ca_file);
  callboard_account_set_project_id (self, callboard_project_get_id (project));
  callboard_account_apply_project (self, project);

  return self;
}

/**
 * callboard_account_get_id:
 * @self: an account
 *
 * Returns: (transfer none) (nullable): the persistent ID; %NULL until the identity is
 *   known, and for accounts that are not saved
 */
const char *
callboard_account_get_id (CallboardAccount *self)
{
  g_return_val_if_fail (CALLBOARD_IS_ACCOUNT (self), NULL);

  return self->id;
}

/**
 * callboard_account_set_id:
 * @self: an account without an ID
 * @id: the persistent ID
 *
 * Sets the ID of an account that no server identifies, so that its data is saved.
 */
void
callboard_account_set_id (CallboardAccount *self,
                          const char       *id)
{
  g_return_if_fail (CALLBOARD_IS_ACCOUNT (self));
  g_return_if_fail (id != NULL);

  if (g_set_str (&self->id, id))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ID]);
}

/**
 * callboard_account_get_title:
 * @self: an account
 *
 * Returns: (transfer none): the display name: the project and the organization, once
 *   known
 */
const char *
callboard_account_get_title (CallboardAccount *self)
{
  g_return_val_if_fail (CALLBOARD_IS_ACCOUNT (self), NULL);

  return self->title;
}

/**
 * callboard_account_get_project_id:
 * @self: an account
 *
 * Returns: (transfer none) (nullable): the value of the header
 *   `X-Roark-Project-Id`; %NULL for the token's own project
 */
const char *
callboard_account_get_project_id (CallboardAccount *self)
{
  g_return_val_if_fail (CALLBOARD_IS_ACCOUNT (self), NULL);

  return self->project_id;
}

/**
 * callboard_account_set_project_id:
 * @self: an account that is not in use
 * @project_id: (nullable): the ID of a project, for personal tokens; %NULL or an empty
 *   string for the token's own project
 *
 * Sets the project.
 */
void
callboard_account_set_project_id (CallboardAccount *self,
                                  const char       *project_id)
{
  g_return_if_fail (CALLBOARD_IS_ACCOUNT (self));

  g_set_str (&self->project_id, project_id != NULL && *project_id != '\0' ? project_id : NULL);
}

/**
 * callboard_account_get_ca_file:
 * @self: an account
 *
 * Returns: (transfer none) (nullable) (type filename): a file of certificate authorities
 *   to trust in addition to those of the system
 */
const char *
callboard_account_get_ca_file (CallboardAccount *self)
{
  g_return_val_if_fail (CALLBOARD_IS_ACCOUNT (self), NULL);

  return self->ca_file;
}

/**
 * callboard_account_set_ca_file:
 * @self: an account that is not in use
 * @ca_file: (nullable) (type filename): a PEM file of certificate authorities, for
 *   networks that inspect TLS traffic; %NULL or an empty string for none
 *
 * Sets the additional certificate authorities.
 */
void
callboard_account_set_ca_file (CallboardAccount *self,
                               const char       *ca_file)
{
  g_return_if_fail (CALLBOARD_IS_ACCOUNT (self));

  g_set_str (&self->ca_file, ca_file != NULL && *ca_file != '\0' ? ca_file : NULL);
}

/* The ID depends on the server and the project only, and reveals neither of them. */
static char *
create_id (CallboardAccount  *self,
           CallboardIdentity *identity)
{
  g_autofree char *key = callboard_identity_dup_key (identity);
  g_autofree char *text = NULL;
  g_autofree char *digest = NULL;

  if (key == NULL && self->project_id == NULL)
    return g_uuid_string_random ();

  text = g_strjoin ("\n", self->base_url, key != NULL ? key : "",
                    self->project_id != NULL ? self->project_id : "", NULL);
  digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);

  return g_strndup (digest, ID_LENGTH);
}

/* Text of a server. */
static void
set_title (CallboardAccount *self,
           const char       *unsafe_title)
{
  g_autofree char *title = callboard_text_sanitize_line (unsafe_title, MAX_TITLE);

  if (g_set_str (&self->title, title))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

/* Whether @identity is about another project than the one that the account names, which
 * callboard_account_apply_project() names. */
static gboolean
names_other_project (CallboardAccount  *self,
                     CallboardIdentity *identity)
{
  CallboardProject *project = callboard_identity_get_default_project (identity);

  return self->project_id != NULL && self->has_project_title &&
         (project == NULL || g_strcmp0 (callboard_project_get_id (project), self->project_id) != 0);
}

/**
 * callboard_account_apply_identity:
 * @self: an account
 * @identity: the identity of its token, from `GET /v1/me`
 *
 * Sets the title and, for an account to be stored, the ID.
 */
void
callboard_account_apply_identity (CallboardAccount  *self,
                                  CallboardIdentity *identity)
{
  g_autofree char *title = NULL;

  g_return_if_fail (CALLBOARD_IS_ACCOUNT (self));
  g_return_if_fail (CALLBOARD_IS_IDENTITY (identity));

  if (self->origin == CALLBOARD_ACCOUNT_DEMO)
    return;

  if (self->id == NULL && self->origin == CALLBOARD_ACCOUNT_STORED)
    {
      self->id = create_id (self, identity);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ID]);
    }

  if (names_other_project (self, identity))
    return;

  title = callboard_identity_dup_title (identity);
  set_title (self, title);
}

/**
 * callboard_account_apply_project:
 * @self: an account that names a project
 * @project: that project, from `GET /v1/projects`
 *
 * Sets the title, which `GET /v1/me` cannot do for a project that is not the default one.
 */
void
callboard_account_apply_project (CallboardAccount *self,
                                 CallboardProject *project)
{
  CallboardOrganization *organization;
  const char *organization_name;
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;

  g_return_if_fail (CALLBOARD_IS_ACCOUNT (self));
  g_return_if_fail (CALLBOARD_IS_PROJECT (project));

  if (self->origin == CALLBOARD_ACCOUNT_DEMO)
    return;

  name = callboard_project_dup_title (project);
  organization = callboard_project_get_organization (project);
  organization_name = organization != NULL ? callboard_organization_get_name (organization) : NULL;
  if (organization_name != NULL && *organization_name != '\0')
    /* Translators: a project and the organization it belongs to */
    title = g_strdup_printf (_("%s, %s"), name, organization_name);
  self->has_project_title = TRUE;
  set_title (self, title != NULL ? title : name);
}

/**
 * callboard_account_get_base_url:
 * @self: an account
 *
 * Returns: (transfer none): the base URL of the server, without a trailing slash
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
 * Returns: (transfer none) (nullable): the token, a secret only for the client and the
 *   Secret Service; %NULL until it is loaded from there
 */
const char *
callboard_account_get_token (CallboardAccount *self)
{
  g_return_val_if_fail (CALLBOARD_IS_ACCOUNT (self), NULL);

  return self->token;
}

/**
 * callboard_account_set_token:
 * @self: an account
 * @token: the token, a secret
 *
 * Sets the token.
 */
void
callboard_account_set_token (CallboardAccount *self,
                             const char       *token)
{
  g_return_if_fail (CALLBOARD_IS_ACCOUNT (self));
  g_return_if_fail (token != NULL);

  g_clear_pointer (&self->token, callboard_secret_free);
  self->token = g_strdup (token);
}

/**
 * callboard_account_get_origin:
 * @self: an account
 *
 * Returns: the origin of the account
 */
CallboardAccountOrigin
callboard_account_get_origin (CallboardAccount *self)
{
  g_return_val_if_fail (CALLBOARD_IS_ACCOUNT (self), CALLBOARD_ACCOUNT_STORED);

  return self->origin;
}
