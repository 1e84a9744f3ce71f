/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The labels of the rows and columns of a matrix.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "callboard-matrix-labels.h"

/**
 * callboard_matrix_line_dup_label:
 * @line: a row or a column
 *
 * Returns: (transfer full): its label, such as "Reschedule an appointment · Front desk"
 */
char *
callboard_matrix_line_dup_label (const CallboardMatrixLine *line)
{
  /* Translators: a scenario without a description */
  const char *title = line->title != NULL ? line->title : _("No description");

  return g_strjoin (" · ", title, line->subtitle, NULL);
}
