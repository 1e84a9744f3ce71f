/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "callboard-plan-job.h"

G_BEGIN_DECLS

/**
 * ModelExpectation:
 * @property: the name of a property; %NULL ends a table of them
 * @text: (nullable): its value in the format of model_support_dup_property()
 *
 * The expected value of a property.
 */
typedef struct
{
  const char *property;
  const char *text;
} ModelExpectation;

GBytes           *model_support_load        (const char *name);
CallboardPlanJob *model_support_decode      (GBytes     *body);
CallboardPlanJob *model_support_decode_text (const char *text);
CallboardPlanJob *model_support_decode_node (JsonNode   *answer);

JsonNode         *model_support_create_answer (const char *simulations);
CallboardPlanJob *model_support_create_run    (const char *simulations);
void              model_support_change        (JsonNode   *answer,
                                               const char *path,
                                               const char *json);

char *model_support_dup_property      (gpointer                object,
                                       const char             *property);
void  model_support_assert_properties (gpointer                object,
                                       const ModelExpectation *expected);
void  model_support_assert_held       (gpointer                object,
                                       const char             *property,
                                       const ModelExpectation *expected);
void  model_support_assert_item       (GListModel             *list,
                                       guint                   position,
                                       const ModelExpectation *expected);
void  model_support_assert_entries    (GListModel             *entries,
                                       const char      *const *expected);
char *model_support_dup_ids           (CallboardPlanJob       *run);
char *model_support_dup_skipped_items (CallboardPlanJob       *run);
char *model_support_dup_unreadable    (CallboardPlanJob       *run);

G_END_DECLS
