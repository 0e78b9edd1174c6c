package io.mpphub.security.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenBodiesTest {

  private final OpenBodies open = new OpenBodies(2, 3);
  private final List<Object> ended = new ArrayList<>();

  @Test
  void endsTheOldestOfAnAddressThatHasTooMany() {
    Body first = open("a");
    open("b");
    open("a");
    open("a");

    assertThat(ended).containsExactly(first);
  }

  @Test
  void endsTheOldestOfAllWhereThereAreTooMany() {
    Body first = open("a");
    open("b");
    open("c");
    open("d");

    assertThat(ended).containsExactly(first);
  }

  @Test
  void asksNothingOfABodyThatIsThere() {
    for (int i = 0; i < 100; i++) {
      open.close(open("a"));
    }

    assertThat(ended).isEmpty();
    assertThat(open.count()).isZero();
  }

  private Body open(String address) {
    Body body = new Body(address);
    open.open(body);
    return body;
  }

  private final class Body implements OpenBodies.Open {

    private final String address;

    Body(String address) {
      this.address = address;
    }

    @Override
    public String address() {
      return address;
    }

    @Override
    public void makeRoom() {
      ended.add(this);
    }
  }
}
