package org.airiskgraph;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Adds a line for each test that is not run, with the reason, to {@code target/skipped.txt}, which the build prints. A
 * class whose preparation is aborted counts with all its tests; Maven would count none of them.
 */
public final class SkippedTests implements TestExecutionListener {
  private final SkippedList list = new SkippedList(Path.of("target", "skipped.txt"));
  private TestPlan plan;

  @Override
  public void testPlanExecutionStarted(TestPlan started) {
    plan = started;
  }

  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    write(test, reason);
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (result.getStatus() == TestExecutionResult.Status.ABORTED) {
      write(test, result.getThrowable().map(Throwable::getMessage).orElse("no reason"));
    }
  }

  private void write(TestIdentifier skipped, String reason) {
    List<String> lines = new ArrayList<>();
    if (skipped.isTest()) {
      lines.add(line(skipped, reason));
    } else {
      plan.getDescendants(skipped).stream().filter(SkippedTests::isMethod)
          .forEach(test -> lines.add(line(test, reason)));
    }
    list.add(lines);
  }

  /** Also a parameterized one, whose runs are not known before it begins. */
  private static boolean isMethod(TestIdentifier test) {
    return test.getSource().filter(MethodSource.class::isInstance).isPresent();
  }

  private static String line(TestIdentifier test, String reason) {
    String name = test.getSource().map(source -> source instanceof MethodSource method
        ? method.getClassName() + "." + method.getMethodName()
        : source instanceof ClassSource type ? type.getClassName() : test.getDisplayName())
        .orElse(test.getDisplayName());
    return name.replaceFirst("^org\\.airiskgraph\\.", "") + ": "
        + reason.replaceFirst("^Assumption failed: ", "").replaceAll("\\s+", " ");
  }
}
