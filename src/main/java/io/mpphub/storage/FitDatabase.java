package io.mpphub.storage;

import java.nio.file.Path;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/** Looks at the database's file before anything opens it, and before the broker has a journal. */
final class FitDatabase implements BeanFactoryPostProcessor, EnvironmentAware {

  private Environment environment;

  @Override
  public void setEnvironment(Environment environment) {
    this.environment = environment;
  }

  @Override
  public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
    String url = environment.getProperty("spring.datasource.url", "");
    String data = environment.getProperty("hub.data");
    if (data != null) {
      DatabaseFile.of(url, Path.of(data))
          .ifPresent(
              file ->
                  file.check(
                      environment.getProperty("spring.datasource.username", "sa"),
                      environment.getProperty("spring.datasource.password", "")));
    }
  }
}
