package io.mpphub.wire;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The formats that a connector file can name. */
public enum BodyFormat {
  /** A JSON text. */
  JSON(new JsonCodec()),
  /** An XML document, see {@link XmlCodec}. */
  XML(new XmlCodec()),
  /** The fields of a form, see {@link FormCodec}. */
  FORM(new FormCodec());

  private final BodyCodec codec;

  BodyFormat(BodyCodec codec) {
    this.codec = codec;
  }

  /** The name in connector files: {@code json}, {@code xml}, {@code form}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public BodyCodec codec() {
    return codec;
  }

  /** The format of that {@link #wireName()}, empty when there is none. */
  public static Optional<BodyFormat> named(String wireName) {
    return Arrays.stream(values()).filter(f -> f.wireName().equals(wireName)).findFirst();
  }
}
