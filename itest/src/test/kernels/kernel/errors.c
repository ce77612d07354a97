/* Error numbers. */
#include "kernel.h"
#include <stdio.h>

static const struct {
  int linux_error;
  int error;
} ERRORS[] = {
    {EAGAIN, K_EAGAIN},
    {EINPROGRESS, K_EINPROGRESS},
    {EALREADY, K_EALREADY},
    {ENOTSOCK, K_ENOTSOCK},
    {EDESTADDRREQ, K_EDESTADDRREQ},
    {EMSGSIZE, K_EMSGSIZE},
    {EPROTOTYPE, K_EPROTOTYPE},
    {ENOPROTOOPT, K_ENOPROTOOPT},
    {EPROTONOSUPPORT, K_EPROTONOSUPPORT},
    {EOPNOTSUPP, K_EOPNOTSUPP},
    {EAFNOSUPPORT, K_EAFNOSUPPORT},
    {EADDRINUSE, K_EADDRINUSE},
    {EADDRNOTAVAIL, K_EADDRNOTAVAIL},
    {ENETDOWN, K_ENETDOWN},
    {ENETUNREACH, K_ENETUNREACH},
    {ENETRESET, K_ENETRESET},
    {ECONNABORTED, K_ECONNABORTED},
    {ECONNRESET, K_ECONNRESET},
    {ENOBUFS, K_ENOBUFS},
    {EISCONN, K_EISCONN},
    {ENOTCONN, K_ENOTCONN},
    {ESHUTDOWN, K_ESHUTDOWN},
    {ETIMEDOUT, K_ETIMEDOUT},
    {ECONNREFUSED, K_ECONNREFUSED},
    {EHOSTDOWN, K_EHOSTDOWN},
    {EHOSTUNREACH, K_EHOSTUNREACH},
    {ENOSYS, K_ENOSYS},
    {ECANCELED, K_ECANCELED},
    {EPROTO, K_EPROTO},
};
enum { ERROR_COUNT = sizeof ERRORS / sizeof *ERRORS, LAST_COMMON_ERROR = 34 };

int k_error(int linux_error) {
  for (int i = 0; i < ERROR_COUNT; i++) {
    if (ERRORS[i].linux_error == linux_error) {
      return ERRORS[i].error;
    }
  }
  return linux_error <= LAST_COMMON_ERROR ? linux_error : EIO;
}

int k_fail(int error) {
  errno = error;
  return -1;
}

int k_fail_as_linux(void) { return k_fail(k_error(errno)); }

static int linux_error(int error) {
  for (int i = 0; i < ERROR_COUNT; i++) {
    if (ERRORS[i].error == error) {
      return ERRORS[i].linux_error;
    }
  }
  return error >= 0 && error <= LAST_COMMON_ERROR && error != EAGAIN ? error : -1;
}

char *k_strerror(int error) SYMBOL("strerror");
char *k_strerror(int error) {
  static _Thread_local char text[64];
  int known = linux_error(error);
  if (known < 0) {
    snprintf(text, sizeof text, "Unknown error: %d", error);
  } else {
    const char *name = strerrordesc_np(known);
    snprintf(text, sizeof text, "%s", name == NULL ? "Unknown error" : name);
  }
  return text;
}
