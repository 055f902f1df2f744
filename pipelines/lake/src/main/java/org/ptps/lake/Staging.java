package org.ptps.lake;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.rank;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;
import static org.apache.spark.sql.functions.year;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.storage.StorageLevel;
import org.ptps.catalog.Catalog;
import org.ptps.catalog.Correction;
import org.ptps.catalog.Places;
import org.ptps.catalog.Settings;
import org.ptps.catalog.Source;
import org.ptps.catalog.Table;
import org.ptps.catalog.Words;
import org.ptps.catalog.hocon.Problems;
import org.ptps.lake.arrival.Arrival;
import org.ptps.lake.clean.Doubles;
import org.ptps.lake.clean.Doubles.Outcome;
import org.ptps.lake.clean.Fault.Severity;
import org.ptps.lake.clean.RowReader;
import org.ptps.lake.clean.SparkRows;
import org.ptps.lake.clean.StagedRow;
import org.ptps.lake.clean.StagedRow.Status;
import org.ptps.lake.entities.EntityRegister;
import org.ptps.lake.places.PlaceMatcher;
import org.ptps.lake.text.Texts;

/** Brings the parts of one table to staged rows: read, checked across columns, without doubles. */
final class Staging {
  /** An archive of a thousand small files is not worth a thousand tasks. */
  private static final int MOST_TASKS = 64;

  /** Status of a row that another row stands for. */
  static final String DUPLICATE = Status.DUPLICATE.name();

  private static final UserDefinedFunction FOLD =
      udf(
          (UDF1<String, String>) text -> text == null ? null : Texts.fold(text),
          DataTypes.StringType);

  private final SparkSession spark;
  private final JavaSparkContext context;
  private final Settings settings;
  private final List<Correction> corrections;
  private final Broadcast<Places> places;
  private final EntityRegister entities;
  private final Map<String, Dataset<Row>> passing = new ConcurrentHashMap<>();

  Staging(SparkSession spark, Catalog catalog) {
    this.spark = spark;
    this.context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    this.settings = catalog.settings();
    this.corrections = catalog.corrections();
    this.places = context.broadcast(catalog.places());
    this.entities = new EntityRegister(spark, catalog);
  }

  EntityRegister entities() {
    return entities;
  }

  /** Lets go of what was kept to stage a table, once its rows are written. */
  void release(Table table) {
    Dataset<Row> kept = passing.remove(table.id());
    if (kept != null) {
      kept.unpersist();
    }
  }

  /** Finds rules whose test the engine does not understand, before any file is read. */
  void checkRules(Catalog catalog, Problems problems) {
    for (Source source : catalog.sources().values()) {
      check(source.rules(), source.table(), "conf/sources/" + source.id() + ".conf", problems);
    }
    for (Table table : catalog.tables().values()) {
      String file = "conf/tables/" + table.id() + ".conf";
      check(table.rules(), table, file, problems);
      for (Table.SameThing thing : table.sameThings()) {
        if (!thing.where().isEmpty()) {
          check(thing.id(), thing.where(), table, file, problems);
        }
      }
    }
  }

  private void check(List<Source.Rule> rules, Table table, String file, Problems problems) {
    rules.forEach(rule -> check(rule.id(), rule.test(), table, file, problems));
  }

