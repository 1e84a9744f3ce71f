/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The transcript of a call as received. Decoded in a worker thread; shown as a
 * CallboardConversation.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "callboard-other-field.h"
#include "callboard-transcript.h"

/**
 * CallboardTranscript:
 *
 * A #GListModel of #CallboardTranscriptEntry, in the order of the server. Immutable.
 * Malformed entries and participants are skipped.
 */
struct _CallboardTranscript
{
  CallboardObjectList      parent_instance;

  /* By ID; the key is owned by the participant. */
  GHashTable              *participants;
  GListStore              *all_participants;
  /* The positions of the entries before which entries were skipped. */
  GHashTable              *after_skipped;
  GListStore              *skipped_items;
  CallboardUnreadableList *unreadable;
  char                    *source;
  /* See callboard_other_field_decode(). */
  GVariant                *other_fields;
  /* Whether the transcript, a participant or an entry has other fields. */
  gboolean                 has_other_fields;
};

G_DEFINE_FINAL_TYPE (CallboardTranscript, callboard_transcript, CALLBOARD_TYPE_OBJECT_LIST)

static void
callboard_transcript_finalize (GObject *object)
{
  CallboardTranscript *self = CALLBOARD_TRANSCRIPT (object);

  g_clear_pointer (&self->participants, g_hash_table_unref);
  g_clear_pointer (&self->after_skipped, g_hash_table_unref);
  g_clear_object (&self->all_participants);
  g_clear_object (&self->skipped_items);
  g_clear_object (&self->unreadable);
  g_clear_pointer (&self->source, g_free);
  g_clear_pointer (&self->other_fields, g_variant_unref);

  G_OBJECT_CLASS (callboard_transcript_parent_class)->finalize (object);
}

static void
callboard_transcript_class_init (CallboardTranscriptClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = callboard_transcript_finalize;

  CALLBOARD_OBJECT_LIST_CLASS (klass)->item_type = CALLBOARD_TYPE_TRANSCRIPT_ENTRY;
}

static void
callboard_transcript_init (CallboardTranscript *self)
{
  self->participants = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  self->after_skipped = g_hash_table_new (NULL, NULL);
  self->all_participants = g_list_store_new (CALLBOARD_TYPE_PARTICIPANT);
  self->skipped_items = g_list_store_new (CALLBOARD_TYPE_SKIPPED_ITEM);
  self->unreadable = callboard_unreadable_list_new ();
}

static void
decode_participants (CallboardTranscript     *self,
                     JsonNode                *node,
                     const CallboardJsonPath *path)
{
  g_autoptr(GPtrArray) participants = g_ptr_array_new_with_free_func (g_object_unref);

  callboard_api_object_decode_items (CALLBOARD_TYPE_PARTICIPANT, node, path, participants,
                                     self->skipped_items, self->unreadable);
  g_list_store_splice (self->all_participants, 0, 0, participants->pdata, participants->len);
  for (guint i = 0; i < participants->len; i++)
    {
      CallboardParticipant *participant = g_ptr_array_index (participants, i);

      const char *id = callboard_participant_get_id (participant);

      if (id != NULL)
        g_hash_table_replace (self->participants, (char *) id, g_object_ref (participant));
    }
}

static void
decode_source (CallboardTranscript     *self,
               JsonNode                *node,
               const CallboardJsonPath *path)
{
  g_autoptr(CallboardUnreadableField) field = NULL;
  g_autofree char *path_text = NULL;
  g_autofree char *received = NULL;

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return;

  if (callboard_json_is_string (node))
    {
      self->source = json_node_dup_string (node);
      return;
    }

  path_text = callboard_json_path_to_string (path);
  received = callboard_json_describe (node);
  field = callboard_unreadable_field_new (path_text, C_("expected", "a string"), received);
  callboard_unreadable_list_add (self->unreadable, field);
}

/* All entries that are objects can be read, so the others are those that were skipped. */
static void
find_skipped (CallboardTranscript *self,
              JsonNode            *node)
{
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  guint position = 0;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    if (JSON_NODE_HOLDS_OBJECT (json_array_get_element (array, i)))
      position++;
    else
      g_hash_table_add (self->after_skipped, GUINT_TO_POINTER (position));
}

static gboolean
is_known (const char *member,
          gpointer    user_data)
{
  static const char *const members[] = { "transcriptionSource", "participants", "entries", NULL };

  return g_strv_contains (members, member);
}

static gboolean
decode_data (CallboardTranscript      *self,
             JsonNode                 *data,
             const CallboardJsonPath  *path,
             GError                  **error)
{
  CallboardJsonPath source_path = { .parent = path, .member = "transcriptionSource" };
  CallboardJsonPath participants_path = { .parent = path, .member = "participants" };
  CallboardJsonPath entries_path = { .parent = path, .member = "entries" };
  GPtrArray *entries = callboard_object_list_get_items (CALLBOARD_OBJECT_LIST (self));
  JsonObject *object = callboard_json_get_object (data, path, error);

  if (object == NULL)
    return FALSE;

  decode_source (self, json_object_get_member (object, source_path.member), &source_path);
  decode_participants (self, json_object_get_member (object, participants_path.member),
                       &participants_path);
  callboard_api_object_decode_items (CALLBOARD_TYPE_TRANSCRIPT_ENTRY,
                                     json_object_get_member (object, entries_path.member),
                                     &entries_path, entries, self->skipped_items, self->unreadable);
  find_skipped (self, json_object_get_member (object, entries_path.member));
  self->other_fields = callboard_other_field_decode (object, is_known, NULL);
  self->has_other_fields = self->other_fields != NULL ||
                           callboard_api_object_items_have_other_fields (G_LIST_MODEL (self->all_participants)) ||
                           callboard_api_object_items_have_other_fields (G_LIST_MODEL (self));

  return TRUE;
}

