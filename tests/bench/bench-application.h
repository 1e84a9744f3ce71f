/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bench-server.h"
#include "callboard-application.h"
#include "callboard-session.h"

G_BEGIN_DECLS

CallboardApplication *bench_application_new         (void);
CallboardSession     *bench_application_new_session (BenchServer *server);

G_END_DECLS
