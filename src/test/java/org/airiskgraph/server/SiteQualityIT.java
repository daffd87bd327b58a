package org.airiskgraph.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.print.PrintOptions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of page: barriers, width, validity, links. */
class SiteQualityIT {
  private static final Path VALIDATOR = Path.of("src/test/node/node_modules/.bin/html-validate");
  private static final int PAGES_OF_A_SECTION = 25;

  private static final List<String> PAGES = List.of("/", "/repository", "/repository?domain=1,7&q=deception",
      "/repository?view=matrix", "/risk/34.02.03", "/risk/60.01.01", "/map", "/compare",
      "/compare?a=34.02.03&b=53.01.06",
      "/about", "/mitigation/", "/mitigation/?category=2&strength=moderate", "/concept/", "/concept/mesa-optimization",
      "/domain/7", "/source/34", "/work/", "/search?q=deception", "/search?q=zzqqx", "/queries",
      "/queries/related-risks", "/sparql", "/ontology", "/download/", "/match", "/register", "/register?risk=34.02.03",
      "/crosswalk", "/catalogue/owasp-llm/LLM01");

  private static final List<Map.Entry<Integer, String>> LOOKS =
      List.of(Map.entry(360, "dark"), Map.entry(768, "dark"), Map.entry(1280, "light"));

