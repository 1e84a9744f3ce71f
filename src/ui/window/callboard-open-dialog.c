/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The dialog to open a run (Ctrl+O) by its ID or link, or a simulation by the phone number
 * of its call. Offers a run on the clipboard and the recently opened runs.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-call-time.h"
#include "callboard-error-labels.h"
#include "callboard-formats.h"
#include "callboard-open-dialog.h"
#include "callboard-phone-number-lookup.h"
#include "callboard-phone-number.h"
#include "callboard-request-wait.h"
#include "callboard-run-address.h"
#include "callboard-run-title.h"
#include "callboard-time-format.h"

/**
 * CallboardOpenDialog:
 *
 * A dialog to choose a run. Emits `opened` with its ID, or `simulation-opened` if it was
 * found by a phone number.
 */
struct _CallboardOpenDialog
{
  AdwDialog         parent_instance;

  AdwEntryRow      *address_row;
  AdwEntryRow      *time_row;
  AdwSwitchRow     *now_row;
  GtkLabel         *hint;
  GtkButton        *open_button;
  GtkStack         *open_stack;
  GtkWidget        *clipboard_group;
  AdwActionRow     *clipboard_row;
  GtkWidget        *recent_group;

  CallboardSession     *session;
  /* Replaced when the user cancels. */
  GCancellable         *cancellable;
  /* Loading while a phone number is looked up. */
  CallboardRequestWait *wait;
  /* Why the number was not found; NULL if it was not looked up. */
  GError               *error;
  gboolean              searching;
};

G_DEFINE_FINAL_TYPE (CallboardOpenDialog, callboard_open_dialog, ADW_TYPE_DIALOG)

enum
{
  SIGNAL_OPENED,
  SIGNAL_SIMULATION_OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *
get_address (CallboardOpenDialog *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->address_row));
}

/* Whether the call is looked for at a time that is entered, and not among those that are
 * going on. */
static gboolean
is_at_time (CallboardOpenDialog *self)
{
  return !adw_switch_row_get_active (self->now_row);
}

/* Returns: (transfer full) (nullable): the time that was entered, if it is valid and is to
 * be used. */
static GDateTime *
parse_time (CallboardOpenDialog *self)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();

  if (!is_at_time (self))
    return NULL;

  return callboard_call_time_parse (gtk_editable_get_text (GTK_EDITABLE (self->time_row)), now);
}

/* The title of the row has an example in the format of the desktop. */
static void
update_time_row (CallboardOpenDialog *self)
{
  g_autoptr(GDateTime) example_time = g_date_time_new_local (2026, 11, 24, 14, 2, 0);
  g_autofree char *example = callboard_format_short_time (example_time);
  /* Translators: %s is an example, such as 14:02 or 2:02 PM */
  g_autofree char *title = g_strdup_printf (_("Call Time (%1$s or 2026-11-24 %1$s)"), example);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->time_row), title);
}

static void
set_row_invalid (AdwEntryRow *row,
                 gboolean     is_invalid)
{
  if (is_invalid)
    gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (row),
                               GTK_ACCESSIBLE_STATE_INVALID,
                               is_invalid ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

/* A dialog does not grow by itself when it shows more than before. */
static void
update_height (CallboardOpenDialog *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  int width = adw_dialog_get_content_width (ADW_DIALOG (self));
  int height;

  if (root != NULL)
    width = MIN (width, gtk_widget_get_width (GTK_WIDGET (root)));
  gtk_widget_measure (adw_dialog_get_child (ADW_DIALOG (self)), GTK_ORIENTATION_VERTICAL, width,
                      NULL, &height, NULL, NULL);
  adw_dialog_set_content_height (ADW_DIALOG (self), height);
}

static void
update (CallboardOpenDialog *self)
{
  const char *address = get_address (self);
  g_autofree char *phone_number = callboard_phone_number_parse (address);
  g_autofree char *id = callboard_run_address_parse (address, NULL);
  g_autoptr(GDateTime) time = parse_time (self);
  gboolean has_time = *gtk_editable_get_text (GTK_EDITABLE (self->time_row)) != '\0';
  gboolean needs_time = phone_number != NULL && is_at_time (self) && time == NULL;
  gboolean is_time_invalid = needs_time && has_time;

  gtk_widget_set_visible (GTK_WIDGET (self->time_row), phone_number != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->now_row), phone_number != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->open_button),
                            id != NULL && !needs_time && !self->searching);
  gtk_stack_set_visible_child_name (self->open_stack, self->searching ? "searching" : "open");
  set_row_invalid (self->address_row, id == NULL && *address != '\0');
  set_row_invalid (self->time_row, is_time_invalid);
  update_height (self);
}

