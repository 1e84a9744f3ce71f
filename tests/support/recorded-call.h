/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "window-support.h"

G_BEGIN_DECLS

/**
 * RECORDED_CALL_TURN:
 *
 * The length of each turn in ms: long enough for a slow machine to notice each.
 */
#define RECORDED_CALL_TURN 10000

/**
 * RECORDED_CALL_LENGTH:
 *
 * The length of the call in ms.
 */
#define RECORDED_CALL_LENGTH (24 * RECORDED_CALL_TURN)

void       recorded_call_set_up         (WindowFixture *fixture,
                                         gconstpointer  data);
void       recorded_call_tear_down      (WindowFixture *fixture,
                                         gconstpointer  data);
void       recorded_call_set_access     (WindowFixture *fixture,
                                         const char    *access);
void       recorded_call_set_answer     (guint          status,
                                         const char    *body);
void       recorded_call_set_size       (goffset        size);
void       recorded_call_hold           (void);
void       recorded_call_restore        (void);
gsize      recorded_call_get_n_bytes    (void);
guint      recorded_call_get_n_requests (void);
void       recorded_call_open           (WindowFixture *fixture);
GtkWidget *recorded_call_wait_button    (WindowFixture *fixture,
                                         const char    *tooltip);
gboolean   recorded_call_has_button     (WindowFixture *fixture,
                                         const char    *tooltip);
gint64     recorded_call_get_position   (WindowFixture *fixture);
void       recorded_call_wait_position  (WindowFixture *fixture,
                                         gint64         from,
                                         gint64         to);
void       recorded_call_wait_current   (WindowFixture *fixture,
                                         const char    *text);

G_END_DECLS
