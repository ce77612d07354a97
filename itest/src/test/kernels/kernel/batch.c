/* recvmmsg, sendmmsg, where the system has them: loops over recvmsg and sendmsg. */
#include "kernel.h"

#ifdef K_SIZE_mmsghdr

enum { MOST_AT_ONCE = 1024 };

#ifdef RULE_BATCH_COUNTS_WITH_SIZE
typedef ssize_t result;
typedef size_t count;
#else
typedef int result;
typedef unsigned count;
#endif

/* NetBSD keeps the error that ended a batch for whatever call comes next. */
static void poison(int fd, int error) {
#ifdef RULE_BATCH_POISONS
  struct descriptor *descriptor = k_descriptor(fd);
  struct state state;
  if (k_socket_state(fd, &state) == 0) {
    pthread_mutex_lock(&descriptor->lock);
    descriptor->state.pending_error = error;
    pthread_mutex_unlock(&descriptor->lock);
  }
#else
  (void)fd, (void)error;
#endif
}

typedef ssize_t one_call(int fd, uint8_t *message, int flags);

static result each(one_call *call, int fd, uint8_t *messages, count most, int flags) {
  count done = 0;
  most = most < MOST_AT_ONCE ? most : MOST_AT_ONCE;
  while (done < most) {
    uint8_t *message = messages + done * K_SIZE_mmsghdr;
    ssize_t length = call(fd, message, flags);
    if (length < 0) {
      int error = errno;
      poison(fd, error);
      return done > 0 ? (result)done : k_fail(error);
    }
    k_put32(message, K_AT_msg_len, (uint32_t)length);
#ifdef RULE_BATCH_COUNTS_WITH_SIZE
    k_put64(message, K_AT_msg_len, (uint64_t)length);
#endif
    done++;
  }
  return (result)done;
}

static ssize_t receive_one(int fd, uint8_t *message, int flags) {
  return k_recvmsg(fd, message, flags);
}

static ssize_t send_one(int fd, uint8_t *message, int flags) {
  return k_sendmsg(fd, message, flags);
}

result k_recvmmsg(int fd, void *messages, count most, int flags, const void *timeout)
    SYMBOL("recvmmsg");
result k_recvmmsg(int fd, void *messages, count most, int flags, const void *timeout) {
  (void)timeout;
  return messages == NULL ? k_fail(EFAULT) : each(receive_one, fd, messages, most, flags);
}

result k_sendmmsg(int fd, void *messages, count most, int flags) SYMBOL("sendmmsg");
result k_sendmmsg(int fd, void *messages, count most, int flags) {
  return messages == NULL ? k_fail(EFAULT) : each(send_one, fd, messages, most, flags);
}

#else

enum { NO_BATCHES }; /* an empty file is not C */

#endif
