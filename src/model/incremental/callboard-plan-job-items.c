/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The simulations of an answer, decoded one by one on every core: the scanner
 * finds where each begins and ends, and json-glib parses it by itself, so that
 * there is never more of a tree than one simulation a thread. Those that were the
 * same in an earlier answer are told and not parsed. Used by
 * callboard-plan-job-decode.c, which reads the answer in one piece where this does
 * not work.
 */

#include "config.h"

#include "callboard-json-scanner.h"
#include "callboard-plan-job-items.h"
#include "callboard-api-object-cache.h"

/* How many simulations a thread takes at once. */
#define BATCH_SIZE 64

/* More would wait for memory. */
#define MAX_THREADS 8

static const char *const array_path[] = { "data", "simulationJobs" };

/* Some simulations that stand next to each other. */
typedef struct
{
  guint                   first;
  guint                   n;
  guint                   n_known;
  CallboardJsonRange      ranges[BATCH_SIZE];
  CallboardPlanJobItem elements[BATCH_SIZE];
} Batch;

struct _CallboardPlanJobItems
{
  const char          *text;
  gsize                size;
  /* Where the elements stand, without the brackets. */
  CallboardJsonRange   array;
  GPtrArray           *batches;
  CallboardApiObjectCache *records;
  GThreadPool         *threads;
  /* A batch that no thread was given yet. */
  Batch               *waiting;

  GMutex               mutex;
  /* Whether json-glib refused something. */
  gboolean             failed;
};

static void
batch_free (Batch *batch)
{
  for (guint i = 0; i < batch->n; i++)
    {
      g_clear_object (&batch->elements[i].simulation);
      g_clear_pointer (&batch->elements[i].simulation_id, g_free);
      g_clear_error (&batch->elements[i].error);
    }
  g_free (batch);
}

/* --- In the threads --------------------------------------------------------- */

/* What is wrong with a simulation that cannot be read: the whole of it is parsed
 * once more, for its id. FALSE where it is not even JSON. */
static gboolean
skipped_items (JsonParser           *parser,
               GBytes               *text,
               CallboardPlanJobItem *element)
{
  JsonObject *object;
  JsonNode *id;

  if (!callboard_json_load (parser, text, NULL))
    return FALSE;

  object = json_node_get_object (json_parser_get_root (parser));
  id = json_object_get_member (object, "simulationJobId");
  if (id != NULL && json_node_get_value_type (id) == G_TYPE_STRING)
    element->simulation_id = json_node_dup_string (id);

  return TRUE;
}

static gboolean
decode_element (CallboardPlanJobItems *self,
                JsonParser            *parser,
                Batch                 *batch,
                guint                  i)
{
  CallboardJsonPath data_path = { .member = "data" };
  CallboardJsonPath jobs_path = { .parent = &data_path, .member = "simulationJobs" };
  CallboardJsonPath path = { .parent = &jobs_path, .index = batch->first + i };
  CallboardPlanJobItem *element = &batch->elements[i];
  const char *text = self->text + batch->ranges[i].start;
  gsize size = batch->ranges[i].length;
  CallboardApiObject *record =
    callboard_api_object_cache_decode (self->records, CALLBOARD_TYPE_SIMULATION_JOB, parser,
                                       text, size, &path, &element->error);

  if (record == NULL)
    {
      g_autoptr(GBytes) bytes = g_bytes_new_static (text, size);

      return skipped_items (parser, bytes, element);
    }

  element->simulation = CALLBOARD_SIMULATION_JOB (record);
  return TRUE;
}

static void
decode_batch (gpointer data,
              gpointer user_data)
{
  CallboardPlanJobItems *self = user_data;
  Batch *batch = data;
  g_autoptr(JsonParser) parser = json_parser_new ();
  gboolean failed;

  g_mutex_lock (&self->mutex);
  failed = self->failed;
  g_mutex_unlock (&self->mutex);

  for (guint i = 0; i < batch->n && !failed; i++)
    if (batch->elements[i].known == CALLBOARD_DECODE_SNAPSHOT_NONE)
      failed = !decode_element (self, parser, batch, i);

  g_mutex_lock (&self->mutex);
  self->failed = self->failed || failed;
  g_mutex_unlock (&self->mutex);
}

/* --- Around them ------------------------------------------------------------ */

/* Gives a batch to the threads. A short answer is read sooner than a thread begins:
 * the first batch waits whether there is another. */
static void
push_batch (CallboardPlanJobItems *self,
            Batch                 *batch)
{
  g_ptr_array_add (self->batches, batch);
  if (batch->n_known == batch->n)
    return;

  if (self->waiting == NULL && self->threads == NULL)
    {
      self->waiting = batch;
      return;
    }

  if (self->threads == NULL)
    {
      self->threads = g_thread_pool_new (decode_batch, self,
                                         MIN (g_get_num_processors (), MAX_THREADS), FALSE, NULL);
      g_thread_pool_push (self->threads, g_steal_pointer (&self->waiting), NULL);
    }
  g_thread_pool_push (self->threads, batch, NULL);
}

