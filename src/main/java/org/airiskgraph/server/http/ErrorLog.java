package org.airiskgraph.server.http;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs failures of requests, one line each: what a client sends must not fill the disk or forge lines. */
public final class ErrorLog {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorLog.class);
  private static final int MAX_MESSAGE = 300;

  private ErrorLog() {}

  /** Logs that {@code what} happened, because of {@code cause}, with the place in the code where it arose. */
  public static void report(String what, Throwable cause) {
    StackTraceElement[] trace = cause.getStackTrace();
    LOG.error("{}: {}: {} at {}", oneLine(what), cause.getClass().getName(),
        oneLine(String.valueOf(cause.getMessage())),
        trace.length == 0 ? "an unknown place" : trace[0]);
    LOG.debug("trace", cause);
  }

  private static String oneLine(String text) {
    String line = text.replaceAll("\\p{Cntrl}", " ");
    return line.length() > MAX_MESSAGE ? line.substring(0, MAX_MESSAGE) + "…" : line;
  }
}
