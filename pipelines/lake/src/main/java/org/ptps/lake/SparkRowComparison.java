package org.ptps.lake;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.Partitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.ptps.catalog.Table;
import org.ptps.lake.clean.CleanRow;
import org.ptps.lake.clean.CleanRow.Status;
import org.ptps.lake.clean.Duplicates;
import org.ptps.lake.input.InputPart;
import scala.Tuple2;

/**
 * Compares rows with each other in Spark: duplicates, one thing under several keys, references
 * between tables. Hashes of all rows are shuffled, whole rows only where they share a hash.
 * Decisions return to the task that read the row, so that the driver holds nothing that grows with
 * the rows.
 */
final class SparkRowComparison {
  private final JavaSparkContext context;
  private final JavaRDD<RowBlock> read;
  private final Broadcast<BroadcastState> state;
  private final int tasks;

  /**
   * @param read persisted blocks of every task
   */
  SparkRowComparison(
      JavaSparkContext context, JavaRDD<RowBlock> read, Broadcast<BroadcastState> state) {
    this.context = context;
    this.read = read;
    this.state = state;
    this.tasks = read.getNumPartitions();
  }

  /** Partitioner whose keys are partition numbers. */
  private static final class Numbered extends Partitioner {
    private static final long serialVersionUID = 1;
    private final int count;

    Numbered(int count) {
      this.count = count;
    }

    @Override
    public int numPartitions() {
      return count;
    }

    @Override
    public int getPartition(Object key) {
      return Math.floorMod(((Number) key).longValue(), count);
    }
  }

  /** A row that shares a hash with another. */
  private record Candidate(int bin, int ordinal, int part, long line, byte[] row)
      implements Serializable {
    String pointer(BroadcastState state) {
      return state.part(part).profile().part().shown() + ":" + line;
    }

    Object[] values(BroadcastState state) {
      return new PackedRows.Reader(state.part(part), row, null).next().values();
    }
  }

  /**
   * Hashes that occur more than once.
   *
   * @param marks a bit for the first digits of each, so that most of the other hashes are told
   *     without a search
   */
  private record SharedHashes(long[] sorted, long[] marks) implements Serializable {
    private static final int MARKS_EACH = 16;

    static SharedHashes of(long[] sorted) {
      int words = Math.max(1, Integer.highestOneBit(sorted.length) / (Long.SIZE / MARKS_EACH));
      SharedHashes hashes = new SharedHashes(sorted, new long[words]);
      for (long hash : sorted) {
        hashes.marks[hashes.word(hash)] |= 1L << hash;
      }
      return hashes;
    }

    /** The word of a hash follows from its upper digits, the bit in it from its lowest. */
    private int word(long hash) {
      return (int) (hash >>> Integer.SIZE) & marks.length - 1;
    }

    boolean contain(long hash) {
      return (marks[word(hash)] & 1L << hash) != 0 && Arrays.binarySearch(sorted, hash) >= 0;
    }
  }

  /** {@link ComparisonKeys} of the tables that a task meets. */
  private static final class KeyRing {
    private final Map<String, ComparisonKeys> byTable = new HashMap<>();

    ComparisonKeys of(Table table) {
      return byTable.computeIfAbsent(table.id(), any -> new ComparisonKeys(table));
    }
  }

  /**
   * Decides about every row that shares its key, or the columns of a {@code same_thing}, with
   * another.
   *
   * @return for each task that read, in its partition, the decisions on its rows
   */
  JavaRDD<RowDecision> decisions() {
    JavaRDD<RowDecision> none = context.parallelize(List.<RowDecision>of(), tasks);
    long[] shared = shared();
    if (shared.length == 0) {
      return none;
    }
    Broadcast<SharedHashes> hashes = context.broadcast(SharedHashes.of(shared));
    Broadcast<BroadcastState> known = state;
    JavaRDD<RowDecision> decisions =
        home(candidates(none, hashes, 0).flatMap(each -> duplicates(each._2(), known.value())));
    int rounds = ComparisonKeys.rounds(state.value().tables().values());
    for (int round = 1; round <= rounds; round++) {
      int now = round;
      JavaRDD<RowDecision> more =
          home(
              candidates(decisions, hashes, now)
                  .flatMap(each -> sameThings(each._1(), each._2(), now, known.value())));
      decisions = decisions.zipPartitions(more, SparkRowComparison::both);
    }
    return decisions;
  }

