/** The network stacks of the BSDs. */
module io.github.hostnal.bsd {
  requires io.github.hostnal.support;
  requires static osgi.annotation;
}
