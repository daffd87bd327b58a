package org.airiskgraph.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The graph and the chart beside the table of an answer on the page of the editor. */
class ResultViewsIT extends WatchedBrowserTests {
  private static final String PREFIXES = """
      PREFIX airg: <https://w3id.org/airiskgraph/ontology#>
      PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
      """;

  private static void ask(String query) {
    browser.get("about:blank");
    watched.open("/sparql#query=" + TestServer.encode(PREFIXES + query).replace("+", "%20"));
    find(".CodeMirror");
    find("#run").click();
    // All of the answer is there once its number of rows is.
    new WebDriverWait(browser, PATIENCE).until(driver -> find("#state").getText().contains(" s"));
  }

  private static List<String> views() {
    return browser.findElements(By.cssSelector("#views button")).stream().map(WebElement::getText).toList();
  }

  private static void view(String name) {
    browser.findElement(By.xpath("//*[@id='views']/button[text()='" + name + "']")).click();
  }

  @ParameterizedTest
  @CsvSource({"1280,light", "360,dark"})
  void triplesBetweenResourcesAreExploredAndClosingLeadsBackToTheTable(int width, String scheme) {
    watched.show(width, scheme);
    ask("""
        CONSTRUCT { ?a airg:related ?b . ?b skos:note "text" }
        WHERE { VALUES ?a { <https://w3id.org/airiskgraph/risk/34.02.03> }
          ?link airg:linkFrom ?a ; airg:linkTo ?b ; airg:rank ?rank FILTER(?rank <= 4) }""");
    assertEquals(List.of("Table", "Graph"), views());
    view("Graph");
    new WebDriverWait(browser, PATIENCE)
        .until(driver -> driver.findElements(By.cssSelector(".board .spot")).size() == 5);
    assertEquals("Mesa-Optimization Objectives",
        find(".board .spot.center title").getDomProperty("textContent"));
    assertTrue(find("#result .hint").getText().startsWith("4 triples with texts"));
    assertEquals(List.of(), watched.violations());
    assertTrue(watched.overflow() <= 0, "wider than the window");
    assertTrue(browser.getCurrentUrl().contains("#query="), "the query stays in the address");
    browser.findElement(By.xpath("//*[@class='explorer']//button[text()='Close']")).click();
    assertEquals("true", browser.findElement(By.xpath("//*[@id='views']/button[1]")).getDomAttribute("aria-pressed"));
    assertEquals(8, browser.findElements(By.cssSelector("#result tbody tr")).size());
  }

  @ParameterizedTest
  @CsvSource({"1280,dark", "360,light"})
  void numbersAreBarsWithTheNamesOfTheirRows(int width, String scheme) {
    watched.show(width, scheme);
    ask("""
        SELECT ?part ?name ?risks (-?risks AS ?less) {
          { SELECT ?part (COUNT(?risk) AS ?risks) { ?risk airg:subdomain ?part } GROUP BY ?part }
          ?part skos:prefLabel ?name } ORDER BY DESC(?risks) LIMIT 7""");
    assertEquals(List.of("Table", "Chart"), views());
    view("Chart");
    assertEquals(7, browser.findElements(By.cssSelector(".bars rect")).size());
    String first = find(".bars title").getDomProperty("textContent");
    assertTrue(first.matches("Lack of capability or robustness: \\d+"), first);
    assertEquals(List.of(), watched.violations());
    assertTrue(watched.overflow() <= 0, "wider than the window");
    find("#number option[value=less]").click();
    assertTrue(find(".bars title").getDomProperty("textContent").contains(": -"));
  }

  @Test
  void answersWithoutNumbersOrTriplesHaveTheTableOnly() {
    watched.show(1280, "light");
    ask("SELECT ?a ?b { ?a skos:broader ?b } LIMIT 3");
    assertFalse(find("#views").isDisplayed());
    ask("ASK { ?a skos:broader ?b }");
    assertTrue(find("#state").getText().startsWith("Yes"));
  }
}
