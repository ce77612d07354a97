/* Runs the tests on the library that is the argument. */
#include "selftest.h"
#include <dlfcn.h>
#include <stdlib.h>

struct calls k;
int failures;
bool has_ipv6;

void check_is(const char *file, int line, const char *what, long expected, long actual) {
  if (expected != actual) {
    failures++;
    printf("%s:%d: %s: %s is %ld, not %ld\n", file, line, K_SYSTEM, what, actual, expected);
  }
}

void check_fails(const char *file, int line, const char *what, int error, long result) {
  int actual = errno;
  if (result != -1 || actual != error) {
    failures++;
    printf("%s:%d: %s: %s is %ld with errno %d, not -1 with %d\n", file, line, K_SYSTEM, what,
           result, actual, error);
  }
}

void check_bytes(const char *file, int line, const char *what, const uint8_t *expected,
                 const uint8_t *actual, size_t length) {
  for (size_t i = 0; i < length; i++) {
    if (expected[i] != actual[i]) {
      failures++;
      printf("%s:%d: %s: byte %zu of %s is %02x, not %02x\n", file, line, K_SYSTEM, i, what,
             actual[i], expected[i]);
      return;
    }
  }
}

static void bind_symbol(void *library, const char *name, void *to) {
  void *symbol = dlsym(library, name);
  if (symbol == NULL) {
    printf("%s\n", dlerror());
    exit(1);
  }
  memcpy(to, &symbol, sizeof symbol);
}

static bool can_use_ipv6(void) {
  int fd = k.socket(K_AF_INET6, 2, 0);
  struct address local = ipv6("::1", 0);
  bool usable = fd >= 0 && k.bind(fd, local.bytes, local.length) == 0;
  if (!usable) {
    printf("%s: this host has no IPv6, its tests are left out\n", K_SYSTEM);
  }
  if (fd >= 0) {
    k.close(fd);
  }
  return usable;
}

int main(int count, char **arguments) {
  void *library = count == 2 ? dlopen(arguments[1], RTLD_NOW | RTLD_LOCAL) : NULL;
  if (library == NULL) {
    printf("usage: selftest LIBRARY: %s\n", count == 2 ? dlerror() : "");
    return 1;
  }
#ifdef RULE_RENAMED_SYMBOLS
  bind_symbol(library, "__socket30", &k.socket);
  bind_symbol(library, "__kevent50", &k.kevent);
#else
  bind_symbol(library, "socket", &k.socket);
  bind_symbol(library, "kevent", &k.kevent);
#endif
  bind_symbol(library, "bind", &k.bind);
  bind_symbol(library, "connect", &k.connect);
  bind_symbol(library, "getsockname", &k.getsockname);
  bind_symbol(library, "getpeername", &k.getpeername);
  bind_symbol(library, "setsockopt", &k.setsockopt);
  bind_symbol(library, "getsockopt", &k.getsockopt);
  bind_symbol(library, "recvmsg", &k.recvmsg);
  bind_symbol(library, "sendmsg", &k.sendmsg);
  bind_symbol(library, "close", &k.close);
  bind_symbol(library, "kqueue", &k.kqueue);
  bind_symbol(library, "fcntl", &k.fcntl);
  bind_symbol(library, "ioctl", &k.ioctl);
  bind_symbol(library, "pipe", &k.pipe);
  bind_symbol(library, "read", &k.read);
  bind_symbol(library, "write", &k.write);
  bind_symbol(library, "strerror", &k.strerror);
#ifdef K_SIZE_mmsghdr
  bind_symbol(library, "recvmmsg", &k.recvmmsg);
#endif
  has_ipv6 = can_use_ipv6();
  test_sockets();
  test_options();
  test_received();
  test_sent();
  test_memberships();
  test_batches();
  test_queues();
  printf("%s: %s\n", K_SYSTEM, failures == 0 ? "ok" : "FAILED");
  return failures == 0 ? 0 : 1;
}
