package io.github.hostnal.windows;

import java.util.HashMap;
import java.util.Map;
import java.util.Scanner;
import java.util.stream.Collectors;

/**
 * The errors of Winsock by name: winerror.h. Most are POSIX's with another number and {@code WSA}
 * before the name.
 */
final class WindowsErrors {
  static final int WSAENOTSOCK = 10038;
  static final int WSAEMSGSIZE = 10040;
  static final int WSAENOPROTOOPT = 10042;
  static final int WSAEOPNOTSUPP = 10045;
  static final int WSAENETRESET = 10052;
  static final int WSAECONNRESET = 10054;
  static final int WSAEWOULDBLOCK = 10035;
  static final int WSA_IO_PENDING = 997;
  static final int WAIT_TIMEOUT = 258;

  private static final int BASE = 10_000;

  private static final String WINSOCK =
      "EINTR 4 EBADF 9 EACCES 13 EFAULT 14 EINVAL 22 EMFILE 24 EWOULDBLOCK 35 EINPROGRESS 36"
          + " EALREADY 37 ENOTSOCK 38 EDESTADDRREQ 39 EMSGSIZE 40 EPROTOTYPE 41 ENOPROTOOPT 42"
          + " EPROTONOSUPPORT 43 ESOCKTNOSUPPORT 44 EOPNOTSUPP 45 EPFNOSUPPORT 46"
          + " EAFNOSUPPORT 47 EADDRINUSE 48 EADDRNOTAVAIL 49 ENETDOWN 50 ENETUNREACH 51"
          + " ENETRESET 52 ECONNABORTED 53 ECONNRESET 54 ENOBUFS 55 EISCONN 56 ENOTCONN 57"
          + " ESHUTDOWN 58 ETOOMANYREFS 59 ETIMEDOUT 60 ECONNREFUSED 61 ELOOP 62"
          + " ENAMETOOLONG 63 EHOSTDOWN 64 EHOSTUNREACH 65 ENOTEMPTY 66 EPROCLIM 67 EUSERS 68"
          + " EDQUOT 69 ESTALE 70 EREMOTE 71 SYSNOTREADY 91 VERNOTSUPPORTED 92"
          + " NOTINITIALISED 93 EDISCON 101 ENOMORE 102 ECANCELLED 103"
          + " EINVALIDPROCTABLE 104 EINVALIDPROVIDER 105 EPROVIDERFAILEDINIT 106"
          + " SYSCALLFAILURE 107 EREFUSED 112";

  /** What a call may also fail with: errors of the system itself. */
  private static final Map<Integer, String> SYSTEM =
      Map.ofEntries(
          Map.entry(5, "ERROR_ACCESS_DENIED"),
          Map.entry(6, "ERROR_INVALID_HANDLE"),
          Map.entry(8, "ERROR_NOT_ENOUGH_MEMORY"),
          Map.entry(31, "ERROR_GEN_FAILURE"),
          Map.entry(64, "ERROR_NETNAME_DELETED"),
          Map.entry(87, "ERROR_INVALID_PARAMETER"),
          Map.entry(234, "ERROR_MORE_DATA"),
          Map.entry(735, "ERROR_ABANDONED_WAIT_0"),
          Map.entry(995, "ERROR_OPERATION_ABORTED"),
          Map.entry(996, "ERROR_IO_INCOMPLETE"),
          Map.entry(997, "ERROR_IO_PENDING"),
          Map.entry(1168, "ERROR_NOT_FOUND"),
          Map.entry(1231, "ERROR_NETWORK_UNREACHABLE"),
          Map.entry(1232, "ERROR_HOST_UNREACHABLE"),
          Map.entry(1234, "ERROR_PORT_UNREACHABLE"),
          Map.entry(1450, "ERROR_NO_SYSTEM_RESOURCES"));

  private static final Map<String, String> OTHER_MEANINGS =
      Map.of(
          "WSAEWOULDBLOCK", "EAGAIN",
          // On a UDP socket it is an ICMP "port unreachable".
          "WSAECONNRESET", "ECONNREFUSED",
          "ERROR_PORT_UNREACHABLE", "ECONNREFUSED",
          "ERROR_NETWORK_UNREACHABLE", "ENETUNREACH",
          "ERROR_HOST_UNREACHABLE", "EHOSTUNREACH");

  private static final Map<Integer, String> NAMES = allNames();

  private WindowsErrors() {}

  /** Returns all numbers with their names in winerror.h. */
  static Map<Integer, String> names() {
    return NAMES;
  }

  /** Returns all numbers with what POSIX calls such an error, if it has a name for it. */
  static Map<Integer, String> meanings() {
    return NAMES.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, error -> meaning(error.getValue())));
  }

  private static String meaning(String name) {
    String other = OTHER_MEANINGS.get(name);
    return other != null ? other : name.startsWith("WSAE") ? name.substring(3) : name;
  }

  private static Map<Integer, String> allNames() {
    Map<Integer, String> names = new HashMap<>(SYSTEM);
    Scanner words = new Scanner(WINSOCK);
    while (words.hasNext()) {
      String name = "WSA" + words.next();
      names.put(BASE + words.nextInt(), name);
    }
    return Map.copyOf(names);
  }
}
