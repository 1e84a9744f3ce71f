/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The part of CallboardApiObject that searches its strings.
 */

#include "config.h"

#include <string.h>

#include "callboard-api-object-private.h"
#include "callboard-other-field.h"
#include "callboard-text.h"

static void
append_line (GString    *text,
             const char *line)
{
  if (line != NULL)
    {
      g_string_append (text, line);
      g_string_append_c (text, '\n');
    }
}

static void append_text (CallboardApiObject *self,
                         GString         *text);

static void
append_list_text (GListModel *list,
                  GString    *text)
{
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(CallboardApiObject) item = g_list_model_get_item (list, i);

      append_text (item, text);
    }
}

/* Appends every string, one per line. Child objects are left out: they have a search
 * text of their own, which other objects share. */
static void
append_text (CallboardApiObject *self,
             GString            *text)
{
  CallboardApiObjectClass *klass = CALLBOARD_API_OBJECT_GET_CLASS (self);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const CallboardField *field = &klass->fields[i];

      switch ((int) field->kind)
        {
        case CALLBOARD_FIELD_ID:
        case CALLBOARD_FIELD_STRING:
          append_line (text, *FIELD (self, field, char *));
          break;
        case CALLBOARD_FIELD_STRINGS:
          {
            GStrv strings = *FIELD (self, field, GStrv);

            for (guint n = 0; strings != NULL && strings[n] != NULL; n++)
              append_line (text, strings[n]);
          }
          break;
        case CALLBOARD_FIELD_OBJECTS:
        case CALLBOARD_FIELD_CUSTOM_PROPERTIES:
          append_list_text (*FIELD (self, field, GListModel *), text);
          break;
        default:
          break;
        }
    }

  if (klass->append_labels != NULL)
    klass->append_labels (self, text);
  callboard_other_field_append_words (*callboard_api_object_get_other_fields (self), text);
}

static const char *
get_search_text (CallboardApiObject *self)
{
  char **search_text = callboard_api_object_get_search_text (self);

  if (*search_text == NULL)
    {
      g_autoptr(GString) text = g_string_new (NULL);

      append_text (self, text);
      *search_text = callboard_text_fold (text->str);
    }

  return *search_text;
}

/**
 * callboard_api_object_contains:
 * @self: an API object
 * @word: a search term, folded by callboard_text_fold()
 *
 * Searches the strings of @self and its child objects, the fields that Callboard does not
 * know, and the labels that the interface shows. The search text is cached per object, so
 * that shared child objects need it only once.
 *
 * Returns: whether one of them contains @word
 */
gboolean
callboard_api_object_contains (CallboardApiObject *self,
                               const char         *word)
{
  CallboardApiObjectClass *klass;

  g_return_val_if_fail (CALLBOARD_IS_API_OBJECT (self), FALSE);
  g_return_val_if_fail (word != NULL, FALSE);

  if (strstr (get_search_text (self), word) != NULL)
    return TRUE;

  klass = CALLBOARD_API_OBJECT_GET_CLASS (self);
  for (guint i = 0; i < klass->n_fields; i++)
    {
      const CallboardField *field = &klass->fields[i];

      if (field->kind == CALLBOARD_FIELD_OBJECT &&
          *FIELD (self, field, CallboardApiObject *) != NULL &&
          callboard_api_object_contains (*FIELD (self, field, CallboardApiObject *), word))
        return TRUE;
    }

  return FALSE;
}
