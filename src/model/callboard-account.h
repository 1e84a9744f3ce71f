/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "callboard-identity.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_ACCOUNT (callboard_account_get_type ())

G_DECLARE_FINAL_TYPE (CallboardAccount, callboard_account, CALLBOARD, ACCOUNT, GObject)

/**
 * CallboardAccountOrigin:
 * @CALLBOARD_ACCOUNT_STORED: stored in the settings, with its token in the Secret Service
 * @CALLBOARD_ACCOUNT_ENVIRONMENT: from environment variables, never stored
 * @CALLBOARD_ACCOUNT_DEMO: the account of the demo, never stored
 *
 * The origin of an account.
 */
typedef enum
{
  CALLBOARD_ACCOUNT_STORED,
  CALLBOARD_ACCOUNT_ENVIRONMENT,
  CALLBOARD_ACCOUNT_DEMO,
} CallboardAccountOrigin;

CallboardAccount      *callboard_account_new            (const char              *base_url,
                                                         const char              *token,
                                                         CallboardAccountOrigin   origin,
                                                         GError                 **error);
CallboardAccount      *callboard_account_new_stored     (const char              *id,
                                                         const char              *base_url,
                                                         const char              *project_id,
                                                         const char              *ca_file,
                                                         const char              *title,
                                                         GError                 **error);
CallboardAccount      *callboard_account_new_for_project
                                                        (CallboardAccount        *account,
                                                         CallboardProject        *project);
const char            *callboard_account_get_id         (CallboardAccount        *self);
void                   callboard_account_set_id         (CallboardAccount        *self,
                                                         const char              *id);
const char            *callboard_account_get_base_url   (CallboardAccount        *self);
const char            *callboard_account_get_project_id (CallboardAccount        *self);
void                   callboard_account_set_project_id (CallboardAccount        *self,
                                                         const char              *project_id);
const char            *callboard_account_get_ca_file    (CallboardAccount        *self);
void                   callboard_account_set_ca_file    (CallboardAccount        *self,
                                                         const char              *ca_file);
const char            *callboard_account_get_title      (CallboardAccount        *self);
void                   callboard_account_apply_identity (CallboardAccount        *self,
                                                         CallboardIdentity       *identity);
void                   callboard_account_apply_project  (CallboardAccount        *self,
                                                         CallboardProject        *project);
const char            *callboard_account_get_token      (CallboardAccount        *self);
void                   callboard_account_set_token      (CallboardAccount        *self,
                                                         const char              *token);
CallboardAccountOrigin callboard_account_get_origin     (CallboardAccount        *self);

G_END_DECLS
