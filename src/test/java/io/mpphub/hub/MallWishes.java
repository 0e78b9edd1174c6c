package io.mpphub.hub;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.mpphub.peer.Chromium;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What becomes of a thing that a resident wants once: nothing typed in is lost, nothing happens
 * twice, and nothing is left to the next at the same machine. Part of {@link MallIT}.
 */
abstract class MallWishes {

  private static final String APPLICATIONS = "**/mall/api/applications";
  private static final String BOOKINGS = "**/mall/api/counters/bookings";
  private static final String KEPT = "JSON.stringify({ ...sessionStorage })";

  private final DemoProcess demo;
  private final Chromium chromium;

  private Chromium.Visit visit;
  private Page page;

  MallWishes(DemoProcess demo, Chromium chromium) {
    this.demo = demo;
    this.chromium = chromium;
  }

  @BeforeEach
  void open() {
    visit = chromium.visit(demo.url().toString(), "3508104101900001");
    page = visit.page();
    page.setViewportSize(390, 844);
    page.navigate(demo.url().toString());
  }

  @AfterEach
  void close() {
    visit.close();
  }

  @Test
  void appliesOnceThoughTheAnswerIsLostAndThePageLoadedAnew() {
    signIn("Siti Aminah");
    List<String> accepted = new CopyOnWriteArrayList<>();
    page.route(
        APPLICATIONS,
        route -> {
          accepted.add(route.fetch().text().replaceFirst("(?s).*?\"id\":\"([^\"]+)\".*", "$1"));
          route.abort();
        });
    view("/services/practice-licence");
    page.getByLabel("Tempat praktik").fill("Klinik Dua Kali");
    button("Kirim permohonan").click();
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("Sambungan ke MPP Digital terputus");
    page.unroute(APPLICATIONS);

    page.reload();
    assertThat(page.getByLabel("Tempat praktik")).hasValue("Klinik Dua Kali");
    button("Kirim permohonan").click();
    page.locator(".state").waitFor();

    assertThat(accepted).isNotEmpty().allMatch(id -> page.url().contains(id));
    view("/services/practice-licence");
    assertThat(page.getByLabel("Tempat praktik")).hasValue("");
  }

  @Test
  void booksAnotherPlaceAfterOneWasTaken() {
    signIn("Agus Wijaya");
    List<String> keys = keysOf(BOOKINGS, "slot-taken", 409);
    choosePlace("#slot-1");
    button("Pesan tempat").click();
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("baru saja diambil orang lain");
    button("Pesan tempat").click();
    assertThat(page.locator(".ticket")).isVisible();

    assertThat(keys).hasSize(2).doesNotHaveDuplicates();
    giveBack();
  }

  @Test
  void booksAnotherPlaceAfterAnAnswerThatMayHaveBooked() {
    signIn("Agus Wijaya");
    List<String> keys = keysOf(BOOKINGS, "hub-unavailable", 503);
    choosePlace("#slot-1");
    button("Pesan tempat").click();
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("sedang gangguan");
    page.reload();
    assertThat(page.locator("#slot-1")).isChecked();
    button("English").click();
    assertThat(page.locator("#slot-1")).isChecked();
    keys.addAll(keysOf(BOOKINGS, "hub-unavailable", 503));
    button("Book a place").click();
    assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
    page.locator("#slot-2").check();
    button("Book a place").click();
    assertThat(page.locator(".ticket")).isVisible();
    button("Indonesia").click();
    giveBack();
  }

  @Test
  void leavesNothingToTheNextPerson() {
    signIn("Dewi Lestari");
    view("/services/complaint");
    page.getByLabel("Isi pengaduan").fill("Rahasia saya.");
    page.getByLabel("Email").fill("dewi@example.org");
    // A session that ran out is no reason to write it all again.
    visit.context().clearCookies();
    page.reload();
    link("Masuk").first().click();
    button("Dewi Lestari").click();
    view("/services/complaint");
    assertThat(page.getByLabel("Isi pengaduan")).hasValue("Rahasia saya.");

    visit.context().clearCookies();
    page.reload();
    signIn("Budi Santoso");
    assertThat((String) page.evaluate(KEPT)).doesNotContain("Rahasia", "dewi");
    view("/services/complaint");
    page.getByLabel("Isi pengaduan").fill("Rahasia Budi.");
    view("/me");
    button("Keluar").click();
    page.locator(".hero").waitFor();
    assertThat((String) page.evaluate(KEPT)).isEqualTo("{}");
  }

  @Test
  void keepsAnAnswerToTheSurvey() {
    signIn("Dewi Lestari");
    view("/survey");
    page.locator("#f-u1-2").check();

    page.reload();

    assertThat(page.locator("#f-u1-2")).isChecked();
  }

  /** Refuses the first call of a path and gives the keys of all. */
  private List<String> keysOf(String path, String code, int status) {
    List<String> keys = new CopyOnWriteArrayList<>();
    page.unroute(path);
    page.route(
        path,
        route -> {
          if (!route.request().method().equals("POST")) {
            route.resume();
            return;
          }
          keys.add(route.request().headerValue("Idempotency-Key"));
          if (keys.size() > 1) {
            route.resume();
          } else {
            route.fulfill(
                new Route.FulfillOptions()
                    .setStatus(status)
                    .setContentType("application/problem+json")
                    .setBody("{\"status\":" + status + ",\"code\":\"" + code + "\"}"));
          }
        });
    return keys;
  }

  private void choosePlace(String slot) {
    view("/counters");
    page.getByLabel("Pajak Daerah (Bapenda)").check();
    page.locator("#day-3").check();
    page.locator(slot).check();
  }

  private void giveBack() {
    page.locator(".ticket")
        .getByRole(
            AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Batalkan").setExact(true))
        .click();
    button("Ya, batalkan").click();
    assertThat(page.locator(".ticket")).hasCount(0);
  }

  private void signIn(String person) {
    view("/sign-in");
    button(person).click();
    // Back to where the page that ran out of its session wanted to be, or to the first page.
    page.locator("main:not([data-path='/sign-in'])").waitFor();
  }

  private void view(String path) {
    page.evaluate("h => location.hash = h", "#" + path);
    page.locator("main[data-path='" + path + "']").waitFor();
  }

  private Locator link(String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
  }

  private Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }
}
