package io.github.hostnal.itest.contract;

import io.github.hostnal.Datagram;
import io.github.hostnal.Transmit;
import io.github.hostnal.UnconnectedUdp;
import java.nio.ByteBuffer;
import java.util.List;

/** The ways to answer a datagram from the address that it was sent to. */
enum ReplyWay {
  SEND {
    @Override
    void answerOne(UnconnectedUdp socket, ByteBuffer answer) {
      Datagram in = Await.result(socket.receiveInto(ByteBuffer.allocate(2000)));
      Await.result(socket.send(in.replyFrom(), in.remote(), answer));
    }
  },
  TRANSMIT {
    @Override
    void answerOne(UnconnectedUdp socket, ByteBuffer answer) {
      Datagram in = Await.result(socket.receiveInto(ByteBuffer.allocate(2000)));
      Await.result(socket.send(Transmit.to(in.remote(), answer).from(in.replyFrom())));
    }
  },
  SEND_ALL {
    @Override
    void answerOne(UnconnectedUdp socket, ByteBuffer answer) {
      Datagram in = Await.result(socket.receiveInto(ByteBuffer.allocate(2000)));
      Transmit transmit = Transmit.to(in.remote(), answer).from(in.replyFrom());
      Await.result(socket.sendAll(List.of(transmit)));
    }
  },
  SERVE {
    @Override
    void answerOne(UnconnectedUdp socket, ByteBuffer answer) {
      socket.serve((datagram, payload, reply) -> reply.reply(answer));
    }
  };

  /** Answers the next datagram of a socket. */
  abstract void answerOne(UnconnectedUdp socket, ByteBuffer answer);
}
