/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tells which texts of a response are secret: signed addresses, tokens and passwords. Used
 * by callboard-json-document.c.
 */

#include "config.h"

#include "callboard-json-secret.h"

#include <string.h>

/* The ends of names whose texts are secret, in lower case and without separators. */
static const char *const secret_names[] = {
  "token", "authorization", "apikey", "secret", "password", "passwd", "cookie", "privatekey",
  "secretkey", "accesskey", "accesskeyid", "credential", "credentials", "signature", "bearer",
  "jwt", "passphrase",
};

/* Parameters of signed addresses, in lower case. */
static const char *const signing_parameters[] = {
  "signature=", "sig=", "token=", "x-amz-", "x-goog-", "key-pair-id=", "policy=", "awsaccesskeyid=",
  "credential=", "access_key=", "apikey=", "api_key=", "auth=", "password=", "secret=", "hmac=", "jwt=",
};

/* What stands before a token in a text. */
static const char *const schemes[] = { "bearer ", "basic " };

/* How some tokens begin. */
static const char *const token_prefixes[] = {
  "eyJ", "sk-", "sk_", "pk_", "rk_", "roark_", "ghp_", "gho_", "ghs_", "github_pat_", "glpat-", "xoxb-", "xoxp-",
  "AKIA", "ASIA", "AIza", "hf_",
};

/* Shorter words are no tokens. */
#define MIN_TOKEN 16

/* Lower case, without separators: "X-API_key" is "xapikey". */
static char *
normalize_name (const char *name)
{
  GString *normalized = g_string_new (NULL);

  for (const char *c = name; *c != '\0'; c++)
    if (g_ascii_isalnum (*c))
      g_string_append_c (normalized, g_ascii_tolower (*c));

  return g_string_free_and_steal (normalized);
}

/**
 * callboard_json_secret_is_name:
 * @name: the name of a member
 *
 * Returns: whether texts with this name are secret, and those in an object or array with
 *   this name
 */
gboolean
callboard_json_secret_is_name (const char *name)
{
  g_autofree char *normalized = NULL;

  g_return_val_if_fail (name != NULL, FALSE);

  normalized = normalize_name (name);
  for (guint i = 0; i < G_N_ELEMENTS (secret_names); i++)
    if (g_str_has_suffix (normalized, secret_names[i]))
      return TRUE;

  return FALSE;
}

static gboolean
is_recording_name (const char *name)
{
  g_autofree char *normalized = normalize_name (name);

  return strstr (normalized, "recording") != NULL &&
         (g_str_has_suffix (normalized, "url") || g_str_has_suffix (normalized, "uri"));
}

/* --- Addresses ---------------------------------------------------------------- */

static gsize
find_end (const char *text)
{
  return strcspn (text, " \t\r\n\"'<>`");
}

/* Whether an address has a parameter that signs it. */
static gboolean
is_signed (const char *query)
{
  g_autofree char *lower = g_ascii_strdown (query, -1);

  for (guint i = 0; i < G_N_ELEMENTS (signing_parameters); i++)
    if (strstr (lower, signing_parameters[i]) != NULL)
      return TRUE;

  return FALSE;
}

/* Appends an address without its password, and without its query if that is secret. Returns
 * whether something was left out. */
static gboolean
append_address (GString    *masked,
                const char *address,
                gboolean    is_recording)
{
  const char *authority = strstr (address, "://") + 3;
  const char *at = memchr (authority, '@', strcspn (authority, "/?#"));
  const char *rest = at != NULL ? at : address;
  gsize length = strcspn (rest, "?#");
  gboolean hides_query = rest[length] != '\0' && (is_recording || is_signed (rest + length));

  if (at != NULL)
    {
      g_string_append_len (masked, address, authority - address);
      g_string_append (masked, CALLBOARD_JSON_MASK);
    }
  if (!hides_query)
    {
      g_string_append (masked, rest);
      return at != NULL;
    }

  g_string_append_len (masked, rest, length + 1);
  g_string_append (masked, CALLBOARD_JSON_MASK);
  return TRUE;
}

/* "https://" or any other scheme. */
static gboolean
starts_with_address (const char *text)
{
  gsize length = 0;

  while (g_ascii_isalnum (text[length]))
    length++;

  return length > 0 && g_str_has_prefix (text + length, "://");
}

/* --- Tokens -------------------------------------------------------------------- */

