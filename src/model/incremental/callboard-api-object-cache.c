/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A cache of API objects, keyed by the bytes they were decoded from. The simulations of
 * a run share a few personas, scenarios and endpoints, which the response repeats byte
 * by byte: each is decoded once. Shared by the threads that decode a run.
 */

#include "config.h"

#include "callboard-json-scanner.h"
#include "callboard-api-object-cache.h"
#include "callboard-api-object-private.h"
#include "callboard-text-buffer.h"

#include <string.h>

/* With more distinct objects than this, caching does not pay off. */
#define MAX_ENTRIES 4096

/* Limits for what is carried over to the next response; the size is in bytes. */
#define MAX_FROZEN_ENTRIES 256
#define MAX_FROZEN_SIZE (1024 * 1024)

/* No API object has more fields than this. */
#define MAX_FIELDS 64

struct _CallboardApiObjectCache
{
  GMutex      mutex;
  GHashTable *entries;
};

/* Both the key and the value of the hash table. */
typedef struct
{
  GType               type;
  const char         *text;
  gsize               length;
  guint64             hash;
  CallboardApiObject *object;
  /* Owns text once the cache is frozen; until then the response does. */
  GBytes             *bytes;
  gboolean            is_repeated;
} CacheEntry;

static guint
cache_entry_hash (gconstpointer pointer)
{
  const CacheEntry *self = pointer;

  return (guint) self->hash;
}

static gboolean
cache_entry_equal (gconstpointer a,
                   gconstpointer b)
{
  const CacheEntry *self = a;
  const CacheEntry *other = b;

  return self->hash == other->hash && self->type == other->type && self->length == other->length &&
         memcmp (self->text, other->text, self->length) == 0;
}

static void
cache_entry_free (CacheEntry *self)
{
  g_object_unref (self->object);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

/**
 * callboard_api_object_cache_new: (skip)
 * @previous: (nullable): a frozen cache
 *
 * Returns: (transfer full): a cache with the entries of @previous
 */
CallboardApiObjectCache *
callboard_api_object_cache_new (CallboardApiObjectCache *previous)
{
  CallboardApiObjectCache *self = g_new0 (CallboardApiObjectCache, 1);
  GHashTableIter iter;
  gpointer entry;

  g_mutex_init (&self->mutex);
  self->entries = g_hash_table_new_full (cache_entry_hash, cache_entry_equal,
                                         (GDestroyNotify) cache_entry_free, NULL);
  if (previous == NULL)
    return self;

  g_hash_table_iter_init (&iter, previous->entries);
  while (g_hash_table_iter_next (&iter, &entry, NULL))
    {
      CacheEntry *copy = g_memdup2 (entry, sizeof *copy);

      g_object_ref (copy->object);
      g_bytes_ref (copy->bytes);
      g_hash_table_add (self->entries, copy);
    }

  return self;
}

/**
 * callboard_api_object_cache_freeze: (skip)
 * @self: a cache that no thread uses any more
 *
 * Drops the entries that were used once and copies the texts of the others, so that
 * the response may be freed. The cache does not change afterwards.
 */
void
callboard_api_object_cache_freeze (CallboardApiObjectCache *self)
{
  GHashTableIter iter;
  gpointer key;
  guint n = 0;
  gsize size = 0;

  g_mutex_lock (&self->mutex);
  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      CacheEntry *entry = key;

      n++;
      size += entry->length;
      if (!entry->is_repeated || n > MAX_FROZEN_ENTRIES || size > MAX_FROZEN_SIZE)
        {
          n--;
          size -= entry->length;
          g_hash_table_iter_remove (&iter);
        }
      else if (entry->bytes == NULL)
        {
          entry->bytes = g_bytes_new (entry->text, entry->length);
          entry->text = g_bytes_get_data (entry->bytes, NULL);
        }
    }
  g_mutex_unlock (&self->mutex);
}

/**
 * callboard_api_object_cache_free: (skip)
 * @self: (transfer full): a cache
 *
 * Frees a cache. Objects that are in use elsewhere stay alive.
 */
