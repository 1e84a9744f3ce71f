/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _OddField OddField;

guint       odd_field_get_n_responses (void);
const char *odd_field_get_name        (guint       response);

OddField   *odd_field_new             (guint       response);
void        odd_field_free            (OddField   *self);
GPtrArray  *odd_field_get_paths       (OddField   *self);
void        odd_field_assert_kept     (OddField   *self,
                                       const char *path,
                                       const char *json);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OddField, odd_field_free)

G_END_DECLS
