package org.airiskgraph.store.snapshot;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Columns of numbers and texts as bytes: each with its length before it, lowest byte first. */
final class Columns {
  private Columns() {}

  /** Takes columns one after the other. */
  static final class Writer {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    void ints(int[] values) {
      ByteBuffer buffer = sized(values.length, Integer.BYTES);
      buffer.asIntBuffer().put(values);
      out.writeBytes(buffer.array());
    }

    void shorts(short[] values) {
      ByteBuffer buffer = sized(values.length, Short.BYTES);
      buffer.asShortBuffer().put(values);
      out.writeBytes(buffer.array());
    }

    void bytes(byte[] values) {
      sized(values.length, 0);
      out.writeBytes(values);
    }

    void texts(List<String> texts) {
      sized(texts.size(), 0);
      texts.forEach(text -> bytes(text.getBytes(StandardCharsets.UTF_8)));
    }

    private ByteBuffer sized(int count, int size) {
      out.writeBytes(ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(count).array());
      return ByteBuffer.allocate(count * size).order(ByteOrder.LITTLE_ENDIAN);
    }

    byte[] toBytes() {
      return out.toByteArray();
    }
  }

  /** Gives the columns back in the order they were written. */
  static final class Reader {
    private final ByteBuffer in;

    Reader(ByteBuffer in) {
      this.in = in.order(ByteOrder.LITTLE_ENDIAN);
    }

    int[] ints() {
      int[] values = new int[in.getInt()];
      in.asIntBuffer().get(values);
      in.position(in.position() + values.length * Integer.BYTES);
      return values;
    }

    short[] shorts() {
      short[] values = new short[in.getInt()];
      in.asShortBuffer().get(values);
      in.position(in.position() + values.length * Short.BYTES);
      return values;
    }

    byte[] bytes() {
      byte[] values = new byte[in.getInt()];
      in.get(values);
      return values;
    }

    List<String> texts() {
      int count = in.getInt();
      List<String> texts = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        texts.add(new String(bytes(), StandardCharsets.UTF_8));
      }
      return texts;
    }
  }
}
