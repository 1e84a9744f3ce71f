/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A table of ways for a server to misbehave, with the error that the user sees for each,
 * and a TestWire that behaves that way. Used row by row by tests/test-misbehavior.c, and
 * at random by tests/test-soak.c.
 */

#include "config.h"

#include "client-support.h"
#include "misbehavior.h"

#define MIB (1024 * 1024)

#define GOOD "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: @size\r\n\r\n@run"
#define OK_HEAD "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
#define CHUNKED OK_HEAD "Transfer-Encoding: chunked\r\n\r\n"
/* An error response without a body. */
#define REFUSAL(status) "HTTP/1.1 " status "\r\nContent-Length: 0\r\n\r\n"
#define REDIRECT(location) "HTTP/1.1 302 Found\r\nLocation: " location "\r\nContent-Length: 0\r\n\r\n"
/* A successful response with another body than a run. */
#define INSTEAD(body) OK_HEAD "\r\n" body

/* --- Binary responses ------------------------------------------------------- */

static GBytes *
with_body (const char *head,
           GBytes     *body)
{
  gsize size;
  const void *bytes = g_bytes_get_data (body, &size);
  g_autoptr(GByteArray) answer = g_byte_array_new ();

  g_byte_array_append (answer, (const guint8 *) head, (guint) strlen (head));
  g_byte_array_append (answer, bytes, (guint) size);

  return g_byte_array_free_to_bytes (g_steal_pointer (&answer));
}

static GBytes *
build_gzip_bomb (void)
{
  g_autoptr(GBytes) zeros = g_bytes_new_take (g_malloc0 (100 * MIB), 100 * MIB);
  g_autoptr(GBytes) bomb = client_support_compress (zeros);

  return with_body (OK_HEAD "Content-Encoding: gzip\r\n\r\n", bomb);
}

static GBytes *
build_gzip_bomb_in_a_refusal (void)
{
  g_autoptr(GBytes) zeros = g_bytes_new_take (g_malloc0 (100 * MIB), 100 * MIB);
  g_autoptr(GBytes) bomb = client_support_compress (zeros);

  return with_body ("HTTP/1.1 403 Forbidden\r\nContent-Encoding: gzip\r\n\r\n", bomb);
}

/* 100 MB of spaces. */
static const guint8 brotli_bomb[] = {
  0xcf, 0xff, 0xff, 0x7f, 0x00, 0x24, 0x40, 0xe2, 0xb1, 0x40, 0x72, 0xef,
  0xff, 0xf9, 0xff, 0xff, 0x0f, 0x80, 0x04, 0x40, 0x1c, 0x16, 0x80, 0xee,
  0xfd, 0x3f, 0xff, 0xff, 0xff, 0x01, 0x90, 0x00, 0x88, 0xc3, 0x02, 0xd0,
  0xbd, 0xff, 0xe7, 0xff, 0xff, 0x3f, 0x00, 0x12, 0x00, 0x71, 0x58, 0x00,
  0xba, 0xf7, 0xff, 0xfc, 0xff, 0xff, 0x07, 0x40, 0x02, 0x20, 0x0e, 0x0b,
  0x40, 0xf7, 0xfe, 0x9f, 0xff, 0xff, 0xff, 0x00, 0x48, 0x00, 0xc4, 0x61,
  0x01, 0xe8, 0xde, 0xff, 0xe7, 0xff, 0xff, 0x0f, 0x00, 0x09, 0x80, 0x38,
  0x2c, 0x00, 0xdd, 0xfb, 0x1f,
};

static GBytes *
build_brotli_bomb (void)
{
  g_autoptr(GBytes) bomb = g_bytes_new_static (brotli_bomb, sizeof brotli_bomb);

  return with_body (OK_HEAD "Content-Encoding: br\r\n\r\n", bomb);
}

static GBytes *
build_cut_gzip (void)
{
  g_autoptr(GBytes) plain = g_bytes_new_static (CLIENT_SUPPORT_EMPTY_RUN, strlen (CLIENT_SUPPORT_EMPTY_RUN));
  g_autoptr(GBytes) compressed = client_support_compress (plain);
  g_autoptr(GBytes) half = g_bytes_new_from_bytes (compressed, 0, g_bytes_get_size (compressed) / 2);

  return with_body (OK_HEAD "Content-Encoding: gzip\r\n\r\n", half);
}

