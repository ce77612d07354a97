/* The caller's structures, at any alignment. */
#include "kernel.h"

#define ACCESS(bits)                                                    \
  uint##bits##_t k_get##bits(const void *at, size_t offset) {           \
    uint##bits##_t value;                                               \
    memcpy(&value, (const uint8_t *)at + offset, sizeof value);         \
    return value;                                                       \
  }                                                                     \
  void k_put##bits(void *at, size_t offset, uint##bits##_t value) {     \
    memcpy((uint8_t *)at + offset, &value, sizeof value);               \
  }

ACCESS(8)
ACCESS(16)
ACCESS(32)
ACCESS(64)