/* Takes one element, which the scanner need not follow where it is known. */
static gboolean
take_element (CallboardSnapshotMatcher *matcher,
              CallboardJsonScanner     *scanner,
              Batch                    *batch)
{
  CallboardJsonRange *range = &batch->ranges[batch->n];
  const char *text = scanner->text + scanner->position;
  gsize length;
  guint known =
    callboard_snapshot_matcher_match_next (matcher, text, scanner->size - scanner->position, &length);

  if (known != CALLBOARD_DECODE_SNAPSHOT_NONE)
    {
      *range = (CallboardJsonRange) { .start = scanner->position, .length = length };
      scanner->position += length;
    }
  else
    {
      if (!callboard_json_scanner_take_object (scanner, range))
        return FALSE;
      known = callboard_snapshot_matcher_find (matcher, text, range->length);
    }

  batch->elements[batch->n].known = known;
  batch->n_known += known != CALLBOARD_DECODE_SNAPSHOT_NONE;
  batch->n++;
  return TRUE;
}

/* Hands out the elements in batches as they are found. */
static gboolean
scan_elements (CallboardPlanJobItems   *self,
               CallboardDecodeSnapshot *source,
               CallboardJsonScanner    *scanner)
{
  g_auto(CallboardSnapshotMatcher) matcher = { NULL };
  g_autofree Batch *batch = NULL;
  gboolean is_end;

  callboard_snapshot_matcher_init (&matcher, source);
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
      if (!take_element (&matcher, scanner, batch))
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
 * @body: the answer about a run, which must outlive what is returned
 * @source: (nullable): what the run was decoded from before, likewise
 *
 * Begins to decode the simulations of an answer, in other threads.
 *
 * Returns: (transfer full) (nullable): the simulations to be; %NULL where the
 *   scanner cannot tell them apart
 */
CallboardPlanJobItems *
callboard_plan_job_items_new (GBytes                  *body,
                              CallboardDecodeSnapshot *source)
{
  g_autoptr(CallboardPlanJobItems) self = g_new0 (CallboardPlanJobItems, 1);
  CallboardJsonScanner scanner;

  /* The threads only look at it. */
  g_type_class_unref (g_type_class_ref (CALLBOARD_TYPE_SIMULATION_JOB));

  self->text = g_bytes_get_data (body, &self->size);
  self->batches = g_ptr_array_new_with_free_func ((GDestroyNotify) batch_free);
  self->records = callboard_api_object_cache_new (source != NULL ? callboard_decode_snapshot_get_cache (source) : NULL);
  g_mutex_init (&self->mutex);

  callboard_json_scanner_init (&scanner, self->text, self->size);
  if (!callboard_json_scanner_enter_array (&scanner, array_path, G_N_ELEMENTS (array_path)) ||
      !scan_elements (self, source, &scanner) ||
      !callboard_json_scanner_leave_array (&scanner, array_path, G_N_ELEMENTS (array_path)))
    return NULL;

  return g_steal_pointer (&self);
}

/* Waits for the threads, which give up soon where one of them failed. */
static void
join (CallboardPlanJobItems *self)
{
  if (self->threads != NULL)
    g_thread_pool_free (g_steal_pointer (&self->threads), FALSE, TRUE);
}

/**
 * callboard_plan_job_items_free: (skip)
 * @self: (transfer full): the simulations of an answer
 *
 * Gives up what is not decoded yet.
 */
void
callboard_plan_job_items_free (CallboardPlanJobItems *self)
{
  g_mutex_lock (&self->mutex);
  self->failed = TRUE;
  g_mutex_unlock (&self->mutex);

  join (self);
  g_clear_pointer (&self->batches, g_ptr_array_unref);
  g_clear_pointer (&self->records, callboard_api_object_cache_free);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

/**
 * callboard_plan_job_items_dup_rest: (skip)
 * @self: the simulations of an answer
 *
 * Returns: (transfer full): the answer without them: the list of simulations is
 *   empty
 */
GBytes *
callboard_plan_job_items_dup_rest (CallboardPlanJobItems *self)
{
  gsize end = self->array.start + self->array.length;
  GString *rest = g_string_sized_new (self->size - self->array.length);

  g_string_append_len (rest, self->text, self->array.start);
  g_string_append_len (rest, self->text + end, self->size - end);

  return g_string_free_to_bytes (rest);
}

/**
 * callboard_plan_job_items_finish: (skip)
 * @self: the simulations of an answer
 *
 * Waits until all of them are decoded.
 *
 * Returns: whether all of them are JSON
 */
gboolean
callboard_plan_job_items_finish (CallboardPlanJobItems *self)
{
  gboolean failed;

  if (self->waiting != NULL)
    decode_batch (self->waiting, self);
  join (self);

  g_mutex_lock (&self->mutex);
  failed = self->failed;
  g_mutex_unlock (&self->mutex);

  return !failed;
}

/**
 * callboard_plan_job_items_get_n: (skip)
 * @self: the simulations of an answer
 *
 * Returns: how many they are
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
 * @self: the simulations of an answer, after callboard_plan_job_items_finish()
 * @position: the position of one
 * @range: (out caller-allocates): where it stands in the answer
 *
 * Returns: (transfer none): what was made of it
 */
const CallboardPlanJobItem *
callboard_plan_job_items_get (CallboardPlanJobItems *self,
                              guint                  position,
                              CallboardJsonRange    *range)
{
  Batch *batch = g_ptr_array_index (self->batches, position / BATCH_SIZE);

  *range = batch->ranges[position % BATCH_SIZE];
  return &batch->elements[position % BATCH_SIZE];
}

/**
 * callboard_plan_job_items_steal_cache: (skip)
 * @self: the simulations of an answer, after callboard_plan_job_items_finish()
 *
 * Returns: (transfer full): the records that they share
 */
CallboardApiObjectCache *
callboard_plan_job_items_steal_cache (CallboardPlanJobItems *self)
{
  callboard_api_object_cache_freeze (self->records);

  return g_steal_pointer (&self->records);
}
