package org.airiskgraph.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.openqa.selenium.By;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Tests that share one server and one {@link WatchedBrowser}; after each, nothing may have gone wrong unseen. */
abstract class WatchedBrowserTests {
  /** Only a page that hangs takes as long. */
  static final Duration PATIENCE = Duration.ofMinutes(2);

  static TestServer server;
  static WatchedBrowser watched;
  static ChromeDriver browser;

  @BeforeAll
  static void start() {
    WatchedBrowser.assumeInstalled();
    server = TestServer.start();
    watched = WatchedBrowser.start(server);
    browser = watched.driver();
  }

  @AfterAll
  static void stop() {
    if (watched != null) {
      watched.close();
      watched = null;
    }
    if (server != null) {
      server.close();
      server = null;
    }
  }

  @AfterEach
  void nothingWentWrongUnseen() {
    watched.check();
  }

  static WebElement find(String selector) {
    return browser.findElement(By.cssSelector(selector));
  }

  /**
   * Waits until {@code actual} is {@code expected}: a click may return before the next page is there, and elements of the
   * last page are gone when it is.
   */
  static void awaitEquals(Object expected, Supplier<?> actual) {
    try {
      new WebDriverWait(browser, PATIENCE).ignoring(StaleElementReferenceException.class)
          .until(driver -> expected.equals(actual.get()));
    } catch (TimeoutException e) {
      assertEquals(expected, actual.get());
    }
  }

  /** Waits until {@code state} holds. */
  static void await(BooleanSupplier state) {
    awaitEquals(true, state::getAsBoolean);
  }

  /** Waits for the page of this heading and all that belongs to it, so that nothing moves away under a click. */
  static void awaitHeading(String expected) {
    awaitEquals(expected, WatchedBrowserTests::heading);
    awaitEquals("complete", () -> browser.executeScript("return document.readyState"));
  }

  static String heading() {
    return find("main h1").getText();
  }
}
