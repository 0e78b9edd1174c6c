package io.mpphub.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.mpphub.delivery.Applications;
import io.mpphub.peer.Chromium;
import io.mpphub.readiness.Prerequisites;
import jakarta.jms.ConnectionFactory;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jms.core.JmsTemplate;

/** The console as an operator meets it, in Chromium. Leaves pictures in target/console. */
@ConsoleHub
class ConsoleBrowserIT {

  private static final String NIK = "3508105203880003";
  private static final int[][] SIZES = {{1280, 900}, {390, 844}};

  private static Chromium chromium;

  @LocalServerPort private int port;
  @Autowired private Applications applications;
  @Autowired private Prerequisites prerequisites;
  @Autowired private StubAgencies agencies;
  @Autowired private CircuitBreakerRegistry breakers;
  @Autowired private ConnectionFactory broker;

  private Chromium.Visit visit;
  private Page page;

  @BeforeAll
  static void open() {
    chromium = new Chromium();
  }

  @AfterAll
  static void close() {
    chromium.close();
  }

  @BeforeEach
  void signInAsOperator() {
    breakers.getAllCircuitBreakers().forEach(CircuitBreaker::reset);
    visit = chromium.visit(url(""), NIK);
    page = visit.page();
    signIn("ani");
  }

  @AfterEach
  void hasNothingToComplainOf() {
    visit.close();
    assertThat(visit.complaints()).isEmpty();
  }

  @Test
  void asksForASignInFirst() {
    try (Chromium.Visit stranger = chromium.visit(url(""), NIK)) {
      Page door = stranger.page();
      door.navigate(url("/ops/routes"));
      assertThat(door).hasURL(Pattern.compile(".*/ops/login$"));

      door.getByLabel("Name").fill("ani");
      door.getByLabel("Password").fill("wrong");
      door.getByRole(AriaRole.BUTTON).click();

      assertThat(door.getByRole(AriaRole.ALERT)).hasText("Name or password is wrong.");
    }
  }

  @Test
  void showsTheContractOfFrontEndsToReadAndToTry() {
    page.navigate(url("/api.html"));
    page.locator(".authorize").first().click();
    page.locator(".modal-ux input").fill(ConsoleHub.API_KEY);
    page.locator(".modal-ux .authorize").click();
    page.locator(".modal-ux .btn-done").click();
    Locator operation = page.locator("#operations-Catalogue-listServices");
    operation.locator(".opblock-summary-control").click();

    operation.locator(".execute").click();

    assertThat(operation.locator(".live-responses-table .response-col_status").last())
        .containsText("200");
  }

  @Test
  void showsTheRegencysLeadersHowReadyTheyAre() {
    prerequisites.measured("ikd-coverage", new BigDecimal("3.1"), LocalDate.of(2026, 1, 1), "file");
    prerequisites.measured("ikd-coverage", new BigDecimal("12.55"), null, "dukcapil");

    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Readiness").setExact(true))
        .click();

    assertThat(page.locator("#main")).containsText("12.55 percent");
    assertThat(page.locator(".plot svg").first()).isVisible();
    page.getByText("All 2 figures").click();
    assertThat(page.locator("tbody tr").first()).containsText("2026-01-01");
    assertThat(page.locator(".title .state")).hasText("not ready yet");
  }

  @Test
  void stopsARouteAndStartsItAgain() {
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Routes")).click();
    Locator row = page.locator("[id='service.readiness']");
    assertThat(row).containsText("MPP Digital readiness");
    assertThat(row).containsText("started");

    button("Stop service.readiness").click();
    assertThat(page.getByRole(AriaRole.STATUS)).containsText("service.readiness is stopped");
    assertThat(row).containsText("stopped");
    page.navigate(url("/ops"));
    assertThat(page.locator("#live")).containsText("Route service.readiness is stopped");

    page.navigate(url("/ops/routes"));
    button("Start service.readiness").click();
    assertThat(page.getByRole(AriaRole.STATUS)).containsText("service.readiness is started");
    assertThat(row).containsText("started");
  }

