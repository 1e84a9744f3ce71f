/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The name under which a recording is saved. Used by CallboardRecordingSaver.
 */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "callboard-recording-name.h"
#include "callboard-text.h"

/* The maximum lengths of the persona and of the title. File systems allow 255 bytes for the
 * whole name. */
#define MAX_CHARACTERS 80
#define MAX_BYTES 110

/* Whether callboard_text_sanitize_line() shows @c instead of a control character. */
static gboolean
is_stand_in (gunichar c)
{
  return c == 0xfffd || (c >= 0x2400 && c <= 0x243f);
}

/* Takes what is special to a file system, a shell or another operating system off @text. */
static char *
dup_part (const char *text)
{
  g_autofree char *line = callboard_text_sanitize_line (text, MAX_CHARACTERS);
  g_autoptr(GString) part = g_string_new (NULL);
  const char *end;

  for (const char *p = line; *p != '\0' && part->len < MAX_BYTES - 3; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c < 0x80 && strchr ("/\\:*?\"<>|$`", (int) c) != NULL)
        g_string_append_c (part, '_');
      else if (g_unichar_isprint (c) && !is_stand_in (c))
        g_string_append_unichar (part, c);
    }

  /* No hidden file, no option, and nothing that Windows drops. */
  while (part->len > 0 && strchr (".- ", part->str[0]) != NULL)
    g_string_erase (part, 0, 1);
  end = part->str + part->len;
  while (end > part->str && strchr (". ", end[-1]) != NULL)
    end--;
  g_string_truncate (part, (gsize) (end - part->str));

  return g_string_free_and_steal (g_steal_pointer (&part));
}

/* Returns: (nullable): the extension of the address with its period. */
static const char *
find_extension (const char *url)
{
  static const char *const extensions[] = {
    ".aac", ".aif", ".aiff", ".amr", ".au", ".caf", ".flac", ".m4a", ".mka", ".mp3", ".mp4", ".oga", ".ogg",
    ".opus", ".wav", ".webm", ".wma",
  };
  g_autofree char *path = g_strndup (url, strcspn (url, "?#"));

  for (guint i = 0; i < G_N_ELEMENTS (extensions); i++)
    {
      gsize length = strlen (path);
      gsize extension_length = strlen (extensions[i]);

      if (length > extension_length &&
          g_ascii_strcasecmp (path + length - extension_length, extensions[i]) == 0)
        return extensions[i];
    }

  return NULL;
}

/**
 * callboard_recording_name_dup:
 * @persona: (nullable): the name of the persona
 * @title: (nullable): the title of the call, or its scenario
 * @url: (nullable): the address of the recording, for the extension
 *
 * Returns: (transfer full): a plain name of a file, such as "Sarah Johnson - A toothache.wav"
 */
char *
callboard_recording_name_dup (const char *persona,
                              const char *title,
                              const char *url)
{
  g_autofree char *first = dup_part (persona != NULL ? persona : "");
  g_autofree char *second = dup_part (title != NULL ? title : "");
  const char *extension = url != NULL ? find_extension (url) : NULL;

  if (*first == '\0' && *second == '\0')
    {
      g_free (first);
      /* Translators: the name of a file */
      first = g_strdup (C_("file", "Recording"));
    }

  return g_strconcat (first, *first != '\0' && *second != '\0' ? " - " : "", second,
                      extension != NULL ? extension : "", NULL);
}
