package io.mpphub.drill;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * An application as the licensing office has it.
 *
 * @param id the hub's
 * @param timesReceived how often it was submitted to the office
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record AppliedApplication(String id, int timesReceived, String state) {}
