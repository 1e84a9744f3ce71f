/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TestPredicate:
 * @user_data: the data passed with the function
 *
 * Returns: whether the condition is met
 */
typedef gboolean (*TestPredicate) (gpointer user_data);

/**
 * test_wait_until:
 * @predicate: (scope call): a #TestPredicate
 * @user_data: for @predicate
 *
 * Iterates the main context until @predicate returns %TRUE. After 20 seconds the test fails
 * with the location of the call.
 */
#define test_wait_until(predicate, user_data) \
  test_wait_until_at (predicate, user_data, G_STRLOC, #predicate)

void          test_wait_until_at   (TestPredicate  predicate,
                                    gpointer       user_data,
                                    const char    *location,
                                    const char    *what);
void          test_run_pending     (void);
void          test_store_result    (GObject       *source,
                                    GAsyncResult  *result,
                                    gpointer       user_data);
GAsyncResult *test_wait_for_result (GAsyncResult **result);
void          test_wait_finalized  (gpointer       object);

G_END_DECLS
