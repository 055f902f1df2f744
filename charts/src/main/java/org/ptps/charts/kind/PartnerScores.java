package org.ptps.charts.kind;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.ptps.charts.data.Columns;
import org.ptps.charts.data.DataTable;
import org.ptps.charts.data.Facts;
import org.ptps.charts.data.Validation;
import org.ptps.charts.draw.Legend;
import org.ptps.charts.draw.Mark;
import org.ptps.charts.draw.Picture;
import org.ptps.charts.draw.Sketch;
import org.ptps.charts.draw.Tracks;
import org.ptps.charts.words.Numbers;
import org.ptps.charts.words.Phrase;
import org.ptps.charts.words.Reason;
import org.ptps.warehouse.Rows;

/**
 * What each partner gives itself by principle of the Plan, with the change on its own assessment of
 * the year before. It names partners, so its declaration is for members.
 */
final class PartnerScores extends Kind {
  private static final String BREAKDOWN = "principle";
  private static final String COLUMNS =
      "partner_name partner_category #year principle #score #n_rows #unknown #with_evidence"
          + " synthetic #previous_score #score_change key";

  PartnerScores(Reading reading) {
    super(reading);
  }

  @Override
  Picture picture() {
    Asked asked = asked(tables.from("self_assessment_years"), "answered");
    Optional<Rows.Row> counts = asked.row();
    OptionalInt year = asked.year();
    int last = year.orElse(0);
    // Who answered the year before and not this year is shown, hatched, and not forgotten.
    List<Rows.Row> rows =
        tables
            .from("self_assessment_changes")
            .where("year", last)
            .by("place")
            .by("principle")
            .rows();
    Map<String, Rows.Row> cells = new HashMap<>();
    rows.forEach(row -> cells.put(key(row.text("partner_name"), row.text("principle")), row));
    List<String> partners = rows.stream().map(row -> row.text("partner_name")).distinct().toList();
    String shownYear = year.isPresent() ? String.valueOf(last) : Phrase.NO_YEAR.in(language);
    sketch
        .stamps(isSynthetic(rows), Validation.preliminary(tables, figure, last, Set.of("PTPS")))
        .slot("year", shownYear)
        .slot("before_year", String.valueOf(last - 1))
        .slot("partners", Facts.whole(counts, "partners"))
        .slot("answered", Facts.whole(counts, "answered"))
        .slot("answers", Facts.whole(counts, "answers"))
        .slot("evidence", Facts.whole(counts, "evidence"));
    sketch.sources(
        tables,
        say(
            "{}n = {} {}.",
            Sketch.year(year, language),
            Facts.whole(counts, "answers"),
            Phrase.ANSWERS));
    DataTable plotted = Sketch.plotted(COLUMNS, rows);
    if (counts.filter(row -> row.integer("answered") > 0).isEmpty()) {
      return sketch.nothing(
          tables.from("self_assessment_scores").isEmpty()
              ? Reason.SOURCE_NOT_LOADED.in(language)
              : Phrase.NO_YEAR_ROWS.in(language) + " " + shownYear,
          plotted);
    }
    Map<String, String> principles = principles(rows);
    Columns<String> said =
        new Columns<String>()
            .text(
                switch (language) {
                  case ES -> "Socio";
                  case EN -> "Partner";
                },
                partner -> partner);
    principles.forEach(
        (principle, words) -> said.number(words, partner -> words(cells, partner, principle)));
    return sketch.drawn(
        legend(),
        tracks(partners, principles, cells)::pages,
        said.told(partners),
        plotted,
        said.table(partners));
  }

  private static String key(String partner, String principle) {
    return partner + ":" + principle;
  }

  private Map<String, String> principles(List<Rows.Row> rows) {
    Map<String, String> words = new LinkedHashMap<>();
    tables
        .from("breakdown_categories")
        .where("indicator", figure.indicators().get(0))
        .where("breakdown", BREAKDOWN)
        .by("position")
        .by("category")
        .rows()
        .forEach(
            row -> words.put(row.text("category"), words("breakdown_categories", "category", row)));
    rows.forEach(row -> words.putIfAbsent(row.text("principle"), row.text("principle")));
    return words;
  }

  /** The score, with the change where the partner answered in both years; a dash for none. */
  private static String words(Map<String, Rows.Row> cells, String partner, String principle) {
    Rows.Row now = cells.get(key(partner, principle));
    if (now == null || now.number("score") == null) {
      return now == null || "no_row".equals(now.text("reason"))
          ? Reason.NO_ROW.letter()
          : Reason.NOT_REPORTED.letter();
    }
    Double change = now.number("score_change");
    return Facts.whole(now, "score")
        + (change == null
            ? ""
            : " ("
                + Facts.fact(now, "score_change", (change > 0 ? "+" : "") + Numbers.whole(change))
                + ")");
  }

  private Tracks<String> tracks(
      List<String> partners, Map<String, String> principles, Map<String, Rows.Row> cells) {
    Tracks<String> tracks = new Tracks<>(partners).least(24).named(0.28, partner -> partner);
    double width = tracks.rest() / principles.size();
    principles.forEach(
        (principle, words) ->
            tracks.marks(
                words,
                width,
                Tracks.Scale.shares(),
                partner -> {
                  Rows.Row now = cells.get(key(partner, principle));
                  List<String> cell = List.of(words(cells, partner, principle));
                  return List.of(
                      now == null || now.number("score") == null
                          ? new Mark.Part(0, 100, null, cell)
                          : new Mark.Part(0, 100, style.step(now.number("score")), cell));
                }));
    return tracks;
  }

  private Legend legend() {
    return new Legend()
        .steps("")
        .add(Reason.NO_ROW.letter() + " " + Reason.NO_ROW.in(language), Legend.hatched());
  }
}