  private static Iterator<RowDecision> both(
      Iterator<RowDecision> first, Iterator<RowDecision> then) {
    List<RowDecision> all = new ArrayList<>();
    first.forEachRemaining(all::add);
    then.forEachRemaining(all::add);
    return all.iterator();
  }

  /** Hashes that occur more than once. */
  private long[] shared() {
    Broadcast<BroadcastState> known = state;
    int count = tasks;
    List<long[]> repeated =
        read.mapPartitionsToPair(blocks -> hashes(known.value(), blocks, count).iterator())
            .partitionBy(new Numbered(count))
            .values()
            .mapPartitions(
                splits -> {
                  LongList all = new LongList();
                  splits.forEachRemaining(all::add);
                  return List.of(all.repeated()).iterator();
                })
            .collect();
    LongList all = new LongList();
    repeated.forEach(all::add);
    return all.distinct();
  }

  private static List<Tuple2<Integer, long[]>> hashes(
      BroadcastState state, Iterator<RowBlock> blocks, int count) {
    LongList[] splits = new LongList[count];
    Arrays.setAll(splits, i -> new LongList());
    KeyRing ring = new KeyRing();
    BroadcastState.Rows rows =
        state.rows(
            blocks,
            Collections.emptyIterator(),
            table -> {
              boolean[] wanted = new boolean[table.allColumns().size()];
              ComparisonKeys keys = ring.of(table);
              keys.markKey(wanted);
              keys.things().forEach(thing -> keys.mark(thing, wanted));
              return wanted;
            });
    while (rows.hasNext()) {
      CleanRow row = rows.next();
      if (row.status() == Status.KEPT) {
        ComparisonKeys keys = ring.of(rows.table());
        split(splits, keys.hash(row.values()));
        for (ComparisonKeys.Thing thing : keys.things()) {
          if (thing.concerns(row.values())) {
            split(splits, thing.hash(row.values()));
          }
        }
      }
    }
    List<Tuple2<Integer, long[]>> sent = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      sent.add(new Tuple2<>(i, splits[i].all()));
    }
    return sent;
  }

  private static void split(LongList[] splits, long hash) {
    splits[(int) Long.remainderUnsigned(hash, splits.length)].add(hash);
  }

  /**
   * Rows that share a hash, grouped by it.
   *
   * @param round 0: those of one key; then those that same things of this round look at
   */
  private JavaPairRDD<Long, Iterable<Candidate>> candidates(
      JavaRDD<RowDecision> decisions, Broadcast<SharedHashes> hashes, int round) {
    Broadcast<BroadcastState> known = state;
    JavaRDD<Tuple2<Long, Candidate>> sharing =
        read.zipPartitions(
            decisions,
            (blocks, decided) ->
                sharing(known.value(), hashes.value(), round, blocks, decided).iterator());
    return JavaPairRDD.fromJavaRDD(sharing).groupByKey(new Numbered(tasks));
  }

  private static List<Tuple2<Long, Candidate>> sharing(
      BroadcastState state,
      SharedHashes hashes,
      int round,
      Iterator<RowBlock> blocks,
      Iterator<RowDecision> decided) {
    List<Tuple2<Long, Candidate>> sharing = new ArrayList<>();
    KeyRing ring = new KeyRing();
    BroadcastState.Rows rows = state.rows(blocks, decided, table -> met(ring.of(table), round));
    int bin = org.apache.spark.TaskContext.getPartitionId();
    InputPart part = null;
    PackedRows.Writer packed = null;
    while (rows.hasNext()) {
      CleanRow row = rows.next();
      if (row.status() == Status.KEPT) {
        ComparisonKeys keys = ring.of(rows.table());
        for (long hash : hashes(keys, row.values(), round)) {
          if (hashes.contain(hash)) {
            if (rows.part() != part) {
              part = rows.part();
              packed = PackedRows.Writer.single(part);
            }
            packed.add(rows.whole().with(Status.KEPT, List.of()));
            sharing.add(
                new Tuple2<>(
                    hash,
                    new Candidate(bin, rows.ordinal(), part.index(), row.line(), packed.take())));
          }
        }
      }
    }
    return sharing;
  }

  /** Columns of a table that are compared in a round, null where none are. */
  private static boolean[] met(ComparisonKeys keys, int round) {
    boolean[] wanted = new boolean[keys.table().allColumns().size()];
    if (round == 0) {
      keys.markKey(wanted);
      return wanted;
    }
    boolean any = false;
    for (int i = 0; i < keys.things().size(); i++) {
      if (ComparisonKeys.round(keys.table(), i) == round) {
        keys.mark(keys.things().get(i), wanted);
        any = true;
      }
    }
    return any ? wanted : null;
  }

  private static long[] hashes(ComparisonKeys keys, Object[] values, int round) {
    if (round == 0) {
      return new long[] {keys.hash(values)};
    }
    LongList hashes = new LongList();
    for (int i = 0; i < keys.things().size(); i++) {
      ComparisonKeys.Thing thing = keys.things().get(i);
      if (ComparisonKeys.round(keys.table(), i) == round && thing.concerns(values)) {
        hashes.add(thing.hash(values));
      }
    }
    return hashes.all();
  }

  private JavaRDD<RowDecision> home(JavaRDD<RowDecision> decisions) {
    return decisions
        .mapToPair(decision -> new Tuple2<>(decision.bin(), decision))
        .partitionBy(new Numbered(tasks))
        .values();
  }

  private static Iterator<RowDecision> duplicates(Iterable<Candidate> given, BroadcastState state) {
    Map<List<Object>, List<Candidate>> byKey = new LinkedHashMap<>();
    KeyRing ring = new KeyRing();
    List<Candidate> inOrder = inOrder(given);
    for (Candidate each : inOrder) {
      ComparisonKeys keys = ring.of(state.part(each.part()).source().table());
      List<Object> key = keys.key(each.values(state));
      key.add(keys.table().id());
      byKey.computeIfAbsent(key, any -> new ArrayList<>()).add(each);
    }
    List<RowDecision> decisions = new ArrayList<>();
    for (List<Candidate> sharing : byKey.values()) {
      if (sharing.size() > 1) {
        ComparisonKeys keys = ring.of(state.part(sharing.get(0).part()).source().table());
        List<Object[]> rows = sharing.stream().map(each -> each.values(state)).toList();
        for (Duplicates.Decision decision : keys.duplicates().decide(rows)) {
          if (decision.outcome() != Duplicates.Outcome.COUNTS) {
            Candidate each = sharing.get(decision.row());
            decisions.add(
                RowDecision.of(
                    each.bin(),
                    each.ordinal(),
                    decision.outcome(),
                    keys.shown(rows.get(decision.row())),
                    sharing.get(decision.other()).pointer(state)));
          }
        }
      }
    }
    return decisions.iterator();
  }

  private static Iterator<RowDecision> sameThings(
      long hash, Iterable<Candidate> given, int round, BroadcastState state) {
    Map<List<Object>, List<Candidate>> together = new LinkedHashMap<>();
    KeyRing ring = new KeyRing();
    for (Candidate each : inOrder(given)) {
      ComparisonKeys keys = ring.of(state.part(each.part()).source().table());
      Object[] values = each.values(state);
      for (int i = 0; i < keys.things().size(); i++) {
        ComparisonKeys.Thing thing = keys.things().get(i);
        boolean now = ComparisonKeys.round(keys.table(), i) == round && thing.concerns(values);
        if (now && thing.hash(values) == hash) {
          List<Object> said = thing.said(values);
          said.add(keys.table().id());
          said.add(i);
          together.computeIfAbsent(said, any -> new ArrayList<>()).add(each);
        }
      }
    }
    List<RowDecision> decisions = new ArrayList<>();
    together.forEach(
        (said, alike) -> {
          if (alike.size() > 1) {
            ComparisonKeys keys = ring.of(state.part(alike.get(0).part()).source().table());
            thing(keys, (Integer) said.get(said.size() - 1), alike, state, decisions);
          }
        });
    return decisions.iterator();
  }

  private static void thing(
      ComparisonKeys keys,
      int number,
      List<Candidate> alike,
      BroadcastState state,
      Collection<RowDecision> decisions) {
    ComparisonKeys.Thing thing = keys.things().get(number);
    List<Object[]> rows = alike.stream().map(each -> each.values(state)).toList();
    for (ComparisonKeys.Alike each : thing.alike(rows)) {
      Candidate candidate = alike.get(each.row());
      decisions.add(
          RowDecision.ofThing(
              candidate.bin(),
              candidate.ordinal(),
              number,
              thing.shown(rows.get(each.row())),
              alike.get(each.first()).pointer(state)));
    }
  }

  /** Sorted by delivery, whatever order the tasks finished in. */
  private static List<Candidate> inOrder(Iterable<Candidate> given) {
    List<Candidate> all = new ArrayList<>();
    given.forEach(all::add);
    all.sort(
        Comparator.comparingInt(Candidate::part)
            .thenComparingLong(Candidate::line)
            .thenComparingInt(Candidate::ordinal));
    return all;
  }

  /** Values of kept rows in the columns that others refer to. */
  ReferenceIndex references(JavaRDD<RowDecision> decisions) {
    ReferenceIndex references = ReferenceIndex.between(state.value().tables());
    Map<String, List<List<String>>> wanted = references.targets();
    if (wanted.isEmpty()) {
      return references;
    }
    Broadcast<BroadcastState> known = state;
    read.zipPartitions(
            decisions,
            (blocks, decided) -> targets(known.value(), wanted, blocks, decided).iterator())
        .collect()
        .forEach(each -> references.put(each.table(), each.to(), each.hashes()));
    return references;
  }

  record Corrected(int part, long line) implements Serializable {}

  /** Rows of correction sheets that were rejected themselves. */
  Set<Corrected> refusedCorrections(
      JavaRDD<RowDecision> decisions, Broadcast<ReferenceIndex> references) {
    Set<String> tables =
        state.value().parts().stream()
            .filter(part -> part.corrects() != null)
            .map(part -> part.source().table().id())
            .collect(Collectors.toSet());
    if (tables.isEmpty()) {
      return Set.of();
    }
    Broadcast<BroadcastState> known = state;
    return Set.copyOf(
        read.zipPartitions(
                decisions,
                (blocks, decided) ->
                    refused(known.value(), references.value(), tables, blocks, decided).iterator())
            .collect());
  }

  private static List<Corrected> refused(
      BroadcastState state,
      ReferenceIndex references,
      Set<String> tables,
      Iterator<RowBlock> blocks,
      Iterator<RowDecision> decided) {
    List<Corrected> refused = new ArrayList<>();
    BroadcastState.Rows rows =
        state.rows(
            blocks,
            decided,
            table -> tables.contains(table.id()) ? new boolean[table.allColumns().size()] : null);
    while (rows.hasNext()) {
      CleanRow row = rows.next();
      if (rows.part().corrects() != null) {
        for (ReferenceIndex.Check check : references.of(rows.table())) {
          row = check.on(row.status() == Status.KEPT ? rows.whole() : row);
        }
        if (row.status() == Status.REJECTED) {
          refused.add(new Corrected(rows.part().index(), row.line()));
        }
      }
    }
    return refused;
  }

  private record Found(String table, List<String> to, long[] hashes) implements Serializable {}

  private static List<Found> targets(
      BroadcastState state,
      Map<String, List<List<String>>> wanted,
      Iterator<RowBlock> blocks,
      Iterator<RowDecision> decided) {
    Map<List<Object>, ReferenceIndex.Target> targets = new LinkedHashMap<>();
    BroadcastState.Rows rows =
        state.rows(
            blocks,
            decided,
            table -> {
              List<List<String>> led = wanted.get(table.id());
              boolean[] columns = led == null ? null : new boolean[table.allColumns().size()];
              for (int i = 0; led != null && i < columns.length; i++) {
                String name = table.allColumns().get(i).name();
                columns[i] = led.stream().anyMatch(to -> to.contains(name));
              }
              return columns;
            });
    while (rows.hasNext()) {
      CleanRow row = rows.next();
      Table table = rows.table();
      for (List<String> to : wanted.getOrDefault(table.id(), List.of())) {
        targets
            .computeIfAbsent(List.of(table.id(), to), any -> new ReferenceIndex.Target(table, to))
            .see(row);
      }
    }
    List<Found> found = new ArrayList<>();
    targets.forEach(
        (target, hashes) ->
            found.add(
                new Found(
                    (String) target.get(0), ReferenceIndex.texts(target.get(1)), hashes.hashes())));
    return found;
  }
}