/* Returns the length of the scheme before a token, or 0. */
static gsize
get_scheme_length (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (g_ascii_strncasecmp (text, schemes[i], strlen (schemes[i])) == 0)
      return strlen (schemes[i]);

  return 0;
}

static gsize
get_word_length (const char *text)
{
  gsize length = 0;

  while (g_ascii_isalnum (text[length]) || (text[length] != '\0' && strchr ("-._~+/=", text[length]) != NULL))
    length++;

  return length;
}

static gboolean
has_digit (const char *text,
           gsize       length)
{
  for (gsize i = 0; i < length; i++)
    if (g_ascii_isdigit (text[i]))
      return TRUE;

  return FALSE;
}

/* Whether a word begins as tokens do. */
static gboolean
is_token (const char *word,
          gsize       length)
{
  if (length < MIN_TOKEN || !has_digit (word, length))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (token_prefixes); i++)
    if (strncmp (word, token_prefixes[i], strlen (token_prefixes[i])) == 0)
      return TRUE;

  return FALSE;
}

/* Whether a word behind "Bearer" or "Basic" is a token, and not the next word of a
 * sentence. */
static gboolean
follows_scheme (const char *word,
                gsize       length)
{
  if (length < MIN_TOKEN / 2)
    return FALSE;

  for (gsize i = 1; i < length; i++)
    if (!g_ascii_islower (word[i]) && word[i] != '-' && !(i == length - 1 && word[i] == '.'))
      return TRUE;

  return FALSE;
}

/* --- Texts --------------------------------------------------------------------- */

/* Whether it may contain anything secret. Most texts do not. */
static gboolean
is_worth_a_look (const char *text)
{
  if (strstr (text, "://") != NULL || strstr (text, "earer ") != NULL || strstr (text, "EARER ") != NULL ||
      strstr (text, "asic ") != NULL || strstr (text, "ASIC ") != NULL)
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (token_prefixes); i++)
    if (strstr (text, token_prefixes[i]) != NULL)
      return TRUE;

  return FALSE;
}

/* Appends the part at the start of @text that is handled as one. Returns its length, and sets
 * @hidden if it is secret. */
static gsize
append_part (GString    *masked,
             const char *text,
             gboolean    is_recording,
             gboolean   *hidden)
{
  gsize scheme = get_scheme_length (text);
  gsize length;

  if (starts_with_address (text))
    {
      g_autofree char *address = g_strndup (text, find_end (text));

      *hidden |= append_address (masked, address, is_recording);
      return strlen (address);
    }

  length = get_word_length (text + scheme);
  if (scheme > 0 ? follows_scheme (text + scheme, length) : is_token (text, length))
    {
      g_string_append_len (masked, text, scheme);
      g_string_append (masked, CALLBOARD_JSON_MASK);
      *hidden = TRUE;
      return scheme + length;
    }

  /* A word, or the character between two. */
  length = 0;
  while (g_ascii_isalnum (text[length]))
    length++;
  length = MAX (1, length);
  g_string_append_len (masked, text, length);
  return length;
}

/**
 * callboard_json_secret_mask:
 * @name: (nullable): the name of the member
 * @text: its text
 *
 * Masks the secret parts of a text: the query of an address of a recording or of any signed
 * address, the password of an address, and tokens.
 *
 * Returns: (transfer full) (nullable): the masked text, or %NULL if nothing is secret
 */
char *
callboard_json_secret_mask (const char *name,
                            const char *text)
{
  g_autoptr(GString) masked = NULL;
  gboolean is_recording = FALSE;
  gboolean hidden = FALSE;

  g_return_val_if_fail (text != NULL, NULL);

  is_recording = name != NULL && is_recording_name (name);
  if (!is_worth_a_look (text) && !(is_recording && strchr (text, '?') != NULL))
    return NULL;

  masked = g_string_new (NULL);
  /* A path without a host. */
  if (is_recording && strstr (text, "://") == NULL && strchr (text, '?') != NULL)
    {
      g_string_append_len (masked, text, strcspn (text, "?") + 1);
      g_string_append (masked, CALLBOARD_JSON_MASK);
      return g_string_free_and_steal (g_steal_pointer (&masked));
    }

  while (*text != '\0')
    text += append_part (masked, text, is_recording, &hidden);

  return hidden ? g_string_free_and_steal (g_steal_pointer (&masked)) : NULL;
}
