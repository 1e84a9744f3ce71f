/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The status page of an error: its title, a hint and a button that resolves it. Used
 * by the pages of the window.
 */

#include "config.h"

#include "callboard-error-labels.h"
#include "callboard-error-page.h"
#include "callboard-error.h"
#include "callboard-text.h"
#include "callboard-time-format.h"

/* Characters of the error message. */
#define MAX_DETAILS 600

/**
 * CallboardErrorPage:
 *
 * A status page that shows an error with a hint, the details and a button.
 */
struct _CallboardErrorPage
{
  AdwBin         parent_instance;

  AdwStatusPage *status_page;
  GtkWidget     *details_expander;
  AdwBin        *folded_bin;
  AdwBin        *unfolded_bin;
  GtkLabel      *details;
  GtkButton     *button;

  /* NULL until it is set. */
  GError        *error;
};

G_DEFINE_FINAL_TYPE (CallboardErrorPage, callboard_error_page, ADW_TYPE_BIN)

/* Indexed by CallboardRemedy. */
static const char *const remedy_actions[] = {
  [CALLBOARD_REMEDY_RETRY] = "win.refresh",
  [CALLBOARD_REMEDY_CONNECT] = "win.connect",
  [CALLBOARD_REMEDY_OPEN] = "win.open",
  [CALLBOARD_REMEDY_UNLOCK] = "win.unlock",
};

static void
callboard_error_page_finalize (GObject *object)
{
  g_clear_error (&CALLBOARD_ERROR_PAGE (object)->error);

  G_OBJECT_CLASS (callboard_error_page_parent_class)->finalize (object);
}

static void
callboard_error_page_class_init (CallboardErrorPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = callboard_error_page_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/callboard/Callboard/ui/callboard-error-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CallboardErrorPage, button);
  gtk_widget_class_bind_template_child (widget_class, CallboardErrorPage, details);
  gtk_widget_class_bind_template_child (widget_class, CallboardErrorPage, details_expander);
  gtk_widget_class_bind_template_child (widget_class, CallboardErrorPage, folded_bin);
  gtk_widget_class_bind_template_child (widget_class, CallboardErrorPage, status_page);
  gtk_widget_class_bind_template_child (widget_class, CallboardErrorPage, unfolded_bin);
}

/* Whether the title and the hint say what a user can do about the error. Those who look for
 * its cause unfold the message of the network. */
static gboolean
has_folded_details (const GError *error)
{
  return g_error_matches (error, CALLBOARD_ERROR, CALLBOARD_ERROR_OFFLINE);
}

/* The time of a retry follows the format of the desktop. */
static void
callboard_error_page_update_details (CallboardErrorPage *self)
{
  g_autofree char *message = NULL;
  g_autofree char *details = NULL;

  if (self->error == NULL)
    return;

  message = callboard_error_dup_message (self->error);
  details = callboard_text_sanitize (message, MAX_DETAILS);
  gtk_label_set_label (self->details, details);
}

static void
callboard_error_page_init (CallboardErrorPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (callboard_time_format_get_default (), "notify::twelve-hour",
                           G_CALLBACK (callboard_error_page_update_details), self,
                           G_CONNECT_SWAPPED);
}

static void
set_details (CallboardErrorPage *self,
             const GError       *error)
{
  gboolean is_folded = has_folded_details (error);
  AdwBin *bin = is_folded ? self->folded_bin : self->unfolded_bin;

  if (gtk_widget_get_parent (GTK_WIDGET (self->details)) != GTK_WIDGET (bin))
    {
      g_autoptr(GtkWidget) label = g_object_ref (GTK_WIDGET (self->details));

      adw_bin_set_child (is_folded ? self->unfolded_bin : self->folded_bin, NULL);
      adw_bin_set_child (bin, label);
    }
  g_clear_error (&self->error);
  self->error = g_error_copy (error);
  callboard_error_page_update_details (self);
  gtk_widget_set_visible (self->details_expander, is_folded);
  /* The titles of these say everything. */
  gtk_widget_set_visible (GTK_WIDGET (self->unfolded_bin),
                          !is_folded &&
                          !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
                          !g_error_matches (error, CALLBOARD_ERROR, CALLBOARD_ERROR_KEYRING_LOCKED));
}

static void
set_error (CallboardErrorPage *self,
           const GError       *error)
{
  g_autofree char *hint = NULL;
  CallboardRemedy remedy;

  remedy = callboard_error_get_remedy (error);
  /* The description of an AdwStatusPage is markup. */
  hint = g_markup_escape_text (callboard_error_get_hint (error), -1);

  adw_status_page_set_icon_name (self->status_page, callboard_error_get_icon_name (error));
  adw_status_page_set_title (self->status_page, callboard_error_get_title (error));
  adw_status_page_set_description (self->status_page, hint);
  set_details (self, error);
  gtk_button_set_label (self->button, callboard_remedy_get_label (remedy));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), remedy_actions[remedy]);
}

/**
 * callboard_error_page_set_banner_button:
 * @banner: a banner about old data
 * @error: the error of the refresh
 *
 * Gives a banner the button that resolves an error without leaving the data: to unlock the
 * keyring, or to try again.
 */
void
callboard_error_page_set_banner_button (AdwBanner    *banner,
                                        const GError *error)
{
  CallboardRemedy remedy = callboard_error_get_remedy (error);

  g_return_if_fail (ADW_IS_BANNER (banner));

  if (remedy != CALLBOARD_REMEDY_UNLOCK)
    remedy = CALLBOARD_REMEDY_RETRY;
  adw_banner_set_button_label (banner, callboard_remedy_get_label (remedy));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (banner), remedy_actions[remedy]);
}

/**
 * callboard_error_page_show:
 * @bin: the parent of the error page
 * @error: (nullable): the error to show, or %NULL to do nothing
 *
 * Shows an error, and creates the error page if needed.
 */
void
callboard_error_page_show (AdwBin       *bin,
                           const GError *error)
{
  g_return_if_fail (ADW_IS_BIN (bin));

  if (error == NULL)
    return;

  if (adw_bin_get_child (bin) == NULL)
    adw_bin_set_child (bin, g_object_new (CALLBOARD_TYPE_ERROR_PAGE, NULL));
  set_error (CALLBOARD_ERROR_PAGE (adw_bin_get_child (bin)), error);
}
