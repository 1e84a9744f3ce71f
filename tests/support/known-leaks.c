/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Ignores the leaks of libraries that many windows have. leaks.supp names the functions too,
 * but LeakSanitizer finds them there only if the whole backtrace of every allocation is
 * unwound through libraries without frame pointers, which takes most of the time of a test
 * with a window. Here it is unwound for allocations of the sizes that leak; of others,
 * judge-leaks takes care. Linked into the window tests if they are built with
 * AddressSanitizer; nothing calls it.
 */

#include <dlfcn.h>
#include <sanitizer/lsan_interface.h>
#include <unwind.h>

#include <glib.h>

/* From the allocation to the function: the hook, malloc(), g_malloc(), the creation of an
 * object, some of which may be inlined. */
#define N_FRAMES 20

/* A function of AddressSanitizer, whose header gcc 14 lacks. */
int __sanitizer_install_malloc_and_free_hooks (void (*allocated) (const volatile void *, size_t),
                                               void (*freed) (const volatile void *));

/* The sizes are those of GTK 4.18 and libadwaita 1.7. leaks.supp says what each one is, and
 * when to delete it. */
static struct
{
  const char *name;
  size_t      size;
  void       *function;
} known_leaks[] = {
  { .name = "gtk_widget_list_mnemonic_labels", .size = sizeof (GList) },
  { .name = "gtk_shortcut_label_set_accelerator", .size = sizeof (GList) },
  { .name = "gsk_container_node_new", .size = 64 },
  { .name = "adw_timed_animation_new", .size = 144 },
  { .name = "gtk_widget_unparent", .size = 120 },
};

static _Thread_local gboolean is_unwinding;

typedef struct
{
  size_t   size;
  guint    n_frames;
  gboolean is_known;
} Search;

static _Unwind_Reason_Code
check_frame (struct _Unwind_Context *context,
             void                   *data)
{
  Search *search = data;
  void *function = _Unwind_FindEnclosingFunction ((void *) _Unwind_GetIP (context));

  for (gsize i = 0; i < G_N_ELEMENTS (known_leaks); i++)
    if (function != NULL && function == known_leaks[i].function &&
        search->size == known_leaks[i].size)
      search->is_known = TRUE;

  if (search->is_known || ++search->n_frames == N_FRAMES)
    return _URC_END_OF_STACK;

  return _URC_NO_REASON;
}

static gboolean
is_size_of_known_leak (size_t size)
{
  for (gsize i = 0; i < G_N_ELEMENTS (known_leaks); i++)
    if (size == known_leaks[i].size)
      return TRUE;

  return FALSE;
}

static void
allocated (const volatile void *pointer,
           size_t               size)
{
  Search search = { .size = size };

  if (is_unwinding || !is_size_of_known_leak (size))
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
  for (gsize i = 0; i < G_N_ELEMENTS (known_leaks); i++)
    known_leaks[i].function = dlsym (RTLD_DEFAULT, known_leaks[i].name);

  __sanitizer_install_malloc_and_free_hooks (allocated, freed);
}
