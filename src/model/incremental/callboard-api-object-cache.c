/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Records by the bytes that they were decoded from. The simulations of a run share
 * a few callers, scenarios and endpoints, each of which an answer repeats to the
 * byte: it is parsed and decoded once, and they hold the same record. Used by the
 * decoder of runs, whose threads share a pool.
 */

#include "config.h"

#include "callboard-json-scanner.h"
#include "callboard-api-object-cache.h"
#include "callboard-api-object-private.h"

#include <string.h>

/* Where this many differ, they do not repeat. */
#define MAX_RECORDS 4096

/* How many, and how many bytes of their texts, are kept for the next answer. */
#define MAX_KEPT 256
#define MAX_KEPT_SIZE (1024 * 1024)

/* No record has more fields than this. */
#define MAX_FIELDS 64

struct _CallboardApiObjectCache
{
  GMutex      mutex;
  GHashTable *records;
};

/* What is looked for, and what is kept: a key of the table and its value. */
typedef struct
{
  GType            type;
  const char      *text;
  gsize            length;
  guint64          hash;
  CallboardApiObject *record;
  /* Where the text is, once it is kept; until then the answer has it. */
  GBytes          *kept;
  gboolean         repeats;
} PooledRecord;

static guint
pooled_record_hash (gconstpointer pointer)
{
  const PooledRecord *self = pointer;

  return (guint) self->hash;
}

static gboolean
pooled_record_equal (gconstpointer a,
                     gconstpointer b)
{
  const PooledRecord *self = a;
  const PooledRecord *other = b;

  return self->hash == other->hash && self->type == other->type && self->length == other->length &&
         memcmp (self->text, other->text, self->length) == 0;
}

static void
pooled_record_free (PooledRecord *self)
{
  g_object_unref (self->record);
  g_clear_pointer (&self->kept, g_bytes_unref);
  g_free (self);
}

/**
 * callboard_api_object_cache_new: (skip)
 * @previous: (nullable): a pool after callboard_api_object_cache_freeze()
 *
 * Returns: (transfer full): a pool with the records of another, or with none
 */
CallboardApiObjectCache *
callboard_api_object_cache_new (CallboardApiObjectCache *previous)
{
  CallboardApiObjectCache *self = g_new0 (CallboardApiObjectCache, 1);
  GHashTableIter iter;
  gpointer record;

  g_mutex_init (&self->mutex);
  self->records = g_hash_table_new_full (pooled_record_hash, pooled_record_equal,
                                         (GDestroyNotify) pooled_record_free, NULL);
  if (previous == NULL)
    return self;

  g_hash_table_iter_init (&iter, previous->records);
  while (g_hash_table_iter_next (&iter, &record, NULL))
    {
      PooledRecord *copy = g_memdup2 (record, sizeof *copy);

      g_object_ref (copy->record);
      g_bytes_ref (copy->kept);
      g_hash_table_add (self->records, copy);
    }

  return self;
}

/**
 * callboard_api_object_cache_freeze: (skip)
 * @self: a pool that no thread uses any more
 *
 * Forgets what did not repeat, and keeps the texts of the rest: they need not
 * outlive the pool any more, which does not change from here on.
 */
void
callboard_api_object_cache_freeze (CallboardApiObjectCache *self)
{
  GHashTableIter iter;
  gpointer key;
  guint n = 0;
  gsize size = 0;

  g_mutex_lock (&self->mutex);
  g_hash_table_iter_init (&iter, self->records);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      PooledRecord *record = key;

      n++;
      size += record->length;
      if (!record->repeats || n > MAX_KEPT || size > MAX_KEPT_SIZE)
        {
          n--;
          size -= record->length;
          g_hash_table_iter_remove (&iter);
        }
      else if (record->kept == NULL)
        {
          record->kept = g_bytes_new (record->text, record->length);
          record->text = g_bytes_get_data (record->kept, NULL);
        }
    }
  g_mutex_unlock (&self->mutex);
}

/**
 * callboard_api_object_cache_free: (skip)
 * @self: (transfer full): a pool
 *
 * Frees a pool, but not the records that others hold.
 */
