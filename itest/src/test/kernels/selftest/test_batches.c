/* recvmmsg, where the system has it. */
#include "selftest.h"

#ifdef K_SIZE_mmsghdr

static long receive_batch(int fd, struct message *messages, uint8_t *batch) {
  for (int i = 0; i < 3; i++) {
    message_buffers(&messages[i], 8, 0);
    memset(batch + i * K_SIZE_mmsghdr, 0xee, K_SIZE_mmsghdr);
    memcpy(batch + i * K_SIZE_mmsghdr, messages[i].header, 48);
  }
#ifdef RULE_BATCH_COUNTS_WITH_SIZE
  ssize_t (*call)(int, void *, size_t, int, const void *);
#else
  int (*call)(int, void *, unsigned, int, const void *);
#endif
  memcpy(&call, &k.recvmmsg, sizeof call);
  return call(fd, batch, 3, 0x80, NULL);
}

void test_batches(void) {
  static struct message messages[3];
  uint8_t batch[3 * K_SIZE_mmsghdr];
  int fd = bound("127.0.0.1");
  struct address self = local_of(fd);
  IS(1, send_to(fd, &self, "x"));
  IS(2, send_to(fd, &self, "yz"));
  IS(2, receive_batch(fd, messages, batch));
#ifdef RULE_BATCH_COUNTS_WITH_SIZE
  BYTES("\2\0\0\0\0\0\0\0", batch + K_SIZE_mmsghdr + 48, 8);
#else
  BYTES("\2\0\0\0\xee", batch + K_SIZE_mmsghdr + 48, 5);
#endif
#ifdef RULE_BATCH_POISONS
  FAILS(K_EAGAIN, send_to(fd, &self, "x")); /* has sent nothing: it is what ended the batch */
#endif
  IS(1, send_to(fd, &self, "x"));
  IS(1, receive_batch(fd, messages, batch));
  k.close(fd);
}

#else

void test_batches(void) { IS(true, k.recvmmsg == NULL); }

#endif
