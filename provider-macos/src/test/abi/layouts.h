#include "posix/group-requests.h"
#include "kqueue/layouts.h"

ROW("release __MAC_OS_X_VERSION_MAX_ALLOWED", __MAC_OS_X_VERSION_MAX_ALLOWED)

STRUCT(struct in_pktinfo)
FIELD(struct in_pktinfo, ipi_ifindex)
FIELD(struct in_pktinfo, ipi_spec_dst)
FIELD(struct in_pktinfo, ipi_addr)
