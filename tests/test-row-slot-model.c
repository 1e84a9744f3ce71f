/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The row slot model as items are added, removed, moved and replaced.
 */

#include "config.h"

#include <string.h>

#include "callboard-row-slot-model.h"

#define MAX_ITEMS 24
#define N_ROUNDS 3000

/* A list of named objects, its slots, and the emitted signals. */
typedef struct
{
  GListStore            *items;
  CallboardRowSlotModel *slots;
  GString               *signals;
} Fixture;

static const char *
get_name (gpointer item)
{
  return g_action_get_name (G_ACTION (item));
}

/* Gets the new slots, as a list view does. */
static void
on_items_changed (Fixture *fixture,
                  guint    position,
                  guint    n_removed,
                  guint    n_added)
{
  for (guint i = 0; i < n_added; i++)
    {
      g_autoptr(CallboardRowSlot) slot = g_list_model_get_item (G_LIST_MODEL (fixture->slots),
                                                                position + i);

      g_assert_nonnull (slot);
    }

  g_assert_true (callboard_row_slot_model_is_changing (fixture->slots));
  g_string_append_printf (fixture->signals, "%u-%u+%u;", position, n_removed, n_added);
}

static void
on_changed (Fixture *fixture)
{
  g_assert_true (callboard_row_slot_model_is_changing (fixture->slots));
  g_string_append (fixture->signals, "changed;");
}

/* Inserts items, each named by a letter. A letter that is already in the list stands for
 * the same item. */
static void
splice (Fixture    *fixture,
        guint       position,
        guint       n_removed,
        const char *letters)
{
  g_autoptr(GPtrArray) added = g_ptr_array_new_with_free_func (g_object_unref);

  for (const char *letter = letters; *letter != '\0'; letter++)
    {
      GObject *item = NULL;

      for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fixture->items)) && item == NULL; i++)
        {
          g_autoptr(GObject) existing = g_list_model_get_item (G_LIST_MODEL (fixture->items), i);

          if (*get_name (existing) == *letter)
            item = g_steal_pointer (&existing);
        }
      if (item == NULL)
        item = G_OBJECT (g_simple_action_new ((char[]) { *letter, '\0' }, NULL));
      g_ptr_array_add (added, item);
    }

  g_list_store_splice (fixture->items, position, n_removed, added->pdata, added->len);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->items = g_list_store_new (G_TYPE_SIMPLE_ACTION);
  splice (fixture, 0, 0, "abcde");
  fixture->signals = g_string_new (NULL);
  fixture->slots = callboard_row_slot_model_new (G_LIST_MODEL (fixture->items));
  g_signal_connect_swapped (fixture->slots, "items-changed", G_CALLBACK (on_items_changed),
                            fixture);
  g_signal_connect_swapped (fixture->slots, "changed", G_CALLBACK (on_changed), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->slots);
  g_assert_finalize_object (fixture->items);
  g_string_free (fixture->signals, TRUE);
}

static CallboardRowSlot *
get_slot (Fixture *fixture,
          guint    position)
{
  return g_list_model_get_item (G_LIST_MODEL (fixture->slots), position);
}

static void
assert_items (Fixture    *fixture,
              const char *letters)
{
  GListModel *slots = G_LIST_MODEL (fixture->slots);

  g_assert_cmpuint (g_list_model_get_n_items (slots), ==, strlen (letters));
  for (guint i = 0; letters[i] != '\0'; i++)
    {
      g_autoptr(CallboardRowSlot) slot = get_slot (fixture, i);

      g_assert_cmpint (*get_name (callboard_row_slot_get_item (slot)), ==, letters[i]);
    }
  g_assert_null (g_list_model_get_item (slots, (guint) strlen (letters)));
}

static void
assert_signals (Fixture    *fixture,
                const char *expected)
{
  g_assert_cmpstr (fixture->signals->str, ==, expected);
  g_string_truncate (fixture->signals, 0);
}

static void
count (guint *number)
{
  (*number)++;
}

