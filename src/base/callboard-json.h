/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef struct _CallboardJsonPath CallboardJsonPath;

/**
 * CallboardJsonPath:
 * @parent: (nullable): the path of the object or array that contains the value
 * @member: (nullable): the name of the member; %NULL for an array item
 * @index: the index of an array item
 *
 * The path of a value in a response, such as `data.simulationJobs[3].createdAt`. Lives
 * on the stack of the decoder and is only formatted for errors.
 */
struct _CallboardJsonPath
{
  const CallboardJsonPath *parent;
  const char              *member;
  guint                    index;
};

JsonNode   *callboard_json_parse              (GBytes                   *body,
                                               GError                  **error);
JsonNode   *callboard_json_parse_text         (const char               *text,
                                               gsize                     size,
                                               GError                  **error);
void        callboard_json_set_malformed      (GError                  **error,
                                               const CallboardJsonPath  *path,
                                               const char               *expected,
                                               JsonNode                 *got);
JsonObject *callboard_json_get_object         (JsonNode                 *node,
                                               const CallboardJsonPath  *path,
                                               GError                  **error);
JsonArray  *callboard_json_get_array          (JsonNode                 *node,
                                               const CallboardJsonPath  *path,
                                               GError                  **error);
JsonNode   *callboard_json_get_data           (JsonNode                 *root,
                                               CallboardJsonPath        *path,
                                               GError                  **error);
JsonNode   *callboard_json_parse_data         (GBytes                   *body,
                                               JsonNode                **data,
                                               CallboardJsonPath        *path,
                                               GError                  **error);
char       *callboard_json_describe           (JsonNode                 *node);
char       *callboard_json_path_to_string     (const CallboardJsonPath  *path);
GDateTime  *callboard_json_dup_time           (JsonNode                 *node);
gboolean    callboard_json_is_string          (JsonNode                 *node);
const char *callboard_json_get_number_text    (JsonNode                 *node);
char       *callboard_json_dup_number_text    (JsonNode                 *node);
gboolean    callboard_json_get_number         (JsonNode                 *node,
                                               double                   *number);
char       *callboard_json_dup_display_string (JsonNode                 *node);

G_END_DECLS
