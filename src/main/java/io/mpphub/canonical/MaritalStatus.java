package io.mpphub.canonical;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A resident's marital status as the population registry records it. */
public enum MaritalStatus {
  @JsonProperty("single")
  SINGLE,
  @JsonProperty("married")
  MARRIED,
  @JsonProperty("divorced")
  DIVORCED,
  @JsonProperty("widowed")
  WIDOWED
}
