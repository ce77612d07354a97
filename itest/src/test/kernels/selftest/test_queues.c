/* kqueue and kevent, through their bytes. */
#include "selftest.h"
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <unistd.h>

enum { ROOM = 4 };
struct events {
  uint8_t bytes[ROOM * K_SIZE_kevent];
};

static struct events change(uint64_t ident, int filter, uint32_t flags, uint32_t fflags,
                            uint64_t udata) {
  struct events to = {{0}};
  memcpy(to.bytes, &ident, 8);
  memcpy(to.bytes + 8, &filter, K_KEVENT_FILTER_BYTES);
  memcpy(to.bytes + 8 + K_KEVENT_FILTER_BYTES, &flags, K_KEVENT_FILTER_BYTES);
  memcpy(to.bytes + 8 + 2 * K_KEVENT_FILTER_BYTES, &fflags, 4);
  memcpy(to.bytes + K_AT_udata, &udata, 8);
  return to;
}

static int tell(int queue, uint64_t ident, int filter, uint32_t flags, uint32_t fflags) {
  struct events one = change(ident, filter, flags, fflags, 0x1122334455667788);
  return k.kevent(queue, one.bytes, 1, NULL, 0, NULL);
}

static int poll_events(int queue, struct events *events, int milliseconds) {
  struct timespec timeout = {milliseconds / 1000, milliseconds % 1000 * 1000000};
  memset(events, 0xee, sizeof *events);
  return k.kevent(queue, NULL, 0, events->bytes, ROOM, &timeout);
}

static uint32_t flags_of(const struct events *events) {
  uint32_t flags = 0;
  memcpy(&flags, events->bytes + 8 + K_KEVENT_FILTER_BYTES, K_KEVENT_FILTER_BYTES);
  return flags;
}

static int64_t data_of(const struct events *events) {
  int64_t data;
  memcpy(&data, events->bytes + K_AT_data, 8);
  return data;
}

static void check_event(const struct events *events, uint64_t ident, int filter) {
  struct events expected = change(ident, filter, 0, 0, 0x1122334455667788);
  BYTES(expected.bytes, events->bytes, 8 + K_KEVENT_FILTER_BYTES);
  BYTES(expected.bytes + K_AT_udata, events->bytes + K_AT_udata, 8);
}

static void watches_reading(int queue) {
  int fd = bound("127.0.0.1");
  struct address self = local_of(fd);
  struct events events;
  IS(0, tell(queue, (uint64_t)fd, K_EVFILT_READ, 0x1 | 0x20, 0));
  IS(0, poll_events(queue, &events, 0));
  IS(3, send_to(fd, &self, "abc"));
  IS(1, poll_events(queue, &events, 1000));
  check_event(&events, (uint64_t)fd, K_EVFILT_READ);
  IS(43, data_of(&events));
  IS(0, poll_events(queue, &events, 0));
  IS(3, send_to(fd, &self, "def")); /* again, though the first is still there */
  IS(1, poll_events(queue, &events, 1000));
  struct message message;
  IS(3, receive(fd, &message));
  IS(0, poll_events(queue, &events, 0));
  IS(0, tell(queue, (uint64_t)fd, K_EVFILT_READ, 0x1 | 0x20, 0));
  IS(1, poll_events(queue, &events, 0));
  IS(0, tell(queue, (uint64_t)fd, K_EVFILT_READ, 0x8, 0));
  IS(0, tell(queue, (uint64_t)fd, K_EVFILT_READ, 0x4, 0));
  IS(1, poll_events(queue, &events, 0));
  IS(0, tell(queue, (uint64_t)fd, K_EVFILT_READ, 0x2, 0));
  FAILS(2, tell(queue, (uint64_t)fd, K_EVFILT_READ, 0x2, 0));
  IS(0, tell(queue, (uint64_t)fd, K_EVFILT_READ, 0x1 | 0x80, 0));
  IS(1, poll_events(queue, &events, 0));
  IS(0, poll_events(queue, &events, 0));
  IS(0, tell(queue, (uint64_t)fd, K_EVFILT_READ, 0x4, 0));
  IS(1, poll_events(queue, &events, 0));
  IS(0, k.close(fd));
  IS(0, poll_events(queue, &events, 0));
}

