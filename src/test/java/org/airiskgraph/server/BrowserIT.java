package org.airiskgraph.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A person's ways through the site, in a real browser that can reach nothing but this server. */
class BrowserIT extends WatchedBrowserTests {
  @Test
  void theWatchSeesAMissingFileAStrangerAndAnErrorOfAScript() {
    open("/");
    browser.executeAsyncScript(
        "const done = arguments[0]; const img = new Image(); img.onerror = () => done(); img.src = '/assets/none.png'");
    browser.executeAsyncScript("const done = arguments[0]; fetch('http://stranger.example/').catch(() => done())");
    // The browser tells of the error before it tells that the script has been answered.
    browser.executeAsyncScript("const done = arguments[0]; addEventListener('error', () => setTimeout(done));"
        + "setTimeout(() => { throw new Error('of a script') })");
    AssertionError seen = assertThrows(AssertionError.class, this::nothingWentWrongUnseen);
    for (String sign : List.of("404 " + server.url() + "assets/none.png", "stranger.example", "of a script")) {
      assertTrue(seen.getMessage().contains(sign), seen.getMessage());
    }
  }

  private static void open(String path) {
    watched.open(path);
  }

  private static WebElement link(String text) {
    return browser.findElement(By.linkText(text));
  }

  @Test
  void fromHomeToMesaOptimizationToARelatedRiskToItsSourceAndBack() {
    open("/");
    link("Mesa-Optimization Objectives").click();
    awaitHeading("Mesa-Optimization Objectives");
    WebElement related = browser.findElement(By.cssSelector("ol.related > li a"));
    String name = related.getText();
    related.click();
    awaitHeading(name);
    browser.findElement(By.cssSelector("dl.facts a[href^='/source/']")).click();
    await(() -> browser.getCurrentUrl().contains("/source/"));
    browser.navigate().back();
    awaitHeading(name);
    link("← All risks").click();
    awaitHeading("Risks");
  }

  @Test
  void backToTheRepositoryKeepsTheFilters() {
    open("/repository?domain=7&entity=ai");
    String all = browser.getCurrentUrl();
    browser.findElement(By.cssSelector("ol.results h2 a")).click();
    link("← All risks").click();
    awaitEquals(all, browser::getCurrentUrl);
  }

  @Test
  void searchMarksWhatWasLookedFor() {
    open("/");
    WebElement field = browser.findElement(By.id("site-search"));
    field.sendKeys("deceptive alignment");
    field.submit();
    awaitEquals("deceptive",
        () -> browser.findElement(By.cssSelector("ol.results mark")).getText().toLowerCase(Locale.ROOT));
  }

  @Test
  void suggestionsAreChosenByKeyboard() {
    open("/search");
    WebElement field = browser.findElement(By.id("q"));
    field.sendKeys("mesa-optim");
    WebDriverWait wait = new WebDriverWait(browser, PATIENCE);
    wait.until(driver -> "true".equals(field.getDomAttribute("aria-expanded")));
    WebElement first = browser.findElement(By.cssSelector("main .suggestions [role=option]"));
    field.sendKeys(org.openqa.selenium.Keys.ARROW_DOWN);
    assertEquals(first.getDomAttribute("id"), field.getDomAttribute("aria-activedescendant"));
    assertEquals(List.of(), watched.violations());
    String name = first.getDomAttribute("data-name");
    field.sendKeys(org.openqa.selenium.Keys.ENTER);
    awaitEquals(name.toLowerCase(Locale.ROOT), () -> heading().toLowerCase(Locale.ROOT));
  }

  @Test
  void facetsNarrowTheListAndCanBeTakenAway() {
    open("/repository");
    String all = browser.findElement(By.cssSelector("main .lead")).getText();
    browser.findElement(By.partialLinkText("7 AI system safety")).click();
    await(() -> number(browser.findElement(By.cssSelector("main .lead")).getText()) < number(all));
    browser.findElement(By.cssSelector("ul.chips a")).click();
    awaitEquals(all, () -> browser.findElement(By.cssSelector("main .lead")).getText());
  }

