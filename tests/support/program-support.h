/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

int          program_run                (const char * const *arguments,
                                         char              **output,
                                         char              **errors);
GSubprocess *program_start              (const char         *first_argument,
                                         ...);
char        *program_wait_window        (const char         *title);
void         program_press              (const char         *window,
                                         const char         *key);
char        *program_press_until_window (const char         *window,
                                         const char         *key,
                                         const char         *title);
void         program_assert_clean_exit  (GSubprocess        *process);
void         program_assert_exit        (GSubprocess        *process,
                                         const char         *expected_errors);

G_END_DECLS