  private void check(String id, String test, Table table, String file, Problems problems) {
    Dataset<Row> empty = spark.createDataFrame(List.of(), StagedRow.schema(table));
    try {
      empty.filter(expr(test)).schema();
    } catch (Exception e) {
      if (!(e instanceof AnalysisException) && !(e instanceof RuntimeException)) {
        throw e;
      }
      problems.add(
          file,
          0,
          "rule '" + id + "' has a test that is no condition: " + firstLine(e),
          "write a boolean SQL expression over the columns of table " + table.id());
    }
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  /**
   * Staged rows of all parts that feed a table.
   *
   * @param small whether one task can hold the table, which spares it every shuffle
   */
  Dataset<Row> stage(Table table, List<Arrival> arrivals, boolean small) {
    Map<String, List<Arrival>> bySource = new TreeMap<>();
    for (Arrival arrival : arrivals) {
      bySource.computeIfAbsent(arrival.source().id(), id -> new ArrayList<>()).add(arrival);
    }
    Dataset<Row> all = null;
    for (List<Arrival> ofSource : bySource.values()) {
      List<Source.Rule> rules =
          Stream.concat(table.rules().stream(), ofSource.get(0).source().rules().stream()).toList();
      Dataset<Row> staged = withRules(read(table, ofSource), rules);
      all = all == null ? staged : all.unionByName(staged);
    }
    Dataset<Row> identified = small ? all.coalesce(1) : all;
    if (table.entity() != null) {
      identified.persist(StorageLevel.MEMORY_AND_DISK());
      passing.put(table.id(), identified);
      identified = entities.identified(identified, table);
    }
    boolean lostDigits = arrivals.stream().anyMatch(arrival -> arrival.habits().lostDigits());
    Dataset<Row> staged = withoutDoubles(entities.translated(identified, table, lostDigits), table);
    for (Table.SameThing thing : table.sameThings()) {
      staged = withSameThing(staged, table, thing);
    }
    return staged;
  }

  /**
   * Rows whose values must stand in another table, checked against its kept rows.
   *
   * @param target staged rows of the table that the reference leads to
   */
  static Dataset<Row> withReference(
      Dataset<Row> rows, Table.Reference reference, Dataset<Row> target) {
    Column[] keys =
        IntStream.range(0, reference.to().size())
            .mapToObj(i -> col(reference.to().get(i)).as("_to" + i))
            .toArray(Column[]::new);
    Dataset<Row> known =
        target.filter(kept()).select(keys).distinct().withColumn("_there", lit(true));
    Column same = lit(true);
    Column given = lit(true);
    for (int i = 0; i < keys.length; i++) {
      Column own = col(reference.columns().get(i));
      same = same.and(own.equalTo(col("_to" + i)));
      given = given.and(own.isNotNull());
    }
    Column shown =
        concat_ws(
            " · ",
            reference.columns().stream()
                .map(name -> col(name).cast("string"))
                .toArray(Column[]::new));
    Column broken = kept().and(given).and(col("_there").isNull());
    Dataset<Row> joined = rows.join(broadcast(known), same, "left");
    return judged(
            joined,
            broken,
            reference.severity(),
            reference.id(),
            fault(
                lit(reference.columns().get(0)),
                shown,
                reference.id(),
                reference.severity().name(),
                lit(reference.says().es()),
                lit(reference.says().en()),
                reference.remedy().es(),
                reference.remedy().en()))
        .drop(
            Stream.concat(
                    Stream.of("_there"), IntStream.range(0, keys.length).mapToObj(i -> "_to" + i))
                .toArray(String[]::new));
  }

  private static Column kept() {
    return col(StagedRow.STATUS).equalTo(Status.KEPT.name());
  }

  /** Adds a fault to broken rows, and marks or refuses them. */
  private static Dataset<Row> judged(
      Dataset<Row> rows, Column broken, Source.Severity severity, String rule, Column fault) {
    Dataset<Row> said =
        rows.withColumn("_broken", broken)
            .withColumn(
                StagedRow.FAULTS,
                when(col("_broken"), concat(coalesce(col(StagedRow.FAULTS), array()), array(fault)))
                    .otherwise(col(StagedRow.FAULTS)));
    Dataset<Row> judged =
        switch (severity) {
          case REJECT ->
              said.withColumn(
                  StagedRow.STATUS,
                  when(col("_broken"), lit(Status.REJECTED.name()))
                      .otherwise(col(StagedRow.STATUS)));
          case FLAG ->
              said.withColumn(
                  "flags",
                  when(
                          col("_broken"),
                          when(col("flags").equalTo(""), lit(rule))
                              .otherwise(concat_ws(",", col("flags"), lit(rule))))
                      .otherwise(col("flags")));
        };
    return judged.drop("_broken");
  }

  private static Dataset<Row> withSameThing(Dataset<Row> rows, Table table, Table.SameThing thing) {
    List<Column> same = new ArrayList<>();
    Column complete = thing.where().isEmpty() ? kept() : kept().and(expr(thing.where()));
    for (String name : thing.columns()) {
      same.add(said(rows, name));
      complete = complete.and(col(name).isNotNull());
    }
    if (!thing.yearOf().isEmpty()) {
      same.add(year(col(thing.yearOf())));
    }
    Column[] keys = Stream.concat(Stream.of(complete), same.stream()).toArray(Column[]::new);
    List<String> own = table.columns().stream().map(org.ptps.catalog.Column::name).toList();
    // Which of them is “the first” follows from what they say, not from where they stand.
    Column[] order =
        Stream.of(
                Arrays.stream(better(table, own)),
                table.key().stream().map(org.apache.spark.sql.functions::col),
                Stream.of(col(StagedRow.PART), col(StagedRow.LINE)))
            .flatMap(each -> each)
            .toArray(Column[]::new);
    WindowSpec together = Window.partitionBy(keys).orderBy(order);
    Column pointer = concat_ws(":", col("source_file"), col("source_line"));
    Column differing = thing.differs().isEmpty() ? lit("") : col(thing.differs()).cast("string");
    Dataset<Row> numbered =
        rows.withColumns(
            Map.of(
                "_number",
                row_number().over(together),
                "_first",
                first(pointer).over(together),
                "_differs",
                thing.differs().isEmpty()
                    ? lit(true)
                    : differing.notEqual(first(differing).over(together))));
    Column shown =
        concat_ws(
            " · ",
            thing.columns().stream().map(name -> col(name).cast("string")).toArray(Column[]::new));
    return judged(
            numbered,
            complete.and(col("_number").gt(1)).and(coalesce(col("_differs"), lit(false))),
            thing.severity(),
            thing.id(),
            fault(
                lit(thing.columns().get(thing.columns().size() - 1)),
                shown,
                thing.id(),
                thing.severity().name(),
                concat(lit(thing.says().es() + "; ya está en "), col("_first")),
                concat(lit(thing.says().en() + "; it already stands at "), col("_first")),
                thing.remedy().es(),
                thing.remedy().en()))
        .drop("_number", "_first", "_differs");
  }

  private Dataset<Row> read(Table table, List<Arrival> arrivals) {
    String scope = settings.countryScope();
    double minSimilarity = settings.minSimilarity();
    double minLead = settings.minLead();
    Broadcast<Places> known = places;
    List<Correction> declared = corrections;
    JavaRDD<Row> rows =
        context
            .parallelize(arrivals, Math.min(arrivals.size(), MOST_TASKS))
            .flatMap(
                arrival ->
                    new SparkRows(
                        new RowReader(
                            arrival,
                            scope,
                            new PlaceMatcher(known.value(), minSimilarity, minLead),
                            declared),
                        arrival.source()));
    return spark.createDataFrame(rows, StagedRow.schema(table));
  }

  private static Dataset<Row> withRules(Dataset<Row> rows, List<Source.Rule> rules) {
    Column kept = kept();
    List<Column> faults = new ArrayList<>();
    List<Column> flags = new ArrayList<>();
    Column refused = lit(false);
    for (Source.Rule rule : rules) {
      Column broken = kept.and(not(coalesce(expr(rule.test()), lit(true))));
      faults.add(
          when(
              broken,
              fault(
                  lit(rule.column()),
                  col(rule.column()).cast("string"),
                  rule.id(),
                  rule.severity().name(),
                  lit(rule.says().es()),
                  lit(rule.says().en()),
                  rule.remedy().es(),
                  rule.remedy().en())));
      switch (rule.severity()) {
        case REJECT -> refused = refused.or(broken);
        case FLAG -> flags.add(when(broken, lit(rule.id())));
      }
    }
    if (rules.isEmpty()) {
      return rows.withColumn("flags", lit(""));
    }
    Column broken = filter(array(faults.toArray(new Column[0])), fault -> fault.isNotNull());
    return rows.withColumns(
        Map.of(
            StagedRow.FAULTS,
            concat(coalesce(col(StagedRow.FAULTS), array()), broken),
            "flags",
            concat_ws(",", flags.toArray(new Column[0])),
            StagedRow.STATUS,
            when(refused, lit(Status.REJECTED.name())).otherwise(col(StagedRow.STATUS))));
  }

  /**
   * Decides about rows with one key as {@link Doubles} does, and says where the other one stands.
   */
  private static Dataset<Row> withoutDoubles(Dataset<Row> rows, Table table) {
    List<String> own = table.columns().stream().map(org.ptps.catalog.Column::name).toList();
    List<String> key = table.key().isEmpty() ? own : table.key();
    Column kept = kept();
    Column[] keyColumns = new Column[key.size() + 1];
    keyColumns[0] = kept;
    for (int i = 0; i < key.size(); i++) {
      keyColumns[i + 1] = col(key.get(i));
    }
    WindowSpec sameKey = Window.partitionBy(keyColumns);
    Column[] better = better(table, own);
    boolean last = table.doubles().keep() == Table.Keep.NEWEST;
    Column[] place = {
      col("_content"),
      last ? col(StagedRow.PART).desc() : col(StagedRow.PART),
      last ? col(StagedRow.LINE).desc() : col(StagedRow.LINE)
    };
    WindowSpec byRule = sameKey.orderBy(better);
    WindowSpec inOrder =
        sameKey.orderBy(Stream.of(better, place).flatMap(Arrays::stream).toArray(Column[]::new));
    Set<String> compared = Doubles.compared(table);
    // Only of rows that share their key is it asked what they say.
    Column content =
        when(
            col("_rows").gt(1),
            xxhash64(
                own.stream()
                    .filter(compared::contains)
                    .map(name -> said(rows, name))
                    .toArray(Column[]::new)));
    Column pointer = concat_ws(":", col("source_file"), col("source_line"));
    Column best = when(col("_rank").equalTo(1), col("_content"));
    Column bestPointer = when(col("_rank").equalTo(1), pointer);
    Dataset<Row> numbered =
        rows.withColumn("_rows", count(lit(1)).over(sameKey))
            .withColumn("_content", content)
            .withColumns(
                Map.of(
                    "_rank", rank().over(byRule),
                    "_number", row_number().over(inOrder),
                    "_first", first(pointer).over(inOrder),
                    "_first_content", first(col("_content")).over(inOrder)))
            .withColumns(
                Map.of(
                    "_agree", min(best).over(sameKey).equalTo(max(best).over(sameKey)),
                    "_least", min(bestPointer).over(sameKey),
                    "_most", max(bestPointer).over(sameKey)));
    Column several = kept.and(col("_rows").gt(1));
    Column outcome =
        when(not(several), lit(Outcome.COUNTS.name()))
            .when(
                not(col("_agree")),
                when(col("_rank").equalTo(1), lit(Outcome.CONTRADICTS.name()))
                    .otherwise(lit(Outcome.LESS_THAN_CONTRADICTING.name())))
            .when(col("_number").equalTo(1), lit(Outcome.COUNTS.name()))
            .when(col("_content").equalTo(col("_first_content")), lit(Outcome.SAME.name()))
            .otherwise(lit(Outcome.LESS.name()));
    Column other =
        when(col("_agree"), col("_first"))
            .otherwise(when(pointer.equalTo(col("_least")), col("_most")).otherwise(col("_least")));
    Column shownKey =
        concat_ws(" · ", key.stream().map(name -> col(name).cast("string")).toArray(Column[]::new));
    Column faults = col(StagedRow.FAULTS);
    Column status = col(StagedRow.STATUS);
    Column decided = col("_outcome");
    for (Outcome each : Outcome.values()) {
      if (each != Outcome.COUNTS) {
        Column here = decided.equalTo(each.name());
        faults =
            when(here, concat(col(StagedRow.FAULTS), array(fault(each, shownKey, other))))
                .otherwise(faults);
        status =
            when(
                    here,
                    lit(
                        Doubles.severity(each) == Severity.REJECT
                            ? Status.REJECTED.name()
                            : DUPLICATE))
                .otherwise(status);
      }
    }
    return numbered
        .withColumn("_outcome", outcome)
        .withColumns(Map.of(StagedRow.FAULTS, faults, StagedRow.STATUS, status))
        .drop(
            "_rows",
            "_content",
            "_rank",
            "_number",
            "_first",
            "_first_content",
            "_agree",
            "_least",
            "_most",
            "_outcome");
  }

  private static Column fault(Outcome outcome, Column key, Column other) {
    String mark = "\u0000";
    Words reason = Doubles.reason(outcome, mark);
    return fault(
        lit(""),
        key,
        Doubles.rule(outcome),
        Doubles.severity(outcome).name(),
        said(reason.es().split(mark, -1), other),
        said(reason.en().split(mark, -1), other),
        Doubles.remedy(outcome).es(),
        Doubles.remedy(outcome).en());
  }

  private static Column said(String[] around, Column other) {
    return concat(lit(around[0]), other, lit(around[1]));
  }

  /** What a cell says, texts by their letters alone, as {@link Doubles} compares them. */
  private static Column said(Dataset<Row> rows, String name) {
    return rows.schema().apply(name).dataType().equals(DataTypes.StringType)
        ? FOLD.apply(col(name))
        : col(name);
  }

  /** By what a table prefers one row to another, the preferred first. */
  private static Column[] better(Table table, List<String> own) {
    Column filled = lit(0);
    for (String name : own) {
      filled = filled.plus(when(col(name).isNotNull(), 1).otherwise(0));
    }
    return switch (table.doubles().keep()) {
      case NEWEST -> new Column[] {col(table.doubles().by()).desc_nulls_last(), filled.desc()};
      case MOST_COMPLETE -> new Column[] {filled.desc()};
      case NONE -> new Column[] {lit(1)};
    };
  }

  private static Column fault(
      Column column,
      Column value,
      String rule,
      String severity,
      Column reasonEs,
      Column reasonEn,
      String remedyEs,
      String remedyEn) {
    return struct(
        column.as("column_name"),
        value.as("value"),
        lit(rule).as("rule"),
        lit(severity.toLowerCase(Locale.ROOT)).as("severity"),
        reasonEs.as("reason_es"),
        reasonEn.as("reason_en"),
        lit(remedyEs).as("remedy_es"),
        lit(remedyEn).as("remedy_en"));
  }
}
