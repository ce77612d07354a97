/*
 * The C programs that hostnal is compared with. They speak the protocol of the Java peers: print
 * "ready PORT", then for each number read from standard input do so much work and print a line of
 * KEY=VALUE.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <dirent.h>
#include <errno.h>
#include <netinet/in.h>
#include <pthread.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { BATCH = 200, PAYLOAD = 64, BUFFER = 2048, OVERFLOW = 65536, CONTROL = 256 };

static char buffer[BUFFER];
static char overflow[OVERFLOW];

/* What a receive tells; volatile, so that the compiler computes it. */
static volatile struct {
    ssize_t length;
    struct sockaddr_in remote;
    struct in_pktinfo local;
    int tos, ttl;
} got;

static void fail(const char *what) {
    perror(what);
    exit(1);
}

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1e9 + t.tv_nsec;
}

static int ascending(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double quantile(double *values, int count, double q) {
    qsort(values, count, sizeof *values, ascending);
    int i = (int)(q * count);
    return values[i < count ? i : count - 1];
}

static int udp(in_addr_t address) {
    int fd = socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    struct sockaddr_in local = {.sin_family = AF_INET, .sin_addr.s_addr = address};
    if (fd < 0 || bind(fd, (struct sockaddr *)&local, sizeof local) < 0) fail("bind");
    return fd;
}

static void receive_option(int fd, int option) {
    int on = 1;
    if (setsockopt(fd, IPPROTO_IP, option, &on, sizeof on) < 0) fail("setsockopt");
}

static int port_of(int fd) {
    struct sockaddr_in local;
    socklen_t length = sizeof local;
    if (getsockname(fd, (struct sockaddr *)&local, &length) < 0) fail("getsockname");
    return ntohs(local.sin_port);
}

static struct sockaddr_in loopback(int port) {
    struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(port)};
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return to;
}

static int receive_one(int fd, int iovecs) {
    char control[CONTROL] __attribute__((aligned(8)));
    struct sockaddr_in6 name; /* as large as hostnal's */
    struct iovec iov[2] = {{buffer, BUFFER}, {overflow, OVERFLOW}};
    struct msghdr m = {&name, sizeof name, iov, iovecs, control, sizeof control, 0};
    ssize_t n = recvmsg(fd, &m, MSG_DONTWAIT);
    if (n < 0) {
        if (errno == EAGAIN) return 0;
        fail("recvmsg");
    }
    got.length = n;
    memcpy((void *)&got.remote, &name, sizeof got.remote);
    for (struct cmsghdr *c = CMSG_FIRSTHDR(&m); c; c = CMSG_NXTHDR(&m, c)) {
        if (c->cmsg_level != IPPROTO_IP) continue;
        if (c->cmsg_type == IP_PKTINFO) memcpy((void *)&got.local, CMSG_DATA(c), sizeof got.local);
        if (c->cmsg_type == IP_TOS) got.tos = *CMSG_DATA(c);
        if (c->cmsg_type == IP_TTL) memcpy((void *)&got.ttl, CMSG_DATA(c), sizeof got.ttl);
    }
    return 1;
}

static void send_one(int fd, const struct sockaddr_in *to, struct in_addr from) {
    char control[CMSG_SPACE(sizeof(struct in_pktinfo))] __attribute__((aligned(8)));
    struct iovec iov = {buffer, PAYLOAD};
    struct msghdr m = {(void *)to, sizeof *to, &iov, 1, control, sizeof control, 0};
    struct cmsghdr *c = CMSG_FIRSTHDR(&m);
    struct in_pktinfo info = {.ipi_spec_dst = from};
    c->cmsg_level = IPPROTO_IP;
    c->cmsg_type = IP_PKTINFO;
    c->cmsg_len = CMSG_LEN(sizeof info);
    memcpy(CMSG_DATA(c), &info, sizeof info);
    if (sendmsg(fd, &m, MSG_DONTWAIT | MSG_NOSIGNAL) != PAYLOAD) fail("sendmsg");
}

static void ready(int port) {
    printf("ready %d\n", port);
    fflush(stdout);
}

static int next_count(void) {
    char line[32];
    return fgets(line, sizeof line, stdin) ? atoi(line) : 0;
}

static void *sleep_for_ever(void *unused) {
    for (;;) pause();
    return unused;
}

/* A process with a second thread pays more for each system call on a descriptor; every JVM does. */
static void become_threaded(void) {
    pthread_t thread;
    if (pthread_create(&thread, NULL, sleep_for_ever, NULL) != 0) fail("pthread_create");
}

/* Median nanoseconds for a receive, of batches that are queued before the clock starts. */
static void measure_receive(int all) {
    int fd = udp(INADDR_ANY), filler = udp(htonl(INADDR_LOOPBACK));
    receive_option(fd, IP_PKTINFO);
    if (all) {
        receive_option(fd, IP_RECVTOS);
        receive_option(fd, IP_RECVTTL);
    }
    struct sockaddr_in to = loopback(port_of(fd));
    if (connect(filler, (struct sockaddr *)&to, sizeof to) < 0) fail("connect");
    ready(port_of(fd));
    for (int batches; (batches = next_count()) > 0;) {
        double *ns = malloc(batches * sizeof *ns);
        for (int b = 0; b < batches; b++) {
            for (int i = 0; i < BATCH; i++) {
                if (write(filler, buffer, PAYLOAD) != PAYLOAD) fail("write");
            }
            double start = now();
            for (int i = 0; i < BATCH; i++) {
                if (!receive_one(fd, all ? 2 : 1)) fail("receive");
            }
            ns[b] = (now() - start) / BATCH;
        }
        printf("ns=%f\n", quantile(ns, batches, 0.5));
        fflush(stdout);
        free(ns);
    }
}

