/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-history-runs.h"
#include "callboard-history-search.h"

G_BEGIN_DECLS

#define HISTORY_SUPPORT_ACCOUNT "account-1"

char             *history_support_create_folder (void);
void              history_support_remove_folder (char             *folder);
char             *history_support_dup_path      (const char       *folder);
GBytes           *history_support_create_body   (const char       *id,
                                                 const char       *status,
                                                 const char       *persona);
gboolean          history_support_save_run      (CallboardHistory *history,
                                                 const char       *account,
                                                 GBytes           *body,
                                                 gint64            fetched_at,
                                                 GError          **error);
CallboardPlanJob *history_support_load_run      (CallboardHistory *history,
                                                 const char       *account,
                                                 const char       *id,
                                                 GDateTime       **fetched_at,
                                                 GError          **error);
char             *history_support_dup_persona   (CallboardPlanJob *plan_job);
char             *history_support_search        (CallboardHistory *history,
                                                 const char       *account,
                                                 const char       *text);
gint64            history_support_measure       (CallboardHistory *history);
void              history_support_clear         (CallboardHistory *history,
                                                 const char       *account);
void              history_support_close         (CallboardHistory *history);

G_END_DECLS
