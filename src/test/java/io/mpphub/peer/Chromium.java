package io.mpphub.peer;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** The browser of the machine, which tells what a page must not do. */
public final class Chromium implements AutoCloseable {

  /**
   * A page with its own cookies.
   *
   * @param complaints errors on the console, requests to other hosts, personal data in a URL
   */
  public record Visit(Page page, BrowserContext context, List<String> complaints)
      implements AutoCloseable {

    @Override
    public void close() {
      context.close();
    }
  }

  private final Playwright playwright =
      Playwright.create(
          new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
  private final Browser browser =
      playwright
          .chromium()
          .launch(
              new LaunchOptions()
                  .setExecutablePath(Path.of("/usr/bin/chromium"))
                  .setArgs(
                      List.of(
                          "--no-sandbox",
                          "--disable-gpu",
                          "--disable-quic",
                          "--no-first-run",
                          "--disable-background-networking",
                          "--disable-component-update",
                          "--disable-sync")));

  /**
   * @param site what the page may ask
   * @param personal what no URL may hold
   */
  public Visit visit(String site, String personal) {
    BrowserContext context = browser.newContext();
    context.setDefaultTimeout(30_000);
    Page page = context.newPage();
    List<String> complaints = new CopyOnWriteArrayList<>();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") || message.type().equals("warning")) {
            complaints.add(message.text());
          }
        });
    page.onPageError(complaints::add);
    page.onRequest(
        request -> {
          if (!request.url().startsWith(site)) {
            complaints.add("asks another host: " + request.url());
          }
          if (request.url().contains(personal)) {
            complaints.add("has personal data in its URL: " + request.url());
          }
        });
    return new Visit(page, context, complaints);
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
