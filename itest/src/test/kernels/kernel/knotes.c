/* What a kqueue watches. */
#include "knotes.h"
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/ioctl.h>

enum {
  NOTE_FFCTRL = 0xc0000000,
  NOTE_FFAND = 0x40000000,
  NOTE_FFOR = 0x80000000,
  NOTE_FFLAGS = 0x00ffffff,
  NOTE_TRIGGER = 0x01000000,
  ADDRESS_AND_CONTROL = 40, /* what a receive buffer holds besides the payload */
  PIPE_ROOM = 16384,
  EVENTS_AT_ONCE = 64
};

static int epoll_of(const struct queue *queue, const struct kevent *event) {
  return event->filter == K_EVFILT_READ ? queue->readers : queue->writers;
}

static int watch(const struct queue *queue, const struct knote *note) {
  const struct kevent *event = &note->registered;
  struct epoll_event wanted = {.data.u64 = event->ident};
  wanted.events = (event->filter == K_EVFILT_READ ? EPOLLIN | EPOLLRDHUP : EPOLLOUT) |
                  ((event->flags & K_EV_CLEAR) != 0 ? EPOLLET : 0u);
  int epoll = epoll_of(queue, event);
  int fd = (int)event->ident;
  if (LINUX(epoll_ctl, epoll, EPOLL_CTL_MOD, fd, &wanted) == 0) {
    return 0; /* watched again from its present state */
  }
  if (LINUX(epoll_ctl, epoll, EPOLL_CTL_ADD, fd, &wanted) == 0) {
    return 0;
  }
  return errno == EPERM ? EINVAL : k_error(errno);
}

static void unwatch(const struct queue *queue, const struct knote *note) {
  struct epoll_event unused = {0};
  LINUX(epoll_ctl, epoll_of(queue, &note->registered), EPOLL_CTL_DEL, (int)note->registered.ident,
        &unused);
}

static bool is_user(const struct knote *note) {
#ifdef K_EVFILT_USER
  return note->registered.filter == K_EVFILT_USER;
#else
  (void)note;
  return false;
#endif
}

static struct knote **find(struct queue *queue, uint64_t ident, int filter) {
  struct knote **at = &queue->notes;
  while (*at != NULL &&
         ((*at)->registered.ident != ident || (*at)->registered.filter != filter)) {
    at = &(*at)->next;
  }
  return at;
}

static void delete(struct queue *queue, struct knote **at) {
  struct knote *note = *at;
  if (!is_user(note) && note->enabled) {
    unwatch(queue, note);
  }
  *at = note->next;
  free(note);
}

void k_remove_notes_of(struct queue *queue, int fd) {
  struct knote **at = find(queue, (uint64_t)fd, K_EVFILT_READ);
  if (*at != NULL) {
    delete(queue, at);
  }
  at = find(queue, (uint64_t)fd, K_EVFILT_WRITE);
  if (*at != NULL) {
    delete(queue, at);
  }
}

void k_signal(struct queue *queue) {
  uint64_t one = 1;
  LINUX(write, queue->user, &one, sizeof one);
}

static void trigger(struct queue *queue, struct knote *note, const struct kevent *change) {
  uint32_t bits = change->fflags & NOTE_FFLAGS;
  switch (change->fflags & NOTE_FFCTRL) {
    case 0:
      break;
    case NOTE_FFAND:
      note->registered.fflags &= bits;
      break;
    case NOTE_FFOR:
      note->registered.fflags |= bits;
      break;
    default:
      note->registered.fflags = bits;
  }
  if ((change->fflags & NOTE_TRIGGER) != 0) {
    note->triggered = true;
    k_signal(queue);
  }
}

static int check_filter(const struct kevent *change) {
  if (change->filter == K_EVFILT_READ || change->filter == K_EVFILT_WRITE) {
    return change->ident <= INT32_MAX && LINUX(fcntl, (int)change->ident, 1 /* F_GETFD */, 0) >= 0
               ? 0
               : EBADF;
  }
#ifdef K_EVFILT_USER
  return change->filter == K_EVFILT_USER ? 0 : EINVAL;
#else
  return EINVAL;
#endif
}

static struct knote *create(struct queue *queue, const struct kevent *change) {
  struct knote *note = calloc(1, sizeof *note);
  if (note != NULL) {
    note->registered = *change;
    note->registered.fflags = 0;
    note->registered.flags =
        change->flags & (K_EV_CLEAR | K_EV_ONESHOT | K_EV_DISPATCH | K_EV_RECEIPT);
    note->enabled = (change->flags & K_EV_DISABLE) == 0;
    note->next = queue->notes;
    queue->notes = note;
  }
  return note;
}

