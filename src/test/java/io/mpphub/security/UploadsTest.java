package io.mpphub.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class UploadsTest {

  private final Uploads uploads = new Uploads(40, Duration.ofSeconds(10));

  @Test
  void leavesPlacesToOthersHoweverManyOneClientWants() {
    assertThat(most("mall")).isEqualTo(20);
    assertThat(most("kiosk")).isEqualTo(10);
    assertThat(most("village")).isEqualTo(5);
    assertThat(most("clinic")).isEqualTo(3);
    assertThat(uploads.begin("school")).isTrue();
  }

  @Test
  void givesAPlaceAgainThatIsFree() {
    most("mall");
    for (int i = 0; i < 100; i++) {
      uploads.end("mall");
      assertThat(uploads.begin("mall")).isTrue();
      assertThat(uploads.begin("mall")).isFalse();
    }
    for (int i = 0; i < 20; i++) {
      uploads.end("mall");
    }

    assertThat(most("kiosk")).isEqualTo(20);
  }

  @Test
  void hasAPlaceForOneWhereThereIsOnlyOne() {
    Uploads single = new Uploads(1, Duration.ofSeconds(10));

    assertThat(single.begin("mall")).isTrue();
    assertThat(single.begin("kiosk")).isFalse();
  }

  private int most(String client) {
    int taken = 0;
    while (uploads.begin(client)) {
      taken++;
    }
    return taken;
  }
}
