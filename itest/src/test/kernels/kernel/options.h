/* The options that are numbers, as the emulated system has them. */
#ifndef KERNELS_OPTIONS_H
#define KERNELS_OPTIONS_H

#include "kernel.h"

enum family { ANY = 0, IPV4 = 4, IPV6 = 6 };
enum width { INT, BYTE_OR_INT };
enum effect { FLAG, WANT, LINUX_INT, DONTFRAG };

struct option {
  int level;
  int name;
  enum family family;
  enum width width;
  enum effect effect;
  uint32_t bit;   /* FLAG: of struct state's socket_options; WANT: of its wanted */
  int linux_name; /* 0: nothing to tell Linux */
};

enum { LINUX_SO_BINDTOIFINDEX = 62, LINUX_IPV6_FREEBIND = 78 };

const struct option *k_find_option(int level, int name);
int k_check_level(const struct state *state, int level);

#endif
