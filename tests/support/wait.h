/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TestPredicate:
 * @user_data: what was given together with the function
 *
 * Returns: whether what is waited for is so
 */
typedef gboolean (*TestPredicate) (gpointer user_data);

/**
 * test_wait_until:
 * @predicate: (scope call): a #TestPredicate
 * @user_data: for @predicate
 *
 * Lets the main loop turn until @predicate is so. The test fails, naming this
 * place, where that takes more than 20 seconds.
 */
#define test_wait_until(predicate, user_data) \
  test_wait_until_at (predicate, user_data, G_STRLOC, #predicate)

void          test_wait_until_at   (TestPredicate  predicate,
                                    gpointer       user_data,
                                    const char    *place,
                                    const char    *what);
void          test_run_pending     (void);
void          test_store_result    (GObject       *source,
                                    GAsyncResult  *result,
                                    gpointer       user_data);
GAsyncResult *test_wait_for_result (GAsyncResult **result);
void          test_wait_finalized  (gpointer       object);

G_END_DECLS
