/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a token may do, in words. Used by the account page and by errors.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "callboard-permission-labels.h"
#include "callboard-text.h"

/* The maximum length of an unknown value, in characters. */
#define MAX_NAME 100

static const struct
{
  const char *permission;
  const char *label;
  const char *hint;
} permissions[] = {
  {
    "simulation:read",
    NC_("permission", "Read runs and calls"),
    N_("The token lacks the permission to read runs and calls (simulation:read). Connect with a token that has it."),
  },
  {
    "simulation:run",
    NC_("permission", "Start and stop runs"),
    N_("The token lacks the permission to start and stop runs (simulation:run). Connect with a token that has it."),
  },
  {
    "recording:read",
    NC_("permission", "Play recordings"),
    N_("The token lacks the permission to play recordings (recording:read)"),
  },
};

static char *
dup_unknown (const char *text)
{
  return callboard_text_sanitize_line (text, MAX_NAME);
}

/**
 * callboard_permission_dup_label:
 * @permission: an element of `grantedPermissions`
 *
 * Returns: (transfer full): what it permits, such as "Play recordings"; an unknown
 *   permission as it came
 */
char *
callboard_permission_dup_label (const char *permission)
{
  g_return_val_if_fail (permission != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (permissions); i++)
    if (g_str_equal (permission, permissions[i].permission))
      return g_strdup (g_dpgettext2 (GETTEXT_PACKAGE, "permission", permissions[i].label));

  return dup_unknown (permission);
}

/**
 * callboard_permission_get_hint:
 * @permission: a permission that is missing
 *
 * Returns: (transfer none) (nullable): a translated sentence that says so; %NULL for an
 *   unknown permission
 */
const char *
callboard_permission_get_hint (const char *permission)
{
  g_return_val_if_fail (permission != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (permissions); i++)
    if (g_str_equal (permission, permissions[i].permission))
      return _(permissions[i].hint);

  return NULL;
}

/**
 * callboard_token_scope_dup_label:
 * @scope: (nullable): a `tokenScope`
 *
 * Returns: (transfer full): what the token is for, such as "Personal token"; an unknown
 *   scope as it came
 */
char *
callboard_token_scope_dup_label (const char *scope)
{
  if (scope == NULL || *scope == '\0')
    return g_strdup (_("Unknown"));
  if (g_str_equal (scope, "PROJECT"))
    return g_strdup (_("Token of one project"));
  if (g_str_equal (scope, "USER"))
    return g_strdup (_("Personal token, for all projects of its owner"));

  return dup_unknown (scope);
}

static char *
dup_scope (const char *scope)
{
  if (g_str_equal (scope, "READ"))
    return g_strdup (C_("access", "Read"));
  if (g_str_equal (scope, "WRITE"))
    return g_strdup (C_("access", "Write"));

  return dup_unknown (scope);
}

/**
 * callboard_scopes_dup_label:
 * @scopes: (nullable) (array zero-terminated=1): the `scopes` of a token
 *
 * Returns: (transfer full): the scopes, such as "Read, Write"; "None" if there are none;
 *   "Unknown" for %NULL
 */
char *
callboard_scopes_dup_label (const char * const *scopes)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) labels = NULL;

  if (scopes == NULL)
    return g_strdup (_("Unknown"));
  if (scopes[0] == NULL)
    return g_strdup (C_("access", "None"));

  for (guint i = 0; scopes[i] != NULL; i++)
    g_strv_builder_take (builder, dup_scope (scopes[i]));
  labels = g_strv_builder_end (builder);

  /* Translators: between the elements of a list */
  return g_strjoinv (C_("list", ", "), labels);
}
