/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Parses the run IDs and web addresses of runs that the user enters.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "callboard-error.h"
#include "callboard-pasted-text.h"
#include "callboard-phone-number.h"
#include "callboard-run-address.h"
#include "callboard-run-link.h"

#define WEB_PAGE "https://platform.roark.ai/simulations/runs/"
#define WEB_PATH "/simulations/runs/"

#define UUID_LENGTH 36

/* IDs are opaque, but short. In bytes. */
#define MAX_ID 200

/* UUIDs are written in lower case, but not by everybody. Takes @id, which may be NULL. */
static char *
take_id (char *id)
{
  char *lower;

  if (id == NULL || !g_uuid_string_is_valid (id))
    return id;

  lower = g_ascii_strdown (id, -1);
  g_free (id);

  return lower;
}

/* Like strstr(), but ignores the case of ASCII letters. */
static const char *
find (const char *text,
      const char *part)
{
  gsize length = strlen (part);

  for (const char *p = text; *p != '\0'; p++)
    if (g_ascii_strncasecmp (p, part, length) == 0)
      return p;

  return NULL;
}

/* The ID in a web address, percent-decoded, or NULL. */
static char *
dup_id_from_address (const char *text)
{
  const char *path = find (text, WEB_PATH);
  const char *id;
  gsize length;

  if (path == NULL)
    return NULL;

  id = path + strlen (WEB_PATH);
  length = strcspn (id, "/?#");
  if (g_utf8_validate (text, -1, NULL))
    length = MIN (length, callboard_pasted_text_get_length (id));

  return g_uri_unescape_segment (id, id + length, NULL);
}

/* The ID in a `callboard:` link within a sentence, or NULL. */
static char *
dup_id_from_link (const char *text)
{
  const char *start = find (text, CALLBOARD_RUN_LINK_SCHEME ":");
  g_autofree char *link = NULL;

  if (start == NULL || !g_utf8_validate (text, -1, NULL) ||
      (start > text && g_ascii_isalnum (start[-1])))
    return NULL;

  link = g_strndup (start, callboard_pasted_text_get_length (start));

  return callboard_run_link_parse (link, NULL);
}

static gboolean
is_id_character (char c)
{
  return g_ascii_isalnum (c) || c == '-' || c == '_';
}

/* A UUID among other words, or NULL. */
static char *
dup_uuid (const char *text)
{
  gsize length = strlen (text);

  for (const char *p = text; p + UUID_LENGTH <= text + length; p++)
    {
      g_autofree char *id = NULL;

      if (!g_ascii_isxdigit (*p) || p[8] != '-' || is_id_character (p[UUID_LENGTH]) ||
          (p > text && is_id_character (p[-1])))
        continue;

      id = g_strndup (p, UUID_LENGTH);
      if (g_uuid_string_is_valid (id))
        return g_steal_pointer (&id);
    }

  return NULL;
}

/* Whether there are several words, so that an ID may be one of them. */
static gboolean
has_space (const char *text)
{
  if (!g_utf8_validate (text, -1, NULL))
    return FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isspace (g_utf8_get_char (p)))
      return TRUE;

  return FALSE;
}

static char *
dup_id (const char *text)
{
  char *id = dup_id_from_link (text);

  if (id == NULL && !callboard_run_link_has_scheme (text))
    id = dup_id_from_address (text);
  if (id == NULL && has_space (text) && find (text, WEB_PATH) == NULL)
    id = dup_uuid (text);
  if (id == NULL && strstr (text, "://") == NULL && find (text, WEB_PATH) == NULL &&
      !callboard_run_link_has_scheme (text))
    id = g_strdup (text);

  return take_id (id);
}

static gboolean
is_plausible (const char *id)
{
  gsize length = strlen (id);

  if (length == 0 || length > MAX_ID || !g_utf8_validate (id, length, NULL))
    return FALSE;

  for (const char *c = id; *c != '\0'; c = g_utf8_next_char (c))
    if (g_unichar_iscntrl (g_utf8_get_char (c)))
      return FALSE;

  return TRUE;
}

/**
 * callboard_run_address_parse:
 * @text: user input: the ID, the web address or the link of a run, perhaps in a sentence
 * @error: return location for an error
 *
 * Parses user input. Sets %CALLBOARD_ERROR_NOT_FOUND if it is neither.
 *
 * Returns: (transfer full) (nullable): the `simulationRunPlanJobId`
 */
char *
callboard_run_address_parse (const char  *text,
                             GError     **error)
{
  g_autofree char *clean = NULL;
  g_autofree char *id = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  clean = callboard_pasted_text_clean (text);
  if (*clean == '\0')
    {
      g_set_error_literal (error, CALLBOARD_ERROR, CALLBOARD_ERROR_NOT_FOUND,
                           _("Enter the ID or link of a run"));
      return NULL;
    }

  if (g_utf8_validate (clean, -1, NULL) && callboard_phone_number_lacks_country_code (clean))
    {
      g_set_error_literal (error, CALLBOARD_ERROR, CALLBOARD_ERROR_NOT_FOUND,
                           _("Enter the phone number with its country code, such as +1 555 010 0000"));
      return NULL;
    }

  id = dup_id (clean);
  if (id == NULL || !is_plausible (id))
    {
      g_set_error_literal (error, CALLBOARD_ERROR, CALLBOARD_ERROR_NOT_FOUND,
                           _("Not the ID or link of a run"));
      return NULL;
    }

  return g_steal_pointer (&id);
}

/**
 * callboard_run_address_recognize:
 * @text: any text, such as the contents of the clipboard
 *
 * Like callboard_run_address_parse(), but only accepts text that is certainly a run.
 *
 * Returns: (transfer full) (nullable): the `simulationRunPlanJobId` if @text is a UUID or
 *   the web address of a run
 */
char *
callboard_run_address_recognize (const char *text)
{
  g_autofree char *id = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  id = callboard_run_address_parse (text, NULL);
  if (id == NULL || (find (text, WEB_PATH) == NULL && find (text, CALLBOARD_RUN_LINK_SCHEME ":") == NULL &&
                     !g_uuid_string_is_valid (id)))
    return NULL;

  return g_steal_pointer (&id);
}

/**
 * callboard_run_address_to_uri:
 * @id: a `simulationRunPlanJobId`
 *
 * Returns: (transfer full): the web address of the run
 */
char *
callboard_run_address_to_uri (const char *id)
{
  g_autofree char *escaped = NULL;
  g_autofree char *end = NULL;
  gsize length;

  g_return_val_if_fail (id != NULL, NULL);

  /* A period at the end would be that of a sentence. */
  length = strlen (id);
  if (length > 0 && id[length - 1] == '.')
    {
      length--;
      end = g_strdup ("%2E");
    }
  escaped = g_uri_escape_bytes ((const guint8 *) id, length, NULL);

  return g_strconcat (WEB_PAGE, escaped, end, NULL);
}
