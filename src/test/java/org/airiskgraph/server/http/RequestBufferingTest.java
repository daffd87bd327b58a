package org.airiskgraph.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestBufferingTest {
  @ParameterizedTest
  @CsvSource({"a, 1", "a=b&c=d, 2", "a&a&a, 3", "&&, 3"})
  void fieldsAreCountedWithoutParsingThem(String form, int fields) {
    assertEquals(fields, RequestBuffering.fields(ByteBuffer.wrap(form.getBytes(StandardCharsets.UTF_8))));
  }
}
