/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "callboard-project.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_PROJECT_PAGE (callboard_project_page_get_type ())

G_DECLARE_FINAL_TYPE (CallboardProjectPage, callboard_project_page, CALLBOARD, PROJECT_PAGE, AdwNavigationPage)

CallboardProjectPage *callboard_project_page_new (GListModel *projects);

G_END_DECLS
