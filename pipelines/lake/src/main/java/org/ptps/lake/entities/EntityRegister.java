package org.ptps.lake.entities;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.make_date;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.year;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.ptps.catalog.Catalog;
import org.ptps.catalog.ColumnType;
import org.ptps.catalog.EntityDecision;
import org.ptps.catalog.Table;
import org.ptps.lake.clean.StagedRow;
import org.ptps.lake.clean.StagedRow.Status;
import org.ptps.lake.text.SpreadsheetMarks;

/**
 * The entities of a run: gives the rows of a table the identifier that their entity keeps over the
 * years, gives other tables that refer to it the same, and resolves lists of names.
 */
public final class EntityRegister {
  /** Columns of {@code lake.entities}. */
  public static final StructType ENTITIES =
      new StructType(
          new StructField[] {
            text("entity_type"),
            text("country"),
            text("place"),
            text("entity_id"),
            text("published_id"),
            text("name"),
            text("method"),
            field("score", DataTypes.DoubleType),
            text("candidates"),
            field("first_seen", DataTypes.DateType),
            field("last_seen", DataTypes.DateType),
            field("rows", DataTypes.LongType)
          });

  /** Columns of {@code lake.entity_links}. */
  public static final StructType LINKS =
      new StructType(
          new StructField[] {
            text("source"),
            text("file"),
            text("sheet"),
            field("line", DataTypes.LongType),
            text("country"),
            text("place"),
            text("from_type"),
            text("from_id"),
            field("seen", DataTypes.DateType),
            text("column_name"),
            text("name"),
            text("to_type"),
            text("to_id"),
            text("method"),
            field("score", DataTypes.DoubleType),
            text("candidates"),
            field("synthetic", DataTypes.BooleanType)
          });

  private final SparkSession spark;
  private final double minSimilarity;
  private final double minLead;
  private final List<EntityDecision> decisions;
  private final Map<String, Table> tables;
  private final Map<String, Identities> known = new ConcurrentHashMap<>();
  private final Map<String, NameIndex> names = new ConcurrentHashMap<>();
  private final Map<String, List<Sighting>> sightings = new ConcurrentHashMap<>();

  public EntityRegister(SparkSession spark, Catalog catalog) {
    this.spark = spark;
    this.minSimilarity = catalog.settings().minSimilarity();
    this.minLead = catalog.settings().minLead();
    this.decisions = catalog.entityDecisions();
    this.tables = catalog.tables();
  }

  /**
   * Rows of a table of entities, each with the identifier of its entity.
   *
   * @param rows read and checked, persisted: they are gone through twice
   */
  public Dataset<Row> identified(Dataset<Row> rows, Table table) {
    Table.Entity entity = table.entity();
    List<Sighting> seen = sightings(rows, table);
    NameIndex index =
        new NameIndex(entity.type(), entity.common(), minSimilarity, minLead, decisions);
    Identities identities = Identities.of(entity.type(), seen, index, decisions);
    sightings.put(entity.type(), seen);
    names.put(entity.type(), index);
    known.put(entity.type(), identities);
    return replaced(rows, entity.id(), identities.changed());
  }

  /**
   * Rows of a table that refers to entities, with the identifiers that those have kept.
   *
   * @param lostDigits whether some stand there as rounded numbers: each of those means the one
   *     entity whose identifier rounds to it
   */
  public Dataset<Row> translated(Dataset<Row> rows, Table table, boolean lostDigits) {
    Dataset<Row> read = rows;
    for (Table.Reference reference : table.references()) {
      Table.Entity entity = tables.get(reference.table()).entity();
      Identities identities = entity == null ? null : known.get(entity.type());
      int at = entity == null ? -1 : reference.to().indexOf(entity.id());
      if (identities != null && at >= 0) {
        List<List<String>> changed = new ArrayList<>(identities.changed());
        if (lostDigits) {
          changed.addAll(rounded(entity.type()));
        }
        read = replaced(read, reference.columns().get(at), changed);
      }
    }
    return read;
  }

  /** Country, rounded identifier, entity; of those that only one entity rounds to. */
  private List<List<String>> rounded(String type) {
    Map<List<String>, Set<String>> meant = new TreeMap<>(Comparator.comparing(List::toString));
    for (Sighting sighting : sightings.get(type)) {
      String entity = known.get(type).of(sighting.country(), sighting.id()).entityId();
      for (String form : SpreadsheetMarks.roundings(sighting.id())) {
        meant
            .computeIfAbsent(
                List.of(sighting.country(), form + SpreadsheetMarks.ROUNDED),
                any -> new TreeSet<>())
            .add(entity);
      }
    }
    List<List<String>> rows = new ArrayList<>();
    meant.forEach(
        (form, entities) -> {
          if (entities.size() == 1) {
            rows.add(List.of(form.get(0), form.get(1), entities.iterator().next()));
          }
        });
    return rows;
  }

  private Dataset<Row> replaced(Dataset<Row> rows, String column, List<List<String>> changed) {
    if (changed.isEmpty() || !List.of(rows.columns()).contains("country")) {
      return rows;
    }
    StructType schema =
        new StructType(new StructField[] {text("_country"), text("_old"), text("_new")});
    Dataset<Row> map =
        spark.createDataFrame(
            changed.stream().map(each -> RowFactory.create(each.toArray())).toList(), schema);
    return rows.join(
            broadcast(map),
            col("country").equalTo(col("_country")).and(col(column).equalTo(col("_old"))),
            "left")
        .withColumn(column, coalesce(col("_new"), col(column)))
        .drop("_country", "_old", "_new");
  }

