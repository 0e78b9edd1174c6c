package io.mpphub.hub;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import io.mpphub.peer.Chromium;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The mall as a resident meets it, on a phone unless said otherwise. With {@code -Dmall.pictures}
 * it leaves pictures in target/mall. Part of {@link MallIT}.
 */
abstract class MallPages {

  private static final String NIK = "3508104101900001";
  private static final ContainsTextOptions PATIENTLY = new ContainsTextOptions().setTimeout(60_000);

  private final DemoProcess demo;
  private final Chromium chromium;

  private Chromium.Visit visit;
  private Page page;

  MallPages(DemoProcess demo, Chromium chromium) {
    this.demo = demo;
    this.chromium = chromium;
  }

  @BeforeEach
  void open() {
    visit = chromium.visit(demo.url().toString(), NIK);
    page = visit.page();
    page.setViewportSize(390, 844);
    page.navigate(demo.url().toString());
  }

  @AfterEach
  void hasNothingToComplainOf() {
    visit.close();
    // Chromium reports each refusal, also those that the page is there to explain.
    assertThat(visit.complaints()).allMatch(text -> text.startsWith("Failed to load resource"));
  }

  @Test
  void takesAResidentFromTheFirstPageToTheLicence() {
    link("Izin praktik (SIP)").click();
    // The first page has a link to sign in, too, which leads back there.
    assertThat(page.locator("h1")).hasText("Izin praktik (SIP)");
    link("Masuk").click();
    button("Siti Aminah").click();
    // Back where the sign-in was asked for.
    page.getByLabel("Tempat praktik").fill("Puskesmas Rogotrunan");
    page.waitForResponse(
        answer -> answer.url().endsWith("/events") && answer.status() == 200,
        () -> button("Kirim permohonan").click());

    assertThat(page.getByText("Permohonan Anda sudah kami terima.")).isVisible();
    assertThat(page.locator(".state")).containsText("Disetujui", PATIENTLY);
    assertThat(page.locator("#announcer")).hasText("Status permohonan sekarang: Disetujui");
    assertThat(page.locator("main")).containsText(Pattern.compile("Nomor izin.*/SIP/"));
    assertThat(page.locator(".receipt .number")).hasText(Pattern.compile("[0-9a-f-]{36}"));
    assertThat(link("Beri penilaian")).hasAttribute("href", "#/survey?service=practice-licence");
    link("Permohonan").first().click();
    assertThat(page.locator(".row").first()).containsText("Disetujui");
  }

  @Test
  void saysThatNothingIsLostWhileAnAgencyIsDownAndGoesOn() {
    signIn("Siti Aminah");
    // Without the stream, too.
    page.route("**/events", Route::abort);
    try (Chromium.Visit backstage = chromium.visit(demo.url().toString(), NIK)) {
      Page switches = backstage.page();
      switches.navigate(demo.url() + "/demo");
      Locator office = switches.locator("#agency-licensing");
      choose(office, "down");
      assertThat(office).containsText("nothing answers");

      view("/services/practice-licence");
      page.getByLabel("Tempat praktik").fill("Klinik Semeru");
      button("Kirim permohonan").click();

      assertThat(page.locator(".state"))
          .containsText("Permohonan Anda sudah tersimpan dan tidak hilang", PATIENTLY);
      assertThat(page.locator(".state")).containsText("Menunggu instansi");
      assertThat(page.locator(".state")).containsText("tidak ada, cukup menunggu");
      addDocuments();
      picture("waiting");
      choose(office, "works");
      assertThat(office).containsText("working");
      assertThat(page.locator(".state")).containsText("Disetujui", PATIENTLY);
      assertThat(button("Hapus KTP-Siti.pdf")).hasCount(0);
      assertThat(link("KTP-Siti.pdf")).isVisible();
    }
  }

  private void addDocuments() {
    page.locator("#file").setInputFiles(file("KTP Siti.pdf", "application/pdf", "%PDF-1.7\n%%EOF"));
    assertThat(link("KTP-Siti.pdf")).isVisible();
    page.locator("#file").setInputFiles(file("catatan.txt", "text/plain", "x"));
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("Jenis berkas ini tidak diterima");
    page.locator("#file").setInputFiles(file("palsu.png", "image/png", "<html>"));
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("Dokumen ini tidak dapat diterima");
    assertThat(page.getByRole(AriaRole.ALERT))
        .containsText("isi berkas tidak sesuai dengan jenisnya, image/png");
    page.locator("#file").setInputFiles(file("image.pdf", "application/pdf", "%PDF-1.4\n%%EOF"));
    assertThat(link("image.pdf")).isVisible();
    page.locator("#file").setInputFiles(file("image.pdf", "application/pdf", "%PDF-1.4\n\n%%EOF"));
    assertThat(link("image-2.pdf")).isVisible();
    assertThat(link("image.pdf")).isVisible();
    page.locator("#file").setInputFiles(file("ijazah.pdf", "application/pdf", "%PDF-1.4\n%%EOF"));
    button("Hapus ijazah.pdf").click();
    assertThat(link("ijazah.pdf")).hasCount(0);
  }

