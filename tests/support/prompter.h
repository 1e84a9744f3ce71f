/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _TestPrompter TestPrompter;

TestPrompter *test_prompter_new         (void);
void          test_prompter_free        (TestPrompter *self);
void          test_prompter_wait_asked  (TestPrompter *self,
                                         guint         n);
guint         test_prompter_get_n_asked (TestPrompter *self);
void          test_prompter_dismiss     (TestPrompter *self);

G_END_DECLS
