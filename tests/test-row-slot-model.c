/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Places and what stands in them: as items come, go and move, and as others are put in
 * their places.
 */

#include "config.h"

#include <string.h>

#include "callboard-row-slot-model.h"

#define MAX_ITEMS 24
#define N_ROUNDS 3000

/* A list of objects with a name, its places, and what was told of them. */
typedef struct
{
  GListStore         *items;
  CallboardRowSlotModel *places;
  GString            *told;
} Fixture;

static const char *
get_name (gpointer item)
{
  return g_action_get_name (G_ACTION (item));
}

/* Asks for what is new, as a list that shows it does. */
static void
on_items_changed (Fixture *fixture,
                  guint    position,
                  guint    n_removed,
                  guint    n_added)
{
  for (guint i = 0; i < n_added; i++)
    {
      g_autoptr(CallboardRowSlot) place = g_list_model_get_item (G_LIST_MODEL (fixture->places), position + i);

      g_assert_nonnull (place);
    }

  g_assert_true (callboard_row_slot_model_is_changing (fixture->places));
  g_string_append_printf (fixture->told, "%u-%u+%u;", position, n_removed, n_added);
}

static void
on_changed (Fixture *fixture)
{
  g_assert_true (callboard_row_slot_model_is_changing (fixture->places));
  g_string_append (fixture->told, "changed;");
}

/* Puts items there, each named by a letter; a letter that is there already names the
 * item that it named before. */
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
          g_autoptr(GObject) known = g_list_model_get_item (G_LIST_MODEL (fixture->items), i);

          if (*get_name (known) == *letter)
            item = g_steal_pointer (&known);
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
  fixture->told = g_string_new (NULL);
  fixture->places = callboard_row_slot_model_new (G_LIST_MODEL (fixture->items));
  g_signal_connect_swapped (fixture->places, "items-changed", G_CALLBACK (on_items_changed), fixture);
  g_signal_connect_swapped (fixture->places, "changed", G_CALLBACK (on_changed), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->places);
  g_assert_finalize_object (fixture->items);
  g_string_free (fixture->told, TRUE);
}

static CallboardRowSlot *
get_place (Fixture *fixture,
           guint    position)
{
  return g_list_model_get_item (G_LIST_MODEL (fixture->places), position);
}

static void
assert_items (Fixture    *fixture,
              const char *letters)
{
  GListModel *places = G_LIST_MODEL (fixture->places);

  g_assert_cmpuint (g_list_model_get_n_items (places), ==, strlen (letters));
  for (guint i = 0; letters[i] != '\0'; i++)
    {
      g_autoptr(CallboardRowSlot) place = get_place (fixture, i);

      g_assert_cmpint (*get_name (callboard_row_slot_get_item (place)), ==, letters[i]);
    }
  g_assert_null (g_list_model_get_item (places, (guint) strlen (letters)));
}

static void
assert_told (Fixture    *fixture,
             const char *expected)
{
  g_assert_cmpstr (fixture->told->str, ==, expected);
  g_string_truncate (fixture->told, 0);
}

static void
count (guint *number)
{
  (*number)++;
}

static void
test_same_place (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr(CallboardRowSlot) first = get_place (fixture, 0);
  g_autoptr(CallboardRowSlot) again = get_place (fixture, 0);
  g_autoptr(CallboardRowSlot) second = get_place (fixture, 1);

  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (fixture->places)) == CALLBOARD_TYPE_ROW_SLOT);
  g_assert_true (first == again);
  g_assert_true (first != second);
  assert_items (fixture, "abcde");
}

/* The same place has another item, and only what is longer or shorter is told. */
static void
test_replaces (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr(CallboardRowSlot) first = get_place (fixture, 0);
  g_autoptr(CallboardRowSlot) second = get_place (fixture, 1);
  g_autoptr(CallboardRowSlot) again = NULL;
  guint n_first = 0;
  guint n_second = 0;

  g_signal_connect_swapped (first, "notify::item", G_CALLBACK (count), &n_first);
  g_signal_connect_swapped (second, "notify::item", G_CALLBACK (count), &n_second);
  callboard_row_slot_model_set_replacing (fixture->places, TRUE);

  splice (fixture, 1, 4, "dx");
  assert_told (fixture, "3-2+0;changed;");
  assert_items (fixture, "adx");
  splice (fixture, 0, 3, "xaf");
  assert_told (fixture, "changed;");
  assert_items (fixture, "xaf");
  splice (fixture, 0, 0, "yz");
  assert_told (fixture, "3-0+2;changed;");
  assert_items (fixture, "yzxaf");

  again = get_place (fixture, 1);
  g_assert_true (again == second);
  g_assert_cmpuint (n_first, ==, 2);
  g_assert_cmpuint (n_second, ==, 3);
  g_assert_false (callboard_row_slot_model_is_changing (fixture->places));
}

