/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A placeholder that creates its AdwStatusPage when it is first shown. A status page
 * consists of twenty widgets, and a window has a dozen that are rarely shown. Used in
 * stacks.
 */

#include "config.h"

#include "callboard-lazy-status-page.h"

/**
 * CallboardLazyStatusPage:
 *
 * A status page that is created lazily. `icon-name`, `title` and `description` are those
 * of #AdwStatusPage, except that `description` is not markup. It can be `compact`. If
 * `button-label` is set, it has a button that emits `clicked`.
 */
struct _CallboardLazyStatusPage
{
  AdwBin     parent_instance;

  char      *icon_name;
  char      *title;
  char      *description;
  char      *button_label;
  gboolean   compact;
};

G_DEFINE_FINAL_TYPE (CallboardLazyStatusPage, callboard_lazy_status_page, ADW_TYPE_BIN)

enum
{
  PROP_ICON_NAME = 1,
  PROP_TITLE,
  PROP_DESCRIPTION,
  PROP_BUTTON_LABEL,
  PROP_COMPACT,
  N_PROPS
};

enum
{
  SIGNAL_CLICKED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
callboard_lazy_status_page_clicked_cb (CallboardLazyStatusPage *self)
{
  g_signal_emit (self, signals[SIGNAL_CLICKED], 0);
}

static GtkWidget *
create_button (CallboardLazyStatusPage *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (self->button_label);

  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  g_signal_connect_object (button, "clicked", G_CALLBACK (callboard_lazy_status_page_clicked_cb),
                           self,
                           G_CONNECT_SWAPPED);

  return button;
}

static void
update (CallboardLazyStatusPage *self)
{
  AdwStatusPage *page = ADW_STATUS_PAGE (adw_bin_get_child (ADW_BIN (self)));
  g_autofree char *markup = NULL;

  if (page == NULL)
    return;

  markup = self->description != NULL ? g_markup_escape_text (self->description, -1) : NULL;
  adw_status_page_set_icon_name (page, self->icon_name);
  adw_status_page_set_title (page, self->title != NULL ? self->title : "");
  adw_status_page_set_description (page, markup);
}

static void
create_page (CallboardLazyStatusPage *self)
{
  GtkWidget *page = adw_status_page_new ();

  if (self->compact)
    gtk_widget_add_css_class (page, "compact");
  if (self->button_label != NULL)
    adw_status_page_set_child (ADW_STATUS_PAGE (page), create_button (self));
  adw_bin_set_child (ADW_BIN (self), page);
  update (self);
}

static void
callboard_lazy_status_page_map (GtkWidget *widget)
{
  if (adw_bin_get_child (ADW_BIN (widget)) == NULL)
    create_page (CALLBOARD_LAZY_STATUS_PAGE (widget));

  GTK_WIDGET_CLASS (callboard_lazy_status_page_parent_class)->map (widget);
}

static void
set_text (CallboardLazyStatusPage  *self,
          char                    **text,
          const GValue             *value,
          GParamSpec               *pspec)
{
  if (!g_set_str (text, g_value_get_string (value)))
    return;

  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), pspec);
}

static void
callboard_lazy_status_page_get_property (GObject    *object,
                                         guint       property_id,
                                         GValue     *value,
                                         GParamSpec *pspec)
{
  CallboardLazyStatusPage *self = CALLBOARD_LAZY_STATUS_PAGE (object);

  switch (property_id)
    {
    case PROP_ICON_NAME:
      g_value_set_string (value, self->icon_name);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_DESCRIPTION:
      g_value_set_string (value, self->description);
      break;
    case PROP_BUTTON_LABEL:
      g_value_set_string (value, self->button_label);
      break;
    case PROP_COMPACT:
      g_value_set_boolean (value, self->compact);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
callboard_lazy_status_page_set_property (GObject      *object,
                                         guint         property_id,
                                         const GValue *value,
                                         GParamSpec   *pspec)
{
  CallboardLazyStatusPage *self = CALLBOARD_LAZY_STATUS_PAGE (object);

  switch (property_id)
    {
    case PROP_ICON_NAME:
      set_text (self, &self->icon_name, value, pspec);
      break;
    case PROP_TITLE:
      set_text (self, &self->title, value, pspec);
      break;
    case PROP_DESCRIPTION:
      set_text (self, &self->description, value, pspec);
      break;
    case PROP_BUTTON_LABEL:
      self->button_label = g_value_dup_string (value);
      break;
    case PROP_COMPACT:
      self->compact = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
callboard_lazy_status_page_finalize (GObject *object)
{
  CallboardLazyStatusPage *self = CALLBOARD_LAZY_STATUS_PAGE (object);

  g_free (self->icon_name);
  g_free (self->title);
  g_free (self->description);
  g_free (self->button_label);

  G_OBJECT_CLASS (callboard_lazy_status_page_parent_class)->finalize (object);
}

static void
callboard_lazy_status_page_class_init (CallboardLazyStatusPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GParamFlags construct_only = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = callboard_lazy_status_page_get_property;
  object_class->set_property = callboard_lazy_status_page_set_property;
  object_class->finalize = callboard_lazy_status_page_finalize;
  GTK_WIDGET_CLASS (klass)->map = callboard_lazy_status_page_map;

  properties[PROP_ICON_NAME] =
    g_param_spec_string ("icon-name", NULL, NULL, NULL, flags);
  properties[PROP_TITLE] =
    g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_DESCRIPTION] =
    g_param_spec_string ("description", NULL, NULL, NULL, flags);
  properties[PROP_BUTTON_LABEL] =
    g_param_spec_string ("button-label", NULL, NULL, NULL, construct_only);
  properties[PROP_COMPACT] =
    g_param_spec_boolean ("compact", NULL, NULL, FALSE, construct_only);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * CallboardLazyStatusPage::clicked:
   * @self: a page
   *
   * The button was clicked.
   */
  signals[SIGNAL_CLICKED] =
    g_signal_new ("clicked", CALLBOARD_TYPE_LAZY_STATUS_PAGE, G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
callboard_lazy_status_page_init (CallboardLazyStatusPage *self)
{
}