static void
test_same_slot (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(CallboardRowSlot) first = get_slot (fixture, 0);
  g_autoptr(CallboardRowSlot) again = get_slot (fixture, 0);
  g_autoptr(CallboardRowSlot) second = get_slot (fixture, 1);

  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (fixture->slots)) == CALLBOARD_TYPE_ROW_SLOT);
  g_assert_true (first == again);
  g_assert_true (first != second);
  assert_items (fixture, "abcde");
}

/* When replacing, slots get new items, and only a change of length is reported. */
static void
test_replace (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(CallboardRowSlot) first = get_slot (fixture, 0);
  g_autoptr(CallboardRowSlot) second = get_slot (fixture, 1);
  g_autoptr(CallboardRowSlot) again = NULL;
  guint n_first = 0;
  guint n_second = 0;

  g_signal_connect_swapped (first, "notify::item", G_CALLBACK (count), &n_first);
  g_signal_connect_swapped (second, "notify::item", G_CALLBACK (count), &n_second);
  callboard_row_slot_model_set_replacing (fixture->slots, TRUE);

  splice (fixture, 1, 4, "dx");
  assert_signals (fixture, "3-2+0;changed;");
  assert_items (fixture, "adx");
  splice (fixture, 0, 3, "xaf");
  assert_signals (fixture, "changed;");
  assert_items (fixture, "xaf");
  splice (fixture, 0, 0, "yz");
  assert_signals (fixture, "3-0+2;changed;");
  assert_items (fixture, "yzxaf");

  again = get_slot (fixture, 1);
  g_assert_true (again == second);
  g_assert_cmpuint (n_first, ==, 2);
  g_assert_cmpuint (n_second, ==, 3);
  g_assert_false (callboard_row_slot_model_is_changing (fixture->slots));
}

/* A slot follows its item, even if it is reported as removed and added again. */
static void
test_move (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(CallboardRowSlot) second = get_slot (fixture, 1);
  g_autoptr(CallboardRowSlot) last = get_slot (fixture, 4);
  g_autoptr(CallboardRowSlot) moved = NULL;
  g_autoptr(CallboardRowSlot) shifted = NULL;
  g_autoptr(CallboardRowSlot) other = NULL;

  splice (fixture, 0, 4, "cxb");
  assert_signals (fixture, "0-4+3;changed;");
  assert_items (fixture, "cxbe");
  moved = get_slot (fixture, 2);
  g_assert_true (moved == second);
  shifted = get_slot (fixture, 3);
  g_assert_true (shifted == last);

  /* A removed item that is added again gets a new slot. */
  splice (fixture, 2, 1, "");
  splice (fixture, 0, 0, "b");
  other = get_slot (fixture, 0);
  g_assert_true (other != second);
  g_assert_cmpstr (get_name (callboard_row_slot_get_item (second)), ==, "b");
}

static void
test_outlives_model (void)
{
  Fixture fixture = { NULL };
  g_autoptr(CallboardRowSlot) present = NULL;
  g_autoptr(CallboardRowSlot) removed = NULL;

  set_up (&fixture, NULL);
  present = get_slot (&fixture, 0);
  removed = get_slot (&fixture, 3);
  splice (&fixture, 2, 2, "");
  tear_down (&fixture, NULL);
  g_assert_cmpstr (get_name (callboard_row_slot_get_item (present)), ==, "a");
  g_assert_cmpstr (get_name (callboard_row_slot_get_item (removed)), ==, "d");
}

/* --- Random changes ------------------------------------------------------- */

static char *
dup_letters (Fixture *fixture)
{
  GString *letters = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fixture->items)); i++)
    {
      g_autoptr(GObject) item = g_list_model_get_item (G_LIST_MODEL (fixture->items), i);

      g_string_append (letters, get_name (item));
    }

  return g_string_free_and_steal (letters);
}

/* A random permutation of a part of the list, with some letters removed and new ones
 * added. */