void
callboard_api_object_cache_free (CallboardApiObjectCache *self)
{
  g_hash_table_unref (self->entries);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

/* Returns a reference to the object that was decoded from the same bytes, or NULL. */
static CallboardApiObject *
lookup (CallboardApiObjectCache *self,
        CacheEntry              *wanted)
{
  CacheEntry *found;
  CallboardApiObject *object = NULL;

  g_mutex_lock (&self->mutex);
  found = g_hash_table_lookup (self->entries, wanted);
  if (found != NULL)
    {
      object = g_object_ref (found->object);
      found->is_repeated = TRUE;
    }
  g_mutex_unlock (&self->mutex);

  return object;
}

static void
add_entry (CallboardApiObjectCache *self,
           const CacheEntry        *entry)
{
  g_mutex_lock (&self->mutex);
  if (g_hash_table_size (self->entries) < MAX_ENTRIES &&
      !g_hash_table_contains (self->entries, entry))
    {
      CacheEntry *copy = g_memdup2 (entry, sizeof *entry);

      g_object_ref (copy->object);
      g_hash_table_add (self->entries, copy);
    }
  g_mutex_unlock (&self->mutex);
}

/* The child objects in one text. */
typedef struct
{
  guint               n;
  CallboardJsonMember members[MAX_FIELDS];
  CacheEntry          entries[MAX_FIELDS];
  /* By index of the field, for callboard_api_object_decode_with_children(). */
  CallboardApiObject *cached[MAX_FIELDS];
} Children;

static void
children_clear (Children *children)
{
  for (guint i = 0; i < MAX_FIELDS; i++)
    g_clear_object (&children->cached[i]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Children, children_clear)

/* Finds the child objects in a text and looks them up. */
static void
find_children (CallboardApiObjectCache *self,
               CallboardApiObjectClass *klass,
               const char              *text,
               gsize                    size,
               Children                *children)
{
  const char *names[MAX_FIELDS];
  guint fields[MAX_FIELDS];
  guint n_names = 0;

  for (guint i = 0; i < klass->n_fields && i < MAX_FIELDS; i++)
    if (klass->fields[i].kind == CALLBOARD_FIELD_OBJECT && klass->fields[i].former_member == NULL)
      {
        names[n_names] = klass->fields[i].member;
        fields[n_names++] = i;
      }

  if (!callboard_json_scanner_find_objects (text, size, names, n_names,
                                            children->members, &children->n))
    children->n = 0;

  for (guint i = 0; i < children->n; i++)
    {
      CallboardJsonMember *member = &children->members[i];
      CacheEntry *entry = &children->entries[i];

      member->name = fields[member->name];
      entry->type = klass->fields[member->name].get_type ();
      entry->text = text + member->value.start;
      entry->length = member->value.length;
      entry->hash = callboard_json_scanner_hash (entry->text, entry->length);
      children->cached[member->name] = lookup (self, entry);
    }
}

/* Appends the text with {} in place of each cached child, so that errors in the rest of it
 * are still found. */
static void
append_text_without_cached (const char          *text,
                            gsize                size,
                            const Children      *children,
                            CallboardTextBuffer *rest)
{
  gsize position = 0;

  for (guint i = 0; i < children->n; i++)
    {
      const CallboardJsonMember *member = &children->members[i];

      if (children->cached[member->name] == NULL)
        continue;

      callboard_text_buffer_append (rest, text + position, member->value.start - position);
      callboard_text_buffer_append (rest, "{}", 2);
      position = member->value.start + member->value.length;
    }
  callboard_text_buffer_append (rest, text + position, size - position);
}

/* Adds the children that were not cached yet. */
static void
add_children (CallboardApiObjectCache *self,
              CallboardApiObject      *object,
              const Children          *children)
{
  CallboardApiObjectClass *klass = CALLBOARD_API_OBJECT_GET_CLASS (object);

  for (guint i = 0; i < children->n; i++)
    {
      CacheEntry entry = children->entries[i];
      guint field = children->members[i].name;

      if (children->cached[field] != NULL)
        continue;

      entry.object = *FIELD (object, &klass->fields[field], CallboardApiObject *);
      add_entry (self, &entry);
    }
}

/**
 * callboard_api_object_cache_decode: (skip)
 * @self: a cache
 * @type: the type of the object
 * @text: the JSON of an object. It must stay valid until the cache is frozen or freed
 * @size: the length of @text in bytes
 * @path: the path of the object in the response
 * @error: return location for an error
 *
 * Decodes an object as callboard_api_object_decode() does, but takes its child objects
 * from the cache where possible. May be called in any thread.
 *
 * Returns: (transfer full) (nullable): a new object of @type
 */
CallboardApiObject *
callboard_api_object_cache_decode (CallboardApiObjectCache  *self,
                                   GType                     type,
                                   const char               *text,
                                   gsize                     size,
                                   const CallboardJsonPath  *path,
                                   GError                  **error)
{
  g_autoptr(CallboardApiObject) object = NULL;
  g_autoptr(JsonNode) root = NULL;
  g_auto(CallboardTextBuffer) rest;
  g_auto(Children) children = { 0 };

  callboard_text_buffer_init (&rest);
  find_children (self, g_type_class_peek (type), text, size, &children);
  append_text_without_cached (text, size, &children, &rest);
  root = callboard_json_parse_text (rest.text, rest.length, error);
  if (root == NULL)
    return NULL;

  object = callboard_api_object_decode_with_children (type, root, path,
                                                      children.cached, error);
  if (object == NULL)
    return NULL;

  add_children (self, object, &children);
  return g_steal_pointer (&object);
}
