package io.mpphub.hub;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo's start page, in a browser. */
class DemoPageIT {

  private static final ContainsTextOptions PATIENTLY = new ContainsTextOptions().setTimeout(60_000);

  @TempDir static Path data;
  private static DemoProcess demo;
  private static Playwright playwright;
  private static Browser browser;

  private final List<String> outside = new CopyOnWriteArrayList<>();
  private final List<String> faults = new CopyOnWriteArrayList<>();
  private Page page;

  @BeforeAll
  static void start() {
    demo = new DemoProcess(data, Map.of());
    playwright =
        Playwright.create(
            new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new LaunchOptions()
                    .setExecutablePath(Path.of("/usr/bin/chromium"))
                    .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic")));
  }

  @AfterAll
  static void stop() {
    browser.close();
    playwright.close();
    demo.close();
  }

  @BeforeEach
  void open() {
    page = browser.newPage();
    page.onRequest(
        request -> {
          if (!request.url().startsWith(demo.url().toString())) {
            outside.add(request.url());
          }
        });
    page.onPageError(faults::add);
    page.navigate(demo.url().toString());
  }

  @AfterEach
  void close() {
    page.close();
    assertThat(outside).as("requests to other hosts").isEmpty();
    assertThat(faults).as("faults of the scripts").isEmpty();
  }

  @Test
  void showsWhatRunsWhereAndTheReadiness() {
    assertThat(page.locator("#hub")).containsText("ready");
    assertThat(page.locator(".agency")).hasCount(8);
    assertThat(page.locator("#agency-dukcapil")).containsText("working");
    assertThat(page.locator("#readiness")).containsText("12.55 %");
    assertThat(page.locator("#readiness")).containsText("74.05 %");
  }

  @Test
  void looksUpAResident() {
    look("Siti", "Resident");

    assertThat(page.locator("#lookup-result")).containsText("Siti Aminah");
    assertThat(page.locator("#lookup-result")).containsText("1990-01-01");
  }

  @Test
  void saysInPlainWordsWhatWentWrong() {
    look("deceased", "Resident");
    assertThat(page.locator("#lookup-result")).containsText("The record exists, but it is closed.");

    look("no NIK", "Resident");
    assertThat(page.locator("#lookup-result")).containsText("Something in what was sent");

    page.locator("#agency-dukcapil")
        .getByText("down", new Locator.GetByTextOptions().setExact(true))
        .click();
    assertThat(page.locator("#agency-dukcapil")).containsText("nothing answers");
    look("Siti", "Resident");
    assertThat(page.locator("#lookup-result")).containsText("can’t be reached at the moment");
    page.locator("#agency-dukcapil").getByText("works").click();
    assertThat(page.locator("#agency-dukcapil")).containsText("working");
  }

  @Test
  void followsAnApplicationToItsDecision() {
    page.locator("#licence").getByText("Submit").click();

    Locator latest = page.locator(".application").first();
    assertThat(latest).containsText("approved", PATIENTLY);
    assertThat(latest).containsText("submitted");
    assertThat(latest).containsText("Licence ");

    page.locator("#data-facility").fill("REJECT");
    page.locator("#licence").getByText("Submit").click();
    assertThat(page.locator(".application")).hasCount(2);
    assertThat(latest).containsText("rejected", PATIENTLY);
  }

  private void look(String person, String what) {
    page.locator("#lookup .people")
        .getByText(person, new Locator.GetByTextOptions().setExact(true))
        .click();
    page.locator("#lookup .buttons").getByText(what).click();
  }
}