/* The time is repeated, so that one sees how it was understood. NULL while a phone number is
 * looked up. */
static char *
dup_hint (CallboardOpenDialog *self,
          gboolean            *is_error)
{
  const char *entered = gtk_editable_get_text (GTK_EDITABLE (self->time_row));
  g_autofree char *phone_number = callboard_phone_number_parse (get_address (self));
  g_autofree char *id = NULL;
  g_autoptr(GDateTime) time = parse_time (self);
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  if (self->error != NULL || self->searching)
    {
      *is_error = self->error != NULL;
      return self->error != NULL ? callboard_error_dup_message (self->error)
                                 : callboard_format_waiting (callboard_live_object_get_waiting_since (self->wait));
    }

  id = callboard_run_address_parse (get_address (self), &error);
  *is_error = id == NULL && *get_address (self) != '\0';
  if (*is_error)
    return g_strdup (error->message);

  if (phone_number != NULL && !is_at_time (self))
    return g_strdup (_("Only calls that are going on now are found. For a call that has ended, enter when it was."));
  if (phone_number != NULL && *entered == '\0')
    return g_strdup (_("Enter when the call was; a few minutes more or less do not matter."));
  if (phone_number == NULL)
    return g_strdup (_("Paste the link of the run’s page in Roark, or enter the phone number that Roark called or called from, such as +15550100000."));

  *is_error = time == NULL;
  if (time == NULL)
    return g_strdup (_("Not a time. Enter a time of day, such as 14:02 or 2:02 PM, or a date and a time, such as 2026-11-24 14:02."));

  text = callboard_format_full_time (time);
  /* Translators: %s is a date and a time, such as 24 November 2026, 14:02:00 */
  return g_strdup_printf (_("The call was around %s."), text);
}

static void
callboard_open_dialog_update_hint (CallboardOpenDialog *self)
{
  gboolean is_error;
  g_autofree char *hint = dup_hint (self, &is_error);

  /* Until there is another, the hint stays. */
  if (hint != NULL)
    gtk_label_set_label (self->hint, hint);
  if (is_error)
    gtk_widget_add_css_class (GTK_WIDGET (self->hint), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->hint), "error");
  update_height (self);
}

static void
callboard_open_dialog_waiting_cb (CallboardOpenDialog *self)
{
  callboard_open_dialog_update_hint (self);
  if (callboard_live_object_get_waiting_since (self->wait) != NULL)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), gtk_label_get_label (self->hint),
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_LOW);
}

static void
callboard_open_dialog_changed_cb (CallboardOpenDialog *self)
{
  g_clear_error (&self->error);
  callboard_open_dialog_update_hint (self);
  update (self);
}

/* Who enters a time means it. */
static void
callboard_open_dialog_time_changed_cb (CallboardOpenDialog *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->time_row)) != '\0' && !is_at_time (self))
    adw_switch_row_set_active (self->now_row, FALSE);
  callboard_open_dialog_changed_cb (self);
}

/* Suggests the present time of day, selected, so that typing replaces it. */
static void
suggest_time (CallboardOpenDialog *self)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *text = callboard_format_short_time (now);

  gtk_editable_set_text (GTK_EDITABLE (self->time_row), text);
}

static void
callboard_open_dialog_now_cb (CallboardOpenDialog *self)
{
  if (is_at_time (self) && *gtk_editable_get_text (GTK_EDITABLE (self->time_row)) == '\0')
    {
      suggest_time (self);
      gtk_widget_grab_focus (GTK_WIDGET (self->time_row));
      gtk_editable_select_region (GTK_EDITABLE (self->time_row), 0, -1);
    }
  callboard_open_dialog_changed_cb (self);
}

static void
callboard_open_dialog_time_format_cb (CallboardOpenDialog *self)
{
  update_time_row (self);
  callboard_open_dialog_update_hint (self);
}