/* A place goes with its item, be it told as taken away and put back elsewhere. */
static void
test_moves (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(CallboardRowSlot) second = get_place (fixture, 1);
  g_autoptr(CallboardRowSlot) last = get_place (fixture, 4);
  g_autoptr(CallboardRowSlot) moved = NULL;
  g_autoptr(CallboardRowSlot) shifted = NULL;
  g_autoptr(CallboardRowSlot) other = NULL;

  splice (fixture, 0, 4, "cxb");
  assert_told (fixture, "0-4+3;changed;");
  assert_items (fixture, "cxbe");
  moved = get_place (fixture, 2);
  g_assert_true (moved == second);
  shifted = get_place (fixture, 3);
  g_assert_true (shifted == last);

  /* One that has gone comes back as another. */
  splice (fixture, 2, 1, "");
  splice (fixture, 0, 0, "b");
  other = get_place (fixture, 0);
  g_assert_true (other != second);
  g_assert_cmpstr (get_name (callboard_row_slot_get_item (second)), ==, "b");
}

static void
test_outlives_its_list (void)
{
  Fixture fixture = { NULL };
  g_autoptr(CallboardRowSlot) stays = NULL;
  g_autoptr(CallboardRowSlot) departs = NULL;

  set_up (&fixture, NULL);
  stays = get_place (&fixture, 0);
  departs = get_place (&fixture, 3);
  splice (&fixture, 2, 2, "");
  tear_down (&fixture, NULL);
  g_assert_cmpstr (get_name (callboard_row_slot_get_item (stays)), ==, "a");
  g_assert_cmpstr (get_name (callboard_row_slot_get_item (departs)), ==, "d");
}

/* --- By chance -------------------------------------------------------------- */

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

/* A part of the list in another order, some of it left out, and some that is new. */
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

/* Where it went with its item, or where it stood before. */
static void
assert_held (Fixture          *fixture,
             CallboardRowSlot *held,
             const char       *former,
             guint             position)
{
  g_autofree char *letters = dup_letters (fixture);
  char letter = *get_name (callboard_row_slot_get_item (held));
  g_autoptr(CallboardRowSlot) place = NULL;

  if (callboard_row_slot_model_get_replacing (fixture->places))
    {
      if (position >= strlen (letters))
        return;
    }
  else
    {
      g_assert_cmpint (letter, ==, former[position]);
      if (strchr (letters, letter) == NULL)
        return;
      position = (guint) (strchr (letters, letter) - letters);
    }

  place = get_place (fixture, position);
  g_assert_true (place == held);
}

static void
test_by_chance (Fixture       *fixture,
                gconstpointer  data)
{
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autofree char *former = dup_letters (fixture);
      gint32 length = (gint32) strlen (former);
      gint32 position = g_test_rand_int_range (0, length + 1);
      gint32 n = g_test_rand_int_range (0, length - position + 1);
      gint32 held_position = length > 0 ? g_test_rand_int_range (0, length) : 0;
      g_autofree char *part = dup_part (former, (guint) position, (guint) n);
      g_autofree char *letters = NULL;
      g_autoptr(CallboardRowSlot) held = get_place (fixture, (guint) held_position);

      callboard_row_slot_model_set_replacing (fixture->places, g_test_rand_bit ());
      splice (fixture, (guint) position, (guint) n, part);
      if (held != NULL)
        assert_held (fixture, held, former, (guint) held_position);
      letters = dup_letters (fixture);
      assert_items (fixture, letters);
    }
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

  add ("/place-list/same-place", test_same_place);
  add ("/place-list/replaces", test_replaces);
  add ("/place-list/moves", test_moves);
  add ("/place-list/by-chance", test_by_chance);
  g_test_add_func ("/place-list/outlives-its-list", test_outlives_its_list);

  return g_test_run ();
}