static GBytes *
build_huge (void)
{
  g_autoptr(GBytes) spaces = g_bytes_new_take (g_strnfill (65 * MIB, ' '), 65 * MIB);

  return with_body (OK_HEAD "\r\n", spaces);
}

static GBytes *
build_deep (void)
{
  g_autoptr(GBytes) brackets = g_bytes_new_take (g_strnfill (MIB, '['), MIB);

  return with_body (OK_HEAD "\r\n", brackets);
}

static GBytes *
build_endless_head (void)
{
  g_autofree char *padding = g_strnfill (MIB, 'x');
  g_autofree char *head = g_strconcat (OK_HEAD "X-Padding: ", padding, NULL);

  return g_bytes_new (head, strlen (head));
}

static GBytes *
build_many_headers (void)
{
  g_autoptr(GString) head = g_string_new (OK_HEAD);

  while (head->len < MIB)
    g_string_append (head, "X-Padding: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\r\n");

  return g_string_free_to_bytes (g_steal_pointer (&head));
}

/* --- Expected errors -------------------------------------------------------- */

#define READS(error, top, what_to_do, details) \
  .code = CALLBOARD_ERROR_ ## error, .title = top, .hint = what_to_do, .message = details
#define SERVER(details) READS (SERVER, "Roark Reported a Problem", "*Try again in a minute.", details)
#define OFFLINE(details) READS (OFFLINE, "Can’t Reach Roark", "Check your internet connection*", details)
#define TIMEOUT(details) READS (TIMEOUT, "Request Timed Out", "*took too long*", details)
#define BUSY(details) READS (RATE_LIMITED, "Too Many Requests", "Too many requests. *", details)
#define MALFORMED(details) READS (MALFORMED, "Unexpected Response", "*report the detail below.", details)
#define TOO_LARGE READS (TOO_LARGE, "Response Too Large", "*more data than Callboard accepts at once.", "*67.1*MB")
#define ELSEWHERE(details) READS (INSECURE, "Connection Blocked", "*to another server*", details)
#define UNTRUSTED(what_to_do, details) READS (TLS, "No Secure Connection", what_to_do, details)
#define SIGN_IN(details) READS (CAPTIVE_PORTAL, "Network Sign-In Needed", \
                                "This looks like a sign-in page of your network. *", details)
#define NOTHING .code = MISBEHAVIOR_NONE

