/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-api-object.h"

G_BEGIN_DECLS

typedef struct _CallboardApiObjectCache CallboardApiObjectCache;

CallboardApiObjectCache *callboard_api_object_cache_new    (CallboardApiObjectCache  *previous);
void                     callboard_api_object_cache_free   (CallboardApiObjectCache  *self);
void                     callboard_api_object_cache_freeze (CallboardApiObjectCache  *self);
CallboardApiObject      *callboard_api_object_cache_decode (CallboardApiObjectCache  *self,
                                                            GType                     type,
                                                            const char               *text,
                                                            gsize                     size,
                                                            const CallboardJsonPath  *path,
                                                            GError                  **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CallboardApiObjectCache, callboard_api_object_cache_free)

G_END_DECLS
