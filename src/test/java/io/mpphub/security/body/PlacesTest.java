package io.mpphub.security.body;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlacesTest {

  private final Places places = new Places(40);

  @Test
  void leavesPlacesToOthersHoweverManyOneClientWants() {
    assertThat(most("mall")).isEqualTo(20);
    assertThat(most("kiosk")).isEqualTo(10);
    assertThat(most("village")).isEqualTo(5);
    assertThat(most("clinic")).isEqualTo(3);
    assertThat(places.begin("school")).isTrue();
  }

  @Test
  void givesAPlaceAgainThatIsFree() {
    most("mall");
    for (int i = 0; i < 100; i++) {
      places.end("mall");
      assertThat(places.begin("mall")).isTrue();
      assertThat(places.begin("mall")).isFalse();
    }
    for (int i = 0; i < 20; i++) {
      places.end("mall");
    }

    assertThat(most("kiosk")).isEqualTo(20);
  }

  @Test
  void hasAPlaceForOneWhereThereIsOnlyOne() {
    Places single = new Places(1);

    assertThat(single.begin("mall")).isTrue();
    assertThat(single.begin("kiosk")).isFalse();
  }

  private int most(String client) {
    int taken = 0;
    while (places.begin(client)) {
      taken++;
    }
    return taken;
  }
}
