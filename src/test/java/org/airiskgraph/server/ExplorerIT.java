package org.airiskgraph.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The explorer of neighborhoods, used by mouse and by keyboard, on a desk and on a phone. */
class ExplorerIT extends WatchedBrowserTests {
  private static final String RELATED = ".board [data-id='risk/53.01.06']";

  private static void explore(String path) {
    watched.show(1280, "light");
    watched.open(path);
    find("button.start").click();
    find(".board .spot.center");
  }

  private static void press(String button) {
    browser.findElement(By.xpath("//*[@class='explorer']//button[text()='" + button + "']")).click();
  }

  private static long boxes() {
    return number("return document.querySelectorAll('.board .spot').length");
  }

  private static long number(String script) {
    return ((Number) browser.executeScript(script)).longValue();
  }

  /** The width of what the board shows, in the picture's pixels. */
  private static double width() {
    return Double.parseDouble(find(".board").getDomAttribute("viewBox").split(" ")[2]);
  }

  private static void waitForBoxes(long number) {
    new WebDriverWait(browser, PATIENCE).until(driver -> boxes() == number);
  }

  /** Chooses a box by its button in the list, adds its neighbors, and returns the number of boxes there were. */
  private static long expand(String id) {
    long before = boxes();
    find(".names [data-id='" + id + "']").click();
    press("Expand neighbors");
    new WebDriverWait(browser, PATIENCE).until(driver -> boxes() > before);
    return before;
  }

  private static void assertReadableAndApart() {
    assertEquals(0L, number("""
        const all = [...document.querySelectorAll('.board .spot rect')].map(one => one.getBoundingClientRect());
        return all.filter((a, i) => all.some((b, j) => i < j && a.left < b.right - 1 && b.left < a.right - 1
            && a.top < b.bottom - 1 && b.top < a.bottom - 1)).length;"""), "boxes that overlap");
    double least = ((Number) browser.executeScript("""
        const zoom = document.querySelector('.board').getScreenCTM().a;
        return Math.min(...[...document.querySelectorAll('.board .spot text')].map(t => t.getAttribute('font-size') * zoom));
        """)).doubleValue();
    assertTrue(least > 10.9, "smallest text is " + least + " px");
    assertEquals(0L, number("""
        const out = [...document.querySelectorAll('.board .spot')].filter(spot => [...spot.querySelectorAll('text')]
            .some(t => t.getBBox().width > spot.querySelector('rect').getBBox().width));
        return out.length;"""), "names wider than their boxes");
  }

  @ParameterizedTest
  @CsvSource({"/risk/34.02.03,1280,light", "/risk/34.02.03,360,dark", "/domain/7,1280,dark",
      "/concept/hallucination,360,light",
      "/source/34,800,light", "/incident/AML.CS0003,360,light", "/,1280,light"})
  void openExplorerIsReadableAccessibleAndFits(String path, int width, String scheme) {
    watched.show(width, scheme);
    watched.open(path);
    find("button.start").click();
    find(".board .spot.center");
    assertTrue(boxes() > 5);
    assertReadableAndApart();
    assertEquals(List.of(), watched.violations());
    assertTrue(watched.overflow() <= 0, "wider than the window");
    for (String zoom : List.of("Zoom in", "Zoom out", "Zoom out", "Fit")) {
      press(zoom);
      assertReadableAndApart();
    }
  }

  @Test
  void cutNeighborsAreCounted() {
    explore("/domain/7");
    assertTrue(find(".explorer [role=status]").getText().matches("(?s).*risk: 14 of \\d{3} shown.*"));
    assertTrue(find(".picture svg desc").getDomProperty("textContent").matches("(?s).*risk: 14 of \\d{3} shown.*"));
  }

