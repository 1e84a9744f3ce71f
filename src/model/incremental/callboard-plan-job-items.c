/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Decodes the items of simulationJobs on several cores. The scanner finds where each
 * item starts and ends; json-glib parses them one by one, so that there is never more
 * than one item per thread in memory as a tree. Items that are unchanged since an earlier
 * response are not parsed. Used by callboard-plan-job-update.c.
 */

#include "config.h"

#include "callboard-json-scanner.h"
#include "callboard-plan-job-items.h"
#include "callboard-api-object-cache.h"

/* The number of items a thread decodes at once. */
#define BATCH_SIZE 64

/* More threads would wait for memory. */
#define MAX_THREADS 8

static const char *const array_path[] = { "data", "simulationJobs" };

/* Consecutive items. */
typedef struct
{
  guint                first;
  guint                n;
  guint                n_unchanged;
  CallboardJsonRange   ranges[BATCH_SIZE];
  CallboardPlanJobItem items[BATCH_SIZE];
} Batch;

struct _CallboardPlanJobItems
{
  const char              *text;
  gsize                    size;
  /* The contents of the array, without its brackets. */
  CallboardJsonRange       array;
  GPtrArray               *batches;
  CallboardApiObjectCache *cache;
  GThreadPool             *threads;
  /* The first batch, until there is a second one. */
  Batch                   *pending;

  GMutex                   mutex;
  /* Whether json-glib rejected an item, or the decoding was aborted. */
  gboolean                 failed;
};

static void
batch_free (Batch *batch)
{
  for (guint i = 0; i < batch->n; i++)
    {
      g_clear_object (&batch->items[i].simulation);
      g_clear_error (&batch->items[i].error);
    }
  g_free (batch);
}

/* --- In the worker threads --------------------------------------------------- */

static gboolean
decode_item (CallboardPlanJobItems *self,
             Batch                 *batch,
             guint                  i)
{
  CallboardJsonPath data_path = { .member = "data" };
  CallboardJsonPath jobs_path = { .parent = &data_path, .member = "simulationJobs" };
  CallboardJsonPath path = { .parent = &jobs_path, .index = batch->first + i };
  CallboardPlanJobItem *item = &batch->items[i];
  const char *text = self->text + batch->ranges[i].start;
  gsize size = batch->ranges[i].length;
  CallboardApiObject *simulation =
    callboard_api_object_cache_decode (self->cache, CALLBOARD_TYPE_SIMULATION_JOB,
                                       text, size, &path, &item->error);

  /* Either it has no ID, or it is not JSON. */
  if (simulation == NULL)
    {
      g_autoptr(JsonNode) root = callboard_json_parse_text (text, size, NULL);

      return root != NULL;
    }

  item->simulation = CALLBOARD_SIMULATION_JOB (simulation);
  return TRUE;
}

static void
callboard_plan_job_items_decode_batch (gpointer data,
                                       gpointer user_data)
{
  CallboardPlanJobItems *self = user_data;
  Batch *batch = data;
  gboolean failed;

  g_mutex_lock (&self->mutex);
  failed = self->failed;
  g_mutex_unlock (&self->mutex);

  for (guint i = 0; i < batch->n && !failed; i++)
    if (batch->items[i].unchanged == CALLBOARD_DECODE_SNAPSHOT_NONE)
      failed = !decode_item (self, batch, i);

  g_mutex_lock (&self->mutex);
  self->failed = self->failed || failed;
  g_mutex_unlock (&self->mutex);
}

/* --- In the calling thread --------------------------------------------------- */

/* Passes a batch to the thread pool. The pool is started for the second batch only: a
 * short response is decoded faster than a thread starts. */
static void
push_batch (CallboardPlanJobItems *self,
            Batch                 *batch)
{
  g_ptr_array_add (self->batches, batch);
  if (batch->n_unchanged == batch->n)
    return;

  if (self->pending == NULL && self->threads == NULL)
    {
      self->pending = batch;
      return;
    }

  if (self->threads == NULL)
    {
      self->threads = g_thread_pool_new (callboard_plan_job_items_decode_batch, self,
                                         MIN (g_get_num_processors (), MAX_THREADS), FALSE, NULL);
      g_thread_pool_push (self->threads, g_steal_pointer (&self->pending), NULL);
    }
  g_thread_pool_push (self->threads, batch, NULL);
}

/* Adds the next item to a batch. Unchanged items are not scanned. */
static gboolean
scan_item (CallboardSnapshotMatcher *matcher,
           CallboardJsonScanner     *scanner,
           Batch                    *batch)
{
  CallboardJsonRange *range = &batch->ranges[batch->n];
  const char *text = scanner->text + scanner->position;
  gsize length;
  guint unchanged =
    callboard_snapshot_matcher_match_next (matcher, text, scanner->size - scanner->position, &length);

  if (unchanged != CALLBOARD_DECODE_SNAPSHOT_NONE)
    {
      *range = (CallboardJsonRange) { .start = scanner->position, .length = length };
      scanner->position += length;
    }
  else
    {
      if (!callboard_json_scanner_skip_object (scanner, range))
        return FALSE;
      unchanged = callboard_snapshot_matcher_find (matcher, text, range->length);
    }

  batch->items[batch->n].unchanged = unchanged;
  batch->n_unchanged += unchanged != CALLBOARD_DECODE_SNAPSHOT_NONE;
  batch->n++;
  return TRUE;
}

