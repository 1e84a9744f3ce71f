/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A power profile monitor whose state a test sets. Used by the tests of code that pauses in
 * power saver mode.
 */

#include "fake-power.h"

struct _FakePower
{
  GObject  parent_instance;

  gboolean saving;
};

enum
{
  PROP_POWER_SAVER_ENABLED = 1
};

static void initable_iface_init (GInitableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FakePower, fake_power, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_INITABLE, initable_iface_init)
                               G_IMPLEMENT_INTERFACE (G_TYPE_POWER_PROFILE_MONITOR, NULL))

static gboolean
init (GInitable     *initable,
      GCancellable  *cancellable,
      GError       **error)
{
  return TRUE;
}

static void
initable_iface_init (GInitableIface *iface)
{
  iface->init = init;
}

static void
fake_power_get_property (GObject    *object,
                         guint       property_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_POWER_SAVER_ENABLED:
      g_value_set_boolean (value, FAKE_POWER (object)->saving);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
fake_power_class_init (FakePowerClass *klass)
{
  G_OBJECT_CLASS (klass)->get_property = fake_power_get_property;

  g_object_class_override_property (G_OBJECT_CLASS (klass), PROP_POWER_SAVER_ENABLED,
                                    "power-saver-enabled");
}

static void
fake_power_init (FakePower *self)
{
}

/**
 * fake_power_new:
 *
 * Returns: (transfer full): a monitor of a computer that does not save power
 */
FakePower *
fake_power_new (void)
{
  return g_object_new (FAKE_TYPE_POWER, NULL);
}

/**
 * fake_power_set_saving:
 * @self: a monitor
 * @saving: whether power is saved
 *
 * Changes whether power is saved.
 */
void
fake_power_set_saving (FakePower *self,
                       gboolean   saving)
{
  self->saving = saving;
  g_object_notify (G_OBJECT (self), "power-saver-enabled");
}
