package org.airiskgraph.server;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/** Tests that share one server and one {@link WatchedBrowser}; after each, nothing may have gone wrong unseen. */
abstract class WatchedBrowserTests {
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

  static String heading() {
    return find("main h1").getText();
  }
}