  @Test
  void stopsTheWholeApiOnlyByItsWord() {
    page.navigate(url("/ops/routes"));
    page.getByText("Stop…").click();
    page.getByLabel("Word to confirm").fill("yes");
    button("Stop the whole API").click();
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("Confirm it with the word api");
    assertThat(page.locator("[id=api]")).containsText("started");

    page.getByText("Stop…").click();
    assertFits("api-sure");
    page.getByLabel("Word to confirm").fill("api");
    button("Stop the whole API").click();
    assertThat(page.getByRole(AriaRole.STATUS)).containsText("Route api is stopped");
    page.navigate(url("/ops"));
    assertThat(page.locator(".attention > li").first()).hasText(Pattern.compile("The whole API.*"));
    assertThat(page.locator(".attention > li").first()).hasClass("bad");
    assertFits("api-stopped");

    page.navigate(url("/ops/routes"));
    button("Start api").click();
    assertThat(page.getByRole(AriaRole.STATUS)).containsText("Route api is started");
    assertFits("routes-api");
  }

  @Test
  void keepsTheFocusWhenThePageIsRefreshed() {
    page.navigate(url("/ops/connectors"));
    Locator link = page.locator("#licensing tbody a").nth(1);
    link.focus();
    page.evaluate("document.getElementById('live').dataset.before = 'yes'");

    page.evaluate(
        "htmx.ajax('GET', '/ops/connectors', {source: '#live', target: '#live', select: '#live', swap: 'outerHTML'})");
    page.locator("#live:not([data-before])").waitFor();

    assertThat(link).isFocused();
  }

  @Test
  void findsAnApplicationByTheAgencysReferenceOutsideTheUrl() {
    UUID application = delivered();
    String reference =
        Caller.operator(port, "vera")
            .json("/ops/api/messages/" + application)
            .at("/application/agencyReference")
            .asText();

    page.navigate(url("/ops/messages"));
    page.getByLabel("Id, trace id or agency's reference").fill(reference);
    button("Search").click();

    assertThat(page.locator("table")).containsText(application.toString());
    assertThat(page).hasURL(url("/ops/messages"));
  }

  @Test
  void holdsAConnectorWithAReasonAndReleasesIt() {
    page.navigate(url("/ops/connectors"));
    Locator sisdmk = page.locator("#sisdmk");
    sisdmk
        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Versions of sisdmk"))
        .click();
    assertThat(page.locator("tbody tr").first()).containsText("live");

    page.getByText("Hold…").click();
    page.getByLabel("Reason").fill("The ministry moves house.");
    button("Let nothing go to the agency").click();
    assertThat(page.getByRole(AriaRole.STATUS)).containsText("sisdmk is on hold");
    assertThat(sisdmk).containsText("The ministry moves house. By ani");
    page.navigate(url("/ops"));
    assertThat(page.locator("#live")).containsText("is on hold, by ani");
    assertThat(page.locator("tr:has(a[href$='#sisdmk'])")).containsText("held");

    page.navigate(url("/ops/connectors"));
    button("Release sisdmk").click();
    assertThat(page.getByRole(AriaRole.STATUS)).containsText("sisdmk is released");
    assertThat(sisdmk).not().containsText("on hold");
  }

  @Test
  void tellsWhichApplicationsWaitForAHeldConnector() {
    agencies.answer(StubAgencies.APPLICATIONS, 201, StubAgencies.TAKEN);
    Caller ani = Caller.operator(port, "ani");
    ani.post("/ops/api/connectors/licensing/hold", "{\"reason\": \"They move.\"}");
    // Consumption pauses a moment after the hold.
    UUID application = Submissions.accept(applications, NIK).id();
    page.navigate(url("/ops/connectors"));
    assertThat(page.locator("#licensing")).containsText("They move. By ani");
    assertFits("held");
    page.locator("#licensing").getByText("1 message waits").click();
    assertThat(page).hasURL(Pattern.compile(".*status=on-its-way"));
    assertThat(page.locator("tbody tr").first()).containsText("licensing is held, it waits for");
    assertFits("messages-held");
    page.getByText(application.toString()).click();
    assertThat(page.locator("#live")).containsText("It waits for");
    assertThat(page.locator("#live")).containsText("They move. By ani");
    assertFits("message-held");

    ani.post("/ops/api/connectors/licensing/release", "");
    // The page is live.
    assertThat(page.locator("#live"))
        .not()
        .containsText("They move.", new ContainsTextOptions().setTimeout(30_000));
  }

