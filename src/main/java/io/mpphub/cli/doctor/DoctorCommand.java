package io.mpphub.cli.doctor;

import io.mpphub.cli.frame.ExitCodes;
import io.mpphub.cli.frame.Folders;
import io.mpphub.cli.frame.Help;
import io.mpphub.cli.frame.Output;
import io.mpphub.cli.frame.Reading;
import io.mpphub.cli.frame.StepsFiles;
import io.mpphub.cli.frame.Surroundings;
import io.mpphub.connector.Connector;
import io.mpphub.connector.Endpoint;
import io.mpphub.connector.trial.TrialLogin;
import io.mpphub.folder.FileProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Finds the obstacles between the hub and an agency, from the cable up. */
@Command(
    name = "doctor",
    description =
        "Find out why an agency can't be reached: name, network, certificates, clock, credentials,"
            + " one call of a query.")
public final class DoctorCommand implements Callable<Integer> {

  /** The document of --json. */
  record Document(boolean ok, String connector, List<Finding> findings) {}

  private final Surroundings surroundings;
  private final List<Finding> findings = new ArrayList<>();

  @Mixin private Output output;
  @Mixin private Help help;

  @Parameters(paramLabel = "agency", description = "Name of the connector, or path to its folder.")
  private String agency;

  public DoctorCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws Exception {
    Reading reading = new Reading.Reader(surroundings).read(new Folders(surroundings).of(agency));
    boolean isReached = examine(reading);
    boolean ok = findings.stream().noneMatch(Finding::isFailure);
    output.document(new Document(ok, reading.name(), findings));
    return ok ? ExitCodes.OK : isReached ? ExitCodes.FAULTS : ExitCodes.UNREACHABLE;
  }

  /** False when the agency's system can't be reached. Stops where going on makes no sense. */
  private boolean examine(Reading reading) throws Exception {
    for (FileProblem fault : reading.faults()) {
      add(Finding.fail("files", fault.describe(), "mend the file"));
    }
    for (FileProblem unset : reading.unset()) {
      add(Finding.fail("settings", unset.describe(), "set the variable where the hub runs"));
    }
    if (!findings.isEmpty()) {
      return true;
    }
    add(Finding.ok("files", "connector.yaml has no fault, and every variable is set"));
    for (FileProblem fault : new StepsFiles(surroundings).faultsAt(reading.name())) {
      add(Finding.warn("services", fault.describe(), "mend the file, or the connector"));
    }
    if (!examineNetwork(reading.connector().endpoint())) {
      return false;
    }
    Connector connector = reading.connector();
    if (TrialLogin.isPossible(connector)) {
      add(new LoginCheck(surroundings, reading.folder(), connector).finding());
    }
    if (findings.stream().noneMatch(Finding::isFailure)) {
      add(new CallCheck(surroundings, reading.folder(), connector).finding());
    }
    return true;
  }

  private boolean examineNetwork(Endpoint endpoint) {
    Address address = Address.of(surroundings.secrets().resolve(endpoint.url()));
    if (address == null) {
      return true;
    }
    add(new NetworkCheck(address, endpoint.connectTimeout()).findings());
    if (findings.stream().anyMatch(Finding::isFailure)) {
      return false;
    }
    if (address.secure()) {
      add(
          new CertificateCheck(address, endpoint, surroundings.secrets(), surroundings.clock())
              .findings());
    }
    if (address.isHttp()) {
      add(new ClockCheck(address, endpoint.timeout(), surroundings.clock()).finding());
    }
    return true;
  }

  private void add(List<Finding> more) {
    more.forEach(this::add);
  }

  private void add(Finding finding) {
    findings.add(finding);
    String markup =
        switch (finding.level()) {
          case OK -> "@|green ok|@    ";
          case WARN -> "@|yellow warn|@  ";
          case FAIL -> "@|bold,red fail|@  ";
        };
    String found = finding.found().replaceFirst("[.]$", "");
    String advice = finding.advice() == null ? "" : ". To do: " + finding.advice();
    output.line(markup + "%-9s %s%s", finding.check(), found, advice);
  }
}
