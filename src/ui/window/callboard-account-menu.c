/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The menu for switching accounts. Created once by the application, shown in the header
 * bar of every runs page.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-account-menu.h"
#include "callboard-account.h"
#include "callboard-text.h"

/* The maximum length of a label, in characters. */
#define MAX_TITLE 60

/**
 * CallboardAccountMenu:
 *
 * A menu model for a list of #CallboardAccount. Its items activate `win.account`,
 * `win.connect` and `app.demo`.
 */
struct _CallboardAccountMenu
{
  GObject     parent_instance;

  GListModel *accounts;
  /* GSignalGroup: the handlers on the accounts. */
  GPtrArray  *account_signals;
  GMenu      *menu;
  GMenu      *section;
};

G_DEFINE_FINAL_TYPE (CallboardAccountMenu, callboard_account_menu, G_TYPE_OBJECT)

static void
callboard_account_menu_dispose (GObject *object)
{
  CallboardAccountMenu *self = CALLBOARD_ACCOUNT_MENU (object);

  g_ptr_array_set_size (self->account_signals, 0);
  g_clear_object (&self->accounts);

  G_OBJECT_CLASS (callboard_account_menu_parent_class)->dispose (object);
}

static void
callboard_account_menu_finalize (GObject *object)
{
  CallboardAccountMenu *self = CALLBOARD_ACCOUNT_MENU (object);

  g_clear_pointer (&self->account_signals, g_ptr_array_unref);
  g_clear_object (&self->section);
  g_clear_object (&self->menu);

  G_OBJECT_CLASS (callboard_account_menu_parent_class)->finalize (object);
}

static void
callboard_account_menu_class_init (CallboardAccountMenuClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = callboard_account_menu_dispose;
  object_class->finalize = callboard_account_menu_finalize;
}

static void
callboard_account_menu_init (CallboardAccountMenu *self)
{
  g_autoptr(GMenu) others = g_menu_new ();

  self->account_signals = g_ptr_array_new_with_free_func (g_object_unref);
  self->menu = g_menu_new ();
  self->section = g_menu_new ();
  g_menu_append_section (self->menu, NULL, G_MENU_MODEL (self->section));
  g_menu_append (others, _("_Add Account…"), "win.connect");
  g_menu_append (others, _("Explore the _Demo"), "app.demo");
  g_menu_append_section (self->menu, NULL, G_MENU_MODEL (others));
}

/* Doubles underscores: the name of a project has no mnemonics. */
static char *
dup_account_label (CallboardAccount *account)
{
  g_autofree char *title = callboard_text_sanitize_line (callboard_account_get_title (account),
                                                    MAX_TITLE);
  g_auto(GStrv) parts = g_strsplit (title, "_", -1);

  return g_strjoinv ("__", parts);
}

static void
callboard_account_menu_update (CallboardAccountMenu *self)
{
  g_ptr_array_set_size (self->account_signals, 0);
  g_menu_remove_all (self->section);
  for (guint i = 0; i < g_list_model_get_n_items (self->accounts); i++)
    {
      g_autoptr(CallboardAccount) account = g_list_model_get_item (self->accounts, i);
      GSignalGroup *signals = g_signal_group_new (CALLBOARD_TYPE_ACCOUNT);
      g_autofree char *label = dup_account_label (account);
      g_autoptr(GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "win.account", "s",
                                         callboard_account_get_id (account));
      g_menu_append_item (self->section, item);
      g_signal_group_connect_swapped (signals, "notify::title",
                                      G_CALLBACK (callboard_account_menu_update), self);
      g_signal_group_set_target (signals, account);
      g_ptr_array_add (self->account_signals, signals);
    }
}

/**
 * callboard_account_menu_new:
 * @accounts: a list of #CallboardAccount
 *
 * Returns: (transfer full): a menu of @accounts
 */
CallboardAccountMenu *
callboard_account_menu_new (GListModel *accounts)
{
  CallboardAccountMenu *self;

  g_return_val_if_fail (G_IS_LIST_MODEL (accounts), NULL);

  self = g_object_new (CALLBOARD_TYPE_ACCOUNT_MENU, NULL);
  self->accounts = g_object_ref (accounts);
  g_signal_connect_object (accounts, "items-changed", G_CALLBACK (callboard_account_menu_update),
                           self, G_CONNECT_SWAPPED);
  callboard_account_menu_update (self);

  return self;
}

/**
 * callboard_account_menu_get_model:
 * @self: a menu of accounts
 *
 * Returns: (transfer none): the menu
 */
GMenuModel *
callboard_account_menu_get_model (CallboardAccountMenu *self)
{
  g_return_val_if_fail (CALLBOARD_IS_ACCOUNT_MENU (self), NULL);

  return G_MENU_MODEL (self->menu);
}
