/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

#include "callboard-application.h"
#include "callboard-history.h"
#include "callboard-window.h"
#include "fake-clock.h"

G_BEGIN_DECLS

/**
 * WindowFixture:
 * @application: the real application, registered but not running
 * @server: a server
 * @status: the status of its response to all other requests
 * @body: the body of that response
 * @n_requests: the number of other requests
 * @paths: (element-type utf8): their paths
 * @calls: (element-type utf8 utf8): the responses to requests for calls, by the end of the
 *   path, such as "/transcript", or by the ID of a call and that; 404 if it is missing. The
 *   same for single simulations and their "/tool-mock", and for "/v1/metric/definitions" and
 *   "/v1/simulation/plan"
 * @n_call_requests: the number of requests for calls
 * @held_calls: (nullable) (element-type SoupServerMessage): requests for calls whose
 *   response is held back
 * @list: the response to requests for the run list; initially an empty page
 * @list_status: the status of that response
 * @n_list_requests: the number of requests for the run list
 * @list_filter: (nullable): the status filter of the last request for the run list
 * @list_plan: (nullable): the plan filter of that request
 * @list_func: (nullable): creates the response to a request for the run list instead of @list,
 *   from its query
 * @clock: the clock of the session, which only the test advances
 * @history: (nullable): the history of a stored account
 * @session: a session with the server
 * @window: a window with the session, visible and focused
 *
 * A window on a display with a window manager, and with a real connection to a server. The
 * account is that of the environment or, if CALLBOARD_TEST_ACCOUNT is "stored", one that is
 * stored, with an empty history.
 */
typedef struct
{
  CallboardApplication *application;
  GSettings            *settings;
  SoupServer           *server;
  guint                 status;
  GBytes               *body;
  guint                 n_requests;
  GPtrArray            *paths;
  GHashTable           *calls;
  guint                 n_call_requests;
  GPtrArray            *held_calls;
  char                 *list;
  guint                 list_status;
  guint                 n_list_requests;
  char                 *list_filter;
  char                 *list_plan;
  char               *(*list_func) (GHashTable *query);
  FakeClock            *clock;
  CallboardHistory     *history;
  CallboardSession     *session;
  CallboardWindow      *window;
} WindowFixture;

typedef gboolean (*WindowPredicate) (gpointer data);

void     window_fixture_set_up            (WindowFixture *fixture,
                                           gconstpointer  data);
void     window_fixture_tear_down         (WindowFixture *fixture,
                                           gconstpointer  data);
void     window_fixture_answer            (WindowFixture *fixture,
                                           guint          status,
                                           const char    *body,
                                           gssize         length);
void     window_fixture_answer_file       (WindowFixture *fixture,
                                           const char    *name);
void     window_fixture_answer_call       (WindowFixture *fixture,
                                           const char    *part,
                                           const char    *body);
void     window_fixture_answer_results    (WindowFixture *fixture);
gboolean window_fixture_is_reading        (WindowFixture *fixture);
void     window_fixture_wait_results      (WindowFixture *fixture);
void     window_fixture_hold_calls        (WindowFixture *fixture);
void     window_fixture_release_calls     (WindowFixture *fixture);
void     window_fixture_open              (WindowFixture *fixture,
                                           const char    *address);
void     window_fixture_wait_text         (WindowFixture *fixture,
                                           const char    *text);
void     window_fixture_wait_no_text      (WindowFixture *fixture,
                                           const char    *text);
void     window_fixture_wait_rows         (WindowFixture *fixture,
                                           guint          n_rows);
char    *window_fixture_dup_row           (WindowFixture *fixture,
                                           guint          position);
void     window_fixture_wait_drawn        (WindowFixture *fixture);
void     window_fixture_make_narrow       (WindowFixture *fixture);
gboolean window_fixture_is_idle           (WindowFixture *fixture);
void     window_fixture_stop_list_refresh (WindowFixture *fixture);
void     window_fixture_press             (WindowFixture *fixture,
                                           const char    *key);
void     window_fixture_type              (WindowFixture *fixture,
                                           const char    *text);
void     window_fixture_click             (WindowFixture *fixture,
                                           GtkWidget     *widget);
void     window_fixture_unfold_details    (WindowFixture *fixture);
void     window_fixture_wait_popover_entry (WindowFixture *fixture);
void     window_fixture_secondary_click   (WindowFixture *fixture,
                                           GtkWidget     *widget);
void     window_fixture_click_at          (WindowFixture *fixture,
                                           GtkWidget     *widget,
                                           double         x,
                                           double         y);
void     window_fixture_hold_at           (WindowFixture *fixture,
                                           GtkWidget     *widget,
                                           double         x,
                                           double         y);
void     window_fixture_release           (WindowFixture *fixture);
void     window_fixture_drag              (WindowFixture *fixture,
                                           GtkWidget     *widget,
                                           double         x,
                                           double         y,
                                           int            dx,
                                           int            dy);
void     window_fixture_wheel             (WindowFixture *fixture,
                                           GtkWidget     *widget,
                                           double         x,
                                           double         y,
                                           const char    *key,
                                           gboolean       up);
void     window_fixture_click_text        (WindowFixture *fixture,
                                           const char    *text);

GtkWidget *window_find_text  (GtkWidget      *root,
                              const char     *text);
GtkWidget *window_find_type  (GtkWidget      *root,
                              GType           type);
guint32    window_read_pixel (GtkWidget      *widget,
                              double          x,
                              double          y);
void       window_wait_until (WindowPredicate predicate,
                              gpointer        data,
                              const char     *what);

G_END_DECLS
