package io.mpphub.security.secret;

import io.mpphub.security.request.HubSecurityProperties.ClientKey;
import io.mpphub.security.request.HubSecurityProperties.Operator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.Environment;

/**
 * Ends the start of a hub that would run without a value it needs, or on a secret that is public or
 * can be guessed, before it opens a port or a file. Only the demo may, on its own machine.
 */
public final class RefusesDefaultSecrets implements BeanFactoryPostProcessor, EnvironmentAware {

  /** Set by the demo, and by nothing that goes into production. */
  static final String DEMO = "hub.demo";

  private static final int KEY_LENGTH = 16;

  /** Key that encrypts the secrets of webhooks. */
  private static final String WEBHOOKS = "hub.webhooks.key";

  private static final int WEBHOOKS_KEY_LENGTH = 32;

  private static final Set<String> DEMO_SECRETS =
      Set.of(
          "demo",
          "demo-mall",
          "demo-licensing-out",
          "demo-licensing-in",
          "demo-dukcapil-password",
          "demo-sisdmk-password",
          "demo-oss-key",
          "demo-oss-password",
          "demo-counters-password",
          "demo-tax-password",
          "demo-health-password",
          "demo-webhooks-key",
          "{5D0E6C1F-2E3B-4C3A-9A41-0198C1F27C3A}");

  private static final Pattern SECRET_NAME =
      Pattern.compile(".*_(PASSWORD|KEY|TOKEN|SECRET)", Pattern.CASE_INSENSITIVE);

  private static final Logger LOG = LoggerFactory.getLogger(RefusesDefaultSecrets.class);

  private ConfigurableEnvironment environment;

  @Override
  public void setEnvironment(Environment environment) {
    this.environment = (ConfigurableEnvironment) environment;
  }

  @Override
  public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
    if (environment.getProperty(DEMO, Boolean.class, false)) {
      return;
    }
    List<String> unset = UnsetVariables.faults(environment);
    if (!unset.isEmpty()) {
      throw new InvalidSecretsException(unset);
    }
    Binder binder = Binder.get(environment);
    List<String> faults = new ArrayList<>();
    binder
        .bind("hub.security.clients", Bindable.listOf(ClientKey.class))
        .ifBound(
            clients -> {
              clients.forEach(client -> check(client, faults));
              faults.addAll(WeakSecrets.repeatedClients(clients));
            });
    binder
        .bind("hub.security.operators", Bindable.listOf(Operator.class))
        .ifBound(
            operators -> {
              operators.forEach(operator -> check(operator, faults));
              faults.addAll(WeakSecrets.repeatedOperators(operators));
            });
    check(environment.getProperty(WEBHOOKS, ""), faults);
    checkFiles(faults);
    agencySecrets().stream()
        .filter(name -> DEMO_SECRETS.contains(environment.getProperty(name)))
        .forEach(name -> faults.add(name + " is a secret of the demo"));
    if (!faults.isEmpty()) {
      throw new InvalidSecretsException(faults);
    }
  }

  private static void check(ClientKey client, List<String> faults) {
    if (DEMO_SECRETS.contains(client.key())) {
      faults.add("client '%s': the key is one of the demo".formatted(client.name()));
    } else if (client.key().length() < KEY_LENGTH) {
      faults.add(
          "client '%s': the key must have at least %d characters, but has %d"
              .formatted(client.name(), KEY_LENGTH, client.key().length()));
    } else if (WeakSecrets.isMonotonous(client.key())) {
      faults.add(
          "client '%s': the key can be guessed; make one with: openssl rand -base64 24"
              .formatted(client.name()));
    }
  }

  /** Where the configuration takes secrets from files. */
  private void checkFiles(List<String> faults) {
    Path folder = Path.of(environment.getProperty("HUB_SECRETS", "/run/secrets"));
    faults.addAll(SecretFile.faults(folder));
    List<Path> readable = SecretFile.readable(folder);
    if (!readable.isEmpty()) {
      LOG.warn(
          "Everybody on this machine may read {} files in {}; unless it is a container's, run:"
              + " chmod -R o-r {}",
          readable.size(),
          folder,
          folder);
    }
  }

  private static void check(String webhooksKey, List<String> faults) {
    if (DEMO_SECRETS.contains(webhooksKey)) {
      faults.add(WEBHOOKS + " is a secret of the demo");
    } else if (!webhooksKey.isEmpty() && webhooksKey.length() < WEBHOOKS_KEY_LENGTH) {
      faults.add(
          "%s must have at least %d characters, but has %d"
              .formatted(WEBHOOKS, WEBHOOKS_KEY_LENGTH, webhooksKey.length()));
    }
  }

  private static void check(Operator operator, List<String> faults) {
    if (DEMO_SECRETS.stream().anyMatch(demo -> Passwords.matches(demo, operator.password()))) {
      faults.add("operator '%s': the password is one of the demo".formatted(operator.name()));
    } else {
      WeakSecrets.fault(operator).ifPresent(faults::add);
    }
  }

  private Set<String> agencySecrets() {
    Set<String> names = new TreeSet<>();
    environment
        .getPropertySources()
        .forEach(
            source -> {
              if (source instanceof EnumerablePropertySource<?> enumerable) {
                for (String name : enumerable.getPropertyNames()) {
                  if (SECRET_NAME.matcher(name).matches()) {
                    names.add(name);
                  }
                }
              }
            });
    return names;
  }
}
