/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-record.h"

/* A pointer to the value of a field in an instance. */
#define FIELD(self, field, type) \
  ((type *) G_STRUCT_MEMBER_P ((self), (field)->offset))
