package io.mpphub.connector.sftp;

import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.SftpException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.mpphub.connector.AgencyException.Reach;
import io.mpphub.connector.Auth;
import io.mpphub.connector.Endpoint;
import io.mpphub.connector.Receive;
import io.mpphub.connector.Request;
import io.mpphub.connector.admit.CallBreaker;
import io.mpphub.connector.receive.LeftFiles;
import io.mpphub.connector.run.OperationContext;
import io.mpphub.connector.run.Protocol;
import io.mpphub.connector.run.Source;
import io.mpphub.connector.run.Wire;
import io.mpphub.mapping.MessageTranslator.InvalidMappingException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** An agency's SFTP server, where files are left and fetched. */
public final class SftpProtocol implements Protocol {

  static final int SSH = 22;

  @Override
  public String name() {
    return "sftp";
  }

  @Override
  public Wire wire(OperationContext operation) throws InvalidMappingException {
    return new FileWire(operation);
  }

  @Override
  public Map<String, String> parameters(OperationContext operation, Beans beans) {
    Request.File request = (Request.File) operation.settings().request();
    return server(operation, request.directory(), beans);
  }

  @Override
  public Source source(OperationContext operation) throws InvalidMappingException {
    return new FileSource(operation);
  }

  @Override
  public Map<String, String> sourceParameters(OperationContext operation, Beans beans) {
    Receive.File receive = (Receive.File) operation.settings().receive();
    return Map.of("batch", Integer.toString(receive.batch()));
  }

  @Override
  public Map<String, String> pollParameters(OperationContext operation, Beans beans) {
    Receive.File receive = (Receive.File) operation.settings().receive();
    Map<String, String> parameters = server(operation, receive.directory(), beans);
    parameters.put("receiver", operation.name());
    parameters.put("pattern", receive.pattern());
    parameters.put("every", Long.toString(receive.every().toMillis()));
    CircuitBreaker breaker = beans.find("breaker", CallBreaker.class).circuit();
    LeftFiles left = beans.find("left", LeftFiles.class);
    beans.bind(operation.name() + ".watch", new FilePolls(operation, breaker, left));
    return parameters;
  }

  /** Where it is, and the beans that the templates name: secrets are in no address. */
  private static Map<String, String> server(
      OperationContext operation, String directory, Beans beans) {
    Endpoint endpoint = operation.connector().endpoint();
    URI url = URI.create(operation.secrets().resolve(endpoint.url()));
    int port = url.getPort() < 0 ? SSH : url.getPort();
    String hostKey = operation.secrets().resolve(endpoint.hostKey());
    beans.share("hosts", byte[].class, () -> knownHosts(url.getHost(), port, hostKey));
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("component", beans.component("sftp", () -> new AgencyFiles(endpoint.timeout())));
    String folder = url.getPath().replaceFirst("/$", "");
    parameters.put("address", url.getHost() + ":" + port + folder + "/" + directory);
    parameters.put("connectTimeout", Long.toString(endpoint.connectTimeout().toMillis()));
    parameters.put("timeout", Long.toString(endpoint.timeout().toMillis()));
    parameters.putAll(login(operation, beans));
    return parameters;
  }

  private static Map<String, String> login(OperationContext operation, Beans beans) {
    Map<String, String> parameters = new LinkedHashMap<>();
    Auth auth = operation.connector().endpoint().auth().get(0);
    if (auth instanceof Auth.Basic basic) {
      share("username", basic.username(), operation, beans);
      share("password", basic.password(), operation, beans);
      parameters.put("password", "#bean:" + beans.own("password"));
      return parameters;
    }
    Auth.PrivateKey key = (Auth.PrivateKey) auth;
    share("username", key.username(), operation, beans);
    beans.share(
        "key", byte[].class, () -> bytes(operation.secrets().resolve(key.privateKey()) + "\n"));
    parameters.put("key", "#" + beans.own("key"));
    if (key.passphrase() != null) {
      share("passphrase", key.passphrase(), operation, beans);
      parameters.put("passphrase", "#bean:" + beans.own("passphrase"));
    }
    return parameters;
  }

  private static void share(
      String name, String reference, OperationContext operation, Beans beans) {
    beans.share(name, String.class, () -> operation.secrets().resolve(reference));
  }

  /** As a line of {@code known_hosts}; another port than SSH's own is a part of the name. */
  static byte[] knownHosts(String host, int port, String key) {
    String name = port == SSH ? host : "[" + host + "]:" + port;
    return bytes(name + " " + key.strip() + "\n");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public Reach reach(Exception failure) {
    return SftpFailure.of(failure).reach();
  }

  @Override
  public boolean hasLogin() {
    return true;
  }

  @Override
  public void logIn(OperationContext operation) throws IOException {
    try {
      new SftpVisit(operation.connector(), operation.secrets()).make();
    } catch (JSchException | SftpException e) {
      if (SftpFailure.of(e).code() == null) {
        throw new IOException("no connection", e);
      }
      throw Protocol.loginRefused(operation, FilePolls.reason(e) + ".");
    }
  }
}
