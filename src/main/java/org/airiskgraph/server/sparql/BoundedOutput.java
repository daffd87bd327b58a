package org.airiskgraph.server.sparql;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Keeps what is written to it in buffers of 32 KiB, which count towards the memory of the query. */
final class BoundedOutput extends OutputStream {
  private static final int BUFFER_BYTES = 32 * 1024;

  private final QueryBudget budget;
  private final List<ByteBuffer> buffers = new ArrayList<>();
  private ByteBuffer current = ByteBuffer.allocate(0);

  BoundedOutput(QueryBudget budget) {
    this.budget = budget;
  }

  @Override
  public void write(int b) {
    room().put((byte) b);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    for (int done = 0; done < length;) {
      ByteBuffer room = room();
      int part = Math.min(room.remaining(), length - done);
      room.put(bytes, offset + done, part);
      done += part;
    }
  }

  private ByteBuffer room() {
    if (!current.hasRemaining()) {
      budget.check();
      budget.charge(BUFFER_BYTES);
      current = ByteBuffer.allocate(BUFFER_BYTES);
      buffers.add(current);
    }
    return current;
  }

  /** What was written, ready to be read. */
  List<ByteBuffer> buffers() {
    return buffers.stream().map(buffer -> buffer.duplicate().flip()).toList();
  }

  long length() {
    return (long) buffers.size() * BUFFER_BYTES - current.remaining();
  }

  /**
   * What was written, compressed with gzip for speed rather than size. Both count towards the memory of the query until
   * it ends.
   */
  BoundedOutput compressed() {
    BoundedOutput compressed = new BoundedOutput(budget);
    try (OutputStream gzip = new GZIPOutputStream(compressed, BUFFER_BYTES) {
      {
        def.setLevel(Deflater.BEST_SPEED);
      }
    }) {
      for (ByteBuffer buffer : buffers()) {
        gzip.write(buffer.array(), 0, buffer.limit());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return compressed;
  }

  /** Bytes of memory that the buffers take. */
  long held() {
    return (long) buffers.size() * BUFFER_BYTES;
  }
}