/* Median nanoseconds for a send over loopback, into a queue that is emptied between batches. */
static void measure_send(void) {
    int fd = udp(INADDR_ANY), sink = udp(htonl(INADDR_LOOPBACK));
    struct sockaddr_in to = loopback(port_of(sink));
    ready(port_of(fd));
    for (int batches; (batches = next_count()) > 0;) {
        double *ns = malloc(batches * sizeof *ns);
        for (int b = 0; b < batches; b++) {
            double start = now();
            for (int i = 0; i < BATCH; i++) send_one(fd, &to, to.sin_addr);
            ns[b] = (now() - start) / BATCH;
            for (int i = 0; i < BATCH; i++) {
                if (read(sink, buffer, BUFFER) != PAYLOAD) fail("read");
            }
        }
        printf("ns=%f\n", quantile(ns, batches, 0.5));
        fflush(stdout);
        free(ns);
    }
}

static int polled(int fd, int edge) {
    int poller = epoll_create1(EPOLL_CLOEXEC);
    struct epoll_event event = {.events = EPOLLIN | (edge ? EPOLLET : 0), .data.fd = fd};
    if (poller < 0 || epoll_ctl(poller, EPOLL_CTL_ADD, fd, &event) < 0) fail("epoll_ctl");
    return poller;
}

static void wait_for(int poller) {
    struct epoll_event events[64];
    if (epoll_wait(poller, events, 64, -1) < 0 && errno != EINTR) fail("epoll_wait");
}

static void answer(int fd) {
    struct sockaddr_in to;
    memcpy(&to, (const void *)&got.remote, sizeof to);
    send_one(fd, &to, got.local.ipi_spec_dst);
}

/* An edge wants one more receive, until EAGAIN; a level does not. Never returns. */
static void echo(int edge) {
    int fd = udp(INADDR_ANY), poller = polled(fd, edge);
    receive_option(fd, IP_PKTINFO);
    receive_option(fd, IP_RECVTOS);
    receive_option(fd, IP_RECVTTL);
    ready(port_of(fd));
    for (;;) {
        wait_for(poller);
        while (receive_one(fd, 2)) {
            answer(fd);
            if (!edge) break;
        }
    }
}

static void ping(int edge, int port) {
    int fd = udp(htonl(INADDR_LOOPBACK)), poller = polled(fd, edge);
    receive_option(fd, IP_PKTINFO);
    receive_option(fd, IP_RECVTOS);
    receive_option(fd, IP_RECVTTL);
    struct sockaddr_in to = loopback(port);
    ready(port_of(fd));
    for (int trips; (trips = next_count()) > 0;) {
        double *ns = malloc(trips * sizeof *ns), last = now();
        for (int i = 0; i < trips; i++) {
            send_one(fd, &to, to.sin_addr);
            while (!(edge && receive_one(fd, 2))) {
                wait_for(poller);
                if (receive_one(fd, 2)) break;
            }
            double t = now();
            ns[i] = t - last;
            last = t;
        }
        double p50 = quantile(ns, trips, 0.5), p99 = quantile(ns, trips, 0.99);
        printf("p50=%f p99=%f\n", p50, p99);
        fflush(stdout);
        free(ns);
    }
}

static int descriptors(void) {
    int count = 0;
    DIR *d = opendir("/proc/self/fd");
    while (readdir(d)) count++;
    closedir(d);
    return count;
}

static void open_close(void) {
    ready(0);
    int before = descriptors();
    for (int sockets; (sockets = next_count()) > 0;) {
        double start = now();
        for (int i = 0; i < sockets; i++) close(udp(htonl(INADDR_LOOPBACK)));
        printf("ns=%f fds=%d\n", (now() - start) / sockets, descriptors() - before);
        fflush(stdout);
    }
}

/*
 * Keeps a CPU from sleeping, at a priority below everything else: waking a virtual CPU that sleeps
 * takes longer than all that is to be measured, and varies. Ends with the parent.
 */
static void spin(void) {
    struct sched_param none = {0};
    pid_t parent = getppid();
    if (sched_setscheduler(0, SCHED_IDLE, &none) < 0) fail("sched_setscheduler");
    ready(0);
    while (getppid() == parent) {
        for (volatile int i = 0; i < 1000000; i++) continue;
    }
}

int main(int argc, char **argv) {
    const char *what = argc > 2 ? argv[1] : "";
    const char *how = argc > 2 ? argv[2] : "";
    int edge = !strcmp(how, "edge");
    if (!strcmp(what, "receive")) {
        if (!strcmp(how, "threaded")) become_threaded();
        measure_receive(strcmp(how, "pktinfo"));
    }
    else if (!strcmp(what, "send")) measure_send();
    else if (!strcmp(what, "echo")) echo(edge);
    else if (!strcmp(what, "ping") && argc > 3) ping(edge, atoi(argv[3]));
    else if (!strcmp(what, "open")) open_close();
    else if (!strcmp(what, "spin")) spin();
    else {
        fputs("usage: peer receive|send|echo|ping|open|spin HOW [PORT]\n", stderr);
        return 2;
    }
    return 0;
}