static void watches_writing(int queue) {
  int fd = bound("127.0.0.1");
  struct events events;
  IS(0, tell(queue, (uint64_t)fd, K_EVFILT_WRITE, 0x1, 0));
  IS(1, poll_events(queue, &events, 1000));
  check_event(&events, (uint64_t)fd, K_EVFILT_WRITE);
  IS(9216, data_of(&events));
  IS(1, poll_events(queue, &events, 0)); /* without EV_CLEAR, as long as it is so */
  k.close(fd);
}

static void answers_changes(int queue) {
  int fd = bound("127.0.0.1");
  struct events receipt = change((uint64_t)fd, K_EVFILT_READ, 0x1 | 0x40, 0, 7);
  struct events events;
  IS(1, k.kevent(queue, receipt.bytes, 1, events.bytes, ROOM, NULL));
  IS(0x4000, flags_of(&events));
  IS(0, data_of(&events));
  struct events bad = change(9999, K_EVFILT_READ, 0x1, 0, 7);
  IS(1, k.kevent(queue, bad.bytes, 1, events.bytes, ROOM, NULL));
  IS(0x4000, flags_of(&events));
  IS(9, data_of(&events));
  FAILS(9, tell(queue, 9999, K_EVFILT_READ, 0x1, 0));
  FAILS(9, tell(fd, 1, K_EVFILT_READ, 0x1, 0));
  FAILS(22, tell(queue, 1, 99, 0x1, 0));
  k.close(fd);
}

static void wakes(int queue) {
  struct events events;
#ifdef K_EVFILT_USER
  IS(0, tell(queue, 5, K_EVFILT_USER, 0x1 | 0x20, 0));
  IS(0, poll_events(queue, &events, 0));
  IS(0, tell(queue, 5, K_EVFILT_USER, 0, 0x1000000));
  IS(1, poll_events(queue, &events, 1000));
  check_event(&events, 5, K_EVFILT_USER);
  IS(0, poll_events(queue, &events, 0));
#else
  for (int filter = -11; filter < -7; filter++) {
    FAILS(22, tell(queue, 5, filter, 0x1, 0));
  }
  FAILS(22, tell(queue, 5, 8, 0x1, 0));
#endif
  int ends[2];
  IS(0, k.pipe(ends));
  IS(0, tell(queue, (uint64_t)ends[0], K_EVFILT_READ, 0x1 | 0x20, 0));
  IS(1, k.write(ends[1], "x", 1));
  IS(1, poll_events(queue, &events, 1000));
  k.close(ends[1]);
  IS(1, poll_events(queue, &events, 1000));
  IS(0x8000, flags_of(&events) & 0x8000);
  k.close(ends[0]);
}

enum { WAITS = 5000 /* ms */ };
static atomic_int waiter_id;

static void *wait_in(void *queue) {
  struct events events;
  errno = 0;
  waiter_id = gettid();
  int result = poll_events(*(int *)queue, &events, WAITS);
  int error = result == 0 ? 0 : errno;
  waiter_id = 0;
  return (void *)(intptr_t)error;
}

static int64_t milliseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Whether the thread sleeps, which it does in the queue only. */
static bool sleeps(int thread) {
  char path[64];
  char state = 0;
  snprintf(path, sizeof path, "/proc/self/task/%d/stat", thread);
  FILE *file = fopen(path, "r");
  if (file != NULL) {
    if (fscanf(file, "%*d %*s %c", &state) != 1) {
      state = 0;
    }
    fclose(file);
  }
  return state == 'S';
}

/* What becomes of a thread that waits in a queue when it is closed. */
static void closes(void) {
  int queue = k.kqueue();
  pthread_t waiter;
  void *result;
  int64_t start = milliseconds();
  pthread_create(&waiter, NULL, wait_in, &queue);
  while ((waiter_id == 0 || !sleeps(waiter_id)) && milliseconds() - start < WAITS) {
    sched_yield();
  }
  IS(0, k.close(queue));
#ifdef RULE_CLOSED_QUEUE_BLOCKS
  IS(true, milliseconds() - start >= WAITS); /* its thread has left first */
#elif !defined RULE_CLOSED_QUEUE_WAKES
  IS(true, waiter_id != 0);
#endif
  pthread_join(waiter, &result);
#ifdef RULE_CLOSED_QUEUE_WAKES
  IS(9, (intptr_t)result);
#else
  IS(0, (intptr_t)result);
#endif
  FAILS(9, tell(queue, 1, K_EVFILT_READ, 0x1, 0));
}

void test_queues(void) {
  int queue = k.kqueue();
  watches_reading(queue);
  watches_writing(queue);
  answers_changes(queue);
  wakes(queue);
  IS(0, k.close(queue));
  closes();
}
