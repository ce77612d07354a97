/* The structs of RFC 3678, and the one that joins a group on an interface. */
STRUCT(struct ip_mreqn)
FIELD(struct ip_mreqn, imr_multiaddr)
FIELD(struct ip_mreqn, imr_address)
FIELD(struct ip_mreqn, imr_ifindex)

STRUCT(struct ip_mreq_source)
FIELD(struct ip_mreq_source, imr_multiaddr)
FIELD(struct ip_mreq_source, imr_interface)
FIELD(struct ip_mreq_source, imr_sourceaddr)

STRUCT(struct group_req)
FIELD(struct group_req, gr_interface)
FIELD(struct group_req, gr_group)

STRUCT(struct group_source_req)
FIELD(struct group_source_req, gsr_interface)
FIELD(struct group_source_req, gsr_group)
FIELD(struct group_source_req, gsr_source)
