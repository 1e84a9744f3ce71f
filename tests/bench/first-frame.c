/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Measures the time from the start of a program to the first complete frame: the first one
 * in which an area of its window looks as it does after the last change. Uses the damage
 * reports of the X server and the pixels.
 */

#include "first-frame.h"

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/Xdamage.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>

/* The timeout of a program, and the time after which an unchanged window is complete, in
 * ms. */
#define TIMEOUT_MS 30000
#define REST 2000

/* Narrower windows are not the main window. */
#define MIN_WIDTH 500

struct _FirstFrame
{
  Display     *display;
  Window       root;
  int          damage_event;

  GSubprocess *process;
  Window       window;
};

/* Ignored, because windows may be destroyed at any time. */
static int
on_x_error (Display     *display,
            XErrorEvent *event)
{
  return 0;
}

/**
 * first_frame_new:
 *
 * Returns: (transfer full): a connection to the X server
 */
FirstFrame *
first_frame_new (void)
{
  FirstFrame *self = g_new0 (FirstFrame, 1);
  int error_base;

  XSetErrorHandler (on_x_error);
  self->display = XOpenDisplay (NULL);
  g_assert_nonnull (self->display);
  if (!XDamageQueryExtension (self->display, &self->damage_event, &error_base))
    g_error ("The display does not tell what is drawn");
  self->root = DefaultRootWindow (self->display);
  XSelectInput (self->display, self->root, SubstructureNotifyMask);
  XSync (self->display, False);

  return self;
}

/**
 * first_frame_free:
 * @self: (transfer full): a connection
 *
 * Closes the connection.
 */
void
first_frame_free (FirstFrame *self)
{
  g_assert_null (self->process);
  XCloseDisplay (self->display);
  g_free (self);
}

/* Whether the window belongs to the program and not to the window manager. */
static gboolean
is_of_program (FirstFrame *self,
               Window      window)
{
  Atom *protocols = NULL;
  int n = 0;

  if (!XGetWMProtocols (self->display, window, &protocols, &n))
    return FALSE;

  XFree (protocols);

  return n > 0;
}

/* Returns: a checksum of the area; 0 if it is not visible. */
static guint
read_area (FirstFrame           *self,
           Window                window,
           const FirstFrameArea *area)
{
  XWindowAttributes attributes;
  g_autoptr(GBytes) pixels = NULL;
  XImage *image;
  guint hash;

  if (!XGetWindowAttributes (self->display, window, &attributes) ||
      attributes.map_state != IsViewable || attributes.width < MIN_WIDTH ||
      !is_of_program (self, window))
    return 0;

  image = XGetImage (self->display, window,
                     (int) (area->x * attributes.width), (int) (area->y * attributes.height),
                     (unsigned int) (area->width * attributes.width),
                     (unsigned int) (area->height * attributes.height), AllPlanes, ZPixmap);
  if (image == NULL)
    return 0;

  self->window = window;
  pixels = g_bytes_new (image->data, (gsize) image->bytes_per_line * (gsize) image->height);
  hash = g_bytes_hash (pixels);
  XDestroyImage (image);

  return MAX (hash, 1);
}

/* Returns: the window that was drawn to, or None for other events. */
static Window
read_event (FirstFrame *self)
{
  XEvent event;

  XNextEvent (self->display, &event);
  if (event.type == CreateNotify)
    XDamageCreate (self->display, event.xcreatewindow.window, XDamageReportNonEmpty);
  else if (event.type == self->damage_event + XDamageNotify)
    {
      XDamageNotifyEvent *damage = (XDamageNotifyEvent *) &event;

      XDamageSubtract (self->display, damage->damage, None, None);
      return damage->drawable;
    }

  return None;
}

static gboolean
wait_event (FirstFrame *self,
            gint64      until)
{
  struct pollfd descriptor = { .fd = ConnectionNumber (self->display), .events = POLLIN };
  gint64 left = (until - g_get_monotonic_time ()) / 1000;

  XFlush (self->display);
  if (XPending (self->display) > 0)
    return TRUE;

  return left > 0 && poll (&descriptor, 1, (int) left) > 0;
}

/* Waits until the area shows @picture, or until it does not change if that is 0. */
static gint64
watch (FirstFrame           *self,
       const FirstFrameArea *area,
       guint                *picture)
{
  gint64 shown = 0;
  gint64 until = g_get_monotonic_time () + TIMEOUT_MS * 1000;
  guint last = 0;

  while (wait_event (self, until))
    {
      gint64 now = g_get_monotonic_time ();
      Window drawn = read_event (self);
      guint hash = drawn != None ? read_area (self, drawn, area) : 0;

      if (hash == 0 || hash == last)
        continue;
      if (hash == *picture)
        return now;

      last = hash;
      shown = now;
      if (*picture == 0)
        until = now + REST * 1000;
    }

  if (*picture != 0 || shown == 0)
    g_error ("The window does not show what it should");
  *picture = last;

  return shown;
}

/**
 * first_frame_start:
 * @self: a connection
 * @launcher: a launcher for the program
 * @arguments: (array zero-terminated=1): the program and its arguments
 * @area: the area to compare
 * @picture: (inout): a checksum of the expected picture; 0 to use that of the window once
 *   it does not change any more
 *
 * Starts a program and waits for the expected picture. Must be followed by
 * first_frame_end().
 *
 * Returns: the time from its start to the first frame with the picture, in seconds
 */
double
first_frame_start (FirstFrame           *self,
                   GSubprocessLauncher  *launcher,
                   const char * const   *arguments,
                   const FirstFrameArea *area,
                   guint                *picture)
{
  g_autoptr(GError) error = NULL;
  gint64 start = g_get_monotonic_time ();

  self->window = None;
  self->process = g_subprocess_launcher_spawnv (launcher, arguments, &error);
  g_assert_no_error (error);

  return (double) (watch (self, area, picture) - start) / G_USEC_PER_SEC;
}

/**
 * first_frame_get_pid:
 * @self: a connection
 *
 * Returns: the process ID of the program
 */
int
first_frame_get_pid (FirstFrame *self)
{
  return atoi (g_subprocess_get_identifier (self->process));
}

/**
 * first_frame_end:
 * @self: a connection
 *
 * Closes the window as a user does, and waits for the program to exit.
 */
void
first_frame_end (FirstFrame *self)
{
  XEvent event = {
    .xclient = {
      .type = ClientMessage,
      .window = self->window,
      .message_type = XInternAtom (self->display, "WM_PROTOCOLS", False),
      .format = 32,
    },
  };

  event.xclient.data.l[0] = (long) XInternAtom (self->display, "WM_DELETE_WINDOW", False);
  XSendEvent (self->display, self->window, False, NoEventMask, &event);
  XSync (self->display, False);
  g_subprocess_wait (self->process, NULL, NULL);
  g_clear_object (&self->process);
  XSync (self->display, True);
}
