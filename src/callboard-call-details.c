/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a call holds, live: the call itself, its transcript, its metrics and its
 * sentiment. Handed out by the session, shown by the page of a simulation.
 */

#include "config.h"

#include "callboard-call-details.h"

/**
 * CallboardCallDetails:
 *
 * A call by its id. Its properties `call`, `transcript`, `metrics` and
 * `sentiment` are each a #CallboardCallPart, which is loaded, fails and is kept
 * by itself. Parts that are still under way are given up with it.
 */
struct _CallboardCallDetails
{
  GObject            parent_instance;

  char              *id;
  CallboardCallPart *parts[CALLBOARD_N_CALL_PARTS];
  gboolean           opened;
  /* How many parts are being looked for in the history. */
  guint              n_looking;
};

G_DEFINE_FINAL_TYPE (CallboardCallDetails, callboard_call_details, G_TYPE_OBJECT)

enum
{
  PROP_CALL = 1,
  PROP_TRANSCRIPT,
  PROP_METRICS,
  PROP_SENTIMENT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
callboard_call_details_get_property (GObject    *object,
                                     guint       property_id,
                                     GValue     *value,
                                     GParamSpec *pspec)
{
  CallboardCallDetails *self = CALLBOARD_CALL_DETAILS (object);

  switch (property_id)
    {
    case PROP_CALL:
      g_value_set_object (value, self->parts[CALLBOARD_CALL_PART_CALL]);
      break;
    case PROP_TRANSCRIPT:
      g_value_set_object (value, self->parts[CALLBOARD_CALL_PART_TRANSCRIPT]);
      break;
    case PROP_METRICS:
      g_value_set_object (value, self->parts[CALLBOARD_CALL_PART_METRICS]);
      break;
    case PROP_SENTIMENT:
      g_value_set_object (value, self->parts[CALLBOARD_CALL_PART_SENTIMENT]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
callboard_call_details_dispose (GObject *object)
{
  CallboardCallDetails *self = CALLBOARD_CALL_DETAILS (object);

  /* Somebody else may hold a part a little longer: it ends nevertheless. */
  for (guint i = 0; i < CALLBOARD_N_CALL_PARTS; i++)
    if (self->parts[i] != NULL)
      {
        g_signal_handlers_disconnect_by_data (self->parts[i], self);
        g_object_run_dispose (G_OBJECT (self->parts[i]));
        g_clear_object (&self->parts[i]);
      }

  G_OBJECT_CLASS (callboard_call_details_parent_class)->dispose (object);
}

static void
callboard_call_details_finalize (GObject *object)
{
  CallboardCallDetails *self = CALLBOARD_CALL_DETAILS (object);

  g_clear_pointer (&self->id, g_free);

  G_OBJECT_CLASS (callboard_call_details_parent_class)->finalize (object);
}

static void
callboard_call_details_class_init (CallboardCallDetailsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  static const char *const names[] = { "call", "transcript", "metrics", "sentiment" };

  object_class->get_property = callboard_call_details_get_property;
  object_class->dispose = callboard_call_details_dispose;
  object_class->finalize = callboard_call_details_finalize;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    properties[PROP_CALL + i] =
      g_param_spec_object (names[i], NULL, NULL, CALLBOARD_TYPE_CALL_PART,
                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
callboard_call_details_init (CallboardCallDetails *self)
{
}

/* A call that is over and measured does not change any more: only what was not
 * kept is fetched. Of any other, all is. */
static void
on_looked (CallboardCallDetails *self)
{
  gboolean is_settled;

  if (--self->n_looking > 0)
    return;

  is_settled = callboard_call_details_is_settled (self);
  for (guint i = 0; i < CALLBOARD_N_CALL_PARTS; i++)
    if (!is_settled || callboard_call_part_get_content (self->parts[i]) == NULL)
      callboard_call_part_refresh (self->parts[i]);
}

/**
 * callboard_call_details_new:
 * @client: whom to ask
 * @call_id: the `callId` of a simulation
 * @clock: tells when something was fetched
 * @keeper: (nullable): what keeps it
 *
 * Returns: (transfer full): a call, which callboard_call_details_open() loads
 */
CallboardCallDetails *
callboard_call_details_new (CallboardClient *client,
                            const char      *call_id,
                            CallboardClock  *clock,
                            CallboardKeeper *keeper)
{
  CallboardCallDetails *self;

  g_return_val_if_fail (CALLBOARD_IS_CLIENT (client), NULL);
  g_return_val_if_fail (call_id != NULL, NULL);
  g_return_val_if_fail (CALLBOARD_IS_CLOCK (clock), NULL);

  self = g_object_new (CALLBOARD_TYPE_CALL_DETAILS, NULL);
  self->id = g_strdup (call_id);
  for (guint i = 0; i < CALLBOARD_N_CALL_PARTS; i++)
    {
      self->parts[i] = callboard_call_part_new (i, call_id, client, clock, keeper);
      g_signal_connect_swapped (self->parts[i], "looked", G_CALLBACK (on_looked), self);
    }

  return self;
}

/**
 * callboard_call_details_get_id:
 * @self: a call
 *
 * Returns: (transfer none): the `callId` it was opened by
 */
const char *
callboard_call_details_get_id (CallboardCallDetails *self)
{
  g_return_val_if_fail (CALLBOARD_IS_CALL_DETAILS (self), NULL);

  return self->id;
}

/**
 * callboard_call_details_get_part:
 * @self: a call
 * @kind: which of its parts
 *
 * Returns: (transfer none): the part, the same object for as long as the call
 *   lives
 */
CallboardCallPart *
callboard_call_details_get_part (CallboardCallDetails  *self,
                                 CallboardCallPartKind  kind)
{
  g_return_val_if_fail (CALLBOARD_IS_CALL_DETAILS (self), NULL);
  g_return_val_if_fail (kind < CALLBOARD_N_CALL_PARTS, NULL);

  return self->parts[kind];
}

/**
 * callboard_call_details_is_settled:
 * @self: a call
 *
 * Returns: whether nothing new is to be expected: the call has ended, and it has
 *   metrics, which are measured last
 */
gboolean
callboard_call_details_is_settled (CallboardCallDetails *self)
{
  GObject *call;
  GObject *metrics;

  g_return_val_if_fail (CALLBOARD_IS_CALL_DETAILS (self), FALSE);

  call = callboard_call_part_get_content (self->parts[CALLBOARD_CALL_PART_CALL]);
  metrics = callboard_call_part_get_content (self->parts[CALLBOARD_CALL_PART_METRICS]);

  return call != NULL && metrics != NULL &&
         g_strcmp0 (callboard_call_get_status (CALLBOARD_CALL (call)), "ENDED") == 0 &&
         g_list_model_get_n_items (G_LIST_MODEL (metrics)) > 0;
}

/**
 * callboard_call_details_open:
 * @self: a call
 *
 * Shows what was kept of the call, and fetches the rest; all of it where more is
 * to be expected. Does nothing where it was opened before.
 */
void
callboard_call_details_open (CallboardCallDetails *self)
{
  g_return_if_fail (CALLBOARD_IS_CALL_DETAILS (self));

  if (self->opened)
    return;

  self->opened = TRUE;
  self->n_looking = CALLBOARD_N_CALL_PARTS;
  for (guint i = 0; i < CALLBOARD_N_CALL_PARTS; i++)
    callboard_call_part_look (self->parts[i]);
}

/**
 * callboard_call_details_refresh:
 * @self: a call
 *
 * Fetches all of it now, but for parts that are being fetched already.
 */
void
callboard_call_details_refresh (CallboardCallDetails *self)
{
  g_return_if_fail (CALLBOARD_IS_CALL_DETAILS (self));

  for (guint i = 0; i < CALLBOARD_N_CALL_PARTS; i++)
    callboard_call_part_refresh (self->parts[i]);
}
