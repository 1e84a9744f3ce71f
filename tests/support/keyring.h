/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GSubprocess *keyring_start        (void);
GSubprocess *keyring_start_locked (void);
void         keyring_unlock       (void);
void         keyring_stop         (GSubprocess *keyring);

G_END_DECLS
