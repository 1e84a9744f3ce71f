/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The parsers of run links, base URLs and redirect targets. Parsing the result of a parser
 * again must give the same result.
 */

#include <libsoup/soup.h>
#include <string.h>

#include "callboard-base-url.h"
#include "callboard-redirect.h"
#include "callboard-run-address.h"
#include "callboard-run-link.h"
#include "fuzz.h"

static void
read_run (const char *text)
{
  g_autofree char *id = callboard_run_address_parse (text, NULL);
  g_autofree char *recognized = callboard_run_address_recognize (text);
  g_autofree char *address = NULL;
  g_autofree char *again = NULL;

  if (recognized != NULL)
    g_assert_cmpstr (recognized, ==, id);
  if (id == NULL)
    return;

  address = callboard_run_address_to_uri (id);
  again = callboard_run_address_parse (address, NULL);
  g_assert_cmpstr (again, ==, id);
}

/* A link is resolved to a valid ID, and the link created from that ID to the same. */
static void
read_link (const char *text)
{
  g_autofree char *id = callboard_run_link_parse (text, NULL);
  g_autofree char *link = NULL;
  g_autofree char *again = NULL;

  if (id == NULL)
    return;

  g_assert_true (g_ascii_isalnum (*id));
  g_assert_cmpuint (strspn (id, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-_."), ==, strlen (id));
  link = g_strconcat (CALLBOARD_RUN_LINK_SCHEME ":", id, NULL);
  again = callboard_run_link_parse (link, NULL);
  g_assert_cmpstr (again, ==, id);
}

static void
read_server (const char *text)
{
  g_autofree char *base_url = callboard_base_url_normalize (text, NULL);
  g_autofree char *again = NULL;
  g_autofree char *host = NULL;

  if (base_url == NULL)
    return;

  again = callboard_base_url_normalize (base_url, NULL);
  g_assert_cmpstr (again, ==, base_url);
  host = callboard_base_url_dup_host (base_url);
  g_assert_true (g_str_has_prefix (base_url, "https:") || callboard_base_url_is_loopback (base_url));
}

/* A redirect is followed to the same origin only. */
static void
read_redirection (const char *text)
{
  g_autoptr(GUri) origin = g_uri_parse ("https://api.roark.ai", SOUP_HTTP_URI_FLAGS, NULL);
  g_autoptr(GUri) from = g_uri_parse ("https://api.roark.ai/v1/me?x=y", SOUP_HTTP_URI_FLAGS, NULL);
  g_autoptr(GUri) uri = callboard_redirect_resolve (from, text, origin);

  if (uri == NULL)
    return;

  g_assert_cmpstr (g_uri_get_scheme (uri), ==, "https");
  g_assert_cmpint (g_ascii_strcasecmp (g_uri_get_host (uri), "api.roark.ai"), ==, 0);
  g_assert_true (g_uri_get_port (uri) == -1 || g_uri_get_port (uri) == 443);
  g_assert_null (g_uri_get_userinfo (uri));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);

  if (g_utf8_validate (text, -1, NULL))
    {
      read_run (text);
      read_server (text);
    }
  read_link (text);
  read_redirection (text);

  return 0;
}