  @Test
  void tickedRisksAreReviewedAndUntickedOnesLeft() {
    open("/repository?domain=7");
    List<WebElement> boxes = browser.findElements(By.cssSelector("ol.results input[name=risk]"));
    boxes.subList(0, 3).forEach(WebElement::click);
    browser.findElement(By.xpath("//form[@id='basket']//button[text()='Review']")).click();
    new WebDriverWait(browser, PATIENCE).until(page -> page.getTitle().startsWith("Risk register"));
    awaitHeading("Risk register");
    awaitEquals(3, () -> browser.findElements(By.cssSelector("input[name=risk]:checked")).size());
    WebElement unticked = browser.findElement(By.cssSelector("input[name=risk]:checked"));
    unticked.click();
    browser.findElement(By.xpath("//form[@id='basket']//button[text()='Review']")).click();
    // While a page is replaced, the driver has errors of its own for elements of the old one.
    new WebDriverWait(browser, PATIENCE).ignoring(WebDriverException.class)
        .until(ExpectedConditions.stalenessOf(unticked));
    assertEquals(2, browser.findElements(By.cssSelector("input[name=risk]:checked")).size());
    browser.findElement(By.id("add")).sendKeys("34.02.03", org.openqa.selenium.Keys.ENTER);
    await(() -> browser.findElements(By.cssSelector("input[name=risk]:checked")).size() == 3);
    assertEquals("34.02.03", browser.findElements(By.cssSelector("input[name=risk]:checked")).get(2)
        .getDomAttribute("value"));
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
    await(() -> browser.findElement(By.cssSelector("tbody td")).isDisplayed());
    awaitEquals("34.02.03", () -> browser.findElement(By.id("risk")).getDomProperty("value"));
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
    link("Back to the AI Risk Graph").click();
    awaitHeading("SPARQL");
  }

  @Test
  void aCannedQueryRunsOnAClickInTheEditorAndItsRowsLeadToPages() {
    WebDriverWait wait = new WebDriverWait(browser, PATIENCE);
    for (Map.Entry<Integer, String> look : List.of(Map.entry(360, "dark"), Map.entry(1280, "light"))) {
      watched.show(look.getKey(), look.getValue());
      open("/");
      open("/sparql");
      browser.findElement(By.id("query")).click();
      WebElement editor = browser.findElement(By.cssSelector(".CodeMirror"));
      browser.findElement(By.id("find")).sendKeys("related reasons");
      link(browser.findElements(By.cssSelector(".canned li:not([hidden]) a")).get(0).getText()).click();
      WebElement to = browser.findElement(By.cssSelector("#result tbody a[href^='/risk/']"));
      wait.until(driver -> !browser.findElements(By.cssSelector("#result tbody td")).isEmpty());
      assertTrue(browser.findElement(By.id("state")).getText().matches("[\\d,]+ rows? · .*"));
      assertEquals(List.of(), watched.violations());
      assertTrue(watched.overflow() <= 0, look + ": " + watched.overflow() + " pixels too wide");
      Object text = browser.executeScript("return arguments[0].CodeMirror.getValue()", editor);
      assertEquals(text, browser.executeScript("return decodeURIComponent(location.hash.slice('#query='.length))"));
      to.click();
      await(() -> browser.getCurrentUrl().startsWith(server.url() + "risk/"));
    }
  }

  @Test
  void aSharedQueryArrivesInTheEditorRunsAndIsWrittenAsAProgram() {
    String query = "SELECT ?x { BIND(\"a'b`${c} # & + % é 日本\" AS ?x) }";
    open("/");
    open("/sparql#query=" + TestServer.encode(query).replace("+", "%20"));
    WebElement editor = browser.findElement(By.cssSelector(".CodeMirror"));
    assertEquals(query, browser.executeScript("return arguments[0].CodeMirror.getValue()", editor));
    browser.findElement(By.id("run")).click();
    assertEquals("a'b`${c} # & + % é 日本", browser.findElement(By.cssSelector("#result tbody td")).getText());
    browser.findElement(By.cssSelector("#code summary")).click();
    new Select(browser.findElement(By.id("language"))).selectByValue("javascript");
    String program = browser.findElement(By.cssSelector("#code code")).getText();
    assertEquals("[{\"x\":\"a'b`${c} # & + % é 日本\"}]", browser.executeAsyncScript(
        "const done = arguments[0]; const said = []; const console = { log: row => said.push(row) }; (async () => {"
            + program + "})().then(() => done(JSON.stringify(said)), e => done(String(e)))"));
  }

