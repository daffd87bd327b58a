package org.airiskgraph.server;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A real browser that can reach nothing but one server, and a watch over what goes wrong in it. */
final class WatchedBrowser implements AutoCloseable {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

  private final TestServer server;
  private final ChromeDriver driver;

  private WatchedBrowser(TestServer server, ChromeDriver driver) {
    this.server = server;
    this.driver = driver;
  }

  /** Skips the tests where there is no browser. */
  static void assumeInstalled() {
    Assumptions.assumeTrue(Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER),
        "needs Debian's packages chromium and chromium-driver");
  }

  static WatchedBrowser start(TestServer server) {
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(CHROMIUM.toString());
    options.setCapability("goog:loggingPrefs", logs);
    options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
        "--window-size=1280,1000",
        "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1");
    ChromeDriverService service =
        new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile()).usingAnyFreePort().build();
    ChromeDriver driver = new ChromeDriver(service, options);
    driver.manage().timeouts().implicitlyWait(Duration.ofMinutes(1)).pageLoadTimeout(Duration.ofMinutes(5))
        .scriptTimeout(Duration.ofMinutes(5));
    return new WatchedBrowser(server, driver);
  }

  ChromeDriver driver() {
    return driver;
  }

  void open(String path) {
    driver.get(server.url() + path.substring(1));
  }

  /** Shows pages in a window of this width, as a phone below 500 pixels, and in the light or dark scheme. */
  void show(int width, String scheme) {
    driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 800, "deviceScaleFactor", 1, "mobile", width < 500));
    driver.executeCdpCommand("Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  /** Pixels by which the page is wider than the window, which a phone widens to the page; 0 or less if it fits. */
  long overflow() {
    return ((Number) driver.executeScript(
        "const page = document.documentElement; return page.scrollWidth - page.clientWidth")).longValue();
  }

  /** Saves what is downloaded in {@code folder}. */
  void saveTo(Path folder) {
    driver.executeCdpCommand("Browser.setDownloadBehavior",
        Map.of("behavior", "allow", "downloadPath", folder.toAbsolutePath().toString()));
  }

  /** Whatever a test did: no error in the console, nothing blocked or failed, no address but the server's asked for. */
  void check() {
    List<String> complaints = driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue()).map(LogEntry::getMessage)
        .toList();
    List<JsonObject> events = driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
        .map(entry -> JSON.parse(entry.getMessage()).getObj("message")).toList();
    List<String> requests = events.stream().flatMap(this::wrong).toList();
    assertAll(() -> assertEquals(List.of(), complaints), () -> assertEquals(List.of(), requests));
  }

  /** What an event of the browser's network tells that ought not to be. */
  private Stream<String> wrong(JsonObject event) {
    JsonObject about = event.getObj("params");
    return switch (event.getString("method")) {
      case "Network.requestWillBeSent" -> Stream.of(about.getObj("request").getString("url"))
          .filter(url -> !isOurs(url)).map(url -> "asked for " + url);
      case "Network.responseReceived" -> Stream.of(about.getObj("response"))
          .filter(response -> response.getNumber("status").intValue() >= 400)
          .map(response -> response.getNumber("status").intValue() + " " + response.getString("url"));
      // What a person leaves before it has come is cancelled.
      case "Network.loadingFailed" -> Stream.of(about)
          .filter(failure -> !failure.get("canceled").getAsBoolean().value())
          .map(failure -> failure.getString("errorText") + " " + reason(failure));
      default -> Stream.of();
    };
  }

  private static String reason(JsonObject failure) {
    return failure.hasKey("blockedReason") ? failure.getString("blockedReason") : "";
  }

  private boolean isOurs(String url) {
    return url.startsWith(server.url()) || url.startsWith("data:") || url.startsWith("chrome")
        || url.startsWith("about:");
  }

  /** What axe finds to bar people who cannot see or use a mouse; an empty list if nothing. */
  Object violations() {
    if (driver.executeScript("return !window.axe").equals(true)) {
      try (InputStream axe = WatchedBrowser.class.getResourceAsStream("/axe.min.js")) {
        driver.executeScript(new String(axe.readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
    return driver.executeAsyncScript("const done = arguments[arguments.length - 1];"
        + "axe.run(document, {resultTypes: ['violations']}).then(r => done(r.violations.map(v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.html.slice(0, 160)).join(' | '))))");
  }

  @Override
  public void close() {
    driver.quit();
  }
}
