/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CallboardOtherFieldRows:
 *
 * The rows of a list of #CallboardOtherField in a group or an expander row.
 */
typedef struct _CallboardOtherFieldRows CallboardOtherFieldRows;

CallboardOtherFieldRows *callboard_other_field_rows_new  (GtkWidget               *parent);
void                     callboard_other_field_rows_free (CallboardOtherFieldRows *self);
void                     callboard_other_field_rows_show (CallboardOtherFieldRows *self,
                                                          GListModel              *fields,
                                                          guint                    n_fields);

G_END_DECLS