  @Test
  void theEditorCompletesTermsOfThisGraphAndDeclaresTheirPrefix() {
    open("/");
    open("/sparql#query=" + TestServer.encode("SELECT * { ?risk ").replace("+", "%20"));
    WebElement editor = browser.findElement(By.cssSelector(".CodeMirror"));
    browser.executeScript("arguments[0].CodeMirror.focus(); arguments[0].CodeMirror.execCommand('goDocEnd')", editor);
    browser.switchTo().activeElement().sendKeys("mitigatedB");
    WebElement hint = browser.findElement(By.cssSelector(".CodeMirror-hint"));
    assertTrue(hint.getText().startsWith("airg:mitigatedBy"), hint.getText());
    browser.switchTo().activeElement().sendKeys(org.openqa.selenium.Keys.ENTER);
    String text = browser.executeScript("return arguments[0].CodeMirror.getValue()", editor).toString();
    assertEquals("PREFIX airg: <https://w3id.org/airiskgraph/ontology#>\nSELECT * { ?risk airg:mitigatedBy", text);
  }

  @Test
  void theFusekiUiCompletesPrefixesAndTermsOfThisGraphAndAsksNobodyElse() {
    browser.get("about:blank");
    open("/ui/#/dataset/risks/query?query=" + TestServer.encode("PREFIX air").replace("+", "%20"));
    WebElement editor = browser.findElement(By.cssSelector(".CodeMirror"));
    for (String[] typed : new String[][] {{"PREFIX air", "airg: <https://w3id.org/airiskgraph/ontology#>"},
        {"PREFIX airg: <https://w3id.org/airiskgraph/ontology#>\nSELECT * { ?risk airg:mitigatedB",
            "airg:mitigatedBy"}}) {
      browser.executeScript("arguments[0].CodeMirror.setValue(arguments[1]); arguments[0].CodeMirror.focus();"
          + "arguments[0].CodeMirror.execCommand('goDocEnd')", editor, typed[0]);
      browser.switchTo().activeElement()
          .sendKeys(org.openqa.selenium.Keys.chord(org.openqa.selenium.Keys.CONTROL, " "));
      await(() -> browser.findElement(By.cssSelector(".CodeMirror-hint, .CodeMirror-code")) != null
          && (browser.findElements(By.cssSelector(".CodeMirror-hint")).stream()
              .anyMatch(hint -> hint.getText().contains(typed[1]))
              || browser.executeScript("return arguments[0].CodeMirror.getValue()", editor).toString()
                  .contains(typed[1])));
      browser.switchTo().activeElement().sendKeys(org.openqa.selenium.Keys.ESCAPE);
    }
  }

  @Test
  void theFusekiUiBeginsWithTheEditor() {
    browser.get("about:blank");
    open("/ui/");
    assertTrue(browser.findElement(By.cssSelector(".CodeMirror")).isDisplayed());
    assertTrue(browser.getCurrentUrl().endsWith("/ui/#/dataset/risks/query"), browser.getCurrentUrl());
  }

  @Test
  void aTrickyQueryArrivesIntact() {
    String query = "SELECT * { ?s ?p \"a'b # & + % é 日本\" }\nLIMIT 1";
    // Where the UI is open already, an address that differs after the hash only brings no query.
    browser.get("about:blank");
    open("/ui/#/dataset/risks/query?query=" + TestServer.encode(query).replace("+", "%20"));
    Object text = browser.executeScript("return arguments[0].CodeMirror.getValue()",
        browser.findElement(By.cssSelector(".CodeMirror")));
    assertEquals(query, text);
  }

  @Test
  void aBoxOfThePictureLeadsToItsPage() {
    open("/risk/34.02.03");
    browser.findElement(By.cssSelector(".still svg a[href='/domain/7.2']")).click();
    await(() -> heading().startsWith("7.2"));
  }
}
