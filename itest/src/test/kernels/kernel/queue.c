/* kqueue, kevent. */
#include "knotes.h"
#include <limits.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <time.h>

enum { MOST_AT_ONCE = 1024 };

static pthread_mutex_t queues_lock = PTHREAD_MUTEX_INITIALIZER;
static struct queue *queues;

static int open_parts(struct queue *queue) {
  queue->fd = (int)LINUX(epoll_create1, EPOLL_CLOEXEC); /* no child ever inherits a kqueue */
  queue->readers = (int)LINUX(epoll_create1, EPOLL_CLOEXEC);
  queue->writers = (int)LINUX(epoll_create1, EPOLL_CLOEXEC);
  queue->user = (int)LINUX(eventfd2, 0, EFD_CLOEXEC | EFD_NONBLOCK);
  int parts[] = {queue->readers, queue->writers, queue->user};
  for (int i = 0; i < 3; i++) {
    struct epoll_event readable = {.events = EPOLLIN};
    if (parts[i] < 0 || LINUX(epoll_ctl, queue->fd, EPOLL_CTL_ADD, parts[i], &readable) != 0) {
      return k_error(errno);
    }
  }
  return k_descriptor(queue->fd) == NULL ? EMFILE : 0;
}

static void destroy(struct queue *queue) {
  pthread_mutex_lock(&queues_lock);
  struct queue **at = &queues;
  while (*at != NULL && *at != queue) {
    at = &(*at)->next;
  }
  if (*at != NULL) {
    *at = queue->next;
  }
  pthread_mutex_unlock(&queues_lock);
  int parts[] = {queue->fd, queue->readers, queue->writers, queue->user};
  for (int i = 0; i < 4; i++) {
    if (parts[i] >= 0) {
      LINUX(close, parts[i]);
    }
  }
  while (queue->notes != NULL) {
    struct knote *note = queue->notes;
    queue->notes = note->next;
    free(note);
  }
  free(queue);
}

int k_kqueue(void) SYMBOL("kqueue");
int k_kqueue(void) {
  struct queue *queue = calloc(1, sizeof *queue);
  if (queue == NULL) {
    return k_fail(ENOMEM);
  }
  pthread_mutex_init(&queue->lock, NULL);
  pthread_cond_init(&queue->left, NULL);
  int error = open_parts(queue);
  if (error != 0) {
    destroy(queue);
    return k_fail(error);
  }
  struct state state = {.kind = QUEUE};
  k_opened(queue->fd, &state);
  struct descriptor *descriptor = k_descriptor(queue->fd);
  pthread_mutex_lock(&descriptor->lock);
  descriptor->queue = queue;
  pthread_mutex_unlock(&descriptor->lock);
  pthread_mutex_lock(&queues_lock);
  queue->next = queues;
  queues = queue;
  pthread_mutex_unlock(&queues_lock);
  return queue->fd;
}

/* Returns the queue with its lock held, and itself kept until leave(). */
static struct queue *enter(int fd) {
  struct descriptor *descriptor = k_descriptor(fd);
  struct queue *queue = NULL;
  if (descriptor != NULL) {
    pthread_mutex_lock(&descriptor->lock);
    if (descriptor->state.kind == QUEUE) {
      queue = descriptor->queue;
      pthread_mutex_lock(&queue->lock);
      queue->waiters++;
    }
    pthread_mutex_unlock(&descriptor->lock);
  }
  return queue;
}

static void leave(struct queue *queue) {
  queue->waiters--;
  bool last = queue->closed && queue->waiters == 0;
  pthread_cond_broadcast(&queue->left);
  pthread_mutex_unlock(&queue->lock);
#if defined RULE_CLOSED_QUEUE_WAKES || defined RULE_CLOSED_QUEUE_BLOCKS
  (void)last; /* whoever closed it waits for that */
#else
  if (last) {
    destroy(queue);
  }
#endif
}

void k_queue_close(int fd) {
  struct queue *queue = enter(fd);
  if (queue == NULL) {
    return;
  }
  k_closed(fd);
  queue->closed = true;
#ifdef RULE_CLOSED_QUEUE_WAKES
  k_signal(queue);
#endif
#if defined RULE_CLOSED_QUEUE_WAKES || defined RULE_CLOSED_QUEUE_BLOCKS
  while (queue->waiters > 1) {
    pthread_cond_wait(&queue->left, &queue->lock);
  }
  leave(queue);
  destroy(queue);
#else
  leave(queue);
#endif
}

void k_queue_forget(int fd) {
  pthread_mutex_lock(&queues_lock);
  for (struct queue *queue = queues; queue != NULL; queue = queue->next) {
    pthread_mutex_lock(&queue->lock);
    k_remove_notes_of(queue, fd);
    pthread_mutex_unlock(&queue->lock);
  }
  pthread_mutex_unlock(&queues_lock);
}

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
  struct queue *queue = enter(fd);
  if (queue == NULL) {
    return k_fail(EBADF);
  }
  long result = apply(queue, changes, change_count, events, room);
  if (result == 0 && room > 0) {
    result = wait_for_events(queue, events, room, timeout == NULL ? NULL : &deadline);
  }
  int error = errno;
  leave(queue);
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
