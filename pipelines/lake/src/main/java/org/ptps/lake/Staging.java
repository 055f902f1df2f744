package org.ptps.lake;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.ptps.catalog.Catalog;
import org.ptps.catalog.Places;
import org.ptps.catalog.Settings;
import org.ptps.catalog.Source;
import org.ptps.catalog.Table;
import org.ptps.catalog.hocon.Problems;
import org.ptps.lake.arrival.Arrival;
import org.ptps.lake.clean.Fault;
import org.ptps.lake.clean.RowReader;
import org.ptps.lake.clean.StagedRow;
import org.ptps.lake.clean.StagedRow.Status;
import org.ptps.lake.places.PlaceMatcher;

/** Brings the parts of one table to staged rows: read, checked across columns, without doubles. */
final class Staging {
  /** Status of a row that another row stands for. */
  static final String DUPLICATE = Fault.Severity.DUPLICATE.name();

  private final SparkSession spark;
  private final JavaSparkContext context;
  private final Settings settings;
  private final Broadcast<Places> places;

  Staging(SparkSession spark, Catalog catalog) {
    this.spark = spark;
    this.context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    this.settings = catalog.settings();
    this.places = context.broadcast(catalog.places());
  }

  /** Finds rules whose test the engine does not understand, before any file is read. */
  void checkRules(Catalog catalog, Problems problems) {
    for (Source source : catalog.sources().values()) {
      Dataset<Row> empty = spark.createDataFrame(List.of(), StagedRow.schema(source.table()));
      for (Source.Rule rule : source.rules()) {
        try {
          empty.filter(expr(rule.test())).schema();
        } catch (Exception e) {
          if (!(e instanceof AnalysisException) && !(e instanceof RuntimeException)) {
            throw e;
          }
          problems.add(
              "conf/sources/" + source.id() + ".conf",
              0,
              "rule '" + rule.id() + "' has a test that is no condition: " + firstLine(e),
              "write a boolean SQL expression over the columns of table " + source.table().id());
        }
      }
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
      Dataset<Row> staged = withRules(read(table, ofSource), ofSource.get(0).source().rules());
      all = all == null ? staged : all.unionByName(staged);
    }
    return withoutDoubles(small ? all.coalesce(1) : all, table);
  }

  private Dataset<Row> read(Table table, List<Arrival> arrivals) {
    String scope = settings.countryScope();
    double minSimilarity = settings.minSimilarity();
    double minLead = settings.minLead();
    Broadcast<Places> known = places;
    JavaRDD<Row> rows =
        context
            .parallelize(arrivals, arrivals.size())
            .flatMap(
                arrival ->
                    new RowReader(
                        arrival, scope, new PlaceMatcher(known.value(), minSimilarity, minLead)));
    return spark.createDataFrame(rows, StagedRow.schema(table));
  }

  private static Dataset<Row> withRules(Dataset<Row> rows, List<Source.Rule> rules) {
    Column kept = col(StagedRow.STATUS).equalTo(Status.KEPT.name());
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

  /** Keeps the first row of each key; what differs from it is said, and where it stands. */
  private static Dataset<Row> withoutDoubles(Dataset<Row> rows, Table table) {
    List<String> own = table.columns().stream().map(org.ptps.catalog.Column::name).toList();
    List<String> key = table.key().isEmpty() ? own : table.key();
    Column kept = col(StagedRow.STATUS).equalTo(Status.KEPT.name());
    Column[] keyColumns = new Column[key.size() + 1];
    keyColumns[0] = kept;
    for (int i = 0; i < key.size(); i++) {
      keyColumns[i + 1] = col(key.get(i));
    }
    WindowSpec sameKey =
        Window.partitionBy(keyColumns).orderBy(col(StagedRow.PART), col(StagedRow.LINE));
    Column content =
        xxhash64(own.stream().map(org.apache.spark.sql.functions::col).toArray(Column[]::new));
    Column pointer = concat_ws(":", col("source_file"), col("source_line"));
    Column shownKey =
        concat_ws(" · ", key.stream().map(name -> col(name).cast("string")).toArray(Column[]::new));
    Column sameContent = col("_content").equalTo(col("_first_content"));
    Dataset<Row> numbered =
        rows.withColumns(
            Map.of(
                "_number",
                row_number().over(sameKey),
                "_content",
                content,
                "_first_content",
                first(content).over(sameKey),
                "_first",
                first(pointer).over(sameKey)));
    Column duplicate = kept.and(col("_number").gt(1));
    Column faults =
        when(
                duplicate.and(sameContent),
                concat(
                    col(StagedRow.FAULTS),
                    array(
                        fault(
                            lit(""),
                            shownKey,
                            "duplicate_row",
                            DUPLICATE,
                            concat(lit("la misma fila ya está en "), col("_first")),
                            concat(lit("the same row already stands at "), col("_first")),
                            "quitar la fila repetida",
                            "remove the repeated row"))))
            .when(
                duplicate,
                concat(
                    col(StagedRow.FAULTS),
                    array(
                        fault(
                            lit(""),
                            shownKey,
                            "same_key_other_content",
                            DUPLICATE,
                            concat(
                                lit("la misma clave con otros datos ya está en "),
                                col("_first"),
                                lit(", que es la que cuenta")),
                            concat(
                                lit("the same key with other data already stands at "),
                                col("_first"),
                                lit(", which is the one that counts")),
                            "dejar una sola fila, la correcta",
                            "leave one row, the right one"))))
            .otherwise(col(StagedRow.FAULTS));
    return numbered
        .withColumn(StagedRow.FAULTS, faults)
        .withColumn(
            StagedRow.STATUS, when(duplicate, lit(DUPLICATE)).otherwise(col(StagedRow.STATUS)))
        .drop("_content", "_number", "_first_content", "_first");
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
