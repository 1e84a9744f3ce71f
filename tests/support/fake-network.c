/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A network monitor whose state a test sets. Used by the tests of code that pauses while
 * offline.
 */

#include "fake-network.h"

struct _FakeNetwork
{
  GObject  parent_instance;

  gboolean available;
  gboolean metered;
};

enum
{
  PROP_NETWORK_AVAILABLE = 1,
  PROP_NETWORK_METERED,
  PROP_CONNECTIVITY
};

static void initable_iface_init (GInitableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FakeNetwork, fake_network, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_INITABLE, initable_iface_init)
                               G_IMPLEMENT_INTERFACE (G_TYPE_NETWORK_MONITOR, NULL))

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
fake_network_get_property (GObject    *object,
                           guint       property_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  FakeNetwork *self = FAKE_NETWORK (object);

  switch (property_id)
    {
    case PROP_NETWORK_AVAILABLE:
      g_value_set_boolean (value, self->available);
      break;
    case PROP_NETWORK_METERED:
      g_value_set_boolean (value, self->metered);
      break;
    case PROP_CONNECTIVITY:
      g_value_set_enum (value, self->available ? G_NETWORK_CONNECTIVITY_FULL
                                               : G_NETWORK_CONNECTIVITY_LOCAL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
fake_network_class_init (FakeNetworkClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = fake_network_get_property;

  g_object_class_override_property (object_class, PROP_NETWORK_AVAILABLE, "network-available");
  g_object_class_override_property (object_class, PROP_NETWORK_METERED, "network-metered");
  g_object_class_override_property (object_class, PROP_CONNECTIVITY, "connectivity");
}

static void
fake_network_init (FakeNetwork *self)
{
  self->available = TRUE;
}

/**
 * fake_network_new:
 *
 * Returns: (transfer full): an available network
 */
FakeNetwork *
fake_network_new (void)
{
  return g_object_new (FAKE_TYPE_NETWORK, NULL);
}

/**
 * fake_network_set_available:
 * @self: a network
 * @available: whether it is available
 *
 * Changes the availability of the network.
 */
void
fake_network_set_available (FakeNetwork *self,
                            gboolean     available)
{
  self->available = available;
  g_object_notify (G_OBJECT (self), "network-available");
}

/**
 * fake_network_set_metered:
 * @self: a network
 * @metered: whether it is metered
 *
 * Changes whether the network is metered.
 */
void
fake_network_set_metered (FakeNetwork *self,
                          gboolean     metered)
{
  self->metered = metered;
  g_object_notify (G_OBJECT (self), "network-metered");
}
