/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Functions shared by the files of CallboardClient.
 */

#pragma once

#include "callboard-client.h"
#include "callboard-decode-snapshot.h"
#include "callboard-request.h"

G_BEGIN_DECLS

/**
 * CallboardDecodeFunc:
 * @body: the body of a response
 * @error: return location for a %CALLBOARD_ERROR
 *
 * Decodes a response. Called in a worker thread.
 *
 * Returns: (transfer full) (nullable): a #GObject
 */
typedef gpointer (*CallboardDecodeFunc) (GBytes  *body,
                                         GError **error);

/**
 * CallboardEndpoint:
 * @prefix: the path before the ID
 * @suffix: the path and query after the ID
 * @invalid_id: the untranslated error message for an ID that cannot be part of a path
 * @decode: decodes the response
 *
 * An endpoint that returns one object by its ID.
 */
typedef struct
{
  const char          *prefix;
  const char          *suffix;
  const char          *invalid_id;
  CallboardDecodeFunc  decode;
} CallboardEndpoint;

/**
 * CallboardClient:
 *
 * A client of Roark's API for one account. `busy` is %TRUE while requests are in flight,
 * `foreground-busy` while others than background requests are.
 */
struct _CallboardClient
{
  GObject                    parent_instance;

  CallboardConnectionConfig  config;
  char                      *base_url;
  /* What the token may do; NULL if unknown. */
  GStrv                      permissions;
  guint                      n_requests;
  guint                      n_background_requests;
};

void     callboard_client_add_requests     (CallboardClient          *self,
                                            gboolean                  is_background,
                                            int                       difference);

/* In callboard-client-send.c. */
void     callboard_client_send_async       (CallboardClient          *self,
                                            const char               *method,
                                            const char               *path,
                                            GBytes                   *content,
                                            CallboardDecodeFunc       decode,
                                            CallboardDecodeSnapshot  *snapshot,
                                            GCancellable             *cancellable,
                                            GAsyncReadyCallback       callback,
                                            gpointer                  user_data);
void     callboard_client_send_full_async  (CallboardClient          *self,
                                            const char               *method,
                                            const char               *path,
                                            GBytes                   *content,
                                            CallboardDecodeFunc       decode,
                                            CallboardDecodeSnapshot  *snapshot,
                                            gsize                     background_limit,
                                            GCancellable             *cancellable,
                                            GAsyncReadyCallback       callback,
                                            gpointer                  user_data);
void     callboard_client_get_async        (CallboardClient          *self,
                                            const char               *path,
                                            CallboardDecodeFunc       decode,
                                            GCancellable             *cancellable,
                                            GAsyncReadyCallback       callback,
                                            gpointer                  user_data);
void     callboard_client_get_by_id_async  (CallboardClient          *self,
                                            const CallboardEndpoint  *endpoint,
                                            const char               *id,
                                            CallboardDecodeSnapshot  *snapshot,
                                            GCancellable             *cancellable,
                                            GAsyncReadyCallback       callback,
                                            gpointer                  user_data);
void     callboard_client_get_by_id_full_async
                                           (CallboardClient          *self,
                                            const CallboardEndpoint  *endpoint,
                                            const char               *id,
                                            CallboardDecodeSnapshot  *snapshot,
                                            gsize                     background_limit,
                                            GCancellable             *cancellable,
                                            GAsyncReadyCallback       callback,
                                            gpointer                  user_data);
gpointer callboard_client_get_finish       (CallboardClient          *self,
                                            GAsyncResult             *result,
                                            GBytes                  **body,
                                            GError                  **error);
void     callboard_client_append_parameter (GString                  *path,
                                            const char               *name,
                                            const char               *value);

/* In callboard-client-lists.c. */
void     callboard_client_list_all_async   (CallboardClient          *self,
                                            const char               *path,
                                            CallboardDecodeFunc       decode,
                                            guint                     max_pages,
                                            GCancellable             *cancellable,
                                            GAsyncReadyCallback       callback,
                                            gpointer                  user_data);

G_END_DECLS
