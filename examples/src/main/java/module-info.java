/** Programs on top of the traits. */
module io.github.hostnal.examples {
  requires info.picocli;
  requires io.github.hostnal;
  requires io.github.hostnal.itest;

  // picocli sets the fields of its commands.
  opens io.github.hostnal.examples to
      info.picocli;
}