static void
set_searching (CallboardOpenDialog *self,
               gboolean             searching)
{
  self->searching = searching;
  if (searching)
    {
      g_clear_error (&self->error);
      callboard_request_wait_begin (self->wait);
    }
  else
    {
      callboard_request_wait_end (self->wait);
    }
  /* Otherwise, canceling would close the dialog. */
  adw_dialog_set_can_close (ADW_DIALOG (self), !searching);
  gtk_editable_set_editable (GTK_EDITABLE (self->address_row), !searching);
  gtk_editable_set_editable (GTK_EDITABLE (self->time_row), !searching);
  gtk_widget_set_sensitive (GTK_WIDGET (self->now_row), !searching);
  update (self);
}

static void
callboard_open_dialog_call_found_cb (GObject      *source,
                                     GAsyncResult *result,
                                     gpointer      user_data)
{
  CallboardOpenDialog *self = user_data;
  g_autofree char *run_id = NULL;
  g_autofree char *simulation_id = NULL;
  GError *error = NULL;
  gboolean found = callboard_phone_number_lookup_find_finish (result, &run_id, &simulation_id,
                                                              &error);

  /* Canceled by dispose(), so that self may have been freed, or by the user. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_error_free (error);
      return;
    }

  set_searching (self, FALSE);
  if (found)
    {
      g_signal_emit (self, signals[SIGNAL_SIMULATION_OPENED], 0, run_id, simulation_id);
      adw_dialog_close (ADW_DIALOG (self));
      return;
    }

  self->error = error;
  callboard_open_dialog_update_hint (self);
  /* The time is what helps most often. */
  gtk_widget_grab_focus (GTK_WIDGET (self->time_row));
  gtk_accessible_announce (GTK_ACCESSIBLE (self), gtk_label_get_label (self->hint),
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* Cancels the lookup, so that what was entered stays, or else closes the dialog. */
static void
callboard_open_dialog_cancel_cb (CallboardOpenDialog *self)
{
  if (!self->searching)
    {
      adw_dialog_close (ADW_DIALOG (self));
      return;
    }

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  set_searching (self, FALSE);
  callboard_open_dialog_update_hint (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->address_row));
}

static void
callboard_open_dialog_open_cb (CallboardOpenDialog *self)
{
  g_autofree char *phone_number = callboard_phone_number_parse (get_address (self));
  g_autofree char *id = callboard_run_address_parse (get_address (self), NULL);
  g_autoptr(GDateTime) time = parse_time (self);

  if (id == NULL || !gtk_widget_get_sensitive (GTK_WIDGET (self->open_button)))
    return;

  if (phone_number != NULL)
    {
      set_searching (self, TRUE);
      callboard_phone_number_lookup_find_async (self->session, phone_number, time,
                                                self->cancellable,
                                                callboard_open_dialog_call_found_cb, self);
      return;
    }

  g_signal_emit (self, signals[SIGNAL_OPENED], 0, id);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
callboard_open_dialog_row_activated_cb (CallboardOpenDialog *self,
                                        AdwActionRow        *row)
{
  g_signal_emit (self, signals[SIGNAL_OPENED], 0, adw_action_row_get_subtitle (row));
  adw_dialog_close (ADW_DIALOG (self));
}

static void
callboard_open_dialog_clipboard_read_cb (GObject      *source,
                                         GAsyncResult *result,
                                         gpointer      user_data)
{
  CallboardOpenDialog *self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, &error);
  g_autofree char *id = text != NULL ? callboard_run_address_recognize (text) : NULL;

  /* No text, or canceled by dispose(), which may have freed self. */
  if (id == NULL)
    return;

  adw_action_row_set_subtitle (self->clipboard_row, id);
  gtk_widget_set_visible (self->clipboard_group, TRUE);
  update_height (self);
}

static void
callboard_open_dialog_map (GtkWidget *widget)
{
  CallboardOpenDialog *self = CALLBOARD_OPEN_DIALOG (widget);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);

  GTK_WIDGET_CLASS (callboard_open_dialog_parent_class)->map (widget);
  update_height (self);

  if (gdk_content_formats_contain_gtype (formats, G_TYPE_STRING) ||
      gdk_content_formats_contain_mime_type (formats, "text/plain;charset=utf-8"))
    gdk_clipboard_read_text_async (clipboard, self->cancellable,
                                   callboard_open_dialog_clipboard_read_cb, self);
}

