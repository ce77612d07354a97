/* kevent. */
#include "knotes.h"
#include <limits.h>
#include <sys/epoll.h>
#include <time.h>

enum { MOST_AT_ONCE = 1024 };

static struct kevent event_in(const uint8_t *from) {
  struct kevent event = {
      .ident = k_get64(from, K_AT_ident),
#if K_KEVENT_FILTER_BYTES == 2
      .filter = (int16_t)k_get16(from, K_AT_filter),
      .flags = k_get16(from, K_AT_flags),
#else
      .filter = (int)k_get32(from, K_AT_filter),
      .flags = k_get32(from, K_AT_flags),
#endif
      .fflags = k_get32(from, K_AT_fflags),
      .data = (int64_t)k_get64(from, K_AT_data),
      .udata = k_get64(from, K_AT_udata),
  };
  return event;
}

static void event_out(const struct kevent *event, uint8_t *to) {
  memset(to, 0, K_SIZE_kevent);
  k_put64(to, K_AT_ident, event->ident);
#if K_KEVENT_FILTER_BYTES == 2
  k_put16(to, K_AT_filter, (uint16_t)event->filter);
  k_put16(to, K_AT_flags, (uint16_t)event->flags);
#else
  k_put32(to, K_AT_filter, (uint32_t)event->filter);
  k_put32(to, K_AT_flags, event->flags);
#endif
  k_put32(to, K_AT_fflags, event->fflags);
  k_put64(to, K_AT_data, (uint64_t)event->data);
  k_put64(to, K_AT_udata, event->udata);
}

/* Returns how many changes were answered in the event list, or -1 if one failed without room. */
static long apply(struct queue *queue, const uint8_t *changes, size_t count, uint8_t *events,
                  size_t room) {
  size_t answers = 0;
  for (size_t i = 0; i < count; i++) {
    struct kevent change = event_in(changes + i * K_SIZE_kevent);
    int error = k_change(queue, &change);
    if (error == 0 && (change.flags & K_EV_RECEIPT) == 0) {
      continue;
    }
    if (answers == room) {
      if (error == 0) {
        continue;
      }
      return k_fail(error);
    }
    change.flags = K_EV_ERROR;
    change.data = error;
    event_out(&change, events + answers++ * K_SIZE_kevent);
  }
  return (long)answers;
}

static int64_t nanoseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1000000000LL + now.tv_nsec;
}

/* Waits for the queue, at most until the deadline. Returns 0 or an error. */
static int wait_for(int fd, const int64_t *deadline) {
  struct epoll_event unused[1];
  struct timespec rest = {0};
  if (deadline != NULL) {
    int64_t left = *deadline - nanoseconds();
    left = left < 0 ? 0 : left;
    rest.tv_sec = left / 1000000000;
    rest.tv_nsec = left % 1000000000;
  }
  long result = LINUX(epoll_pwait2, fd, unused, 1, deadline == NULL ? NULL : &rest, NULL, 0);
  if (result < 0 && errno == ENOSYS) { /* Linux before 5.11 */
    long milliseconds = deadline == NULL ? -1 : rest.tv_sec * 1000 + (rest.tv_nsec + 999999) / 1000000;
    int most = milliseconds > INT_MAX ? INT_MAX : (int)milliseconds;
    result = LINUX(epoll_pwait, fd, unused, 1, most, NULL, 0);
  }
  return result < 0 ? k_error(errno) : 0;
}

static long wait_for_events(struct queue *queue, uint8_t *to, size_t room,
                            const int64_t *deadline) {
  struct kevent events[MOST_AT_ONCE];
  room = room < MOST_AT_ONCE ? room : MOST_AT_ONCE;
  while (true) {
    size_t count = k_collect(queue, events, room);
    for (size_t i = 0; i < count; i++) {
      event_out(&events[i], to + i * K_SIZE_kevent);
    }
    if (count > 0 || (deadline != NULL && nanoseconds() >= *deadline)) {
      return (long)count;
    }
    pthread_mutex_unlock(&queue->lock);
    int error = wait_for(queue->fd, deadline);
    pthread_mutex_lock(&queue->lock);
#ifdef RULE_CLOSED_QUEUE_WAKES
    if (queue->closed) {
      return k_fail(EBADF);
    }
#endif
    if (error != 0) {
      return k_fail(error);
    }
  }
}

static int event_call(int fd, const void *changes, size_t change_count, void *events, size_t room,
                      const struct timespec *timeout) {
  int64_t deadline = 0;
  if (timeout != NULL) {
    struct timespec copy;
    memcpy(&copy, timeout, sizeof copy);
    if (copy.tv_sec < 0 || copy.tv_nsec < 0 || copy.tv_nsec >= 1000000000) {
      return k_fail(EINVAL);
    }
    int64_t most = INT64_MAX / 4 / 1000000000;
    deadline = nanoseconds() + (copy.tv_sec < most ? copy.tv_sec : most) * 1000000000 + copy.tv_nsec;
  }
  if ((change_count > 0 && changes == NULL) || (room > 0 && events == NULL)) {
    return k_fail(EFAULT);
  }
  struct queue *queue = k_enter_queue(fd);
  if (queue == NULL) {
    return k_fail(EBADF);
  }
  long result = apply(queue, changes, change_count, events, room);
  if (result == 0 && room > 0) {
    result = wait_for_events(queue, events, room, timeout == NULL ? NULL : &deadline);
  }
  int error = errno;
  k_leave_queue(queue);
  errno = error;
  return (int)result;
}

#ifdef RULE_RENAMED_SYMBOLS
/* NetBSD counts with size_t; its plain symbol is the call of a system with 32-bit time. */
int k_kevent(int fd, const void *changes, size_t change_count, void *events, size_t room,
             const struct timespec *timeout) SYMBOL("__kevent50");
int k_kevent(int fd, const void *changes, size_t change_count, void *events, size_t room,
             const struct timespec *timeout) {
  return event_call(fd, changes, change_count, events, room, timeout);
}
int k_old_kevent(int fd) SYMBOL("kevent");
int k_old_kevent(int fd) {
  (void)fd;
  return k_fail(K_ENOSYS);
}
#else
int k_kevent(int fd, const void *changes, int change_count, void *events, int room,
             const struct timespec *timeout) SYMBOL("kevent");
int k_kevent(int fd, const void *changes, int change_count, void *events, int room,
             const struct timespec *timeout) {
  if (change_count < 0 || room < 0) {
    return k_fail(EINVAL);
  }
  return event_call(fd, changes, (size_t)change_count, events, (size_t)room, timeout);
}
#endif
