/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where the JSON of a run, a simulation, a call or a metric comes from, for the dialog View
 * JSON: the bytes of the last response, or of an element in it.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "callboard-error.h"
#include "callboard-json-source.h"

/**
 * CallboardJsonSource:
 *
 * A response, or an element of a list in it, which is loaded as a #CallboardJsonDocument.
 */
struct _CallboardJsonSource
{
  GObject                  parent_instance;

  CallboardJsonSourceKind  kind;
  /* All but one are NULL. */
  CallboardRun            *run;
  CallboardCallDetails    *call;
  CallboardCallPart       *details;
  CallboardCallPartKind    part;
  /* The ID of the element; NULL for the whole response. */
  char                    *id;
};

G_DEFINE_FINAL_TYPE (CallboardJsonSource, callboard_json_source, G_TYPE_OBJECT)

static const CallboardJsonSourceKind part_kinds[CALLBOARD_N_PARTS] = {
  [CALLBOARD_CALL_PART_CALL] = CALLBOARD_JSON_SOURCE_CALL,
  [CALLBOARD_CALL_PART_TRANSCRIPT] = CALLBOARD_JSON_SOURCE_TRANSCRIPT,
  [CALLBOARD_CALL_PART_METRICS] = CALLBOARD_JSON_SOURCE_METRICS,
  [CALLBOARD_CALL_PART_SENTIMENT] = CALLBOARD_JSON_SOURCE_SENTIMENT,
  [CALLBOARD_SIMULATION_PART_JOB] = CALLBOARD_JSON_SOURCE_SIMULATION_DETAILS,
  [CALLBOARD_SIMULATION_PART_TOOL_MOCKS] = CALLBOARD_JSON_SOURCE_TOOL_MOCKS,
};

static void
callboard_json_source_finalize (GObject *object)
{
  CallboardJsonSource *self = CALLBOARD_JSON_SOURCE (object);

  g_clear_object (&self->run);
  g_clear_object (&self->call);
  g_clear_object (&self->details);
  g_clear_pointer (&self->id, g_free);

  G_OBJECT_CLASS (callboard_json_source_parent_class)->finalize (object);
}

static void
callboard_json_source_class_init (CallboardJsonSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = callboard_json_source_finalize;
}

static void
callboard_json_source_init (CallboardJsonSource *self)
{
}

static CallboardJsonSource *
create_source (CallboardJsonSourceKind  kind,
               CallboardRun            *run,
               CallboardCallDetails    *call,
               CallboardCallPartKind    part,
               const char              *id)
{
  CallboardJsonSource *self = g_object_new (CALLBOARD_TYPE_JSON_SOURCE, NULL);

  self->kind = kind;
  g_set_object (&self->run, run);
  g_set_object (&self->call, call);
  self->part = part;
  self->id = g_strdup (id);

  return self;
}

/**
 * callboard_json_source_new_run:
 * @run: a run
 *
 * Returns: (transfer full): the response about the run
 */
CallboardJsonSource *
callboard_json_source_new_run (CallboardRun *run)
{
  g_return_val_if_fail (CALLBOARD_IS_RUN (run), NULL);

  return create_source (CALLBOARD_JSON_SOURCE_RUN, run, NULL, 0, NULL);
}

/**
 * callboard_json_source_new_simulation:
 * @run: a run
 * @simulation_id: the `simulationJobId` of a simulation of it
 *
 * Returns: (transfer full): the simulation within the response about the run
 */
CallboardJsonSource *
callboard_json_source_new_simulation (CallboardRun *run,
                                      const char   *simulation_id)
{
  g_return_val_if_fail (CALLBOARD_IS_RUN (run), NULL);
  g_return_val_if_fail (simulation_id != NULL, NULL);

  return create_source (CALLBOARD_JSON_SOURCE_SIMULATION, run, NULL, 0, simulation_id);
}

/**
 * callboard_json_source_new_part:
 * @call: a call
 * @part: a part of it
 *
 * Returns: (transfer full): the response about the part
 */
