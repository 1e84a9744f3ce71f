/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <atspi/atspi.h>
#include <gio/gio.h>

G_BEGIN_DECLS

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiAccessible, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiAction, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiEditableText, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiStateSet, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiText, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiValue, g_object_unref)

/**
 * AccessibleVisitor:
 * @item: an item
 * @depth: its depth below the application
 * @user_data: data of the caller
 *
 * Returns: whether to continue
 */
typedef gboolean (*AccessibleVisitor) (AtspiAccessible *item,
                                       guint            depth,
                                       gpointer         user_data);

typedef gboolean (*AccessiblePredicate) (gpointer user_data);

void accessible_start_bus       (void);
void accessible_stop_bus        (void);
void accessible_ignore_warnings (void);

void             accessible_visit     (AtspiAccessible  *within,
                                       AccessibleVisitor visitor,
                                       gpointer          user_data);
AtspiAccessible *accessible_search    (AtspiAccessible  *within,
                                       AtspiRole         role,
                                       const char       *pattern);
guint            accessible_count     (AtspiRole         role,
                                       const char       *pattern);
char            *accessible_dup_name  (AtspiAccessible  *item);
char            *accessible_dup_text  (AtspiAccessible  *item);
char            *accessible_dup_role  (AtspiAccessible  *item);
gboolean         accessible_has_state (AtspiAccessible  *item,
                                       AtspiStateType    state);
char            *accessible_describe  (void);

void             accessible_wait_until (AccessiblePredicate predicate,
                                        gpointer            user_data,
                                        const char         *what);
AtspiAccessible *accessible_find       (AtspiRole           role,
                                        const char         *pattern);
void             accessible_wait       (AtspiRole           role,
                                        const char         *pattern);
void             accessible_wait_gone  (AtspiRole           role,
                                        const char         *pattern);
void             accessible_do_action  (AtspiRole           role,
                                        const char         *pattern,
                                        const char         *action);
void             accessible_enter      (AtspiRole           role,
                                        const char         *pattern,
                                        const char         *text);

G_END_DECLS
