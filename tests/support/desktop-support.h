/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "callboard-account-store.h"
#include "callboard-history.h"
#include "support/test-server.h"

G_BEGIN_DECLS

#define DESKTOP_SUPPORT_RUN "7f3e4d2c-8a91-4b5c-9e6f-1a2b3c4d5e6f"
#define DESKTOP_SUPPORT_ACCOUNT "account-1"
#define DESKTOP_SUPPORT_PLAN "Nightly reception"

/**
 * DesktopFixture:
 * @bus: the connection of the desktop to the session bus
 * @server: the server of the account, which always responds with the seed run
 * @process: (nullable): the Callboard process
 * @keyring: (nullable): a real keyring with the token of the account
 *
 * The desktop around a Callboard process.
 */
typedef struct
{
  GDBusConnection       *bus;
  TestServer            *server;
  GSettings             *settings;
  CallboardAccountStore *store;
  GSubprocess           *process;
  GSubprocess           *keyring;
} DesktopFixture;

void      desktop_fixture_set_up          (DesktopFixture *fixture,
                                           gconstpointer   data);
void      desktop_fixture_tear_down       (DesktopFixture *fixture,
                                           gconstpointer   data);
void      desktop_fixture_add_account     (DesktopFixture *fixture);
void      desktop_fixture_start_keyring   (DesktopFixture *fixture);
void      desktop_fixture_stop_keyring    (DesktopFixture *fixture);
void      desktop_fixture_save_run        (DesktopFixture *fixture);
void      desktop_fixture_start           (DesktopFixture *fixture);
void      desktop_fixture_wait_exit       (DesktopFixture *fixture);
void      desktop_fixture_quit            (DesktopFixture *fixture);
GVariant *desktop_fixture_call            (DesktopFixture *fixture,
                                           const char     *path,
                                           const char     *interface,
                                           const char     *method,
                                           GVariant       *parameters);
void      desktop_fixture_activate_action (DesktopFixture *fixture,
                                           const char     *action,
                                           GVariant       *parameter);
void      desktop_fixture_open            (DesktopFixture *fixture,
                                           const char     *uri);
guint     desktop_fixture_count_windows   (DesktopFixture *fixture);

G_END_DECLS
