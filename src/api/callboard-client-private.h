/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of the client share.
 */

#pragma once

#include "callboard-client.h"

G_BEGIN_DECLS

/**
 * CallboardDecodeFunc:
 * @body: the body of an answer
 * @error: return location for an error of %CALLBOARD_ERROR
 *
 * Makes an object of an answer. Called in a worker thread.
 *
 * Returns: (transfer full) (nullable): a #GObject
 */
typedef gpointer (*CallboardDecodeFunc) (GBytes  *body,
                                         GError **error);

void     callboard_client_send_async       (CallboardClient     *self,
                                            const char          *method,
                                            const char          *path,
                                            GBytes              *content,
                                            CallboardDecodeFunc  decode,
                                            GTask               *task);
void     callboard_client_get_async        (CallboardClient     *self,
                                            const char          *path,
                                            CallboardDecodeFunc  decode,
                                            GTask               *task);
void     callboard_client_append_parameter (GString             *path,
                                            const char          *name,
                                            const char          *value);
gboolean callboard_client_is_safe_segment  (const char          *id);
GBytes  *callboard_client_dup_body         (GTask               *task);

G_END_DECLS
