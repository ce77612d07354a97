package io.github.hostnal.itest.namespaces;

import io.github.hostnal.UnconnectedUdp;

/** The two ways to answer a datagram from the address that it was sent to. */
enum ReplyWay {
  SEND {
    @Override
    void answerOne(UnconnectedUdp socket, String text) {
      NamespaceTest.answer(socket, NamespaceTest.receive(socket).datagram(), text);
    }
  },
  SERVE {
    @Override
    void answerOne(UnconnectedUdp socket, String text) {
      socket.serve((datagram, payload, reply) -> reply.reply(Payload.of(text)));
    }
  };

  /** Answers the next datagram of a socket; it may be more. */
  abstract void answerOne(UnconnectedUdp socket, String text);
}
