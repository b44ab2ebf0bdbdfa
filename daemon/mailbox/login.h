/*
 * login: who we are. AUTHENTICATE PLAIN where the server has it, else LOGIN;
 * or XOAUTH2 with an access token.
 */
#ifndef AGREED_LOGIN_H
#define AGREED_LOGIN_H

#include <stdbool.h>

struct session;

/* Fetches the secret and logs in. false: s->why and s->refused say why and what to do. */
bool login(struct session *s);

#endif
