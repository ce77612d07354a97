#include "posix/batches.h"
#include "posix/group-requests.h"
#include "posix/layouts.h"

STRUCT(struct in_pktinfo)
FIELD(struct in_pktinfo, ipi_ifindex)
FIELD(struct in_pktinfo, ipi_spec_dst)
FIELD(struct in_pktinfo, ipi_addr)

STRUCT(struct epoll_event)
FIELD(struct epoll_event, events)
FIELD(struct epoll_event, data)

STRUCT(struct sock_extended_err)
FIELD(struct sock_extended_err, ee_errno)
FIELD(struct sock_extended_err, ee_origin)
FIELD(struct sock_extended_err, ee_type)
FIELD(struct sock_extended_err, ee_code)
FIELD(struct sock_extended_err, ee_info)
FIELD(struct sock_extended_err, ee_data)