  @Test
  void listsWhatCantBeReadAndDiscardsIt() {
    JmsTemplate jms = new JmsTemplate(broker);
    jms.convertAndSend("hub.licensing.deliveries", "rubbish about " + NIK);
    Caller vera = Caller.operator(port, "vera");
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> vera.json("/ops/api/invalid").path("count").asInt() == 1);
    page.navigate(url("/ops"));
    page.getByText("can't be read").click();
    Locator row = page.locator("tbody tr");
    assertThat(row).hasCount(1);
    assertThat(row).containsText("is no ticket of the hub");
    assertThat(row).not().containsText("Content");
    assertFits("invalid");

    page.getByLabel("All shown").check();
    page.getByLabel("Reason").fill("Somebody's mistake");
    button("Discard selected").click();
    assertThat(page.getByRole(AriaRole.STATUS)).containsText("One is discarded");
    page.navigate(url("/ops/invalid?discarded=true"));
    // Other tests of the same hub have discarded some, too.
    Locator discarded = row.filter(new Locator.FilterOptions().setHasText("Somebody's mistake"));
    assertThat(discarded).containsText("by ani");

    button("Sign out").click();
    signIn("budi");
    page.navigate(url("/ops/invalid?discarded=true"));
    discarded.getByText("Content…").click();
    discarded.getByLabel("Reason").fill("To tell whose it is");
    discarded.getByText("Show what was sent").click();
    assertThat(page.locator("pre")).hasText("rubbish about " + NIK);
    assertFits("content");
  }

  @Test
  void findsAnApplicationByNikWithoutShowingIt() {
    UUID application = delivered();

    page.navigate(url("/ops/messages"));
    page.getByLabel("Applicant's NIK").fill(NIK);
    button("Search").click();
    assertThat(page.locator("table")).containsText("3508**********03");
    assertThat(page.locator("table")).not().containsText(NIK);

    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(application.toString()))
        .click();
    assertThat(page).hasURL(url("/ops/messages/" + application));
    assertThat(page.locator("main")).containsText("Attempt 1 of licensing.submit-application");
    assertThat(page.locator("main")).not().containsText(NIK);
  }

  @Test
  void keepsASearchInTheUrlWhenNoNikIsInIt() {
    delivered();

    page.navigate(url("/ops/messages"));
    page.getByLabel("Connector").selectOption("licensing");
    page.getByLabel("Message is").selectOption("delivered");
    button("Search").click();

    assertThat(page).hasURL(Pattern.compile(".*connector=licensing&status=delivered$"));
    assertThat(page.locator("tbody tr").first()).containsText("delivered");
  }

  @Test
  void saysWhatIsWrongWithASearch() {
    page.navigate(url("/ops/messages"));
    page.getByLabel("Applicant's NIK").fill("3508");
    button("Search").click();

    assertThat(page.locator("#rule-nik")).hasText("must be 16 digits");
  }

  @Test
  void replaysADeadLetter() {
    UUID application = dead();
    agencies.answer(StubAgencies.APPLICATIONS, 201, StubAgencies.TAKEN);

    page.navigate(url("/ops/messages/" + application));
    page.getByText("Replay or discard").click();
    Locator row = page.locator("tr:target");
    assertThat(row).containsText("The agency");
    row.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Replay")).click();

    assertThat(page.getByRole(AriaRole.STATUS)).containsText("is on its way again");
    page.navigate(url("/ops/messages/" + application));
    // The page is live: it shows the delivery by itself.
    assertThat(page.locator("#live"))
        .containsText("delivered", new ContainsTextOptions().setTimeout(30_000));
    assertThat(page.locator("#live")).containsText("Operator ani");
  }

  @Test
  void replaysWhatIsSelectedAndDiscardsTheRest() {
    UUID first = dead();
    UUID second = dead();
    agencies.answer(StubAgencies.APPLICATIONS, 201, StubAgencies.TAKEN);

    page.navigate(url("/ops/dead-letters"));
    Locator rows = page.locator("tbody tr");
    letter(first).locator("input[type=checkbox]").check();
    button("Replay selected").click();
    assertThat(page.getByRole(AriaRole.STATUS)).isVisible();
    assertThat(letter(first)).hasCount(0);

    letter(second).locator("summary").click();
    letter(second).getByLabel("Reason").fill("Handed over on paper");
    letter(second).getByText("Discard for good").click();
    assertThat(page.getByRole(AriaRole.STATUS)).containsText("is discarded");
    assertThat(rows.filter(new Locator.FilterOptions().setHasText(second.toString()))).hasCount(0);
    page.navigate(url("/ops/messages/" + second));
    assertThat(page.locator("main")).containsText("Handed over on paper");
  }

  @Test
  void replaysManyAfterALookAndTellsHowFarItIs() {
    UUID first = dead();
    dead();
    page.navigate(url("/ops/dead-letters"));
    page.getByLabel("Connector").selectOption("licensing");
    page.getByLabel("Died").selectOption("7");
    button("Filter").click();
    assertThat(page).hasURL(Pattern.compile(".*connector=licensing&.*maxAgeDays=7.*"));
    agencies.answer(StubAgencies.APPLICATIONS, 201, StubAgencies.TAKEN);

    // So that it is still there when it is stopped, however slow this machine is.
    Caller ani = Caller.operator(port, "ani");
    ani.post("/ops/api/connectors/licensing/hold", "{\"reason\": \"Not before eight.\"}");

    button("Replay all…").click();
    assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
        .hasText(Pattern.compile("Replay [\\d,]+ dead letters\\?"));
    assertThat(page.locator("tbody tr").first()).containsText("licensing");
    assertThat(page.locator("main")).containsText("Not before eight. By ani");
    assertFits("new-run");
    page.getByLabel("Letters a second").fill("5");
    page.getByLabel("Reason").fill("The office is back");
    page.locator("form.order button").click();

    assertThat(page).hasURL(Pattern.compile(".*/ops/dead-letters/runs/[0-9a-f-]{36}$"));
    assertThat(page.locator("#live")).containsText("Not before eight.");
    assertFits("run");
    button("Stop").click();
    assertThat(page.locator("#live")).containsText("by ani");
    String run = page.url();
    page.navigate(url("/ops/dead-letters"));
    assertThat(page.locator(".attention")).containsText("is stopped");
    assertFits("letters");
    page.locator(".attention a").first().click();
    assertThat(page).hasURL(run);
    button("Go on").click();
    ani.post("/ops/api/connectors/licensing/release", "");
    // The page is live.
    assertThat(page.locator("#live"))
        .containsText("done", new ContainsTextOptions().setTimeout(60_000));
    assertThat(page.locator("#live"))
        .containsText("delivered", new ContainsTextOptions().setTimeout(60_000));
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Past replays and discards"))
        .click();
    assertThat(page.locator("tbody tr").first()).containsText("The office is back");
    assertFits("runs");
    page.navigate(url("/ops/messages/" + first));
    assertThat(page.locator("main")).containsText("The office is back");
  }

  @Test
  void discardsManyOnlyWhenTheirNumberIsTyped() {
    UUID letter = dead();
    page.navigate(url("/ops/dead-letters?connector=licensing"));
    button("Discard all…").click();
    assertThat(page.locator("form.order")).containsText("to confirm");
    page.getByLabel("Reason").fill("Handed over on paper");
    page.getByLabel(Pattern.compile("to confirm")).fill("999999");
    page.locator("form.order button").click();
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("nothing is begun");

    String number =
        page.getByLabel(Pattern.compile("to confirm"))
            .locator("xpath=..")
            .innerText()
            .replaceAll("\\D", "");
    page.getByLabel("Reason").fill("Handed over on paper");
    page.getByLabel(Pattern.compile("to confirm")).fill(number);
    page.locator("form.order button").click();
    assertThat(page.locator("#live")).containsText("done");
    page.navigate(url("/ops/messages/" + letter));
    assertThat(page.locator("main")).containsText("discard");
  }

  @Test
  void givesViewersNoButtons() {
    dead();
    button("Sign out").click();
    signIn("vera");

    page.navigate(url("/ops/routes"));
    assertThat(page.locator("main button")).hasCount(0);
    page.navigate(url("/ops/dead-letters"));
    assertThat(page.locator("tbody tr").first()).isVisible();
    assertThat(page.locator("main form:not(.search) button")).hasCount(0);
    page.navigate(url("/ops/dead-letters/runs/new"));
    assertThat(page.locator("main button")).hasCount(0);
    page.navigate(url("/ops/messages"));
    page.getByLabel("Applicant's NIK").fill(NIK);
    button("Search").click();
    assertThat(page.locator("main")).not().containsText("must be");
  }

  @ParameterizedTest
  @EnumSource(names = {"LIGHT", "DARK"})
  void fitsADeskAndAPhoneAndEveryEye(ColorScheme colours) {
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colours));
    UUID application = dead();
    for (int[] size : colours == ColorScheme.LIGHT ? SIZES : new int[][] {SIZES[0]}) {
      page.setViewportSize(size[0], size[1]);
      for (String path :
          List.of(
              "/ops",
              "/ops/routes",
              "/ops/connectors",
              "/ops/connectors/dukcapil/versions",
              "/ops/messages",
              "/ops/messages/" + application,
              "/ops/dead-letters",
              "/ops/dead-letters/runs/new",
              "/ops/invalid",
              "/ops/readiness")) {
        page.navigate(url(path));
        String name = path.replace("/" + application, "-one").replace('/', '-');
        picture(colours.name().toLowerCase(Locale.ROOT) + size[0] + name);
        assertFits(path, size[0]);
        assertAccessible(path + " at " + size[0]);
      }
    }
  }

  /** On a desk and on a phone, as it is now. */
  private void assertFits(String name) {
    for (int[] size : SIZES) {
      page.setViewportSize(size[0], size[1]);
      picture("light" + size[0] + "-now-" + name);
      assertFits(name, size[0]);
    }
    assertAccessible(name);
    page.setViewportSize(SIZES[0][0], SIZES[0][1]);
  }

  private void assertFits(String what, int width) {
    assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
        .as(what + " at " + width)
        .isLessThanOrEqualTo(width);
  }

  private void assertAccessible(String where) {
    assertThat(new AxeBuilder(page).analyze().getViolations())
        .as(where)
        .extracting(rule -> rule.getId() + ": " + rule.getNodes().get(0).getHtml())
        .isEmpty();
  }

  private void picture(String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(Path.of("target", "console", name + ".png")));
  }

  private void signIn(String name) {
    page.navigate(url("/ops/login"));
    page.getByLabel("Name").fill(name);
    page.getByLabel("Password").fill(name + "-password");
    button("Sign in").click();
    assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Overview")))
        .isVisible();
  }

  private Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private Locator letter(UUID application) {
    return page.locator("tbody tr")
        .filter(new Locator.FilterOptions().setHas(page.locator("a[href$='" + application + "']")));
  }

  private UUID delivered() {
    agencies.answer(StubAgencies.APPLICATIONS, 201, StubAgencies.TAKEN);
    return submitted("delivered");
  }

  private UUID dead() {
    agencies.answer(StubAgencies.APPLICATIONS, 500, "{}");
    return submitted("dead");
  }

  private UUID submitted(String end) {
    UUID application = Submissions.accept(applications, NIK).id();
    Caller vera = Caller.operator(port, "vera");
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                vera.json("/ops/api/messages?id=" + application)
                    .at("/messages/0/status")
                    .asText()
                    .equals(end));
    return application;
  }

  private String url(String path) {
    return "http://127.0.0.1:" + port + path;
  }
}
