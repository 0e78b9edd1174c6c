/** Surveys of residents' satisfaction, and the index that the law asks for. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"canonical", "connector", "idempotency", "jdbc", "problem", "service"})
package io.mpphub.survey;
