/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The desktop's side of a prompt of gnome-keyring, as GNOME Shell implements it. It shows
 * nothing: the test waits for the question and dismisses it.
 */

#include "config.h"

#include "bus.h"
#include "prompter.h"
#include "wait.h"

#define NAME "org.gnome.keyring.SystemPrompter"
#define PATH "/org/gnome/keyring/Prompter"
#define CALLBACK_INTERFACE "org.gnome.keyring.internal.Prompter.Callback"

#define INTROSPECTION \
  "<node><interface name='org.gnome.keyring.internal.Prompter'>" \
  "<method name='BeginPrompting'><arg type='o' direction='in'/></method>" \
  "<method name='PerformPrompt'><arg type='o' direction='in'/><arg type='s' direction='in'/>" \
  "<arg type='a{sv}' direction='in'/><arg type='s' direction='in'/></method>" \
  "<method name='StopPrompting'><arg type='o' direction='in'/></method>" \
  "</interface></node>"

struct _TestPrompter
{
  GDBusConnection *bus;
  guint            object;
  /* The one who asks, and its object. */
  char            *peer;
  char            *callback;
  guint            n_asked;
  guint            n_expected;
};

static void
call_back (TestPrompter *self,
           const char   *method,
           GVariant     *arguments)
{
  g_dbus_connection_call (self->bus, self->peer, self->callback, CALLBACK_INTERFACE, method, arguments, NULL,
                          G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL, NULL);
}

static void
reply (TestPrompter *self,
       const char   *answer)
{
  call_back (self, "PromptReady", g_variant_new ("(s@a{sv}s)", answer, g_variant_new ("a{sv}", NULL), ""));
}

static void
on_method_call (GDBusConnection       *connection,
                const char            *sender,
                const char            *path,
                const char            *interface_name,
                const char            *method,
                GVariant              *parameters,
                GDBusMethodInvocation *invocation,
                gpointer               user_data)
{
  TestPrompter *self = user_data;
  const char *callback;

  g_variant_get_child (parameters, 0, "&o", &callback);
  g_set_str (&self->peer, sender);
  g_set_str (&self->callback, callback);
  g_dbus_method_invocation_return_value (invocation, NULL);

  if (g_str_equal (method, "BeginPrompting"))
    reply (self, "");
  else if (g_str_equal (method, "PerformPrompt"))
    self->n_asked++;
  else
    call_back (self, "PromptDone", NULL);
}

/**
 * test_prompter_new:
 *
 * Returns: (transfer full): a prompter on the session bus, with a connection of its own
 */
TestPrompter *
test_prompter_new (void)
{
  static const GDBusInterfaceVTable vtable = { .method_call = on_method_call };
  TestPrompter *self = g_new0 (TestPrompter, 1);

  self->bus = test_bus_connect ();
  self->object = test_bus_export (self->bus, PATH, INTROSPECTION, &vtable, self);
  test_bus_own (self->bus, NAME);

  return self;
}

/**
 * test_prompter_free:
 * @self: (transfer full): a prompter
 *
 * Leaves the bus.
 */
void
test_prompter_free (TestPrompter *self)
{
  /* A call that has arrived already must not be answered any more. */
  g_dbus_connection_unregister_object (self->bus, self->object);
  test_bus_disconnect (self->bus);
  g_free (self->peer);
  g_free (self->callback);
  g_free (self);
}

static gboolean
was_asked (gpointer user_data)
{
  TestPrompter *self = user_data;

  return self->n_asked >= self->n_expected;
}

/**
 * test_prompter_wait_asked:
 * @self: a prompter
 * @n: a number of prompts, since it was created
 *
 * Waits until a prompt would be on screen.
 */
void
test_prompter_wait_asked (TestPrompter *self,
                          guint         n)
{
  self->n_expected = n;
  test_wait_until (was_asked, self);
}

/**
 * test_prompter_get_n_asked:
 * @self: a prompter
 *
 * Returns: the number of prompts
 */
guint
test_prompter_get_n_asked (TestPrompter *self)
{
  return self->n_asked;
}

/**
 * test_prompter_dismiss:
 * @self: a prompter with a prompt
 *
 * Presses "Cancel".
 */
void
test_prompter_dismiss (TestPrompter *self)
{
  reply (self, "no");
}