CallboardJsonSource *
callboard_json_source_new_part (CallboardCallDetails  *call,
                                CallboardCallPartKind  part)
{
  g_return_val_if_fail (CALLBOARD_IS_CALL_DETAILS (call), NULL);
  g_return_val_if_fail (part < CALLBOARD_N_CALL_PARTS, NULL);

  return create_source (part_kinds[part], NULL, call, part, NULL);
}

/**
 * callboard_json_source_new_metric:
 * @call: a call
 * @definition_id: the `metricDefinitionId` of a metric of it
 *
 * Returns: (transfer full): the metric within the response about the metrics
 */
CallboardJsonSource *
callboard_json_source_new_metric (CallboardCallDetails *call,
                                  const char           *definition_id)
{
  g_return_val_if_fail (CALLBOARD_IS_CALL_DETAILS (call), NULL);
  g_return_val_if_fail (definition_id != NULL, NULL);

  return create_source (CALLBOARD_JSON_SOURCE_METRIC, NULL, call, CALLBOARD_CALL_PART_METRICS, definition_id);
}

/**
 * callboard_json_source_new_details:
 * @details: a simulation
 * @part: a part of it
 *
 * Returns: (transfer full): the response about the part, which has to be there
 */
CallboardJsonSource *
callboard_json_source_new_details (CallboardSimulationDetails *details,
                                   CallboardCallPartKind       part)
{
  CallboardJsonSource *self;

  g_return_val_if_fail (CALLBOARD_IS_SIMULATION_DETAILS (details), NULL);
  g_return_val_if_fail (part >= CALLBOARD_N_CALL_PARTS && part < CALLBOARD_N_PARTS, NULL);

  self = create_source (part_kinds[part], NULL, NULL, part, NULL);
  g_set_object (&self->details, callboard_simulation_details_get_part (details, part));

  return self;
}

/**
 * callboard_json_source_get_kind:
 * @self: a source
 *
 * Returns: what it is about
 */
CallboardJsonSourceKind
callboard_json_source_get_kind (CallboardJsonSource *self)
{
  g_return_val_if_fail (CALLBOARD_IS_JSON_SOURCE (self), CALLBOARD_JSON_SOURCE_RUN);

  return self->kind;
}

/* --- Loading ------------------------------------------------------------------ */

/* What a worker reads: a response and the ID of an element in it, or NULL. */
typedef struct
{
  GBytes                  *body;
  CallboardJsonSourceKind  kind;
  char                    *id;
} IndexData;

static void
index_data_free (IndexData *data)
{
  g_bytes_unref (data->body);
  g_free (data->id);
  g_free (data);
}

static guint32
find_element (CallboardJsonDocument *document,
              const IndexData       *data)
{
  static const char *const simulations[] = { "data", "simulationJobs", NULL };
  static const char *const metrics[] = { "data", NULL };

  if (data->kind == CALLBOARD_JSON_SOURCE_METRIC)
    return callboard_json_document_find_element (document, metrics, "metricDefinitionId", data->id);

  return callboard_json_document_find_element (document, simulations, "simulationJobId", data->id);
}

/* Copies the element, so that the rest of the response is freed. */
static CallboardJsonDocument *
create_element (CallboardJsonDocument  *response,
                const IndexData        *data,
                GCancellable           *cancellable,
                GError                **error)
{
  guint32 element = find_element (response, data);
  g_autoptr(GBytes) part = NULL;
  g_autoptr(GBytes) copy = NULL;

  if (element == CALLBOARD_JSON_NONE)
    {
      g_set_error_literal (error, CALLBOARD_ERROR, CALLBOARD_ERROR_NOT_FOUND,
                           _("The last response does not contain it"));
      return NULL;
    }

  part = callboard_json_document_dup_json (response, element, FALSE, cancellable, error);
  if (part == NULL)
    return NULL;

  copy = g_bytes_new (g_bytes_get_data (part, NULL), g_bytes_get_size (part));
  return callboard_json_document_new (copy, cancellable, error);
}