static char *
dup_part (const char *letters,
          guint       position,
          guint       n)
{
  g_autofree char *candidates = g_strndup (letters + position, n);
  GString *part = g_string_new (candidates);

  for (char letter = 'a'; letter < 'a' + MAX_ITEMS; letter++)
    if (strchr (letters, letter) == NULL && g_test_rand_bit ())
      g_string_append_c (part, letter);
  for (guint i = 0; i + 1 < part->len; i++)
    {
      guint other = (guint) g_test_rand_int_range ((gint32) i, (gint32) part->len);
      char letter = part->str[i];

      part->str[i] = part->str[other];
      part->str[other] = letter;
    }
  g_string_truncate (part, (gsize) g_test_rand_int_range (0, (gint32) part->len + 1));

  return g_string_free_and_steal (part);
}

/* Asserts that the slot followed its item or, when replacing, kept its position. */
static void
assert_held (Fixture          *fixture,
             CallboardRowSlot *held,
             const char       *old_letters,
             guint             position)
{
  g_autofree char *letters = dup_letters (fixture);
  char letter = *get_name (callboard_row_slot_get_item (held));
  g_autoptr(CallboardRowSlot) slot = NULL;

  if (callboard_row_slot_model_get_replacing (fixture->slots))
    {
      if (position >= strlen (letters))
        return;
    }
  else
    {
      g_assert_cmpint (letter, ==, old_letters[position]);
      if (strchr (letters, letter) == NULL)
        return;
      position = (guint) (strchr (letters, letter) - letters);
    }

  slot = get_slot (fixture, position);
  g_assert_true (slot == held);
}

static void
test_random (Fixture       *fixture,
             gconstpointer  data)
{
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autofree char *old_letters = dup_letters (fixture);
      gint32 length = (gint32) strlen (old_letters);
      gint32 position = g_test_rand_int_range (0, length + 1);
      gint32 n = g_test_rand_int_range (0, length - position + 1);
      gint32 held_position = length > 0 ? g_test_rand_int_range (0, length) : 0;
      g_autofree char *part = dup_part (old_letters, (guint) position, (guint) n);
      g_autofree char *letters = NULL;
      g_autoptr(CallboardRowSlot) held = get_slot (fixture, (guint) held_position);

      callboard_row_slot_model_set_replacing (fixture->slots, g_test_rand_bit ());
      splice (fixture, (guint) position, (guint) n, part);
      if (held != NULL)
        assert_held (fixture, held, old_letters, (guint) held_position);
      letters = dup_letters (fixture);
      assert_items (fixture, letters);
    }
}

/* A row follows its slot alone: changes of the item, and its replacement. */
static void
test_follows_item (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr(CallboardRowSlot) slot = get_slot (fixture, 0);
  g_autoptr(GSimpleAction) item = g_object_ref (callboard_row_slot_get_item (slot));
  guint n = 0;

  g_signal_connect_swapped (slot, "changed", G_CALLBACK (count), &n);
  g_simple_action_set_enabled (item, FALSE);
  g_assert_cmpuint (n, ==, 1);

  callboard_row_slot_model_set_replacing (fixture->slots, TRUE);
  splice (fixture, 0, 1, "x");
  g_assert_cmpuint (n, ==, 2);

  /* The former item no longer counts. */
  g_simple_action_set_enabled (item, TRUE);
  g_assert_cmpuint (n, ==, 2);
  g_simple_action_set_enabled (callboard_row_slot_get_item (slot), FALSE);
  g_assert_cmpuint (n, ==, 3);
}

static void
add (const char *path,
     void      (*test) (Fixture       *fixture,
                        gconstpointer  data))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("/row-slot-model/same-slot", test_same_slot);
  add ("/row-slot-model/replace", test_replace);
  add ("/row-slot-model/move", test_move);
  add ("/row-slot-model/random", test_random);
  add ("/row-slot-model/follows-item", test_follows_item);
  g_test_add_func ("/row-slot-model/outlives-model", test_outlives_model);

  return g_test_run ();
}
