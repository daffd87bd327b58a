package org.airiskgraph.reader;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Damages inputs at random, the same way for the same seed: bytes turned, pieces lost, doubled or moved, and
 * what parsers stumble over put in.
 *
 * <p>{@code -Dairisk.fuzz.rounds=100000} fuzzes for longer than the test run does, {@code -Dairisk.fuzz.seed=7}
 * elsewhere.
 */
public final class Mutations {
  private static final List<String> STUMBLES =
      List.of("\"", "'", "\n", "\r\n", "\t", "\0", "\u0001", "\ufeff", "\ud83d\ude00", "<", ">", "&", "]]>",
          "<!--", "<!DOCTYPE a>", "&#x0;", "{", "}", "[", "]", "*a", "&a ", "!!java/x", "- ", ": ", ",", ";", "|", "@",
          "#+ ", "%", "\\", "_x0000_", "-1", "0",
          "99999999999999999999", "1e999999999", "NaN", "34.02.03", "X.1 > ", "7.9 > ", "#REF!", "=1+1",
          "r=\"ZZZZZZ1\"", "t=\"s\"", "VALUES", "SELECT", "?x", "<urn:x>");

  private final Random random;

  public Mutations(long seed) {
    random = new Random(Long.getLong("airisk.fuzz.seed", 0) * 1_000_003 + seed);
  }

  /** How many inputs to try; {@code usual} in the test run. */
  public static int rounds(int usual) {
    return Integer.getInteger("airisk.fuzz.rounds", usual);
  }

  public int below(int bound) {
    return random.nextInt(bound);
  }

  public String damage(String text) {
    return new String(damage(text.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
  }

  /** The input with one to four injuries; often no longer UTF-8. */
  public byte[] damage(byte[] input) {
    byte[] bytes = input;
    for (int i = random.nextInt(4); i >= 0; i--) {
      bytes = injure(bytes);
    }
    return bytes;
  }

  private byte[] injure(byte[] bytes) {
    if (bytes.length == 0) {
      return stumble();
    }
    int at = random.nextInt(bytes.length);
    int length = Math.min(bytes.length - at, 1 + random.nextInt(random.nextBoolean() ? 8 : 400));
    byte[] before = Arrays.copyOf(bytes, at);
    byte[] piece = Arrays.copyOfRange(bytes, at, at + length);
    byte[] after = Arrays.copyOfRange(bytes, at + length, bytes.length);
    return switch (random.nextInt(7)) {
      case 0 -> join(before, new byte[] {(byte) random.nextInt(256)}, Arrays.copyOfRange(bytes, at + 1, bytes.length));
      case 1 -> join(before, after);
      case 2 -> join(before, piece, piece, after);
      case 3 -> join(before, after, piece);
      case 4 -> before;
      default -> join(before, stumble(), random.nextBoolean() ? piece : new byte[0], after);
    };
  }

  private byte[] stumble() {
    String text = STUMBLES.get(random.nextInt(STUMBLES.size()));
    return text.repeat(random.nextInt(20) == 0 ? 5_000 : 1).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] join(byte[]... pieces) {
    byte[] joined = new byte[Arrays.stream(pieces).mapToInt(piece -> piece.length).sum()];
    int at = 0;
    for (byte[] piece : pieces) {
      System.arraycopy(piece, 0, joined, at, piece.length);
      at += piece.length;
    }
    return joined;
  }
}
