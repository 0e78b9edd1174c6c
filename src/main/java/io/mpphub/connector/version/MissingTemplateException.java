package io.mpphub.connector.version;

/** A connector's routes can't be made: no file of {@code routes/} has their template. */
final class MissingTemplateException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  MissingTemplateException(String template) {
    super("needs the route template " + template + ", which no file in use of routes/ has");
  }
}
