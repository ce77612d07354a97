/* What recvmmsg(2) and sendmmsg(2) take. */
STRUCT(struct mmsghdr)
FIELD(struct mmsghdr, msg_hdr)
FIELD(struct mmsghdr, msg_len)
