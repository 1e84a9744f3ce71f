/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * FakePower:
 *
 * A #GPowerProfileMonitor whose state a test sets. No power is saved at first.
 */
#define FAKE_TYPE_POWER (fake_power_get_type ())

G_DECLARE_FINAL_TYPE (FakePower, fake_power, FAKE, POWER, GObject)

FakePower *fake_power_new        (void);
void       fake_power_set_saving (FakePower *self,
                                  gboolean   saving);

G_END_DECLS
