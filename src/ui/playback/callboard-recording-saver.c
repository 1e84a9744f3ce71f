/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Saves a recording as a file that a person chooses: downloads it if needed, and copies it
 * from the cache. Used by CallboardPlayerBar.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-recording-saver.h"

/* How long a copy may take until it is mentioned, in ms. */
#define MENTION_AFTER 500

/**
 * CallboardRecordingSaver:
 *
 * Saves one recording at a time. `copying` is whether that takes long; `problem` says why
 * the last one could not be saved. While the recording is being downloaded, it has the
 * progress; canceling the download gives up saving, too.
 */
struct _CallboardRecordingSaver
{
  GObject             parent_instance;

  /* Those of the recording that is being saved, or NULL. */
  CallboardRecording *recording;
  GSignalGroup       *recording_signals;
  GFile              *target;
  GCancellable       *cancellable;

  guint               mention_id;
  gboolean            copying;
  char               *problem;
};

G_DEFINE_FINAL_TYPE (CallboardRecordingSaver, callboard_recording_saver, G_TYPE_OBJECT)

enum
{
  PROP_COPYING = 1,
  PROP_PROBLEM,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  SIGNAL_SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
set_copying (CallboardRecordingSaver *self,
             gboolean                 copying)
{
  g_clear_handle_id (&self->mention_id, g_source_remove);
  if (self->copying == copying)
    return;

  self->copying = copying;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COPYING]);
}

static void
set_problem (CallboardRecordingSaver *self,
             const char              *problem)
{
  if (g_set_str (&self->problem, problem))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
}

/* Ends what is being saved, whether it is saved or not. */
static void
end (CallboardRecordingSaver *self)
{
  g_signal_group_set_target (self->recording_signals, NULL);
  g_clear_object (&self->recording);
  g_clear_object (&self->target);
  g_clear_object (&self->cancellable);
  set_copying (self, FALSE);
}

static void
fail (CallboardRecordingSaver *self,
      const GError            *error)
{
  /* Translators: %s is an error, such as "Permission denied" */
  g_autofree char *problem = g_strdup_printf (_("Could not save the recording: %s"), error->message);

  end (self);
  set_problem (self, problem);
}

/* --- Copying ---------------------------------------------------------------- */

static void
callboard_recording_saver_copied_cb (GObject      *source,
                                     GAsyncResult *result,
                                     gpointer      user_data)
{
  g_autoptr(CallboardRecordingSaver) self = user_data;
  g_autoptr(GError) error = NULL;
  gboolean is_saved = g_file_copy_finish (G_FILE (source), result, &error);

  /* Canceled: another recording may be being saved. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (!is_saved)
    {
      fail (self, error);
      return;
    }
  end (self);
  g_signal_emit (self, signals[SIGNAL_SAVED], 0);
}

static void
callboard_recording_saver_mention_cb (gpointer user_data)
{
  CallboardRecordingSaver *self = user_data;

  self->mention_id = 0;
  set_copying (self, TRUE);
}

/* The file in the cache is private, the copy is not. */
static void
copy (CallboardRecordingSaver *self)
{
  g_signal_group_set_target (self->recording_signals, NULL);
  self->mention_id = g_timeout_add_once (MENTION_AFTER, callboard_recording_saver_mention_cb, self);
  g_file_copy_async (callboard_recording_get_file (self->recording), self->target,
                     G_FILE_COPY_OVERWRITE | G_FILE_COPY_TARGET_DEFAULT_PERMS, G_PRIORITY_DEFAULT,
                     self->cancellable, NULL, NULL, callboard_recording_saver_copied_cb,
                     g_object_ref (self));
}

/* If the download was canceled or has failed, which the recording tells, nothing is saved. */
static void
callboard_recording_saver_stage_cb (CallboardRecordingSaver *self)
{
  switch (callboard_recording_get_stage (self->recording))
    {
    case CALLBOARD_RECORDING_STAGE_FETCHING:
      break;
    case CALLBOARD_RECORDING_STAGE_READY:
      copy (self);
      break;
    case CALLBOARD_RECORDING_STAGE_LARGE:
      callboard_recording_fetch (self->recording, TRUE);
      break;
    case CALLBOARD_RECORDING_STAGE_UNKNOWN:
    case CALLBOARD_RECORDING_STAGE_NOT_YET:
    case CALLBOARD_RECORDING_STAGE_MISSING:
    case CALLBOARD_RECORDING_STAGE_RESTRICTED:
    case CALLBOARD_RECORDING_STAGE_AVAILABLE:
    case CALLBOARD_RECORDING_STAGE_FAILED:
    default:
      end (self);
    }
}

/* --- Choosing a file -------------------------------------------------------- */

typedef struct
{
  CallboardRecordingSaver *self;
  CallboardRecording      *recording;
  GCancellable            *cancellable;
} Choice;

static void
choice_free (Choice *choice)
{
  g_object_unref (choice->self);
  g_object_unref (choice->recording);
  g_object_unref (choice->cancellable);
  g_free (choice);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Choice, choice_free)

static void
callboard_recording_saver_chosen_cb (GObject      *source,
                                     GAsyncResult *result,
                                     gpointer      user_data)
{
  g_autoptr(Choice) choice = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) target = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);

  if (g_cancellable_is_cancelled (choice->cancellable))
    return;

  if (target != NULL)
    callboard_recording_saver_save (choice->self, choice->recording, target);
  else if (g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    end (choice->self);
  else
    fail (choice->self, error);
}

/* --- The object ------------------------------------------------------------- */

