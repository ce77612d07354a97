// The contract suite: the tests of the promises, and the program that runs them anywhere.
open module io.github.hostnal.itest {
  requires io.github.hostnal;
  requires java.logging;
  requires java.management;
  requires org.jnrproject.ffi;
  requires org.jnrproject.jffi;
  requires org.junit.jupiter.api;
  requires org.junit.jupiter.params;
  requires org.junit.platform.launcher;
  requires org.junit.platform.reporting;
  requires static osgi.annotation;

  exports io.github.hostnal.itest;
}
