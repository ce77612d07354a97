/* kqueue: its life. */
#include "knotes.h"
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>

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

/* Returns the queue with its lock held, and itself kept until k_leave_queue(). */
struct queue *k_enter_queue(int fd) {
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

void k_leave_queue(struct queue *queue) {
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
  struct queue *queue = k_enter_queue(fd);
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
  k_leave_queue(queue);
  destroy(queue);
#else
  k_leave_queue(queue);
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