/* Scans the array and passes its items on in batches. */
static gboolean
scan_items (CallboardPlanJobItems   *self,
            CallboardDecodeSnapshot *base,
            CallboardJsonScanner    *scanner)
{
  g_auto(CallboardSnapshotMatcher) matcher = { NULL };
  g_autofree Batch *batch = NULL;
  gboolean is_end;

  callboard_snapshot_matcher_init (&matcher, base);
  self->array.start = scanner->position;
  for (guint n = 0; ; n++)
    {
      if (!callboard_json_scanner_next_element (scanner, n == 0, &is_end))
        return FALSE;
      if (is_end)
        break;

      if (batch == NULL)
        {
          batch = g_new0 (Batch, 1);
          batch->first = n;
        }
      if (!scan_item (&matcher, scanner, batch))
        return FALSE;
      if (batch->n == BATCH_SIZE)
        push_batch (self, g_steal_pointer (&batch));
    }

  if (batch != NULL)
    push_batch (self, g_steal_pointer (&batch));
  self->array.length = scanner->position - 1 - self->array.start;

  return TRUE;
}

/**
 * callboard_plan_job_items_new: (skip)
 * @body: the response about a run, which must outlive the returned object
 * @base: (nullable): an earlier response about the run, which must outlive it too
 *
 * Starts decoding the simulations of a response in other threads.
 *
 * Returns: (transfer full) (nullable): the items; %NULL if the scanner cannot separate
 *   them
 */
CallboardPlanJobItems *
callboard_plan_job_items_new (GBytes                  *body,
                              CallboardDecodeSnapshot *base)
{
  g_autoptr(CallboardPlanJobItems) self = g_new0 (CallboardPlanJobItems, 1);
  CallboardJsonScanner scanner;

  /* The threads only peek at the class. */
  g_type_class_unref (g_type_class_ref (CALLBOARD_TYPE_SIMULATION_JOB));

  self->text = g_bytes_get_data (body, &self->size);
  self->batches = g_ptr_array_new_with_free_func ((GDestroyNotify) batch_free);
  self->cache =
    callboard_api_object_cache_new (base != NULL ? callboard_decode_snapshot_get_cache (base) : NULL);
  g_mutex_init (&self->mutex);

  callboard_json_scanner_init (&scanner, self->text, self->size);
  if (!callboard_json_scanner_enter_array (&scanner, array_path, G_N_ELEMENTS (array_path)) ||
      !scan_items (self, base, &scanner) ||
      !callboard_json_scanner_leave_array (&scanner, array_path, G_N_ELEMENTS (array_path)))
    return NULL;

  return g_steal_pointer (&self);
}

/* Waits for the threads, which stop early after a failure. */
static void
join (CallboardPlanJobItems *self)
{
  if (self->threads != NULL)
    g_thread_pool_free (g_steal_pointer (&self->threads), FALSE, TRUE);
}

/**
 * callboard_plan_job_items_free: (skip)
 * @self: (transfer full): the items of a response
 *
 * Aborts decoding and frees the items.
 */
void
callboard_plan_job_items_free (CallboardPlanJobItems *self)
{
  g_mutex_lock (&self->mutex);
  self->failed = TRUE;
  g_mutex_unlock (&self->mutex);

  join (self);
  g_clear_pointer (&self->batches, g_ptr_array_unref);
  g_clear_pointer (&self->cache, callboard_api_object_cache_free);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

/**
 * callboard_plan_job_items_dup_envelope: (skip)
 * @self: the items of a response
 *
 * Returns: (transfer full): the response with an empty list of simulations
 */
GBytes *
callboard_plan_job_items_dup_envelope (CallboardPlanJobItems *self)
{
  gsize end = self->array.start + self->array.length;
  GString *envelope = g_string_sized_new (self->size - self->array.length);

  g_string_append_len (envelope, self->text, self->array.start);
  g_string_append_len (envelope, self->text + end, self->size - end);

  return g_string_free_to_bytes (envelope);
}

/**
 * callboard_plan_job_items_finish: (skip)
 * @self: the items of a response
 *
 * Waits until all items are decoded.
 *
 * Returns: whether all of them are JSON
 */
gboolean
callboard_plan_job_items_finish (CallboardPlanJobItems *self)
{
  gboolean failed;

  if (self->pending != NULL)
    callboard_plan_job_items_decode_batch (self->pending, self);
  join (self);

  g_mutex_lock (&self->mutex);
  failed = self->failed;
  g_mutex_unlock (&self->mutex);

  return !failed;
}

/**
 * callboard_plan_job_items_get_n: (skip)
 * @self: the items of a response
 *
 * Returns: the number of items
 */
guint
callboard_plan_job_items_get_n (CallboardPlanJobItems *self)
{
  guint n_batches = self->batches->len;
  const Batch *last;

  if (n_batches == 0)
    return 0;

  last = g_ptr_array_index (self->batches, n_batches - 1);

  return last->first + last->n;
}

/**
 * callboard_plan_job_items_get: (skip)
 * @self: the items of a response, after callboard_plan_job_items_finish()
 * @position: the position of an item
 * @range: (out caller-allocates): the position of its text in the response
 *
 * Returns: (transfer none): the item
 */
const CallboardPlanJobItem *
callboard_plan_job_items_get (CallboardPlanJobItems *self,
                              guint                  position,
                              CallboardJsonRange    *range)
{
  Batch *batch = g_ptr_array_index (self->batches, position / BATCH_SIZE);

  *range = batch->ranges[position % BATCH_SIZE];
  return &batch->items[position % BATCH_SIZE];
}

/**
 * callboard_plan_job_items_steal_cache: (skip)
 * @self: the items of a response, after callboard_plan_job_items_finish()
 *
 * Returns: (transfer full): the objects that the items share, frozen
 */
CallboardApiObjectCache *
callboard_plan_job_items_steal_cache (CallboardPlanJobItems *self)
{
  callboard_api_object_cache_freeze (self->cache);

  return g_steal_pointer (&self->cache);
}
