/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Ignores leaks that GTK has in every window. leaks.supp could name the functions too, but
 * LeakSanitizer finds them there only if the whole backtrace of every allocation is
 * unwound through libraries without frame pointers, which takes most of the time of a test
 * with a window. Here it is unwound for allocations of the size that leaks. Linked into the
 * window tests if they are built with AddressSanitizer; nothing calls it.
 *
 * - gtk_widget_list_mnemonic_labels() and gtk_shortcut_label_set_accelerator() of GTK 4.18
 *   leak nodes of lists. Delete when the window tests pass without this file.
 */

#include <dlfcn.h>
#include <sanitizer/lsan_interface.h>
#include <unwind.h>

#include <glib.h>

/* From the allocation to the function: the hook, malloc(), g_malloc(), g_list_prepend() and
 * a helper, some of which may be inlined. */
#define N_FRAMES 9

/* A function of AddressSanitizer, whose header gcc 14 lacks. */
int __sanitizer_install_malloc_and_free_hooks (void (*allocated) (const volatile void *, size_t),
                                               void (*freed) (const volatile void *));

static const char *const names[] = {
  "gtk_widget_list_mnemonic_labels",
  "gtk_shortcut_label_set_accelerator",
};

static void *functions[G_N_ELEMENTS (names)];
static _Thread_local gboolean is_unwinding;

typedef struct
{
  guint    n_frames;
  gboolean is_known;
} Search;

static _Unwind_Reason_Code
check_frame (struct _Unwind_Context *context,
             void                   *data)
{
  Search *search = data;
  void *function = _Unwind_FindEnclosingFunction ((void *) _Unwind_GetIP (context));

  for (gsize i = 0; i < G_N_ELEMENTS (functions); i++)
    if (function != NULL && function == functions[i])
      search->is_known = TRUE;

  if (search->is_known || ++search->n_frames == N_FRAMES)
    return _URC_END_OF_STACK;

  return _URC_NO_REASON;
}

static void
allocated (const volatile void *pointer,
           size_t               size)
{
  Search search = { 0 };

  if (size != sizeof (GList) || is_unwinding)
    return;

  is_unwinding = TRUE;
  _Unwind_Backtrace (check_frame, &search);
  is_unwinding = FALSE;

  if (search.is_known)
    __lsan_ignore_object ((const void *) pointer);
}

static void
freed (const volatile void *pointer)
{
}

__attribute__ ((constructor)) static void
ignore_known_leaks (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    functions[i] = dlsym (RTLD_DEFAULT, names[i]);

  __sanitizer_install_malloc_and_free_hooks (allocated, freed);
}