  private static List<Sighting> sightings(Dataset<Row> rows, Table table) {
    Table.Entity entity = table.entity();
    Column seen = seen(table);
    boolean located = table.columns().stream().anyMatch(column -> column.name().equals("latitude"));
    Column nowhere = lit(null).cast("double");
    Column elsewhere = col("municipality_code").isNull();
    return rows
        .filter(
            col(StagedRow.STATUS)
                .equalTo(Status.KEPT.name())
                .and(col(entity.id()).isNotNull())
                .and(col(entity.name()).isNotNull())
                .and(col(entity.seen()).isNotNull()))
        .groupBy(
            col("country"),
            col("municipality_code"),
            when(elsewhere, col("department_text")).as("department"),
            when(elsewhere, col("municipality_text")).as("municipality"),
            col(entity.id()).as("id"),
            col(entity.name()).as("name"))
        .agg(
            min(seen).as("first"),
            max(seen).as("last"),
            collect_set(year(seen)).as("years"),
            max(located ? col("latitude") : nowhere).as("latitude"),
            max(located ? col("longitude") : nowhere).as("longitude"),
            count(lit(1)).as("rows"))
        .collectAsList()
        .stream()
        .map(EntityRegister::sighting)
        .toList();
  }

  /** The day on which a row saw its entity; the last of the year where only that is known. */
  private static Column seen(Table table) {
    String name = table.entity().seen();
    boolean dated =
        table.columns().stream()
            .anyMatch(column -> column.name().equals(name) && column.type() == ColumnType.DATE);
    return dated ? col(name) : make_date(col(name).cast("int"), lit(12), lit(31));
  }

  private static Sighting sighting(Row row) {
    return new Sighting(
        row.getString(0),
        EntityPlace.of(row.getString(1), row.getString(2), row.getString(3)),
        row.getString(4),
        row.getString(5),
        (LocalDate) row.get(6),
        (LocalDate) row.get(7),
        row.getList(8),
        row.isNullAt(9) ? Double.NaN : row.getDouble(9),
        row.isNullAt(10) ? Double.NaN : row.getDouble(10),
        row.getLong(11));
  }

  /** How every entity was known, as rows of {@link #ENTITIES}. */
  public List<Row> entities() {
    List<Row> rows = new ArrayList<>();
    sightings.forEach(
        (type, seen) ->
            seen.forEach(
                sighting -> {
                  EntityMatch match = known.get(type).of(sighting.country(), sighting.id());
                  rows.add(
                      RowFactory.create(
                          type,
                          sighting.country(),
                          sighting.place(),
                          match.entityId(),
                          ProvisionalId.is(sighting.id()) ? null : sighting.id(),
                          sighting.name(),
                          word(match),
                          match.score(),
                          String.join("; ", match.candidates()),
                          sighting.first(),
                          sighting.last(),
                          sighting.rows()));
                }));
    return rows;
  }

  /**
   * Every name of every list of names and whose it is, as rows of {@link #LINKS}.
   *
   * @param staged rows by table, as the lake keeps them
   */
  public List<Row> links(Map<String, Dataset<Row>> staged) {
    List<Row> rows = new ArrayList<>();
    for (Table table : tables.values()) {
      Dataset<Row> own = staged.get(table.id());
      for (Table.NameList list : table.nameLists()) {
        if (own != null) {
          links(own, table, list, rows);
        }
      }
    }
    return rows;
  }

  private void links(Dataset<Row> rows, Table table, Table.NameList list, List<Row> links) {
    NameIndex index =
        names.computeIfAbsent(
            list.type(), type -> new NameIndex(type, List.of(), minSimilarity, minLead, decisions));
    Map<List<String>, List<NameList.Taken>> taken = new HashMap<>();
    List<Row> read =
        rows.filter(
                col(StagedRow.STATUS)
                    .equalTo(Status.KEPT.name())
                    .and(col(list.column()).isNotNull()))
            .select(
                col("source"),
                col("source_file"),
                col("source_sheet"),
                col("source_line"),
                col("country"),
                col("municipality_code"),
                col("department_text"),
                col("municipality_text"),
                col(table.entity().id()),
                seen(table),
                col(list.column()),
                list.count().isEmpty()
                    ? lit(0.0)
                    : coalesce(col(list.count()).cast("double"), lit(0.0)),
                col("synthetic"))
            .collectAsList();
    for (Row row : read) {
      String place = EntityPlace.of(row.getString(5), row.getString(6), row.getString(7));
      long count = (long) row.getDouble(11);
      List<NameList.Taken> all =
          taken.computeIfAbsent(
              List.of(row.getString(4), place, String.valueOf(count), row.getString(10)),
              texts -> NameList.read(row.getString(10), count, row.getString(4), place, index));
      for (NameList.Taken each : all) {
        links.add(
            RowFactory.create(
                row.getString(0),
                row.getString(1),
                row.getString(2),
                row.getLong(3),
                row.getString(4),
                place,
                table.entity().type(),
                row.getString(8),
                row.get(9),
                list.column(),
                each.name(),
                list.type(),
                each.match().certain() ? each.match().entityId() : null,
                word(each.match()),
                each.match().score(),
                String.join("; ", each.match().candidates()),
                row.getBoolean(12)));
      }
    }
    links.sort(
        Comparator.comparing((Row row) -> row.getString(1)).thenComparing(row -> row.getLong(3)));
  }

  private static String word(EntityMatch match) {
    return match.method().name().toLowerCase(Locale.ROOT);
  }

  private static StructField text(String name) {
    return field(name, DataTypes.StringType);
  }

  private static StructField field(String name, org.apache.spark.sql.types.DataType type) {
    return DataTypes.createStructField(name, type, true);
  }
}
