/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether times of day are shown with 12 or 24 hours, which follows the desktop, and the
 * formatting of a time of day. Used by callboard-formats.c and by widgets that show times.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "callboard-call-time.h"
#include "callboard-time-format.h"

/**
 * CallboardTimeFormat:
 *
 * The format of times of day. There is one object, which `.ui` files can create too: widgets
 * that show a time of day update it on `notify::twelve-hour`. Main thread only.
 */
struct _CallboardTimeFormat
{
  GObject  parent_instance;

  gboolean twelve_hour;
};

G_DEFINE_FINAL_TYPE (CallboardTimeFormat, callboard_time_format, G_TYPE_OBJECT)

enum
{
  PROP_TWELVE_HOUR = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* Returns the one object, with a reference. */
static GObject *
callboard_time_format_constructor (GType                  type,
                                   guint                  n_properties,
                                   GObjectConstructParam *construct_properties)
{
  static GObject *object;

  if (object == NULL)
    object = G_OBJECT_CLASS (callboard_time_format_parent_class)->constructor (type, n_properties,
                                                                               construct_properties);

  return g_object_ref (object);
}

static void
callboard_time_format_get_property (GObject    *object,
                                    guint       property_id,
                                    GValue     *value,
                                    GParamSpec *pspec)
{
  if (property_id == PROP_TWELVE_HOUR)
    g_value_set_boolean (value, CALLBOARD_TIME_FORMAT (object)->twelve_hour);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
callboard_time_format_class_init (CallboardTimeFormatClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructor = callboard_time_format_constructor;
  object_class->get_property = callboard_time_format_get_property;

  properties[PROP_TWELVE_HOUR] =
    g_param_spec_boolean ("twelve-hour", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
callboard_time_format_init (CallboardTimeFormat *self)
{
}

/**
 * callboard_time_format_get_default:
 *
 * Returns: (transfer none): the format
 */
CallboardTimeFormat *
callboard_time_format_get_default (void)
{
  static CallboardTimeFormat *self;

  if (self == NULL)
    self = g_object_new (CALLBOARD_TYPE_TIME_FORMAT, NULL);

  return self;
}

/**
 * callboard_time_format_get_twelve_hour:
 * @self: the format
 *
 * Returns: whether times are shown like "2:02 PM" and not like "14:02"
 */
gboolean
callboard_time_format_get_twelve_hour (CallboardTimeFormat *self)
{
  g_return_val_if_fail (CALLBOARD_IS_TIME_FORMAT (self), FALSE);

  return self->twelve_hour;
}

/**
 * callboard_time_format_set_twelve_hour:
 * @self: the format
 * @twelve_hour: whether to show times like "2:02 PM"
 *
 * Changes the format of all times on screen.
 */
void
callboard_time_format_set_twelve_hour (CallboardTimeFormat *self,
                                       gboolean             twelve_hour)
{
  g_return_if_fail (CALLBOARD_IS_TIME_FORMAT (self));

  if (self->twelve_hour == !!twelve_hour)
    return;

  self->twelve_hour = !!twelve_hour;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TWELVE_HOUR]);
}

/* Returns: (nullable): what tells the time from its repetition, such as "CET". */
static char *
dup_zone (GDateTime *local)
{
  g_autoptr(GDateTime) repetition = callboard_call_time_find_repetition (local);

  if (repetition == NULL)
    return NULL;

  /* Some zones keep their abbreviation. */
  if (g_strcmp0 (g_date_time_get_timezone_abbreviation (local),
                 g_date_time_get_timezone_abbreviation (repetition)) == 0)
    return g_date_time_format (local, "%:z");

  return g_strdup (g_date_time_get_timezone_abbreviation (local));
}

/**
 * callboard_time_format_dup:
 * @local: a time in the local time zone
 * @format: a format for g_date_time_format() that ends in a time of 24 hours
 * @twelve_hour_format: the same with 12 hours
 *
 * Formats a time. In an hour that occurs twice because the clocks are set back, the time
 * zone is added.
 *
 * Returns: (transfer full): the time, such as "14:02", "2:02 PM" or "1:10 CET"
 */
char *
callboard_time_format_dup (GDateTime  *local,
                           const char *format,
                           const char *twelve_hour_format)
{
  CallboardTimeFormat *self = callboard_time_format_get_default ();
  g_autofree char *text = NULL;
  g_autofree char *zone = NULL;

  g_return_val_if_fail (local != NULL, NULL);

  text = g_date_time_format (local, self->twelve_hour ? twelve_hour_format : format);
  zone = dup_zone (local);
  if (text == NULL || zone == NULL)
    return g_steal_pointer (&text);

  /* Translators: a time in an hour that occurs twice, as the clocks are set back, and its
   * time zone, such as "01:10 CET", with a no-break space */
  return g_strdup_printf (_("%s %s"), text, zone);
}