static void
callboard_json_source_index_worker (GTask        *task,
                                    gpointer      source,
                                    gpointer      task_data,
                                    GCancellable *cancellable)
{
  const IndexData *data = task_data;
  GError *error = NULL;
  g_autoptr(CallboardJsonDocument) document =
    callboard_json_document_new (data->body, cancellable, &error);

  if (document != NULL && data->id != NULL)
    {
      g_autoptr(CallboardJsonDocument) response = g_steal_pointer (&document);

      document = create_element (response, data, cancellable, &error);
    }

  if (document != NULL)
    g_task_return_pointer (task, g_steal_pointer (&document), g_object_unref);
  else
    g_task_return_error (task, error);
}

/* Takes a response or an error. */
static void
index_response (GTask  *task,
                GBytes *body,
                GError *error)
{
  CallboardJsonSource *self = g_task_get_source_object (task);
  IndexData *data;

  if (body == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  data = g_new0 (IndexData, 1);
  data->body = body;
  data->kind = self->kind;
  data->id = g_strdup (self->id);
  g_task_set_task_data (task, data, (GDestroyNotify) index_data_free);
  g_task_run_in_thread (task, callboard_json_source_index_worker);
}

static void
callboard_json_source_run_loaded_cb (GObject      *source,
                                     GAsyncResult *result,
                                     gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  GBytes *body = callboard_run_load_response_finish (CALLBOARD_RUN (source), result, &error);

  index_response (task, body, error);
}

static void
callboard_json_source_part_loaded_cb (GObject      *source,
                                      GAsyncResult *result,
                                      gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  CallboardJsonSource *self = g_task_get_source_object (task);
  CallboardCallDetails *call = CALLBOARD_CALL_DETAILS (source);
  GError *error = NULL;
  g_autoptr(GObject) content = callboard_call_details_load_part_finish (call, result, &error);
  GBytes *body = NULL;

  if (content != NULL)
    body = g_bytes_ref (callboard_call_part_get_response (callboard_call_details_get_part (call, self->part)));
  index_response (task, body, error);
}

/**
 * callboard_json_source_load_async:
 * @self: a source
 * @cancellable: (nullable): a cancellable
 * @callback: called when the operation is complete
 * @user_data: data for @callback
 *
 * Loads the bytes and finds the values in them, in a worker thread. A part of a call that is
 * not there yet is fetched.
 */
void
callboard_json_source_load_async (CallboardJsonSource *self,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  GTask *task;
  GBytes *body;

  g_return_if_fail (CALLBOARD_IS_JSON_SOURCE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, callboard_json_source_load_async);
  if (self->run != NULL)
    {
      callboard_run_load_response_async (self->run, cancellable, callboard_json_source_run_loaded_cb, task);
      return;
    }

  body = callboard_call_part_get_response (self->details != NULL
                                             ? self->details
                                             : callboard_call_details_get_part (self->call, self->part));
  if (body == NULL && self->details != NULL)
    {
      g_task_return_new_error_literal (task, CALLBOARD_ERROR, CALLBOARD_ERROR_NOT_FOUND,
                                       _("The last response does not contain it"));
      g_object_unref (task);
      return;
    }
  if (body == NULL)
    {
      callboard_call_details_load_part_async (self->call, self->part, cancellable,
                                              callboard_json_source_part_loaded_cb, task);
      return;
    }

  index_response (task, g_bytes_ref (body), NULL);
  g_object_unref (task);
}

/**
 * callboard_json_source_load_finish:
 * @self: a source
 * @result: the result passed to the callback
 * @error: return location for an error
 *
 * Sets %CALLBOARD_ERROR_NOT_FOUND if the response is not stored or does not contain the
 * element, an error of callboard_json_document_new(), or of the request of a part.
 *
 * Returns: (transfer full) (nullable): a document
 */
CallboardJsonDocument *
callboard_json_source_load_finish (CallboardJsonSource  *self,
                                   GAsyncResult         *result,
                                   GError              **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