  private static FilePayload file(String name, String type, String content) {
    return new FilePayload(name, type, content.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void takesAnApplicationBack() {
    signIn("Siti Aminah");
    demo.fault("licensing", "down");
    view("/services/practice-licence");
    page.getByLabel("Tempat praktik").fill("Klinik Ranu");
    button("Kirim permohonan").click();
    button("Batalkan permohonan").click();
    button("Tidak jadi").click();
    assertThat(page.locator(".state")).not().containsText("Dibatalkan");

    button("Batalkan permohonan").click();
    button("Ya, batalkan").click();

    assertThat(page.locator(".state")).containsText("Dibatalkan", PATIENTLY);
    assertThat(button("Batalkan permohonan")).hasCount(0);
    demo.fault("licensing", "none");
  }

  @Test
  void saysAtTheFieldWhatIsWrong() {
    signIn("Siti Aminah");
    view("/services/complaint");
    button("Kirim pengaduan").click();

    Locator summary = page.locator(".summary");
    assertThat(summary).isFocused();
    assertThat(summary).containsText("Ada 4 isian yang perlu diperbaiki");
    link("Email harus diisi.").click();
    assertThat(page.getByLabel("Email")).isFocused();
    assertThat(page.getByLabel("Email")).hasAttribute("aria-invalid", "true");

    page.getByLabel("Isi pengaduan").fill("Lampu jalan di depan pasar padam.");
    page.getByLabel("Nama depan").fill("Siti");
    page.getByLabel("Telepon").fill("delapan");
    // Good enough for the page, but not for the hub.
    page.getByLabel("Email").fill("siti@example..org");
    button("Kirim pengaduan").click();
    assertThat(summary).containsText("Telepon belum sesuai. Contoh yang benar: 0812");

    page.getByLabel("Telepon").fill("0812-0000-0001");
    button("Kirim pengaduan").click();
    assertThat(page.locator("#f-email-fault")).containsText("harus berupa alamat email");
    assertThat(summary).containsText("Ada satu isian");

    page.getByLabel("Email").fill("siti@example.org");
    button("Kirim pengaduan").click();
    assertThat(page.locator(".state")).containsText("sampai di kanal pengaduan", PATIENTLY);
  }

  @Test
  void saysWhyAResidentCantApply() {
    signIn("Budi Santoso");
    view("/services/practice-licence");
    page.getByLabel("Tempat praktik").fill("Klinik");
    button("Kirim permohonan").click();

    assertThat(page.locator(".summary"))
        .containsText("Anda belum terdaftar di SISDMK. Hubungi Dinas Kesehatan.");
  }

  @Test
  void keepsWhatIsTypedInWhenTheLanguageChanges() {
    signIn("Dewi Lestari");
    view("/services/complaint");
    page.getByLabel("Isi pengaduan").fill("Pohon tumbang di jalan.");

    button("English").click();

    assertThat(page.getByLabel("What happened")).hasValue("Pohon tumbang di jalan.");
    assertThat(page.locator("html")).hasAttribute("lang", "en");
    page.reload();
    assertThat(page.locator("h1")).hasText("Complaints");
  }

  @Test
  void booksAPlaceAtACounterAndGivesItBack() {
    signIn("Agus Wijaya");
    view("/counters");
    page.getByLabel("Pajak Daerah (Bapenda)").check();
    page.locator("#day-3").check();
    assertThat(page.locator("#slot-0")).isDisabled();
    page.locator("#slot-1").check();
    button("Pesan tempat").click();

    Locator ticket = page.locator(".ticket");
    assertThat(ticket).containsText("Pajak Daerah (Bapenda)");
    assertThat(ticket).isFocused();
    page.reload();
    ticket
        .getByRole(
            AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Batalkan").setExact(true))
        .click();
    button("Ya, batalkan").click();
    assertThat(ticket).hasCount(0);
  }

  @Test
  void looksUpTaxesBusinessesAndOnesOwnData() {
    signIn("Budi Santoso");
    view("/tax");
    button("Periksa sekarang").click();
    assertThat(page.locator(".state")).containsText("Rp 2.550.500");

    view("/businesses");
    page.getByLabel("Nomor Induk Berusaha (NIB)").fill("812000350800");
    button("Periksa").click();
    assertThat(page.locator(".summary")).containsText("harus 13 angka");
    page.getByLabel("Nomor Induk Berusaha (NIB)").fill("8120003508001");
    button("Periksa").click();
    assertThat(page.locator("main")).containsText("CV SEMERU MAKMUR");

    view("/me");
    assertThat(page.locator("main")).containsText("Laki-laki");
    button("Keluar").click();
    assertThat(page.locator("h1")).containsText("Semua layanan publik");
  }

  @Test
  void asksHowSatisfiedResidentsAre() {
    signIn("Dewi Lestari");
    link("Beri penilaian").click();
    page.getByLabel("Izin praktik (SIP)").check();
    for (int element = 1; element < 9; element++) {
      page.locator("#f-u" + element + "-2").check();
    }
    button("Kirim penilaian").click();
    assertThat(page.locator(".summary")).containsText("Pilih satu: Bagaimana sarana");
    page.locator("#f-u9-2").check();
    button("Kirim penilaian").click();

    assertThat(page.locator(".state")).containsText("Terima kasih");
    assertThat(page.locator(".state")).containsText("sejauh ini: 75 (kurang baik), dari 1 jawaban");
  }

  @Test
  void tellsResidentsWhoLookedAtTheirData() {
    signIn("Agus Wijaya");
    view("/me");
    assertThat(page.locator("main")).containsText("3508 •••• •••• 0004");
    link("Siapa yang membuka data saya").click();

    Locator reading =
        page.locator(".row").filter(new Locator.FilterOptions().setHasText("Dukcapil"));
    assertThat(reading.first()).containsText("Warga melihat datanya sendiri");
    assertThat(reading.first()).containsText("Aplikasi MPP Digital");
    assertThat(reading.first()).containsText("tanggal lahir");
  }

  @Test
  void makesAFormOfAnySchema() {
    assertThat(page.evaluate(MallForms.FILL_AND_READ)).isEqualTo(MallForms.READ);
    assertThat(page.evaluate(MallForms.BROKEN_RULES)).isEqualTo(MallForms.RULES);
  }

  @Test
  void isUsedWithoutAMouse() {
    page.locator(".hero").waitFor();
    page.keyboard().press("Tab");
    assertThat(page.getByText("Langsung ke isi")).isFocused();
    page.keyboard().press("Enter");
    assertThat(page.locator("main")).isFocused();
    page.keyboard().press("Tab");
    page.keyboard().press("Enter");

    assertThat(page.locator("h1")).hasText("Masuk sebagai siapa?");
    assertThat(page.locator("h1")).isFocused();
  }

  /**
   * Two languages, two widths, two colour schemes; the small one is also what 200 % zoom leaves.
   */
  @ParameterizedTest
  @CsvSource({"id, 320, LIGHT", "en, 1280, DARK"})
  void isForEverybody(String language, int width, ColorScheme colours) {
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colours));
    page.setViewportSize(width, 800);
    if (language.equals("en")) {
      button("English").click();
    }
    check(language, "/", "/sign-in", "/services/complaint", "/nowhere");
    signIn("Siti Aminah");
    view("/services/practice-licence");
    page.locator("form [type=submit]").click();
    check(
        language, "/services/practice-licence", "/applications", "/me", "/me/accesses", "/survey");
    page.evaluate("h => location.hash = h", "#/applications");
    page.locator(".row").first().click();
    page.locator(".receipt").waitFor();
    accessible(language + "-application");
    view("/counters");
    page.locator("#counter-0").check();
    page.locator("#day-2").check();
    accessible(language + "-counters");
    view("/tax");
    page.locator(".button.primary").click();
    page.locator(".state").waitFor();
    accessible(language + "-tax");
    check(language, "/businesses", "/");
  }

  private void check(String language, String... paths) {
    for (String path : List.of(paths)) {
      view(path);
      accessible(language + path.replace('/', '-'));
    }
  }

  private void accessible(String name) {
    picture(name);
    assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
        .as(name)
        .isLessThanOrEqualTo(page.viewportSize().width);
    assertThat(new AxeBuilder(page).setLegacyMode(true).analyze().getViolations())
        .as(name)
        .extracting(rule -> rule.getId() + ": " + rule.getNodes().get(0).getHtml())
        .isEmpty();
  }

  private void picture(String name) {
    if (!Boolean.getBoolean("mall.pictures")) {
      return;
    }
    Path file = Path.of("target", "mall", name + ".png");
    page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(file));
  }

  private void signIn(String person) {
    view("/sign-in");
    button(person).click();
    page.locator(".hero").waitFor();
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

  private static void choose(Locator agency, String mode) {
    agency.getByText(mode, new Locator.GetByTextOptions().setExact(true)).click();
  }
}
