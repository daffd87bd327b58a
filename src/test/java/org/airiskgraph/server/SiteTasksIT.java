package org.airiskgraph.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.WebDriverWait;

/** What three people come for, in a real browser, from the home page to a downloaded file. */
class SiteTasksIT extends WatchedBrowserTests {
  @TempDir private static Path downloads;

  @BeforeAll
  static void saveDownloads() {
    watched.saveTo(downloads);
  }

  private static void follow(String linkText) {
    browser.findElement(By.partialLinkText(linkText)).click();
  }

  /** The content of the file that a click on {@code linkText} downloads. */
  private static String download(String linkText, String ending) throws IOException {
    follow(linkText);
    new WebDriverWait(browser, PATIENCE).until(driver -> file(ending).isPresent());
    return Files.readString(file(ending).orElseThrow());
  }

  private static Optional<Path> file(String ending) {
    try (Stream<Path> files = Files.list(downloads)) {
      return files.filter(file -> file.toString().endsWith(ending)).findFirst();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void researcherAsksWhatIsNearMesaOptimizationAndWhy() throws IOException {
    watched.open("/");
    WebElement field = find("main input[name=q]");
    field.sendKeys("mesa-optimization");
    field.submit();
    find("ol.results a[href='/risk/34.02.03']").click();
    awaitHeading("Mesa-Optimization Objectives");
    WebElement nearest = find("ol.related > li[value='1']");
    assertEquals("Inner misalignment", nearest.findElement(By.tagName("a")).getText());
    nearest.findElement(By.cssSelector("details > summary")).click();
    await(nearest.findElement(By.cssSelector(".reasons a[href='/concept/mesa-optimization']"))::isDisplayed);
    nearest.findElement(By.linkText("What connects these two")).click();
    awaitHeading("Compare two risks");
    assertTrue(find("dl.connections a[href='/concept/inner-misalignment']").isDisplayed());
    browser.navigate().back();
    follow("Cite");
    assertTrue(download("BibTeX", ".bib").startsWith("@misc{airiskgraph-risk-34.02.03,"));
  }

  @Test
  void relatedRisksOfOtherDomainsAreShownAloneAndThenAllAgain() {
    watched.open("/risk/24.03.07");
    int all = browser.findElements(By.cssSelector("ol.related > li")).size();
    follow("Other domains only");
    await(() -> {
      int others = browser.findElements(By.cssSelector("ol.related > li")).size();
      return 0 < others && others < all;
    });
    follow("Show all");
    awaitEquals(all, () -> browser.findElements(By.cssSelector("ol.related > li")).size());
  }

  @Test
  void officerFiltersTheRisksOfAChatbotAndFindsMitigations() throws IOException {
    watched.open("/");
    follow("Filter all risks");
    WebElement field = find("main input[name=q]");
    field.sendKeys("chatbot");
    field.submit();
    follow("about conversational agent");
    follow("Post-deployment");
    await(() -> browser.getCurrentUrl().contains("timing=post-deployment"));
    String filtered = browser.getCurrentUrl();
    int total = Integer.parseInt(find("main [role=status]").getText().replaceFirst(" .*", ""));
    assertTrue(total > 5, String.valueOf(total));
    follow("Domain by cause");
    assertTrue(find("main svg a text").isDisplayed());
    browser.navigate().back();
    browser.findElements(By.cssSelector("ol.results input[name=risk]")).stream().limit(2).forEach(WebElement::click);
    find("form.basket button[formaction='/register.xlsx']").click();
    new WebDriverWait(browser, PATIENCE).until(driver -> file(".xlsx").isPresent());
    find("ol.results h2 a").click();
    assertTrue(browser.findElements(By.cssSelector("ol.steps > li")).size() >= 3);
    assertTrue(find("ol.steps .tags").getText().contains("Evidence:"), find("ol.steps .tags").getText());
    assertTrue(download("RIS", ".ris").startsWith("TY  - "));
    follow("All risks");
    awaitEquals(filtered, browser::getCurrentUrl);
    find("ol.results h2 a").click();
    find("ol.steps .tags a[href^='/mitigation/?category=']").click();
    awaitHeading("Mitigations");
    assertTrue(find("ul.measures a").isDisplayed());
  }

  @Test
  void engineerRunsAQueryAndTakesItsResult() throws IOException {
    watched.open("/");
    follow("ready-made");
    awaitHeading("Queries");
    WebElement field = find("#related-risks-risk");
    field.clear();
    field.sendKeys("24.03.07");
    field.submit();
    assertTrue(find("tbody td").isDisplayed());
    assertTrue(download("CSV", ".csv").contains("rank,score,kind"));
    follow("Ontology");
    assertTrue(find("#RiskLink").isDisplayed());
  }
}
