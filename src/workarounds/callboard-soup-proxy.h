/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

void callboard_soup_proxy_set_up (SoupSession *session);

G_END_DECLS