/**
 * callboard_transcript_decode:
 * @body: the response to `GET /v1/call/{callId}/transcript`
 * @error: return location for an error
 *
 * Sets %CALLBOARD_ERROR_MALFORMED if @body is not such a response.
 *
 * Returns: (transfer full) (nullable): a transcript, which is empty if the call has none
 */
CallboardTranscript *
callboard_transcript_decode (GBytes  *body,
                             GError **error)
{
  g_autoptr(CallboardTranscript) self = NULL;
  CallboardJsonPath path;
  JsonNode *data;
  g_autoptr(JsonNode) root = callboard_json_parse_data (body, &data, &path, error);

  if (root == NULL)
    return NULL;

  self = g_object_new (CALLBOARD_TYPE_TRANSCRIPT, NULL);
  if (!JSON_NODE_HOLDS_NULL (data) && !decode_data (self, data, &path, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * callboard_transcript_get_skipped_items:
 * @self: a transcript
 *
 * Returns: (transfer none): a list of #CallboardSkippedItem for malformed items
 */
GListModel *
callboard_transcript_get_skipped_items (CallboardTranscript *self)
{
  g_return_val_if_fail (CALLBOARD_IS_TRANSCRIPT (self), NULL);

  return G_LIST_MODEL (self->skipped_items);
}

/**
 * callboard_transcript_get_unreadable:
 * @self: a transcript
 *
 * Returns: (transfer none): a #CallboardUnreadableList
 */
GListModel *
callboard_transcript_get_unreadable (CallboardTranscript *self)
{
  g_return_val_if_fail (CALLBOARD_IS_TRANSCRIPT (self), NULL);

  return G_LIST_MODEL (self->unreadable);
}

/**
 * callboard_transcript_list_other_fields: (skip)
 * @self: a transcript
 * @list: a list of #CallboardOtherField
 *
 * Appends the fields of the transcript, its participants and its entries that Callboard
 * does not know, with paths that start in `transcript`; see
 * callboard_api_object_list_other_fields().
 *
 * Returns: the number of fields, possibly more than were appended
 */
guint
callboard_transcript_list_other_fields (CallboardTranscript *self,
                                        GListStore          *list)
{
  static const char *const known_sources[] = {
    "ROARK_POST_CALL", "SIMULATION_AGENT_REALTIME", "CUSTOMER_AGENT_REALTIME", NULL
  };

  g_return_val_if_fail (CALLBOARD_IS_TRANSCRIPT (self), 0);

  if (!self->has_other_fields)
    return callboard_other_field_list_value ("transcript.transcriptionSource", self->source,
                                             known_sources, list);

  return callboard_other_field_list_value ("transcript.transcriptionSource", self->source,
                                           known_sources, list) +
         callboard_other_field_list (self->other_fields, "transcript", list) +
         callboard_api_object_list_items_other_fields (G_LIST_MODEL (self->all_participants),
                                                       "transcript.participants", list) +
         callboard_api_object_list_items_other_fields (G_LIST_MODEL (self),
                                                       "transcript.entries", list);
}

/**
 * callboard_transcript_get_source:
 * @self: a transcript
 *
 * Returns: (transfer none) (nullable): its `transcriptionSource`, such as
 *   `ROARK_POST_CALL`; %NULL if the call has no transcript
 */
const char *
callboard_transcript_get_source (CallboardTranscript *self)
{
  g_return_val_if_fail (CALLBOARD_IS_TRANSCRIPT (self), NULL);

  return self->source;
}

/**
 * callboard_transcript_find_participant:
 * @self: a transcript
 * @id: (nullable): the `participantId` of an entry
 *
 * Returns: (transfer none) (nullable): the participant
 */
CallboardParticipant *
callboard_transcript_find_participant (CallboardTranscript *self,
                                       const char          *id)
{
  g_return_val_if_fail (CALLBOARD_IS_TRANSCRIPT (self), NULL);

  return id != NULL ? g_hash_table_lookup (self->participants, id) : NULL;
}

/**
 * callboard_transcript_is_after_skipped:
 * @self: a transcript
 * @position: the position of an entry
 *
 * Returns: whether entries before this one could not be read
 */
gboolean
callboard_transcript_is_after_skipped (CallboardTranscript *self,
                                       guint                position)
{
  g_return_val_if_fail (CALLBOARD_IS_TRANSCRIPT (self), FALSE);

  return g_hash_table_contains (self->after_skipped, GUINT_TO_POINTER (position));
}
