package io.mpphub.storage;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.util.unit.DataSize;

/** Stands in for the disk of the hub's data. */
public final class TestDisk implements BeanPostProcessor {

  private volatile long free = Long.MAX_VALUE;

  public void free(DataSize free) {
    this.free = free.toBytes();
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    return bean instanceof FreeSpace ? new FreeSpace(() -> free, DataSize.ofMegabytes(200)) : bean;
  }
}
