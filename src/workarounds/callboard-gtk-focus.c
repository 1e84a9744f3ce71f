/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Workaround: GTK leaks a reference to the focused widget when that is hidden or
 * removed twice within a frame, as when a breakpoint moves the content, and when the
 * window is destroyed while a change of the focus is pending.
 *
 * Affects: GTK 4.18. No upstream issue is known. With 4.24, most window tests were seen to
 *   pass without it.
 * Delete when: the window tests, which check that windows are finalized, pass without it
 *   on the minimum GTK version.
 * Used by: CallboardWindow.
 */

#include "config.h"

#include "callboard-gtk-focus.h"

/**
 * callboard_gtk_focus_clear:
 * @window: a window
 *
 * Removes the focus from the content of a window before it is moved or removed. If the
 * content stays, GTK restores the focus by itself.
 */
void
callboard_gtk_focus_clear (GtkWindow *window)
{
  g_return_if_fail (GTK_IS_WINDOW (window));

  gtk_window_set_focus (window, NULL);
}
