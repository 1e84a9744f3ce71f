/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The parts of a response: all of it (NULL), a run without its simulations, or the number of
 * a simulation. */
#define LATER_FIELDS_RUN "run"

/**
 * LaterFields:
 * @LATER_FIELDS_FIELDS: the names and values of fields that nobody knows yet
 * @LATER_FIELDS_VALUES: the values of enumerations that nobody knows yet
 *
 * What to look for in the files `later-*.json`, an invented later generation of the API.
 */
typedef enum
{
  LATER_FIELDS_FIELDS,
  LATER_FIELDS_VALUES,
} LaterFields;

GPtrArray *later_fields_load         (const char  *file,
                                      const char  *part,
                                      LaterFields  kind);
gboolean   later_fields_contain      (const char  *text,
                                      const char  *word);
void       later_fields_append_lines (GListModel  *fields,
                                      GString     *text);

G_END_DECLS
