/* read, write, pipe, fcntl, ioctl: what serves to wake a thread, and to set up descriptors. */
#include "kernel.h"
#include <fcntl.h>
#include <stdarg.h>
#include <sys/ioctl.h>

ssize_t k_read(int fd, void *to, size_t length) SYMBOL("read");
ssize_t k_read(int fd, void *to, size_t length) {
  ssize_t result = LINUX(read, fd, to, length);
  return result < 0 ? k_fail_as_linux() : result;
}

ssize_t k_write(int fd, const void *from, size_t length) SYMBOL("write");
ssize_t k_write(int fd, const void *from, size_t length) {
  ssize_t result = LINUX(write, fd, from, length);
  return result < 0 ? k_fail_as_linux() : result;
}

static int open_pipe(int *ends, int linux_flags) {
  if (LINUX(pipe2, ends, linux_flags) != 0) {
    return k_fail_as_linux();
  }
  struct state state = {.kind = PIPE, .nonblocking = (linux_flags & O_NONBLOCK) != 0};
  for (int i = 0; i < 2; i++) {
    if (k_descriptor(ends[i]) != NULL) {
      k_opened(ends[i], &state);
    }
  }
  return 0;
}

int k_pipe(int *ends) SYMBOL("pipe");
int k_pipe(int *ends) { return open_pipe(ends, 0); }

#ifdef K_O_CLOEXEC
int k_pipe2(int *ends, int flags) SYMBOL("pipe2");
int k_pipe2(int *ends, int flags) {
  if ((flags & ~(K_O_NONBLOCK | K_O_CLOEXEC)) != 0) {
    return k_fail(EINVAL);
  }
  return open_pipe(ends, ((flags & K_O_NONBLOCK) != 0 ? O_NONBLOCK : 0) |
                             ((flags & K_O_CLOEXEC) != 0 ? O_CLOEXEC : 0));
}
#endif

static int set_blocking(int fd, bool nonblocking) {
  int flags = (int)LINUX(fcntl, fd, F_GETFL, 0);
  if (flags < 0) {
    return k_fail_as_linux();
  }
  flags = nonblocking ? flags | O_NONBLOCK : flags & ~O_NONBLOCK;
  if (LINUX(fcntl, fd, F_SETFL, flags) < 0) {
    return k_fail_as_linux();
  }
  struct descriptor *descriptor = k_descriptor(fd);
  if (descriptor != NULL) {
    pthread_mutex_lock(&descriptor->lock);
    descriptor->state.nonblocking = nonblocking;
    pthread_mutex_unlock(&descriptor->lock);
  }
  return 0;
}

/* The flags that open(2) and F_GETFL share: the access mode is the same everywhere. */
static int get_flags(int fd) {
  int flags = (int)LINUX(fcntl, fd, F_GETFL, 0);
  if (flags < 0) {
    return k_fail_as_linux();
  }
  return (flags & O_ACCMODE) | ((flags & O_NONBLOCK) != 0 ? K_O_NONBLOCK : 0);
}

int k_fcntl(int fd, int command, ...) SYMBOL("fcntl");
int k_fcntl(int fd, int command, ...) {
  va_list arguments;
  va_start(arguments, command);
  int value = va_arg(arguments, int);
  va_end(arguments);
  switch (command) {
    case F_GETFL:
      return get_flags(fd);
    case F_SETFL:
      return set_blocking(fd, (value & K_O_NONBLOCK) != 0);
    case F_GETFD:
    case F_SETFD: {
      int result = (int)LINUX(fcntl, fd, command, value);
      return result < 0 ? k_fail_as_linux() : result;
    }
    default:
      return k_fail(EINVAL);
  }
}

int k_ioctl(int fd, unsigned long request, ...) SYMBOL("ioctl");
int k_ioctl(int fd, unsigned long request, ...) {
  va_list arguments;
  va_start(arguments, request);
  int *value = va_arg(arguments, int *);
  va_end(arguments);
  if (value == NULL) {
    return k_fail(EFAULT);
  }
  uint32_t known = (uint32_t)request; /* the kernel ignores the upper half */
  if (known == K_FIONBIO) {
    return set_blocking(fd, k_get32(value, 0) != 0);
  }
  if (known == K_FIONREAD) {
    return LINUX(ioctl, fd, FIONREAD, value) == 0 ? 0 : k_fail_as_linux();
  }
  return k_fail(ENOTTY);
}