void
callboard_api_object_cache_free (CallboardApiObjectCache *self)
{
  g_hash_table_unref (self->records);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

/* Looks for the record that was decoded from the same bytes. */
static CallboardApiObject *
find_record (CallboardApiObjectCache *self,
             PooledRecord            *wanted)
{
  PooledRecord *found;
  CallboardApiObject *record = NULL;

  g_mutex_lock (&self->mutex);
  found = g_hash_table_lookup (self->records, wanted);
  if (found != NULL)
    {
      record = g_object_ref (found->record);
      found->repeats = TRUE;
    }
  g_mutex_unlock (&self->mutex);

  return record;
}

static void
add_record (CallboardApiObjectCache *self,
            const PooledRecord      *added)
{
  g_mutex_lock (&self->mutex);
  if (g_hash_table_size (self->records) < MAX_RECORDS && !g_hash_table_contains (self->records, added))
    {
      PooledRecord *copy = g_memdup2 (added, sizeof *added);

      g_object_ref (copy->record);
      g_hash_table_add (self->records, copy);
    }
  g_mutex_unlock (&self->mutex);
}

/* The records that one text holds. */
typedef struct
{
  guint                n;
  CallboardJsonMember  members[MAX_FIELDS];
  PooledRecord         records[MAX_FIELDS];
  /* For each field of the class, as callboard_api_object_decode_with_children() wants it. */
  CallboardApiObject     *given[MAX_FIELDS];
} Held;

static void
held_clear (Held *held)
{
  for (guint i = 0; i < MAX_FIELDS; i++)
    g_clear_object (&held->given[i]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Held, held_clear)

/* Finds which of the records in a text are known. */
static void
find_held (CallboardApiObjectCache *self,
           CallboardApiObjectClass *klass,
           const char              *text,
           gsize                    size,
           Held                    *held)
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

  if (!callboard_json_scanner_find_objects (text, size, names, n_names, held->members, &held->n))
    held->n = 0;

  for (guint i = 0; i < held->n; i++)
    {
      CallboardJsonMember *member = &held->members[i];
      PooledRecord *record = &held->records[i];

      member->name = fields[member->name];
      record->type = klass->fields[member->name].get_type ();
      record->text = text + member->value.start;
      record->length = member->value.length;
      record->hash = callboard_json_scanner_hash (record->text, record->length);
      held->given[member->name] = find_record (self, record);
    }
}

/* The text without the records that are known: an empty object stands for each, so
 * that what surrounds it is as right or as wrong as it was. */
static GBytes *
cut_out_known (const char *text,
               gsize       size,
               const Held *held)
{
  GString *rest = g_string_sized_new (size);
  gsize position = 0;

  for (guint i = 0; i < held->n; i++)
    {
      const CallboardJsonMember *member = &held->members[i];

      if (held->given[member->name] == NULL)
        continue;

      g_string_append_len (rest, text + position, member->value.start - position);
      g_string_append (rest, "{}");
      position = member->value.start + member->value.length;
    }
  g_string_append_len (rest, text + position, size - position);

  return g_string_free_to_bytes (rest);
}

/* Keeps the records that were not known. */
static void
keep_held (CallboardApiObjectCache *self,
           CallboardApiObject      *record,
           const Held              *held)
{
  CallboardApiObjectClass *klass = CALLBOARD_API_OBJECT_GET_CLASS (record);

  for (guint i = 0; i < held->n; i++)
    {
      PooledRecord added = held->records[i];
      guint field = held->members[i].name;

      if (held->given[field] != NULL)
        continue;

      added.record = *FIELD (record, &klass->fields[field], CallboardApiObject *);
      add_record (self, &added);
    }
}

/**
 * callboard_api_object_cache_decode: (skip)
 * @self: a pool
 * @type: the type of a record
 * @parser: a parser for the use of this thread
 * @text: the JSON of the record: an object. It must outlive the pool, or its
 *   settling
 * @size: its length in bytes
 * @path: where it stands in the answer
 * @error: return location for an error
 *
 * Makes a record of a text, as callboard_api_object_decode() does of what json-glib
 * makes of it, but that the records which it holds are shared with those that were
 * decoded before. May be called in any thread.
 *
 * Returns: (transfer full) (nullable): a new record of @type
 */
CallboardApiObject *
callboard_api_object_cache_decode (CallboardApiObjectCache  *self,
                                   GType                     type,
                                   JsonParser               *parser,
                                   const char               *text,
                                   gsize                     size,
                                   const CallboardJsonPath  *path,
                                   GError                  **error)
{
  g_autoptr(CallboardApiObject) record = NULL;
  g_autoptr(GBytes) rest = NULL;
  g_auto(Held) held = { 0 };

  find_held (self, g_type_class_peek (type), text, size, &held);
  rest = cut_out_known (text, size, &held);
  if (!callboard_json_load (parser, rest, error))
    return NULL;

  record = callboard_api_object_decode_with_children (type, json_parser_get_root (parser), path, held.given, error);
  if (record == NULL)
    return NULL;

  keep_held (self, record, &held);
  return g_steal_pointer (&record);
}
