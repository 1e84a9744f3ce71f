/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The simulations of an answer, decoded one by one on every core: the scanner
 * finds where each begins and ends, and json-glib parses it by itself, so that
 * there is never more of a tree than one simulation a thread. Used by
 * callboard-plan-job-decode.c, which reads the answer in one piece where this
 * does not work.
 */

#include "config.h"

#include "callboard-json-scanner.h"
#include "callboard-plan-job-elements.h"
#include "callboard-record-pool.h"

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
  CallboardJsonRange      ranges[BATCH_SIZE];
  CallboardPlanJobElement elements[BATCH_SIZE];
} Batch;

struct _CallboardPlanJobElements
{
  const char          *text;
  gsize                size;
  /* Where the elements stand, without the brackets. */
  CallboardJsonRange   array;
  GPtrArray           *batches;
  CallboardRecordPool *records;
  GThreadPool         *threads;

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
set_aside (JsonParser              *parser,
           GBytes                  *text,
           CallboardPlanJobElement *element)
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
decode_element (CallboardPlanJobElements *self,
                JsonParser               *parser,
                Batch                    *batch,
                guint                     i)
{
  CallboardJsonPath data_path = { .member = "data" };
  CallboardJsonPath jobs_path = { .parent = &data_path, .member = "simulationJobs" };
  CallboardJsonPath path = { .parent = &jobs_path, .index = batch->first + i };
  CallboardPlanJobElement *element = &batch->elements[i];
  const char *text = self->text + batch->ranges[i].start;
  gsize size = batch->ranges[i].length;
  CallboardRecord *record =
    callboard_record_pool_decode (self->records, CALLBOARD_TYPE_SIMULATION_JOB, parser,
                                  text, size, &path, &element->error);

  if (record == NULL)
    {
      g_autoptr(GBytes) bytes = g_bytes_new_static (text, size);

      return set_aside (parser, bytes, element);
    }

  element->simulation = CALLBOARD_SIMULATION_JOB (record);
  return TRUE;
}

static void
decode_batch (gpointer data,
              gpointer user_data)
{
  CallboardPlanJobElements *self = user_data;
  Batch *batch = data;
  g_autoptr(JsonParser) parser = json_parser_new ();
  gboolean failed;

  g_mutex_lock (&self->mutex);
  failed = self->failed;
  g_mutex_unlock (&self->mutex);

  for (guint i = 0; i < batch->n && !failed; i++)
    failed = !decode_element (self, parser, batch, i);

  g_mutex_lock (&self->mutex);
  self->failed = self->failed || failed;
  g_mutex_unlock (&self->mutex);
}

/* --- Around them ------------------------------------------------------------ */

static void
push_batch (CallboardPlanJobElements *self,
            Batch                    *batch)
{
  g_ptr_array_add (self->batches, batch);

  /* A short answer is read sooner than a thread begins. */
  if (self->batches->len > 1 && self->threads == NULL)
    {
      self->threads = g_thread_pool_new (decode_batch, self,
                                         MIN (g_get_num_processors (), MAX_THREADS), FALSE, NULL);
      g_thread_pool_push (self->threads, g_ptr_array_index (self->batches, 0), NULL);
    }
  if (self->threads != NULL)
    g_thread_pool_push (self->threads, batch, NULL);
}

/* Hands out the elements in batches as they are found. */
static gboolean
scan_elements (CallboardPlanJobElements *self,
               CallboardJsonScanner     *scanner)
{
  CallboardJsonRange element;
  Batch *batch = NULL;
  guint n = 0;

  self->array.start = scanner->position;
  for (;;)
    {
      if (!callboard_json_scanner_next_element (scanner, &element, n == 0))
        {
          g_free (batch);
          return FALSE;
        }
      if (element.length == 0)
        break;

      if (batch == NULL)
        {
          batch = g_new0 (Batch, 1);
          batch->first = n;
        }
      batch->ranges[batch->n++] = element;
      n++;
      if (batch->n == BATCH_SIZE)
        push_batch (self, g_steal_pointer (&batch));
    }

  if (batch != NULL)
    push_batch (self, batch);
  self->array.length = scanner->position - 1 - self->array.start;

  return TRUE;
}

/**
 * callboard_plan_job_elements_new: (skip)
 * @body: the answer about a run, which must outlive what is returned
 *
 * Begins to decode the simulations of an answer, in other threads.
 *
 * Returns: (transfer full) (nullable): the simulations to be; %NULL where the
 *   scanner cannot tell them apart
 */
CallboardPlanJobElements *
callboard_plan_job_elements_new (GBytes *body)
{
  g_autoptr(CallboardPlanJobElements) self = g_new0 (CallboardPlanJobElements, 1);
  CallboardJsonScanner scanner;

  /* The threads only look at it. */
  g_type_class_unref (g_type_class_ref (CALLBOARD_TYPE_SIMULATION_JOB));

  self->text = g_bytes_get_data (body, &self->size);
  self->batches = g_ptr_array_new_with_free_func ((GDestroyNotify) batch_free);
  self->records = callboard_record_pool_new ();
  g_mutex_init (&self->mutex);

  callboard_json_scanner_init (&scanner, self->text, self->size);
  if (!callboard_json_scanner_enter_array (&scanner, array_path, G_N_ELEMENTS (array_path)) ||
      !scan_elements (self, &scanner) ||
      !callboard_json_scanner_leave_array (&scanner, array_path, G_N_ELEMENTS (array_path)))
    return NULL;

  return g_steal_pointer (&self);
}

/* Waits for the threads, which give up soon where one of them failed. */
static void
join (CallboardPlanJobElements *self)
{
  if (self->threads != NULL)
    g_thread_pool_free (g_steal_pointer (&self->threads), FALSE, TRUE);
}

/**
 * callboard_plan_job_elements_free: (skip)
 * @self: (transfer full): the simulations of an answer
 *
 * Gives up what is not decoded yet.
 */
void
callboard_plan_job_elements_free (CallboardPlanJobElements *self)
{
  g_mutex_lock (&self->mutex);
  self->failed = TRUE;
  g_mutex_unlock (&self->mutex);

  join (self);
  g_clear_pointer (&self->batches, g_ptr_array_unref);
  g_clear_pointer (&self->records, callboard_record_pool_free);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

/**
 * callboard_plan_job_elements_dup_rest: (skip)
 * @self: the simulations of an answer
 *
 * Returns: (transfer full): the answer without them: the list of simulations is
 *   empty
 */
GBytes *
callboard_plan_job_elements_dup_rest (CallboardPlanJobElements *self)
{
  gsize end = self->array.start + self->array.length;
  GString *rest = g_string_sized_new (self->size - self->array.length);

  g_string_append_len (rest, self->text, self->array.start);
  g_string_append_len (rest, self->text + end, self->size - end);

  return g_string_free_to_bytes (rest);
}

/**
 * callboard_plan_job_elements_finish: (skip)
 * @self: the simulations of an answer
 *
 * Waits until all of them are decoded.
 *
 * Returns: whether all of them are JSON
 */
gboolean
callboard_plan_job_elements_finish (CallboardPlanJobElements *self)
{
  gboolean failed;

  if (self->threads == NULL)
    g_ptr_array_foreach (self->batches, decode_batch, self);
  join (self);

  g_mutex_lock (&self->mutex);
  failed = self->failed;
  g_mutex_unlock (&self->mutex);

  return !failed;
}

/**
 * callboard_plan_job_elements_get_n: (skip)
 * @self: the simulations of an answer
 *
 * Returns: how many they are
 */
guint
callboard_plan_job_elements_get_n (CallboardPlanJobElements *self)
{
  guint n_batches = self->batches->len;
  const Batch *last;

  if (n_batches == 0)
    return 0;

  last = g_ptr_array_index (self->batches, n_batches - 1);

  return last->first + last->n;
}

/**
 * callboard_plan_job_elements_get: (skip)
 * @self: the simulations of an answer, after callboard_plan_job_elements_finish()
 * @position: the position of one
 *
 * Returns: (transfer none): what was made of it
 */
const CallboardPlanJobElement *
callboard_plan_job_elements_get (CallboardPlanJobElements *self,
                                 guint                     position)
{
  Batch *batch = g_ptr_array_index (self->batches, position / BATCH_SIZE);

  return &batch->elements[position % BATCH_SIZE];
}
