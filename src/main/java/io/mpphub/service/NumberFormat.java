package io.mpphub.service;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Format;
import com.networknt.schema.JsonMetaSchema;
import io.mpphub.canonical.rule.NibValidator;
import io.mpphub.canonical.rule.NikValidator;
import java.util.function.Predicate;

/** The numbers of residents and businesses as formats of JSON Schema: {@code nik}, {@code nib}. */
record NumberFormat(String name, Predicate<String> rule) implements Format {

  /** JSON Schema 2020-12 with these formats. */
  static final JsonMetaSchema DIALECT =
      JsonMetaSchema.builder(JsonMetaSchema.getV202012())
          .format(new NumberFormat("nik", NikValidator::isNik))
          .format(new NumberFormat("nib", NibValidator::isNib))
          .build();

  @Override
  public String getName() {
    return name;
  }

  @Override
  public boolean matches(ExecutionContext context, String value) {
    return rule.test(value);
  }
}
