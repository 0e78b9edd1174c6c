/** Surveys of residents' satisfaction, and the index that the law asks for. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "canonical",
      "connector",
      "gateway",
      "idempotency",
      "jdbc",
      "problem",
      "service"
    })
package io.mpphub.survey;