  private static TestServer server;
  private static TestServer excerpt;
  private static WatchedBrowser browser;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    excerpt = TestServer.ofExcerpt();
  }

  @AfterAll
  static void stop() {
    server.close();
    excerpt.close();
    if (browser != null) {
      browser.close();
      browser = null;
    }
  }

  /** One browser for the tests that need it. */
  private static WatchedBrowser browser() {
    WatchedBrowser.assumeInstalled();
    browser = browser == null ? WatchedBrowser.start(server) : browser;
    return browser;
  }

  static List<String> pages() {
    return PAGES;
  }

  /** Opens a page on a phone and then widens it, for loading it takes time; but these two are drawn for the width they find. */
  @Test
  void noPageBarsAnyoneOrIsTooWideOrReportsAnError() {
    WatchedBrowser browser = browser();
    List<String> found = new ArrayList<>();
    for (String page : PAGES) {
      for (Map.Entry<Integer, String> look : LOOKS) {
        browser.show(look.getKey(), look.getValue());
        if (look == LOOKS.get(0) || List.of("/map", "/sparql").contains(page)) {
          browser.open(page);
        }
        assertEquals(true, browser.driver().executeScript(
            "return matchMedia(`(width: ${arguments[0]}px) and (prefers-color-scheme: ${arguments[1]})`).matches",
            look.getKey(), look.getValue()), page + " looks otherwise than " + look);
        List<?> violations = (List<?>) browser.violations();
        if (!violations.isEmpty() || browser.overflow() > 0) {
          found.add(page + " " + look + ": " + violations + ", " + browser.overflow() + " pixels too wide");
        }
      }
    }
    assertEquals(List.of(), found);
    browser.check();
  }

  @Test
  void pageThatIsWiderThanAPhoneIsFound() {
    WatchedBrowser browser = browser();
    browser.show(360, "light");
    browser.open("/about");
    assertEquals(0, browser.overflow());
    browser.driver().executeScript(
        "const wide = document.createElement('p'); wide.style.width = '500px'; wide.textContent = 'wide';"
            + "document.querySelector('main').append(wide)");
    assertTrue(browser.overflow() > 100, browser.overflow() + " pixels");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/risk/34.02.03", "/risk/24.03.07"})
  void riskIsPrintedOnTwoPages(String path) {
    WatchedBrowser browser = browser();
    browser.show(1280, "light");
    browser.open(path);
    byte[] pdf = Base64.getDecoder().decode(browser.driver().print(new PrintOptions()).getContent());
    Matcher pages = Pattern.compile("/Count (\\d+)").matcher(new String(pdf, StandardCharsets.ISO_8859_1));
    assertTrue(pages.find());
    assertTrue(Integer.parseInt(pages.group(1)) <= 2, pages.group());
  }

  @Test
  void validatorFindsNoFaultInAnyPage(@TempDir Path folder) throws IOException, InterruptedException {
    Assumptions.assumeTrue(Files.isExecutable(VALIDATOR), "npm packages are missing: run .ci/install-tools");
    for (int i = 0; i < PAGES.size(); i++) {
      Files.writeString(folder.resolve(i + ".html"), server.get(PAGES.get(i), "Accept", "text/html").body());
    }
    assertEquals("", validate(folder));
    Path wrong = Files.writeString(Files.createDirectory(folder.resolve("wrong")).resolve("wrong.html"),
        "<!DOCTYPE html><html lang=en><head><title>x</title></head><body><p><div></div></p>");
    assertTrue(validate(wrong.getParent()).contains("wrong.html"));
  }

  private static String validate(Path folder) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(VALIDATOR.toAbsolutePath().toString(), "--preset", "standard", "--formatter",
        "text", folder.toString()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());
    assertTrue(process.waitFor(10, TimeUnit.MINUTES));
    return said.strip();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void pageLoadsNothingFromElsewhereAndHasADescription(String path) {
    Document page = Jsoup.parse(server.get(path, "Accept", "text/html").body(), server.url());
    for (Element loaded : page.select("script[src], img[src], link[rel=stylesheet], link[rel=icon], iframe, object")) {
      String address = loaded.absUrl(loaded.hasAttr("src") ? "src" : "href");
      assertTrue(address.startsWith(server.url() + "assets/"), address);
    }
    assertEquals(1, page.select("h1").size());
  }

  /**
   * Follows the links of some pages of each section, and asks for every address that they name. Files of a whole graph are
   * asked for at a server with the same graphs, of which it has an excerpt: they take minutes to write, and others read
   * them whole.
   */
  @Test
  void crawlFindsNoDeadLinkAndNoMissingPlaceInAPage() {
    Map<String, Set<String>> placesOfPages = new HashMap<>();
    Map<String, Integer> sections = new HashMap<>();
    Set<String> asked = new HashSet<>(Set.of("/"));
    Deque<String> waiting = new ArrayDeque<>(asked);
    List<String> dead = new ArrayList<>();
    List<String[]> places = new ArrayList<>();
    while (!waiting.isEmpty()) {
      String path = waiting.remove();
      TestServer answering = path.matches("/(download|graph)/.+") ? excerpt : server;
      HttpResponse<String> response = answering.send(
          answering.request(path, "Accept", "text/html, */*;q=0.1").build(), SiteQualityIT::pageOnly);
      if (response.statusCode() >= 400) {
        dead.add(response.statusCode() + " " + path);
      }
      if (!isPage(response.headers())) {
        continue;
      }
      Document page = Jsoup.parse(response.body(), server.url() + path.substring(1));
      placesOfPages.put(path, new HashSet<>(page.select("[id]").eachAttr("id")));
      for (String address : page.select("a[href], area[href]").eachAttr("abs:href")) {
        if (address.startsWith(server.url()) && !address.contains("/ui/")) {
          String[] parts = address.substring(server.url().length() - 1).split("#", 2);
          if (parts.length == 2) {
            places.add(new String[] {path, parts[0], parts[1]});
          }
          if (sections.merge(section(parts[0]), 1, Integer::sum) <= PAGES_OF_A_SECTION && asked.add(parts[0])) {
            waiting.add(parts[0]);
          }
        }
      }
    }
    assertTrue(placesOfPages.size() > 100, placesOfPages.size() + " pages");
    for (String[] place : places) {
      Set<String> target = placesOfPages.get(place[1]);
      if (target != null && !target.contains(URI.create("#" + place[2]).getFragment())) {
        dead.add(place[0] + " names #" + place[2] + " of " + place[1]);
      }
    }
    assertEquals(List.of(), dead.stream().distinct().toList());
  }

  private static boolean isPage(HttpHeaders headers) {
    return headers.firstValue("Content-Type").orElse("").startsWith("text/html");
  }

  /** The body of a page; of other files none is needed. */
  private static BodySubscriber<String> pageOnly(ResponseInfo response) {
    return isPage(response.headers()) ? BodySubscribers.ofString(StandardCharsets.UTF_8)
        : BodySubscribers.replacing("");
  }

  /** The first segment of a path, with the ending of the file and whether there are parameters. */
  private static String section(String path) {
    String first = Stream.of(path.substring(1).split("[/?]")).findFirst().orElse("");
    return first + path.replaceFirst("^[^?]*?(\\.[a-z]+)?(\\?.*)?$", "$1") + path.contains("?");
  }
}