  @Test
  void expandedBoxesSurviveReloadingAndAreUndoneOrCollapsed() {
    explore("/risk/34.02.03");
    long first = expand("risk/53.01.06");
    assertTrue(number("""
        const board = document.querySelector('.board').getBoundingClientRect();
        return [...document.querySelectorAll('.board .spot rect')].slice(%d).filter(one =>
            one.getBoundingClientRect().left < board.right && one.getBoundingClientRect().right > board.left).length;
        """.formatted(first)) > 0, "what was added is in sight");
    long second = expand("concept/mesa-optimizer");
    assertReadableAndApart();
    assertEquals(List.of(), watched.violations());
    long third = boxes();
    double width = width();
    new WebDriverWait(browser, PATIENCE).until(
        driver -> driver.getCurrentUrl().contains("open=risk%2F53.01.06%2Cconcept%2Fmesa-optimizer"));
    browser.navigate().refresh();
    waitForBoxes(third);
    assertEquals(width, width(), 2);
    assertEquals("concept/mesa-optimizer", find(".board .chosen[data-id]").getDomAttribute("data-id"));
    press("Collapse");
    waitForBoxes(second);
    press("Undo");
    waitForBoxes(third);
    find(".names [data-id='risk/53.01.06']").click();
    press("Collapse");
    new WebDriverWait(browser, PATIENCE).until(driver -> boxes() < third);
    press("Close");
    assertTrue(find(".still svg").isDisplayed());
    assertFalse(browser.getCurrentUrl().contains("#"));
    assertTrue(first > 5);
  }

  @Test
  void keyboardMovesExpandsUndoesZoomsAndOpens() {
    explore("/risk/34.02.03");
    long before = boxes();
    find(".board .spot.center").sendKeys(Keys.ARROW_RIGHT);
    WebElement right = browser.switchTo().activeElement();
    assertTrue(right.getDomAttribute("class").contains("risk"), right.getDomAttribute("class"));
    right.sendKeys(Keys.ARROW_DOWN);
    WebElement lower = browser.switchTo().activeElement();
    assertFalse(right.getDomAttribute("data-id").equals(lower.getDomAttribute("data-id")));
    lower.sendKeys(Keys.SPACE);
    new WebDriverWait(browser, PATIENCE).until(driver -> boxes() > before);
    lower.sendKeys("u");
    waitForBoxes(before);
    String zoom = "return Math.round(1000 * document.querySelector('.board').getScreenCTM().a)";
    long fitted = number(zoom);
    lower.sendKeys("+");
    assertTrue(number(zoom) > fitted);
    lower.sendKeys("0");
    assertEquals(fitted, number(zoom));
    String id = lower.getDomAttribute("data-id");
    lower.sendKeys(Keys.ENTER);
    new WebDriverWait(browser, PATIENCE).until(driver -> driver.getCurrentUrl().endsWith("/" + id));
  }

  @Test
  void selectedLineTellsItsReasonsAndKindsCanBeHidden() {
    explore("/risk/34.02.03");
    browser.executeScript("document.querySelector(\".board [data-edge*='risk/53.01.06'] .grip\")"
        + ".dispatchEvent(new MouseEvent('click', {bubbles: true}))");
    assertTrue(find(".chosen h3").getText().startsWith("Why: "));
    assertTrue(find(".board .why").getText().contains("related"), find(".board .why").getText());
    assertTrue(browser.findElements(By.cssSelector(".explorer .side .chosen li li")).size() > 1);
    browser.findElement(By.linkText("Compare the two"));
    assertTrue(find(RELATED).isDisplayed());
    find(".explorer input[value=risk]").click();
    new WebDriverWait(browser, PATIENCE)
        .until(driver -> number("return document.querySelectorAll('.board .spot.risk:not(.center)').length") == 0);
    assertTrue(boxes() > 1);
    press("Undo");
    assertTrue(find(RELATED).isDisplayed());
  }

  @Test
  void addressOfNothingKnownShowsThePictureAsItStarts() {
    watched.show(1280, "light");
    watched.open("/risk/34.02.03#explore=on&open=risk/none,../../ui,constructor&hide=%3Cb%3E&at=x&view=a,Infinity,-4");
    find(".board .spot.center.chosen");
    assertReadableAndApart();
  }

  @Test
  void pictureIsSavedAsSvgAndPng(@TempDir Path folder) throws Exception {
    explore("/risk/34.02.03");
    expand("risk/53.01.06");
    watched.saveTo(folder);
    press("Save SVG");
    press("Save PNG");
    Path svg = folder.resolve("neighborhood-risk-34.02.03.svg");
    Path png = folder.resolve("neighborhood-risk-34.02.03.png");
    new WebDriverWait(browser, PATIENCE).until(driver -> Files.exists(svg) && Files.exists(png));
    assertEquals(boxes() + 1, DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(svg.toFile())
        .getElementsByTagName("rect").getLength());
    assertTrue(Files.readString(svg).contains("Mesa-Optimization"));
    assertTrue(ImageIO.read(png.toFile()).getWidth() > 2000);
  }
}
