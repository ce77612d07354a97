package io.github.hostnal.support.posix;

/** The sizes and offsets of the systems' structs, in bytes. An {@link Abi} has their values. */
public enum Layout implements Symbol {
  /** The size of a pointer; {@code size_t} is as large. */
  POINTER("sizeof(void *)"),

  SOCKADDR_FAMILY("offsetof(struct sockaddr_in,sin_family)"),
  SOCKADDR_FAMILY_SIZE("sizeof(struct sockaddr_in.sin_family)"),
  SOCKADDR_IN("sizeof(struct sockaddr_in)"),
  SIN_PORT("offsetof(struct sockaddr_in,sin_port)"),
  SIN_ADDR("offsetof(struct sockaddr_in,sin_addr)"),
  SOCKADDR_IN6("sizeof(struct sockaddr_in6)"),
  SIN6_PORT("offsetof(struct sockaddr_in6,sin6_port)"),
  SIN6_FLOWINFO("offsetof(struct sockaddr_in6,sin6_flowinfo)"),
  SIN6_ADDR("offsetof(struct sockaddr_in6,sin6_addr)"),
  SIN6_SCOPE_ID("offsetof(struct sockaddr_in6,sin6_scope_id)"),
  SOCKADDR_STORAGE("sizeof(struct sockaddr_storage)"),

  IOVEC("sizeof(struct iovec)"),
  IOV_BASE("offsetof(struct iovec,iov_base)"),
  IOV_LEN("offsetof(struct iovec,iov_len)"),

  MSGHDR("sizeof(struct msghdr)"),
  MSG_NAME("offsetof(struct msghdr,msg_name)"),
  MSG_NAMELEN("offsetof(struct msghdr,msg_namelen)"),
  MSG_IOV("offsetof(struct msghdr,msg_iov)"),
  MSG_IOVLEN("offsetof(struct msghdr,msg_iovlen)"),
  MSG_IOVLEN_SIZE("sizeof(struct msghdr.msg_iovlen)"),
  MSG_CONTROL("offsetof(struct msghdr,msg_control)"),
  MSG_CONTROLLEN("offsetof(struct msghdr,msg_controllen)"),
  MSG_CONTROLLEN_SIZE("sizeof(struct msghdr.msg_controllen)"),
  MSG_FLAGS("offsetof(struct msghdr,msg_flags)"),

  CMSGHDR("sizeof(struct cmsghdr)"),
  CMSG_LEN("offsetof(struct cmsghdr,cmsg_len)"),
  CMSG_LEN_SIZE("sizeof(struct cmsghdr.cmsg_len)"),
  CMSG_LEVEL("offsetof(struct cmsghdr,cmsg_level)"),
  CMSG_TYPE("offsetof(struct cmsghdr,cmsg_type)"),
  /** Where the data of a control message begins: {@code CMSG_LEN(0)}. */
  CMSG_DATA("CMSG_LEN(0)"),
  /** To what control messages are aligned. */
  CMSG_ALIGN("CMSG_ALIGN(1)"),

  IN_PKTINFO("sizeof(struct in_pktinfo)"),
  IPI_IFINDEX("offsetof(struct in_pktinfo,ipi_ifindex)"),
  /** The source to send from; a system without such a field calls {@code ipi_addr} so. */
  IPI_SPEC_DST("offsetof(struct in_pktinfo,ipi_spec_dst)"),
  IPI_ADDR("offsetof(struct in_pktinfo,ipi_addr)"),
  IN6_PKTINFO("sizeof(struct in6_pktinfo)"),
  IPI6_ADDR("offsetof(struct in6_pktinfo,ipi6_addr)"),
  IPI6_IFINDEX("offsetof(struct in6_pktinfo,ipi6_ifindex)"),

  SDL_INDEX("offsetof(struct sockaddr_dl,sdl_index)"),

  GROUP_REQ("sizeof(struct group_req)"),
  GR_INTERFACE("offsetof(struct group_req,gr_interface)"),
  GR_GROUP("offsetof(struct group_req,gr_group)"),
  GROUP_SOURCE_REQ("sizeof(struct group_source_req)"),
  GSR_INTERFACE("offsetof(struct group_source_req,gsr_interface)"),
  GSR_GROUP("offsetof(struct group_source_req,gsr_group)"),
  GSR_SOURCE("offsetof(struct group_source_req,gsr_source)"),

  IP_MREQ("sizeof(struct ip_mreq)"),
  IMR_MULTIADDR("offsetof(struct ip_mreq,imr_multiaddr)"),
  IMR_INTERFACE("offsetof(struct ip_mreq,imr_interface)"),
  IPV6_MREQ("sizeof(struct ipv6_mreq)"),
  IPV6MR_MULTIADDR("offsetof(struct ipv6_mreq,ipv6mr_multiaddr)"),
  IPV6MR_INTERFACE("offsetof(struct ipv6_mreq,ipv6mr_interface)"),
  IP_MREQN("sizeof(struct ip_mreqn)"),
  IMR_ADDRESS("offsetof(struct ip_mreqn,imr_address)"),
  IMR_IFINDEX("offsetof(struct ip_mreqn,imr_ifindex)");

  private final String expression;

  Layout(String expression) {
    this.expression = expression;
  }

  @Override
  public String expression() {
    return expression;
  }
}