static void
callboard_recording_saver_get_property (GObject    *object,
                                        guint       property_id,
                                        GValue     *value,
                                        GParamSpec *pspec)
{
  CallboardRecordingSaver *self = CALLBOARD_RECORDING_SAVER (object);

  switch (property_id)
    {
    case PROP_COPYING:
      g_value_set_boolean (value, self->copying);
      break;
    case PROP_PROBLEM:
      g_value_set_string (value, self->problem);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
callboard_recording_saver_dispose (GObject *object)
{
  CallboardRecordingSaver *self = CALLBOARD_RECORDING_SAVER (object);

  callboard_recording_saver_cancel (self);

  G_OBJECT_CLASS (callboard_recording_saver_parent_class)->dispose (object);
}

static void
callboard_recording_saver_finalize (GObject *object)
{
  CallboardRecordingSaver *self = CALLBOARD_RECORDING_SAVER (object);

  g_clear_object (&self->recording_signals);
  g_clear_pointer (&self->problem, g_free);

  G_OBJECT_CLASS (callboard_recording_saver_parent_class)->finalize (object);
}

static void
callboard_recording_saver_class_init (CallboardRecordingSaverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = callboard_recording_saver_get_property;
  object_class->dispose = callboard_recording_saver_dispose;
  object_class->finalize = callboard_recording_saver_finalize;

  properties[PROP_COPYING] = g_param_spec_boolean ("copying", NULL, NULL, FALSE, flags);
  properties[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * CallboardRecordingSaver::saved:
   * @self: a saver
   *
   * The recording was saved.
   */
  signals[SIGNAL_SAVED] =
    g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
callboard_recording_saver_init (CallboardRecordingSaver *self)
{
  self->recording_signals = g_signal_group_new (CALLBOARD_TYPE_RECORDING);
  g_signal_group_connect_swapped (self->recording_signals, "notify::stage",
                                  G_CALLBACK (callboard_recording_saver_stage_cb), self);
}

/**
 * callboard_recording_saver_new:
 *
 * Returns: (transfer full): a saver
 */
CallboardRecordingSaver *
callboard_recording_saver_new (void)
{
  return g_object_new (CALLBOARD_TYPE_RECORDING_SAVER, NULL);
}

/**
 * callboard_recording_saver_choose:
 * @self: a saver
 * @recording: a recording
 * @parent: (nullable): the window of the dialog
 * @name: the suggested name of the file
 *
 * Asks where to save a recording, and saves it there. Cancels what is being saved.
 */
void
callboard_recording_saver_choose (CallboardRecordingSaver *self,
                                  CallboardRecording      *recording,
                                  GtkWindow               *parent,
                                  const char              *name)
{
  g_autoptr(GtkFileDialog) dialog = gtk_file_dialog_new ();
  Choice *choice = g_new0 (Choice, 1);

  g_return_if_fail (CALLBOARD_IS_RECORDING_SAVER (self));
  g_return_if_fail (CALLBOARD_IS_RECORDING (recording));

  callboard_recording_saver_cancel (self);
  self->cancellable = g_cancellable_new ();
  choice->self = g_object_ref (self);
  choice->recording = g_object_ref (recording);
  choice->cancellable = g_object_ref (self->cancellable);
  gtk_file_dialog_set_title (dialog, _("Save Recording"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, parent, self->cancellable, callboard_recording_saver_chosen_cb, choice);
}

/**
 * callboard_recording_saver_save:
 * @self: a saver
 * @recording: a recording that is downloaded or can be
 * @target: the file, which is replaced if it exists
 *
 * Saves a recording, however large it is. Cancels what is being saved.
 */
void
callboard_recording_saver_save (CallboardRecordingSaver *self,
                                CallboardRecording      *recording,
                                GFile                   *target)
{
  g_return_if_fail (CALLBOARD_IS_RECORDING_SAVER (self));
  g_return_if_fail (CALLBOARD_IS_RECORDING (recording));
  g_return_if_fail (G_IS_FILE (target));

  callboard_recording_saver_cancel (self);
  self->recording = g_object_ref (recording);
  self->target = g_object_ref (target);
  self->cancellable = g_cancellable_new ();
  if (callboard_recording_get_stage (recording) == CALLBOARD_RECORDING_STAGE_READY)
    {
      copy (self);
      return;
    }
  g_signal_group_set_target (self->recording_signals, recording);
  callboard_recording_fetch (recording, TRUE);
}

/**
 * callboard_recording_saver_cancel:
 * @self: a saver
 *
 * Gives up what is being saved, and forgets the last problem.
 */
void
callboard_recording_saver_cancel (CallboardRecordingSaver *self)
{
  g_return_if_fail (CALLBOARD_IS_RECORDING_SAVER (self));

  g_cancellable_cancel (self->cancellable);
  end (self);
  set_problem (self, NULL);
}

/**
 * callboard_recording_saver_get_copying:
 * @self: a saver
 *
 * Returns: whether a recording has been being copied for a while
 */
gboolean
callboard_recording_saver_get_copying (CallboardRecordingSaver *self)
{
  g_return_val_if_fail (CALLBOARD_IS_RECORDING_SAVER (self), FALSE);

  return self->copying;
}

/**
 * callboard_recording_saver_get_problem:
 * @self: a saver
 *
 * Returns: (transfer none) (nullable): why the last recording could not be saved
 */
const char *
callboard_recording_saver_get_problem (CallboardRecordingSaver *self)
{
  g_return_val_if_fail (CALLBOARD_IS_RECORDING_SAVER (self), NULL);

  return self->problem;
}

/**
 * callboard_recording_saver_clear_problem:
 * @self: a saver
 *
 * Forgets the last problem.
 */
void
callboard_recording_saver_clear_problem (CallboardRecordingSaver *self)
{
  g_return_if_fail (CALLBOARD_IS_RECORDING_SAVER (self));

  set_problem (self, NULL);
}
