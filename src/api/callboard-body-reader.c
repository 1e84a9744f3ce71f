/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads the body of a response in chunks, up to a size limit. The Content-Length header is
 * not trusted. Used by callboard-request.c and callboard-download.c.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "callboard-body-reader.h"
#include "callboard-error.h"

/* The size of a read, in bytes. */
#define CHUNK_SIZE (64 * 1024)

typedef struct
{
  GByteArray *body;
  gsize       max_size;
} ReadData;

static void
read_data_free (ReadData *data)
{
  g_byte_array_unref (data->body);
  g_free (data);
}

static void callboard_body_reader_chunk_read_cb (GObject      *source,
                                                 GAsyncResult *result,
                                                 gpointer      user_data);

static void
read_chunk (GInputStream *stream,
            GTask        *task)
{
  g_input_stream_read_bytes_async (stream, CHUNK_SIZE, g_task_get_priority (task),
                                   g_task_get_cancellable (task),
                                   callboard_body_reader_chunk_read_cb, task);
}

static void
callboard_body_reader_chunk_read_cb (GObject      *source,
                                     GAsyncResult *result,
                                     gpointer      user_data)
{
  GInputStream *stream = G_INPUT_STREAM (source);
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) chunk = g_input_stream_read_bytes_finish (stream, result, &error);
  ReadData *data = g_task_get_task_data (task);

  if (chunk == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  if (g_bytes_get_size (chunk) == 0)
    {
      g_task_return_pointer (task,
                             g_byte_array_free_to_bytes (g_steal_pointer (&data->body)),
                             (GDestroyNotify) g_bytes_unref);
      data->body = g_byte_array_new ();
      return;
    }

  if (g_bytes_get_size (chunk) > data->max_size - data->body->len)
    {
      g_autofree char *limit = g_format_size (data->max_size);

      g_task_return_new_error (task, CALLBOARD_ERROR, CALLBOARD_ERROR_TOO_LARGE,
                               /* Translators: %s is a size such as "64 MB" */
                               _("The response is larger than %s"), limit);
      return;
    }

  g_byte_array_append (data->body, g_bytes_get_data (chunk, NULL), g_bytes_get_size (chunk));
  read_chunk (stream, g_steal_pointer (&task));
}

/**
 * callboard_body_reader_read_async:
 * @stream: the decompressed body of a response
 * @max_size: the maximum size in bytes
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the operation is complete
 * @user_data: data for @callback
 *
 * Reads @stream to the end.
 */
void
callboard_body_reader_read_async (GInputStream        *stream,
                                  gsize                max_size,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  ReadData *data;

  g_return_if_fail (G_IS_INPUT_STREAM (stream));

  data = g_new0 (ReadData, 1);
  data->body = g_byte_array_new ();
  data->max_size = max_size;

  task = g_task_new (stream, cancellable, callback, user_data);
  g_task_set_source_tag (task, callboard_body_reader_read_async);
  g_task_set_task_data (task, data, (GDestroyNotify) read_data_free);

  read_chunk (stream, g_steal_pointer (&task));
}

/**
 * callboard_body_reader_read_finish:
 * @result: the #GAsyncResult
 * @error: return location for an error
 *
 * Sets %CALLBOARD_ERROR_TOO_LARGE if the body is larger than the limit, or an error of the
 * stream.
 *
 * Returns: (transfer full) (nullable): the body
 */
GBytes *
callboard_body_reader_read_finish (GAsyncResult  *result,
                                   GError       **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
