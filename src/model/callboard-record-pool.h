/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-record.h"

G_BEGIN_DECLS

typedef struct _CallboardRecordPool CallboardRecordPool;

CallboardRecordPool *callboard_record_pool_new    (CallboardRecordPool      *previous);
void                 callboard_record_pool_free   (CallboardRecordPool      *self);
void                 callboard_record_pool_settle (CallboardRecordPool      *self);
CallboardRecord     *callboard_record_pool_decode (CallboardRecordPool      *self,
                                                   GType                     type,
                                                   JsonParser               *parser,
                                                   const char               *text,
                                                   gsize                     size,
                                                   const CallboardJsonPath  *path,
                                                   GError                  **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CallboardRecordPool, callboard_record_pool_free)

G_END_DECLS
