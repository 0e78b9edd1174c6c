/**
 * {@code ./hub connector …}: commands for an agency's IT staff to write, check, try and compare a
 * connector folder; {@code ./hub service …}: commands for a hub's operator to check services'
 * files. Runs in a process of its own, without Spring and without a hub, on the same loader,
 * samples, checks and route templates as the hub. No other package uses it.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "connector",
      "connector :: check",
      "connector :: run",
      "connector :: sample",
      "connector :: trial",
      "connector :: version",
      "folder",
      "mapping",
      "service"
    })
package io.mpphub.cli;
