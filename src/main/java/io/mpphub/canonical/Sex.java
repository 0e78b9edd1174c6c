package io.mpphub.canonical;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A resident's sex as the population registry records it. */
public enum Sex {
  @JsonProperty("female")
  FEMALE,
  @JsonProperty("male")
  MALE
}
