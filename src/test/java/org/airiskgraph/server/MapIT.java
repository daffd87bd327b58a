package org.airiskgraph.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.ExpectedCondition;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The map of all risks, used by mouse and by keyboard, on a desk and on a phone. */
class MapIT extends WatchedBrowserTests {
  private static final String MESA = "34.02.03";

  private static void open(int width, String scheme, String fragment) {
    watched.show(width, scheme);
    // A new document also where only the fragment is another one.
    browser.get("about:blank");
    watched.open("/map" + fragment);
    find(".map .board");
  }

  private static void waitUntil(ExpectedCondition<Boolean> condition) {
    new WebDriverWait(browser, PATIENCE).until(condition);
  }

  private static long count(String selector) {
    return ((Number) browser.executeScript("return document.querySelectorAll(arguments[0]).length", selector))
        .longValue();
  }

  private static void press(String button) {
    browser.findElement(By.xpath("//*[@class='tools']//button[text()='" + button + "']")).click();
  }

  @ParameterizedTest
  @CsvSource({"1280,light", "768,dark", "360,dark"})
  void chosenRiskIsTheHeadingOfItsRelatedRisksWithoutBarriers(int width, String scheme) {
    open(width, scheme, "#" + MESA);
    waitUntil(driver -> count(".map .near") > 5);
    assertEquals("Mesa-Optimization Objectives", find(".map .chosen h2").getText());
    assertEquals(count(".map .near"), count(".map .lines line"));
    assertEquals(count(".map .near"), count(".map .chosen ol a"));
    assertEquals(List.of(), watched.violations());
    assertTrue(watched.overflow() <= 0, "wider than the window");
  }

  @Test
  void zoomingBringsNamesAndTheWholeMapTakesThemAway() {
    open(1280, "light", "#domain-3");
    assertEquals(0, count(".map .names .name"));
    for (int i = 0; i < 4; i++) {
      press("Zoom in");
    }
    waitUntil(driver -> count(".map .names .name") > 0);
    assertEquals(0L, browser.executeScript("""
        const zoom = document.querySelector('.map .board').getScreenCTM().a;
        return [...document.querySelectorAll('.map .names .name')]
            .filter(text => text.getAttribute('font-size') * zoom < 10).length;"""), "names too small to read");
    press("Whole map");
    waitUntil(driver -> count(".map .names .name") == 0);
  }

  @Test
  void arrowKeysGoFromRiskToRiskAndEnterOpensThePage() {
    open(1280, "light", "#" + MESA);
    find(".map .at").sendKeys(Keys.ARROW_RIGHT);
    WebElement next = browser.switchTo().activeElement();
    assertNotEquals(MESA, next.getDomAttribute("id"));
    assertEquals("a", next.getTagName());
    String address = next.getDomAttribute("href");
    next.sendKeys(Keys.ENTER);
    waitUntil(driver -> driver.getCurrentUrl().endsWith(address));
  }

  @Test
  void clickChoosesASecondClickOpens() {
    open(1280, "light", "#domain-7");
    WebElement dot = browser.findElement(By.id(MESA));
    dot.click();
    waitUntil(driver -> driver.getCurrentUrl().endsWith("/map#" + MESA));
    dot.click();
    waitUntil(driver -> driver.getCurrentUrl().endsWith("/risk/" + MESA));
  }

  @Test
  void namesAreFoundAndTheFirstIsChosenWithEnter() {
    open(1280, "light", "");
    find("#find").sendKeys("mesa opt");
    waitUntil(driver -> count(".map .found") > 0);
    assertTrue(find(".map .tools [role=status]").getText().matches("\\d+ risks? ha(s|ve) this in the name\\."));
    find("#find").sendKeys(Keys.ENTER);
    assertTrue(find(".map .chosen h2").getText().contains("Mesa-Optimization"));
    find("#find").clear();
    find("#find").sendKeys("zzqqx");
    waitUntil(driver -> find(".map .tools [role=status]").getText().startsWith("No risks"));
  }
}
