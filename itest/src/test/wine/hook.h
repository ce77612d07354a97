/* The functions that take the place of wine's. */
#ifndef HOOK_H
#define HOOK_H

#define _WIN32_WINNT 0x0A00
#include <winsock2.h>
#include <ws2tcpip.h>
#include <mswsock.h>
#include <windows.h>

int WINAPI send_message(SOCKET socket, LPWSAMSG message, DWORD flags, LPDWORD sent,
                        LPWSAOVERLAPPED overlapped,
                        LPWSAOVERLAPPED_COMPLETION_ROUTINE completion);

int WINAPI set_option(SOCKET socket, int level, int name, const char *value, int length);

/* Tells whether the preloaded library is there, for wine and for its server. */
BOOL is_preloaded(void);

#endif
