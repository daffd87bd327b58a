package org.airiskgraph.server;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A person's ways through the site, in a real browser that can reach nothing but this server. */
class BrowserIT {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

  /** The stock UI asks it for prefixes and goes on when the policy forbids it; nobody else may ask for anything. */
  private static final String FOREIGN = "prefix.cc/";

  /** What the UI says of it then, without naming it; a request to this server that fails is seen as a failed request. */
  private static final String AFTERWARDS = "TypeError: Failed to fetch";

  private static TestServer server;
  private static ChromeDriver browser;

  @BeforeAll
  static void start() {
    Assumptions.assumeTrue(Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER),
        "needs Debian's packages chromium and chromium-driver");
    server = TestServer.start();
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
    browser = new ChromeDriver(service, options);
    browser.manage().timeouts().implicitlyWait(Duration.ofSeconds(20)).pageLoadTimeout(Duration.ofSeconds(60))
        .scriptTimeout(Duration.ofMinutes(1));
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.quit();
    }
    if (server != null) {
      server.close();
    }
  }

  /** Whatever a test did: no error in the console, nothing blocked or failed, no address but the server's asked for. */
  @AfterEach
  void nothingWentWrongUnseen() {
    List<String> complaints = browser.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue()).map(LogEntry::getMessage)
        .filter(message -> !message.contains(FOREIGN) && !message.startsWith("console-api - " + AFTERWARDS)).toList();
    List<JsonObject> events = browser.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
        .map(entry -> JSON.parse(entry.getMessage()).getObj("message")).toList();
    List<String> requests = events.stream().flatMap(BrowserIT::wrong).toList();
    assertAll(() -> assertEquals(List.of(), complaints), () -> assertEquals(List.of(), requests));
  }

  /** What an event of the browser's network tells that ought not to be. */
  private static Stream<String> wrong(JsonObject event) {
    JsonObject about = event.getObj("params");
    return switch (event.getString("method")) {
      case "Network.requestWillBeSent" -> Stream.of(about.getObj("request").getString("url"))
          .filter(url -> !isOurs(url) && !url.contains(FOREIGN)).map(url -> "asked for " + url);
      case "Network.responseReceived" -> Stream.of(about.getObj("response"))
          .filter(response -> response.getNumber("status").intValue() >= 400)
          .map(response -> response.getNumber("status").intValue() + " " + response.getString("url"));
      // What a person leaves before it has come is cancelled; the request to a stranger is blocked, as it should be.
      case "Network.loadingFailed" -> Stream.of(about)
          .filter(failure -> !failure.get("canceled").getAsBoolean().value() && !"csp".equals(reason(failure)))
          .map(failure -> failure.getString("errorText") + " " + reason(failure));
      default -> Stream.of();
    };
  }

  private static String reason(JsonObject failure) {
    return failure.hasKey("blockedReason") ? failure.getString("blockedReason") : "";
  }

  private static boolean isOurs(String url) {
    return url.startsWith(server.url()) || url.startsWith("data:") || url.startsWith("chrome")
        || url.startsWith("about:");
  }

  @Test
  void theWatchSeesAMissingFileAStrangerAndAnErrorOfAScript() {
    open("/");
    browser.executeAsyncScript(
        "const done = arguments[0]; const img = new Image(); img.onerror = () => done(); img.src = '/assets/none.png'");
    browser.executeAsyncScript("const done = arguments[0]; fetch('http://stranger.example/').catch(() => done())");
    browser.executeScript("setTimeout(() => { throw new Error('of a script') })");
    AssertionError seen = assertThrows(AssertionError.class, this::nothingWentWrongUnseen);
    for (String sign : List.of("404 " + server.url() + "assets/none.png", "stranger.example", "of a script")) {
      assertTrue(seen.getMessage().contains(sign), seen.getMessage());
    }
  }

  private static void open(String path) {
    browser.get(server.url() + path.substring(1));
  }

  private static WebElement link(String text) {
    return browser.findElement(By.linkText(text));
  }

  private static String heading() {
    return browser.findElement(By.cssSelector("main h1")).getText();
  }

  @Test
  void fromHomeToMesaOptimizationToARelatedRiskToItsSourceAndBack() {
    open("/");
    link("Mesa-Optimization Objectives").click();
    assertEquals("Mesa-Optimization Objectives", heading());
    WebElement related = browser.findElement(By.cssSelector("ol.related > li a"));
    String name = related.getText();
    related.click();
    assertEquals(name, heading());
    browser.findElement(By.cssSelector("dl.facts a[href^='/source/']")).click();
    assertTrue(browser.getCurrentUrl().contains("/source/"));
    browser.navigate().back();
    assertEquals(name, heading());
    link("← All risks").click();
    assertEquals("Risks", heading());
  }

  @Test
  void backToTheRepositoryKeepsTheFilters() {
    open("/repository?domain=7&entity=ai");
    String all = browser.getCurrentUrl();
    browser.findElement(By.cssSelector("ol.results h2 a")).click();
    link("← All risks").click();
    assertEquals(all, browser.getCurrentUrl());
  }

  @Test
  void searchMarksWhatWasLookedFor() {
    open("/");
    WebElement field = browser.findElement(By.id("site-search"));
    field.sendKeys("deceptive alignment");
    field.submit();
    assertEquals("deceptive",
        browser.findElement(By.cssSelector("ol.results mark")).getText().toLowerCase(java.util.Locale.ROOT));
  }

  @Test
  void suggestionsAreChosenByKeyboard() {
    open("/search");
    WebElement field = browser.findElement(By.id("q"));
    field.sendKeys("mesa-optim");
    WebDriverWait wait = new WebDriverWait(browser, Duration.ofSeconds(20));
    wait.until(driver -> "true".equals(field.getDomAttribute("aria-expanded")));
    WebElement first = browser.findElement(By.cssSelector("main .suggestions [role=option]"));
    field.sendKeys(org.openqa.selenium.Keys.ARROW_DOWN);
    assertEquals(first.getDomAttribute("id"), field.getDomAttribute("aria-activedescendant"));
    assertEquals(List.of(), violations());
    String name = first.getDomAttribute("data-name");
    field.sendKeys(org.openqa.selenium.Keys.ENTER);
    wait.until(driver -> driver.getCurrentUrl().contains("q="));
    assertEquals(name, browser.findElement(By.id("q")).getDomProperty("value"));
  }

  @Test
  void facetsNarrowTheListAndCanBeTakenAway() {
    open("/repository");
    String all = browser.findElement(By.cssSelector("main .lead")).getText();
    browser.findElement(By.partialLinkText("7 AI system safety")).click();
    String fewer = browser.findElement(By.cssSelector("main .lead")).getText();
    assertTrue(number(fewer) < number(all), fewer);
    browser.findElement(By.cssSelector("ul.chips a")).click();
    assertEquals(all, browser.findElement(By.cssSelector("main .lead")).getText());
  }

  private static int number(String text) {
    return Integer.parseInt(text.replaceFirst(" .*", "").replace(",", ""));
  }

  @Test
  void aCannedQueryRunsFromItsForm() {
    open("/queries");
    WebElement field = browser.findElement(By.id("related-risks-risk"));
    field.clear();
    field.sendKeys("mit561");
    field.submit();
    assertTrue(browser.findElement(By.cssSelector("tbody td")).isDisplayed());
    WebElement again = browser.findElement(By.id("risk"));
    assertEquals("34.02.03", again.getDomProperty("value"));
  }

  @Test
  void aCannedQueryArrivesInTheFusekiUiAndRunsThere() {
    open("/queries/related-risks");
    link("Open in the Fuseki UI").click();
    WebElement editor = browser.findElement(By.cssSelector(".CodeMirror"));
    Object text = browser.executeScript("return arguments[0].CodeMirror.getValue()", editor);
    assertEquals(server.get("/queries/related-risks.rq").body().strip(), String.valueOf(text).strip());
    browser.findElement(By.cssSelector(".yasqe_queryButton")).click();
    assertTrue(browser.findElement(By.cssSelector(".yasr table tbody tr td")).getText().length() > 0);
    for (WebElement control : browser
        .findElements(By.cssSelector("a[href^='#/manage'], a[href$='/upload'], a[href$='/edit']"))) {
      assertTrue(!control.isDisplayed(), control.getText());
    }
  }

  @Test
  void aTrickyQueryArrivesIntact() {
    String query = "SELECT * { ?s ?p \"a'b # & + % é 日本\" }\nLIMIT 1";
    open("/ui/#/dataset/risks/query?query=" + TestServer.encode(query).replace("+", "%20"));
    Object text = browser.executeScript("return arguments[0].CodeMirror.getValue()",
        browser.findElement(By.cssSelector(".CodeMirror")));
    assertEquals(query, text);
  }

  @Test
  void thePictureLeadsOnWithAndWithoutExploring() {
    open("/risk/34.02.03");
    browser.findElement(By.cssSelector(".still svg a[href='/domain/7.2']")).click();
    assertTrue(heading().startsWith("7.2"));
    browser.navigate().back();
    browser.findElement(By.cssSelector("button.start")).click();
    assertTrue(browser.findElement(By.cssSelector(".board canvas")).isDisplayed());
    new WebDriverWait(browser, Duration.ofSeconds(20)).until(driver -> nodes() > 1);
    browser.executeScript("document.querySelector('.board')._cyreg.cy.nodes('[kind = \"risk\"]').last().select()");
    WebElement open = browser.findElement(By.linkText("Open page"));
    String target = open.getDomProperty("href");
    long before = nodes();
    browser.findElement(By.xpath("//button[text()='Expand neighbors']")).click();
    new WebDriverWait(browser, Duration.ofSeconds(20)).until(driver -> nodes() > before);
    open.click();
    assertEquals(target, browser.getCurrentUrl());
  }

  private static long nodes() {
    return ((Number) browser.executeScript("return document.querySelector('.board')._cyreg.cy.nodes().length"))
        .longValue();
  }

  @ParameterizedTest
  @CsvSource({"/, light", "/, dark", "/risk/34.02.03, light", "/risk/34.02.03, dark", "/repository?domain=7, dark",
      "/search?q=deception, light",
      "/queries, light", "/queries/related-risks, dark", "/ontology, light", "/domain/7, dark", "/source/34, light",
      "/concept/, light",
      "/download/, light", "/work/, light"})
  void nothingBarsPeopleWhoCannotSeeOrUseAMouse(String path, String scheme) {
    browser.executeCdpCommand("Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    open(path);
    assertEquals(List.of(), violations());
  }

  private static Object violations() {
    try (InputStream axe = BrowserIT.class.getResourceAsStream("/axe.min.js")) {
      browser.executeScript(new String(axe.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return browser.executeAsyncScript("const done = arguments[arguments.length - 1];"
        + "axe.run(document).then(r => done(r.violations.map(v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.html.slice(0, 160)).join(' | '))))");
  }

  @Test
  void aPhoneNeedsNoScrollingSideways() {
    browser.executeCdpCommand("Emulation.setDeviceMetricsOverride",
        Map.of("width", 360, "height", 740, "deviceScaleFactor", 1, "mobile", true));
    try {
      for (String path : List.of("/", "/risk/34.02.03", "/repository", "/queries/related-risks", "/ontology",
          "/search?q=risk", "/source/34")) {
        open(path);
        long overflow =
            ((Number) browser.executeScript("return document.documentElement.scrollWidth - window.innerWidth"))
                .longValue();
        assertTrue(overflow <= 0, path + " is " + overflow + " pixels too wide");
      }
    } finally {
      browser.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
    }
  }
}
