/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * FakeNetwork:
 *
 * A #GNetworkMonitor whose state a test sets. The network is available and not
 * metered at first.
 */
#define FAKE_TYPE_NETWORK (fake_network_get_type ())

G_DECLARE_FINAL_TYPE (FakeNetwork, fake_network, FAKE, NETWORK, GObject)

FakeNetwork *fake_network_new           (void);
void         fake_network_set_available (FakeNetwork *self,
                                         gboolean     available);
void         fake_network_set_metered   (FakeNetwork *self,
                                         gboolean     metered);

G_END_DECLS
