/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Takes a token out of what was copied along with it, from the environment or the
 * clipboard. Used by CallboardAccount and the page to connect.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "callboard-secret.h"
#include "callboard-text.h"
#include "callboard-token.h"

/* In upper or lower case. Words are followed by a space. */
static const struct
{
  const char *text;
  gboolean    is_word;
} prefixes[] = {
  { "Authorization:", FALSE },
  { "Bearer", TRUE },
  { "export", TRUE },
  { "ROARK_API_BEARER_TOKEN=", FALSE },
};

static gboolean
is_quote (gunichar c)
{
  return c == '"' || c == '\'' || c == '`' || c == 0xab || c == 0xbb || (c >= 0x2018 && c <= 0x201f);
}

/* Zero-width characters, and marks of the text direction. */
static gboolean
is_invisible (gunichar c)
{
  return g_unichar_type (c) == G_UNICODE_FORMAT || c == 0x034f || (c >= 0xfe00 && c <= 0xfe0f);
}

static gboolean
is_line_break (gunichar c)
{
  return c == '\n' || c == '\r';
}

/* Removes the characters for which @is_noise returns TRUE, anywhere. Spaces within a token
 * stay: that is not a token, but perhaps several. */
static void
remove_all (GString             *text,
            gboolean           (*is_noise) (gunichar c),
            CallboardTokenNoise  kind,
            CallboardTokenNoise *noise)
{
  g_autofree char *copy = g_strdup (text->str);

  g_string_truncate (text, 0);
  for (const char *p = copy; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_noise (c))
        *noise |= kind;
      else
        g_string_append_unichar (text, c);
    }
  explicit_bzero (copy, strlen (copy));
}

static gboolean
remove_spaces (GString             *text,
               CallboardTokenNoise *noise)
{
  gsize length = text->len;

  while (text->len > 0 && g_unichar_isspace (g_utf8_get_char (text->str)))
    g_string_erase (text, 0, g_utf8_next_char (text->str) - text->str);
  while (text->len > 0)
    {
      const char *last = g_utf8_prev_char (text->str + text->len);

      if (!g_unichar_isspace (g_utf8_get_char (last)))
        break;
      g_string_truncate (text, (gsize) (last - text->str));
    }
  if (text->len == length)
    return FALSE;

  *noise |= CALLBOARD_TOKEN_NOISE_SPACE;
  return TRUE;
}

static gboolean
remove_prefix (GString             *text,
               CallboardTokenNoise *noise)
{
  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    {
      gsize length = strlen (prefixes[i].text);

      if (g_ascii_strncasecmp (text->str, prefixes[i].text, length) == 0 &&
          (!prefixes[i].is_word || g_unichar_isspace (g_utf8_get_char (text->str + length))))
        {
          CallboardTokenNoise spaces = 0;

          g_string_erase (text, 0, (gssize) length);
          remove_spaces (text, &spaces);
          *noise |= CALLBOARD_TOKEN_NOISE_PREFIX;
          return TRUE;
        }
    }

  return FALSE;
}

/* Also where only one of the two was copied. */
static gboolean
remove_quotes (GString             *text,
               CallboardTokenNoise *noise)
{
  gsize length = text->len;

  if (text->len > 0 && is_quote (g_utf8_get_char (text->str)))
    g_string_erase (text, 0, g_utf8_next_char (text->str) - text->str);
  if (text->len > 0)
    {
      const char *last = g_utf8_prev_char (text->str + text->len);

      if (is_quote (g_utf8_get_char (last)))
        g_string_truncate (text, (gsize) (last - text->str));
    }
  if (text->len == length)
    return FALSE;

  *noise |= CALLBOARD_TOKEN_NOISE_QUOTES;
  return TRUE;
}

/**
 * callboard_token_clean:
 * @text: a token as it was copied; text that is not UTF-8 is returned as it is
 * @noise: (out) (nullable): what was removed
 *
 * Removes what is often copied along with a token: `Bearer` and the name of a variable or a
 * header, quotation marks, spaces, line breaks and characters without a width.
 *
 * Returns: (transfer full): the token, perhaps still not a valid one; free it with
 *   callboard_secret_free()
 */
char *
callboard_token_clean (const char          *text,
                       CallboardTokenNoise *noise)
{
  CallboardTokenNoise removed = 0;
  g_autoptr(GString) token = NULL;
  char *clean;

  g_return_val_if_fail (text != NULL, NULL);

  token = g_string_new (text);
  if (g_utf8_validate (text, -1, NULL))
    {
      remove_all (token, is_invisible, CALLBOARD_TOKEN_NOISE_INVISIBLE, &removed);
      while (remove_spaces (token, &removed) || remove_prefix (token, &removed) ||
             remove_quotes (token, &removed))
        continue;
      /* A long line that was wrapped where it was copied. */
      remove_all (token, is_line_break, CALLBOARD_TOKEN_NOISE_SPACE, &removed);
    }
  clean = g_strdup (token->str);
  explicit_bzero (token->str, token->allocated_len);
  if (noise != NULL)
    *noise = removed;

  return clean;
}

/**
 * callboard_token_noise_dup_notice:
 * @noise: what callboard_token_clean() has removed
 *
 * Returns: (transfer full) (nullable): a translated notice; %NULL if nothing was removed
 */
char *
callboard_token_noise_dup_notice (CallboardTokenNoise noise)
{
  const char *names[5] = { NULL };
  g_autofree char *list = NULL;
  guint n = 0;

  /* Translators: these are in a list, after "Removed from the token:" */
  if (noise & CALLBOARD_TOKEN_NOISE_PREFIX)
    names[n++] = _("“Bearer” or another prefix");
  if (noise & CALLBOARD_TOKEN_NOISE_QUOTES)
    names[n++] = _("quotation marks");
  if (noise & CALLBOARD_TOKEN_NOISE_SPACE)
    names[n++] = _("spaces or line breaks");
  if (noise & CALLBOARD_TOKEN_NOISE_INVISIBLE)
    names[n++] = _("invisible characters");
  if (n == 0)
    return NULL;

  list = callboard_text_join_list (names);

  /* Translators: %s is a list, such as "quotation marks, invisible characters" */
  return g_strdup_printf (_("Removed from the token: %s"), list);
}
