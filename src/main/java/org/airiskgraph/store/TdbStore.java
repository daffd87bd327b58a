package org.airiskgraph.store;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.links.LinkOptions;
import org.airiskgraph.reader.CatalogueInputs;
import org.airiskgraph.reader.InputException;
import org.apache.commons.io.FileUtils;
import org.apache.jena.dboe.base.file.Location;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.util.Symbol;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.loader.DataLoader;
import org.apache.jena.tdb2.loader.LoaderFactory;
import org.apache.jena.tdb2.sys.TDBInternal;

/**
 * The graph in a TDB2 database on disk, in a directory of its own: {@code graph-<digest>} is made from what the
 * digest says, and whole, because it gets its name last. While another is made it has a name that begins with
 * {@code building-}; a process that is killed meanwhile leaves the old one as it was.
 */
public final class TdbStore implements AutoCloseable {
  /**
   * A full disk under a mapped file is a fault in whichever thread comes next. The caches of TDB log it with a trace, also where it is
   * told to the user as well. Kept, or the level is collected.
   */
  private static final Logger CACHES = Logger.getLogger("com.github.benmanes.caffeine");

  static {
    CACHES.setLevel(Level.OFF);
  }

  private static final String WHOLE = "graph-";
  private static final String PART = "building-";
  private static final String LOCK = "in-use";

  /** Lists the files of the database with their lengths, beside them; nothing writes to them once they are whole. */
  private static final String FILES = "files.txt";
  private static final Symbol LOCK_HELD = Symbol.create("https://w3id.org/airiskgraph/ontology#storeLock");

  private final FileChannel channel;
  private final DatasetGraph database;
  private final DatasetGraph dataset;

  private TdbStore(FileChannel channel, DatasetGraph database) {
    this.channel = channel;
    this.database = database;
    this.dataset = new AutoCommitReadDataset(database);
    // A channel that nothing refers to is closed, and its lock is gone; callers keep the dataset, not this store.
    database.getContext().set(LOCK_HELD, channel);
  }

  /** Opens the store in {@code directory}, making it first if it is not there or was made from something else. */
  public static TdbStore open(Path directory, CatalogueInputs inputs, IriFactory iris, LinkOptions links) {
    return open(directory, InputFingerprint.of(inputs, iris, links), () -> RiskGraphBuilder.build(inputs, iris, links));
  }

  static TdbStore open(Path directory, String digest, Supplier<DatasetGraph> content) {
    try {
      refuseForeign(directory);
      Files.createDirectories(directory);
      FileChannel channel = lock(directory);
      try {
        Path whole = directory.resolve(WHOLE + digest);
        if (!isWhole(whole)) {
          FileUtils.deleteDirectory(whole.toFile());
          build(directory, whole, content.get());
        }
        deleteAllBut(directory, whole);
        return new TdbStore(channel, connect(whole));
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
    } catch (InternalError e) {
      // What Java throws when it writes to a mapped file and the disk is full.
      throw new InputException(directory.toString(), "cannot be used as a store: no space left on its disk", e);
    } catch (IOException e) {
      throw unusable(directory, e);
    }
  }

  private static InputException unusable(Path directory, IOException e) {
    return new InputException(directory.toString(), "cannot be used as a store: " + InputException.reason(e), e);
  }

  /** The graph, readable inside and outside of transactions. */
  public DatasetGraph dataset() {
    return dataset;
  }

  @Override
  public void close() throws IOException {
    TDBInternal.expel(database);
    channel.close();
  }

  /** A store deletes files that it no longer needs, so it must not use a directory with other files. */
  private static void refuseForeign(Path directory) throws IOException {
    if (Files.exists(directory) && !Files.isDirectory(directory)) {
      throw new InputException(directory.toString(), "found a file, expected a directory for the store");
    }
    for (Path file : files(directory)) {
      String name = file.getFileName().toString();
      if (!name.startsWith(WHOLE) && !name.startsWith(PART) && !name.equals(LOCK)) {
        throw new InputException(directory.toString(),
            "found " + InputException.quote(name) + ", expected an empty directory or a store made by --tdb");
      }
    }
  }

  private static List<Path> files(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    }
  }

  /** The operating system takes the lock back when the process ends, however it ends. */
  private static FileChannel lock(Path directory) throws IOException {
    FileChannel channel = FileChannel.open(directory.resolve(LOCK), CREATE, WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      // held by this process itself: the same answer
    }
    channel.close();
    throw new InputException(directory.toString(),
        "another process serves from this store; stop it or give another directory to --tdb");
  }

  private static void build(Path directory, Path whole, DatasetGraph content) throws IOException {
    for (Path file : files(directory)) {
      // Left by a process that was killed or found the disk full; this one holds the lock.
      if (file.getFileName().toString().startsWith(PART)) {
        FileUtils.deleteDirectory(file.toFile());
      }
    }
    Path part = directory.resolve(PART + ProcessHandle.current().pid());
    try {
      load(connect(Files.createDirectories(part)), content);
      Files.writeString(part.resolve(FILES), lengths(part));
      Files.move(part, whole, ATOMIC_MOVE);
    } catch (RuntimeException e) {
      // The database wraps what the disk answers; the content is in memory and no cause.
      throw Stream.<Throwable>iterate(e, Objects::nonNull, Throwable::getCause).filter(IOException.class::isInstance)
          .findFirst().<RuntimeException>map(cause -> unusable(directory, (IOException) cause)).orElse(e);
    } finally {
      FileUtils.deleteQuietly(part.toFile());
    }
  }

  private static void load(DatasetGraph database, DatasetGraph content) {
    boolean finished = false;
    try {
      DataLoader loader = LoaderFactory.sequentialLoader(database, (format, values) -> {
      });
      loader.startBulk();
      content.stream().forEach(quad -> {
        if (quad.isDefaultGraph()) {
          loader.stream().triple(quad.asTriple());
        } else {
          loader.stream().quad(quad);
        }
      });
      loader.finishBulk();
      finished = true;
    } finally {
      TDBInternal.expel(database, !finished);
    }
  }

  /** Whether a store has all its files in the lengths that they were written with: a full disk or a user may have cut some. */
  private static boolean isWhole(Path store) throws IOException {
    Path listed = store.resolve(FILES);
    return Files.isRegularFile(listed) && Files.readString(listed).equals(lengths(store));
  }

  private static String lengths(Path store) throws IOException {
    StringBuilder lengths = new StringBuilder();
    try (Stream<Path> files = Files.walk(store)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String name = store.relativize(file).toString();
        if (!name.endsWith(".lock") && !name.equals(FILES)) {
          lengths.append(Files.size(file)).append(' ').append(name).append('\n');
        }
      }
    }
    return lengths.toString();
  }

  private static DatasetGraph connect(Path place) {
    return DatabaseMgr.connectDatasetGraph(Location.create(place));
  }

  private static void deleteAllBut(Path directory, Path whole) throws IOException {
    for (Path file : files(directory)) {
      if (Files.isDirectory(file) && !file.equals(whole)) {
        FileUtils.deleteDirectory(file.toFile());
      }
    }
  }
}