int k_change(struct queue *queue, const struct kevent *change) {
  int error = check_filter(change);
  if (error != 0) {
    return error;
  }
  struct knote **at = find(queue, change->ident, change->filter);
  if (*at == NULL && (change->flags & K_EV_ADD) == 0) {
    return ENOENT;
  }
  if ((change->flags & K_EV_DELETE) != 0) {
    delete(queue, at);
    return 0;
  }
  struct knote *note = *at;
  bool was_watched = note != NULL && note->enabled;
  if (note == NULL) {
    note = create(queue, change);
    if (note == NULL) {
      return ENOMEM;
    }
    at = find(queue, change->ident, change->filter);
  } else {
    if ((change->flags & K_EV_ADD) != 0) {
      note->registered.udata = change->udata;
    }
    note->enabled = (change->flags & K_EV_DISABLE) == 0 &&
                    (note->enabled || (change->flags & K_EV_ENABLE) != 0);
  }
  if (is_user(note)) {
    trigger(queue, note, change);
    return 0;
  }
  if (note->enabled) {
    note->told = false;
    error = watch(queue, note);
    if (error != 0) {
      delete(queue, at);
    }
  } else if (was_watched) {
    unwatch(queue, note);
  }
  return error;
}

static int64_t data_of(const struct knote *note) {
  int fd = (int)note->registered.ident;
  struct state state;
  int count = 0;
  if (!k_state(fd, &state)) {
    return 1;
  }
  if (note->registered.filter == K_EVFILT_WRITE) {
    return state.kind == UDP_SOCKET ? state.sndbuf : PIPE_ROOM;
  }
  LINUX(ioctl, fd, FIONREAD, &count);
  return state.kind == UDP_SOCKET && count > 0 ? count + ADDRESS_AND_CONTROL : count;
}

/* A UDP socket can always be written to: after the first event, only errors are news. */
static void watch_errors(const struct queue *queue, struct knote *note) {
  const struct kevent *event = &note->registered;
  struct state state;
  if (!note->told && event->filter == K_EVFILT_WRITE && (event->flags & K_EV_CLEAR) != 0 &&
      k_state((int)event->ident, &state) && state.kind == UDP_SOCKET) {
    note->told = true;
    struct epoll_event wanted = {.events = EPOLLET, .data.u64 = event->ident};
    LINUX(epoll_ctl, queue->writers, EPOLL_CTL_MOD, (int)event->ident, &wanted);
  }
}

/* Passes an event on; after that, a knote that fires once is gone or disabled. */
static void deliver(struct queue *queue, struct knote **at, struct kevent *event) {
  struct knote *note = *at;
  *event = note->registered;
  if (is_user(note)) {
    note->triggered = (note->registered.flags & K_EV_CLEAR) == 0;
  } else {
    event->data = data_of(note);
    watch_errors(queue, note);
  }
  if ((note->registered.flags & K_EV_ONESHOT) != 0) {
    delete(queue, at);
  } else if ((note->registered.flags & K_EV_DISPATCH) != 0) {
    if (!is_user(note)) {
      unwatch(queue, note);
    }
    note->enabled = false;
  }
}

static size_t collect_user(struct queue *queue, struct kevent *events, size_t room) {
  size_t count = 0;
  bool more = queue->closed;
  for (struct knote **at = &queue->notes; *at != NULL;) {
    struct knote *note = *at;
    if (is_user(note) && note->triggered && note->enabled && count < room) {
      deliver(queue, at, &events[count++]);
    }
    if (*at == note) {
      more = more || (note->triggered && note->enabled);
      at = &note->next;
    }
  }
  if (!more) {
    uint64_t signals;
    LINUX(read, queue->user, &signals, sizeof signals);
  }
  return count;
}

static size_t collect_ready(struct queue *queue, int epoll, int filter, struct kevent *events,
                            size_t room) {
  struct epoll_event ready[EVENTS_AT_ONCE];
  int most = room < EVENTS_AT_ONCE ? (int)room : EVENTS_AT_ONCE;
  size_t count = 0;
  long found = most == 0 ? 0 : LINUX(epoll_pwait, epoll, ready, most, 0, NULL, 0);
  for (long i = 0; i < found; i++) {
    struct knote **at = find(queue, ready[i].data.u64, filter);
    if (*at != NULL && (*at)->enabled) {
      deliver(queue, at, &events[count]);
      events[count++].flags |= (ready[i].events & (EPOLLHUP | EPOLLRDHUP)) != 0 ? K_EV_EOF : 0u;
    }
  }
  return count;
}

size_t k_collect(struct queue *queue, struct kevent *events, size_t room) {
  size_t count = collect_user(queue, events, room);
  count += collect_ready(queue, queue->readers, K_EVFILT_READ, events + count, room - count);
  return count + collect_ready(queue, queue->writers, K_EVFILT_WRITE, events + count, room - count);
}