static const Misbehavior rows[] = {
  /* Error statuses. */
  { "status/400", "HTTP/1.1 400 No\r\n\r\n{\"message\":\"bad id\"}", .n_requests = 1, SERVER ("bad id (status 400)") },
  { "status/401", REFUSAL ("401 No"), .n_requests = 1,
    READS (UNAUTHORIZED, "Token Not Accepted", "*Connect again*", "Unauthorized (status 401)") },
  { "status/403", REFUSAL ("403 No"), .n_requests = 1,
    READS (FORBIDDEN, "No Permission", "*permission to read simulations.*", "Forbidden (status 403)") },
  { "status/404", REFUSAL ("404 No"), .n_requests = 1,
    READS (NOT_FOUND, "Run Not Found", "*Check the ID*", "Not Found (status 404)") },
  { "status/408", REFUSAL ("408 No"), .n_requests = 3, TIMEOUT ("Request Timeout (status 408)") },
  { "status/409", REFUSAL ("409 No"), .n_requests = 3, SERVER ("Conflict (status 409)") },
  { "status/410", REFUSAL ("410 No"), .n_requests = 1,
    READS (NOT_FOUND, "Run Not Found", "*Check the ID*", "Gone (status 410)") },
  { "status/422", REFUSAL ("422 No"), .n_requests = 1, SERVER ("Unprocessable Entity (status 422)") },
  { "status/429", REFUSAL ("429 No"), .n_requests = 3, BUSY ("Too Many Requests (status 429)") },
  { "status/429-for-an-hour", "HTTP/1.1 429 No\r\nRetry-After: 3600\r\nContent-Length: 0\r\n\r\n", .n_requests = 1,
    BUSY ("Too Many Requests (status 429). Try again at ??:??") },
  { "status/429-without-end", "HTTP/1.1 429 No\r\nRetry-After: 1\r\nContent-Length: 0\r\n\r\n", .n_requests = 3,
    BUSY ("Too Many Requests (status 429). Try again at ??:??") },
  { "status/500", REFUSAL ("500 No"), .n_requests = 3, SERVER ("Internal Server Error (status 500)") },
  { "status/500-and-stay-away", "HTTP/1.1 500 No\r\nx-should-retry: false\r\nContent-Length: 0\r\n\r\n",
    .n_requests = 1, SERVER ("Internal Server Error (status 500)") },
  { "status/501", REFUSAL ("501 No"), .n_requests = 3, SERVER ("Not Implemented (status 501)") },
  { "status/502-by-a-proxy", "HTTP/1.1 502 No\r\nContent-Type: text/html\r\n\r\n<h1>nginx</h1>", .n_requests = 3,
    SERVER ("Bad Gateway (status 502)") },
  { "status/503", REFUSAL ("503 No"), .n_requests = 3, SERVER ("Service Unavailable (status 503)") },
  { "status/504", REFUSAL ("504 No"), .n_requests = 3, TIMEOUT ("Gateway Timeout (status 504)") },
  { "status/599", REFUSAL ("599 No"), .n_requests = 3, SERVER ("*(status 599)") },
  { "status/304-of-nothing", "HTTP/1.1 304 Not Modified\r\n\r\n", .n_requests = 1,
    MALFORMED ("Not Modified (status 304)") },
  { "status/304-with-an-etag", "HTTP/1.1 304 Not Modified\r\nETag: \"1\"\r\n\r\n",
    .n_requests = 1, MALFORMED ("Not Modified (status 304)") },
  { "status/300", "HTTP/1.1 300 No\r\nContent-Length: 0\r\n\r\n", .n_requests = 1,
    MALFORMED ("Multiple Choices (status 300)") },
  { "status/511", "HTTP/1.1 511 No\r\nContent-Type: text/html\r\n\r\n<h1>Sign in</h1>", .n_requests = 1,
    SIGN_IN ("127.0.0.1: *(status 511)") },
  { "status/repeats-the-token", "HTTP/1.1 422 No\r\n\r\n{\"message\":\"not " CLIENT_SUPPORT_TOKEN "\"}",
    .n_requests = 1, SERVER ("not ????* (status 422)") },

  /* Bodies that are not a run. */
  { "instead/nothing", INSTEAD (""), .n_requests = 1, MALFORMED ("The response is empty") },
  { "instead/no-content", "HTTP/1.1 204 No Content\r\n\r\n", .n_requests = 1, MALFORMED ("The response is empty") },
  { "instead/html", INSTEAD ("<!DOCTYPE html><title>Hotel Wi-Fi</title>"), .n_requests = 1,
    SIGN_IN ("127.0.0.1: a web page instead of data") },
  { "instead/html-after-space", INSTEAD ("\xef\xbb\xbf \r\n<HTML><body>Sign in</body></HTML>"), .n_requests = 1,
    SIGN_IN ("127.0.0.1: a web page instead of data") },
  { "instead/html-after-a-comment", INSTEAD ("<!-- WISPr --><?xml version='1.0'?><html></html>"), .n_requests = 1,
    SIGN_IN ("127.0.0.1: a web page instead of data") },
  { "instead/script-as-html", "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
    "<script>location = 'https://hotel.example/'</script>", .n_requests = 1,
    SIGN_IN ("127.0.0.1: a web page instead of data") },
  { "instead/words-as-html", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\nBlocked by the proxy", .n_requests = 1,
    SIGN_IN ("127.0.0.1: a web page instead of data") },
  { "instead/words", INSTEAD ("Blocked"), .n_requests = 1, MALFORMED ("The response is not JSON: *") },
  { "instead/xml", INSTEAD ("<?xml version='1.0'?><Error/>"), .n_requests = 1, MALFORMED ("The response is not JSON: *") },
  { "instead/an-error", INSTEAD ("{\"error\":{\"message\":\"Not today\"}}"), .n_requests = 1, MALFORMED ("data: *") },
  { "instead/null", INSTEAD ("null"), .n_requests = 1, MALFORMED ("*") },
  { "instead/a-list", INSTEAD ("{\"data\":[]}"), .n_requests = 1, MALFORMED ("data: *") },
  { "instead/two-values", INSTEAD ("2{\"data\":{}}"), .n_requests = 1, MALFORMED ("The response is not JSON: *") },
  { "instead/another-run", INSTEAD (CLIENT_SUPPORT_EMPTY_RUN), .n_requests = 1,
    MALFORMED ("data.simulationRunPlanJobId: the response is about another run") },
  { "instead/not-utf-8", INSTEAD ("{\"data\":{\"status\":\"\xff\xfe\"}}"), .n_requests = 1, MALFORMED ("*") },
  { "instead/half-a-run", OK_HEAD "Content-Length: 18\r\n\r\n{\"data\":{\"status\":", .n_requests = 1,
    MALFORMED ("The response is not JSON: *") },
  { "instead/a-million-deep", .build = build_deep, .n_requests = 1, MALFORMED ("The response is not JSON: *") },
  { "instead/too-much", .build = build_huge, .n_requests = 1, TOO_LARGE },

  /* Connections closed too early. */
  { "cut/at-once", "", .responds_early = TRUE, OFFLINE ("127.0.0.1: *") },
  { "cut/before-the-answer", "", .n_requests = 3, OFFLINE ("127.0.0.1: *") },
  { "cut/in-the-status-line", "HTTP/1.", .n_requests = 3, SERVER ("127.0.0.1: *") },
  { "cut/in-a-header", "HTTP/1.1 200 OK\r\nContent-Ty", .n_requests = 3, SERVER ("127.0.0.1: *") },
  { "cut/after-a-header", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n", .n_requests = 3, OFFLINE ("127.0.0.1: *") },
  { "cut/after-the-head", OK_HEAD "Content-Length: @size\r\n\r\n", .n_requests = 3, OFFLINE ("127.0.0.1: *") },
  { "cut/in-the-body", OK_HEAD "Content-Length: @size\r\n\r\n{\"data\":{", .n_requests = 3, OFFLINE ("127.0.0.1: *") },
  { "cut/before-the-first-chunk", CHUNKED, .n_requests = 3, OFFLINE ("127.0.0.1: *") },
  { "cut/in-a-chunk", CHUNKED "40\r\n{\"data\":{", .n_requests = 3, OFFLINE ("127.0.0.1: *") },
  { "cut/between-chunks", CHUNKED "9\r\n{\"data\":{\r\n", .n_requests = 3, OFFLINE ("127.0.0.1: *") },
  { "cut/by-the-byte", OK_HEAD "Content-Length: @size\r\n\r\n{\"data\":{", .piece_size = 1, .n_requests = 3,
    OFFLINE ("127.0.0.1: *") },

  /* Wrong lengths and bad chunks. */
  { "length/too-long", OK_HEAD "Content-Length: 999999\r\n\r\n@run", .n_requests = 3, OFFLINE ("127.0.0.1: *") },
  { "length/too-short", OK_HEAD "Content-Length: 9\r\n\r\n@run", .n_requests = 1, MALFORMED ("The response is not JSON: *") },
  { "length/in-letters", OK_HEAD "Content-Length: many\r\n\r\n@run", .n_requests = 3, SERVER ("127.0.0.1: *") },
  { "length/below-zero", OK_HEAD "Content-Length: -1\r\n\r\n@run", .n_requests = 3, OFFLINE ("127.0.0.1: *") },
  { "length/beyond-measure", OK_HEAD "Content-Length: 99999999999999999999\r\n\r\n@run", .n_requests = 3,
    OFFLINE ("127.0.0.1: *") },
  { "chunks/size-in-letters", CHUNKED "zz\r\n@run\r\n0\r\n\r\n", .n_requests = 1, MALFORMED ("*") },
  { "chunks/size-beyond-measure", CHUNKED "ffffffffffffffff\r\n@run\r\n0\r\n\r\n", .n_requests = 1,
    MALFORMED ("*") },

  /* Not HTTP. */
  { "foreign/mail-server", "220 mail.example ESMTP ready\r\n", .n_requests = 3, SERVER ("127.0.0.1: *") },
  { "foreign/shell", "SSH-2.0-OpenSSH_10.0\r\n", .n_requests = 3, SERVER ("127.0.0.1: *") },
  { "foreign/future-http", "HTTP/9.9 200 OK\r\n\r\n@run", .n_requests = 3, SERVER ("127.0.0.1: *") },
  { "foreign/status-in-letters", "HTTP/1.1 abc OK\r\n\r\n@run", .n_requests = 3, SERVER ("127.0.0.1: *") },
  { "foreign/one-endless-header", .build = build_endless_head, OFFLINE ("127.0.0.1: *") },
  { "foreign/headers-without-end", .build = build_many_headers, OFFLINE ("127.0.0.1: *") },

  /* Compressed. */
  { "compressed/gzip-bomb", .build = build_gzip_bomb, .n_requests = 1, TOO_LARGE },
  { "compressed/brotli-bomb", .build = build_brotli_bomb, .n_requests = 1, TOO_LARGE },
  { "compressed/bomb-in-a-refusal", .build = build_gzip_bomb_in_a_refusal, .n_requests = 1,
    READS (FORBIDDEN, "No Permission", "*permission to read simulations.*", "Forbidden (status 403)") },
  { "compressed/cut-off", .build = build_cut_gzip, .n_requests = 1, MALFORMED ("*") },
  { "compressed/not-at-all", OK_HEAD "Content-Encoding: gzip\r\n\r\n@run", .n_requests = 1, NOTHING },
  { "compressed/by-what-nobody-knows", OK_HEAD "Content-Encoding: rot13\r\n\r\n{\"qngn\":{}}", .n_requests = 1,
    MALFORMED ("data: *") },

  /* Redirects. */
  { "redirect/loop", REDIRECT ("/v1/loop"), .end = TEST_WIRE_HOLD, .n_requests = 6,
    SERVER ("Too many redirects, the last to /v1/loop") },
  { "redirect/chain-too-long", REDIRECT ("/v1/next"), .end = TEST_WIRE_HOLD, .times = 6, .n_requests = 6,
    SERVER ("Too many redirects, the last to /v1/next") },
  { "redirect/chain", REDIRECT ("/v1/next"), .end = TEST_WIRE_HOLD, .times = 5, .n_requests = 6, NOTHING },
  { "redirect/to-another-host", REDIRECT ("https://evil.example/v1/me"), .n_requests = 1,
    ELSEWHERE ("* to https://evil.example/v1/me") },
  { "redirect/to-another-port", REDIRECT ("http://127.0.0.1:9/"), .n_requests = 1,
    ELSEWHERE ("* to http://127.0.0.1:9/") },
  { "redirect/to-a-file", REDIRECT ("file:///etc/passwd"), .n_requests = 1, ELSEWHERE ("* to file:///etc/passwd") },
  { "redirect/with-a-password", REDIRECT ("//user:password@127.0.0.1/"), .n_requests = 1, ELSEWHERE ("*") },
  { "redirect/nowhere", "HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n", .n_requests = 1,
    MALFORMED ("Found (status 302)") },

  /* Slow. */
  { "slow/silent", "", .end = TEST_WIRE_HOLD, .is_slow = TRUE, .n_requests = 2,
    TIMEOUT ("127.0.0.1: no complete response after 120 seconds") },
  { "slow/in-the-head", "HTTP/1.1 200 OK\r\nConte", .end = TEST_WIRE_HOLD, .is_slow = TRUE, .n_requests = 2,
    TIMEOUT ("127.0.0.1: no complete response after 120 seconds") },
  { "slow/in-the-body", OK_HEAD "Content-Length: @size\r\n\r\n{\"da", .end = TEST_WIRE_HOLD, .is_slow = TRUE,
    .n_requests = 2, TIMEOUT ("127.0.0.1: no complete response after 120 seconds") },
  { "slow/drips", OK_HEAD "Content-Length: @size\r\n\r\n{\"data\":{\"status\":", .end = TEST_WIRE_HOLD, .drips = TRUE,
    .is_slow = TRUE, TIMEOUT ("127.0.0.1: no complete response after 120 seconds") },

  /* Certificates. */
  { "certificate/expired", GOOD, .certificate = "expired",
    UNTRUSTED ("*has expired*", "127.0.0.1: the certificate has expired") },
  { "certificate/of-the-future", GOOD, .certificate = "not-yet",
    UNTRUSTED ("*not valid yet*", "127.0.0.1: the certificate is not valid yet") },
  { "certificate/of-another-host", GOOD, .certificate = "wrong-host",
    UNTRUSTED ("*belongs to another host*", "127.0.0.1: the certificate belongs to another host") },
  { "certificate/of-nobody", GOOD, .certificate = "self-signed",
    UNTRUSTED ("*unknown issuer*", "127.0.0.1: the certificate comes from an unknown issuer") },

  /* Transient errors and unusual but valid responses. */
  { "passes/two-refusals", REFUSAL ("503 No"), .times = 2, .n_requests = 3, NOTHING },
  { "passes/two-cuts", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{", .times = 2, .n_requests = 3, NOTHING },
  { "passes/after-three", REFUSAL ("503 No"), .times = 3, .n_requests = 3, SERVER ("Service Unavailable (status 503)") },
  { "passes/when-it-said", "HTTP/1.1 429 No\r\nretry-after-ms: 20\r\nContent-Length: 0\r\n\r\n", .times = 1,
    .n_requests = 2, NOTHING },
  { "odd/called-html", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n@run", .n_requests = 1, NOTHING },
  { "odd/by-the-byte", GOOD, .piece_size = 1, .n_requests = 1, NOTHING },
  { "odd/without-a-length", OK_HEAD "\r\n@run", .n_requests = 1, NOTHING },
  { "odd/line-feeds-alone", "HTTP/1.1 200 OK\n\n@run", .n_requests = 1, NOTHING },
  { "odd/continue-first", "HTTP/1.1 100 Continue\r\n\r\n" OK_HEAD "\r\n@run", .n_requests = 1, NOTHING },
  { "odd/cookies", OK_HEAD "Set-Cookie: a=b\r\nRefresh: 0; url=/x\r\n\r\n@run", .n_requests = 1, NOTHING },
};

/* --- Public functions ------------------------------------------------------- */

/**
 * misbehavior_get_n:
 *
 * Returns: the number of rows
 */
guint
misbehavior_get_n (void)
{
  return G_N_ELEMENTS (rows);
}

/**
 * misbehavior_get:
 * @number: the number of a row, from 0
 *
 * Returns: (transfer none): the row
 */
const Misbehavior *
misbehavior_get (guint number)
{
  g_assert_cmpuint (number, <, G_N_ELEMENTS (rows));

  return &rows[number];
}

static GBytes *
format_response (const char *answer,
                 const char *run)
{
  g_autoptr(GString) text = g_string_new (answer);
  g_autofree char *size = g_strdup_printf ("%zu", strlen (run));

  g_string_replace (text, "@size", size, 0);
  g_string_replace (text, "@run", run, 0);

  return g_string_free_to_bytes (g_steal_pointer (&text));
}

/**
 * misbehavior_end:
 * @wire: a server
 * @run: the body of a run
 * @certificate: (nullable): its certificate; %NULL for plain HTTP
 *
 * Makes a server respond correctly with @run.
 */
void
misbehavior_end (TestWire        *wire,
                 const char      *run,
                 GTlsCertificate *certificate)
{
  g_autoptr(GBytes) good = format_response (GOOD, run);

  test_wire_reset (wire, certificate);
  test_wire_answer_bytes (wire, good, TEST_WIRE_HOLD);
}

/**
 * misbehavior_begin:
 * @self: a misbehavior
 * @wire: a server
 * @run: the body of a run
 * @certificates: (nullable): the certificates to use; %NULL for plain HTTP
 *
 * Makes a server misbehave on new connections.
 */
void
misbehavior_begin (const Misbehavior *self,
                   TestWire          *wire,
                   const char        *run,
                   TestCertificates  *certificates)
{
  g_autoptr(GTlsCertificate) certificate = NULL;
  g_autoptr(GBytes) good = format_response (GOOD, run);
  g_autoptr(GBytes) bad = self->build != NULL ? self->build () : format_response (self->answer, run);

  if (certificates != NULL)
    certificate = test_certificates_load (certificates, self->certificate != NULL ? self->certificate : "good");
  test_wire_reset (wire, certificate);
  test_wire_set_piece_size (wire, self->piece_size);
  if (self->responds_early)
    test_wire_set_early (wire);
  if (self->drips)
    {
      test_wire_set_dripping (wire);
      test_wire_drip (wire, g_bytes_get_size (bad) - 8);
    }
  test_wire_answer_bytes (wire, self->times > 0 ? good : bad, self->times > 0 ? TEST_WIRE_HOLD : self->end);
  for (guint i = 0; i < self->times; i++)
    test_wire_answer_once (wire, bad, self->end);
}
