/* A kqueue, made of Linux's epoll: one for each of the filters that watch descriptors. */
#ifndef KERNELS_KNOTES_H
#define KERNELS_KNOTES_H

#include "kernel.h"

struct kevent {
  uint64_t ident;
  int filter;
  uint32_t flags;
  uint32_t fflags;
  int64_t data;
  uint64_t udata;
};

struct knote {
  struct kevent registered;
  bool enabled;
  bool triggered; /* EVFILT_USER */
  bool told;      /* EVFILT_WRITE of a UDP socket, with EV_CLEAR: that it can be written to */
  struct knote *next;
};

struct queue {
  pthread_mutex_t lock;
  pthread_cond_t left;
  int fd;      /* an epoll that watches the three below */
  int readers; /* epolls, edge-triggered for EV_CLEAR, so that each filter has its own edges */
  int writers;
  int user; /* an eventfd: readable while an EVFILT_USER is triggered, or the queue closed */
  struct knote *notes;
  int waiters;
  bool closed;
  struct queue *next;
};

/* queue.c: one has the lock of a queue from entering to leaving it. */
struct queue *k_enter_queue(int fd);
void k_leave_queue(struct queue *queue);

/* knotes.c; the caller holds the queue's lock. */
int k_change(struct queue *queue, const struct kevent *change);
size_t k_collect(struct queue *queue, struct kevent *events, size_t room);
void k_remove_notes_of(struct queue *queue, int fd);
void k_signal(struct queue *queue);

#endif
