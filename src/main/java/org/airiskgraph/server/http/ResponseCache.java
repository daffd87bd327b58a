package org.airiskgraph.server.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;

/**
 * Caches responses of pages, which never change while the server runs: at most 32 MiB in all, 2 MiB each, the
 * least used removed first. Safe for use by several threads.
 */
public final class ResponseCache {
  private static final int TOTAL_BYTES = 32 << 20;
  private static final int LARGEST_BYTES = 2 << 20;
  private static final int ENTRY_BYTES = 1000;

  private final Cache<PageRequest, PageResponse> responses = Caffeine.newBuilder().maximumWeight(TOTAL_BYTES)
      .weigher((PageRequest request, PageResponse response) -> response.body().length + weight(request)).build();

  private static int weight(PageRequest request) {
    return ENTRY_BYTES + 2 * request.toString().length();
  }

  public Optional<PageResponse> get(PageRequest request) {
    return Optional.ofNullable(responses.getIfPresent(request));
  }

  /** Keeps a response with status 200 that is not too large; others are ignored. */
  public void put(PageRequest request, PageResponse response) {
    if (response.status() == 200 && response.body().length <= LARGEST_BYTES) {
      responses.put(request, response);
    }
  }

  /** The number of responses kept. */
  long size() {
    responses.cleanUp();
    return responses.estimatedSize();
  }
}