static void
add_recent (CallboardOpenDialog *self,
            const char          *id)
{
  g_autofree char *title = callboard_run_title_dup (NULL, id);
  AdwActionRow *row = g_object_new (ADW_TYPE_ACTION_ROW,
                                    "activatable", TRUE,
                                    "use-markup", FALSE,
                                    "title", title,
                                    "subtitle", id,
                                    "subtitle-lines", 1,
                                    NULL);

  g_signal_connect_object (row, "activated", G_CALLBACK (callboard_open_dialog_row_activated_cb),
                           self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->recent_group), GTK_WIDGET (row));
}

static void
callboard_open_dialog_dispose (GObject *object)
{
  CallboardOpenDialog *self = CALLBOARD_OPEN_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  g_clear_object (&self->wait);
  g_clear_error (&self->error);
  gtk_widget_dispose_template (GTK_WIDGET (object), CALLBOARD_TYPE_OPEN_DIALOG);

  G_OBJECT_CLASS (callboard_open_dialog_parent_class)->dispose (object);
}

static void
callboard_open_dialog_class_init (CallboardOpenDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = callboard_open_dialog_dispose;
  widget_class->map = callboard_open_dialog_map;

  /**
   * CallboardOpenDialog::opened:
   * @self: a dialog
   * @id: the `simulationRunPlanJobId` of a run
   *
   * Emitted when a run was chosen.
   */
  signals[SIGNAL_OPENED] =
    g_signal_new ("opened", CALLBOARD_TYPE_OPEN_DIALOG, G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * CallboardOpenDialog::simulation-opened:
   * @self: a dialog
   * @run_id: the `simulationRunPlanJobId` of a run
   * @simulation_id: the `simulationJobId` of a simulation of it
   *
   * Emitted when a simulation was found by its phone number.
   */
  signals[SIGNAL_SIMULATION_OPENED] =
    g_signal_new ("simulation-opened", CALLBOARD_TYPE_OPEN_DIALOG, G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/callboard/Callboard/ui/callboard-open-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CallboardOpenDialog, address_row);
  gtk_widget_class_bind_template_child (widget_class, CallboardOpenDialog, clipboard_group);
  gtk_widget_class_bind_template_child (widget_class, CallboardOpenDialog, clipboard_row);
  gtk_widget_class_bind_template_child (widget_class, CallboardOpenDialog, hint);
  gtk_widget_class_bind_template_child (widget_class, CallboardOpenDialog, now_row);
  gtk_widget_class_bind_template_child (widget_class, CallboardOpenDialog, open_button);
  gtk_widget_class_bind_template_child (widget_class, CallboardOpenDialog, open_stack);
  gtk_widget_class_bind_template_child (widget_class, CallboardOpenDialog, recent_group);
  gtk_widget_class_bind_template_child (widget_class, CallboardOpenDialog, time_row);
  gtk_widget_class_bind_template_callback (widget_class, callboard_open_dialog_cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_open_dialog_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_open_dialog_now_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_open_dialog_open_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_open_dialog_row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_open_dialog_time_changed_cb);
}

static void
callboard_open_dialog_init (CallboardOpenDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  update_time_row (self);
  g_signal_connect_object (callboard_time_format_get_default (), "notify::twelve-hour",
                           G_CALLBACK (callboard_open_dialog_time_format_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * callboard_open_dialog_new:
 * @session: the session to search for phone numbers
 * @recent: (nullable) (array zero-terminated=1): the IDs of recently opened runs
 *
 * Returns: (transfer floating): a dialog
 */
CallboardOpenDialog *
callboard_open_dialog_new (CallboardSession   *session,
                           const char * const *recent)
{
  CallboardOpenDialog *self;

  g_return_val_if_fail (CALLBOARD_IS_SESSION (session), NULL);

  self = g_object_new (CALLBOARD_TYPE_OPEN_DIALOG, NULL);
  self->session = g_object_ref (session);
  self->wait = callboard_request_wait_new (callboard_session_get_clock (session));
  g_signal_connect_object (self->wait, "notify::waiting-since",
                           G_CALLBACK (callboard_open_dialog_waiting_cb), self, G_CONNECT_SWAPPED);
  callboard_open_dialog_changed_cb (self);
  for (guint i = 0; recent != NULL && recent[i] != NULL; i++)
    add_recent (self, recent[i]);
  gtk_widget_set_visible (self->recent_group, recent != NULL && recent[0] != NULL);
  update_height (self);

  return self;
}
