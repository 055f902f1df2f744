package org.ptps.charts.kind;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ptps.catalog.Words;
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
  private static final Words PARTNER = new Words("Socio", "Partner");

  private final Asked asked = asked(tables.from("self_assessment_years"), "answered");
  private final int last = asked.year().orElse(0);

  /** Who answered the year before and not this year is shown, hatched, and not forgotten. */
  private final List<Rows.Row> rows =
      tables.from("self_assessment_changes").where("year", last).by("place").by("principle").rows();

  private final Map<List<String>, Rows.Row> cells = by(rows, "partner_name", "principle");

  PartnerScores(Reading reading) {
    super(reading);
  }

  @Override
  Picture picture() {
    Optional<Rows.Row> counts = asked.row();
    sketch
        .stamps(isSynthetic(rows), Validation.preliminary(tables, figure, last, Set.of("PTPS")))
        .year(asked.year())
        .slot("before_year", String.valueOf(last - 1))
        .counts(counts, "partners", "answered", "answers", "evidence");
    sketch.sources(
        tables,
        say(
            "{}n = {} {}.",
            Sketch.year(asked.year(), language),
            Facts.whole(counts, "answers"),
            Phrase.ANSWERS));
    DataTable plotted =
        Sketch.plotted(
            "partner_name partner_category #year principle #score #n_rows #unknown #with_evidence"
                + " synthetic #previous_score #score_change key",
            rows);
    if (counts.filter(row -> row.integer("answered") > 0).isEmpty()) {
      return sketch.nothing(without("self_assessment_scores", asked.year()), plotted);
    }
    List<String> partners = rows.stream().map(row -> row.text("partner_name")).distinct().toList();
    Map<String, String> principles = principles();
    Columns<String> said = new Columns<String>().text(PARTNER.in(language), partner -> partner);
    principles.forEach(
        (principle, words) -> said.number(words, partner -> words(partner, principle)));
    return sketch.drawn(
        new Legend()
            .steps("")
            .add(say("{} {}", Reason.NO_ROW.letter(), Reason.NO_ROW), Legend.hatched()),
        tracks(partners, principles)::pages,
        said,
        partners,
        plotted);
  }

  private Map<String, String> principles() {
    Map<String, String> words = new LinkedHashMap<>();
    tables
        .from("breakdown_categories")
        .where("indicator", figure.indicators().get(0))
        .where("breakdown", "principle")
        .by("position")
        .by("category")
        .rows()
        .forEach(
            row -> words.put(row.text("category"), words("breakdown_categories", "category", row)));
    rows.forEach(row -> words.putIfAbsent(row.text("principle"), row.text("principle")));
    return words;
  }

  /** What a partner gave itself; empty where it gave nothing. */
  private Optional<Rows.Row> scored(String partner, String principle) {
    return Optional.ofNullable(cells.get(List.of(partner, principle)))
        .filter(row -> row.number("score") != null);
  }

  /** The score, with the change where the partner answered in both years; a letter for none. */
  private String words(String partner, String principle) {
    Optional<Rows.Row> row = scored(partner, principle);
    if (row.isEmpty()) {
      Rows.Row now = cells.get(List.of(partner, principle));
      return now == null || "no_row".equals(now.text("reason"))
          ? Reason.NO_ROW.letter()
          : Reason.NOT_REPORTED.letter();
    }
    Double change = row.get().number("score_change");
    return change == null
        ? Facts.whole(row, "score")
        : say(
            "{} ({})",
            Facts.whole(row, "score"),
            Facts.fact(row.get(), "score_change", (change > 0 ? "+" : "") + Numbers.whole(change)));
  }

  private Tracks<String> tracks(List<String> partners, Map<String, String> principles) {
    Tracks<String> tracks = new Tracks<>(partners).least(24).named(0.28, partner -> partner);
    double width = tracks.rest() / principles.size();
    principles.forEach(
        (principle, words) ->
            tracks.marks(
                words,
                width,
                Tracks.Scale.shares(),
                partner ->
                    List.of(
                        new Mark.Part(
                            0,
                            100,
                            scored(partner, principle)
                                .map(row -> style.step(row.number("score")))
                                .orElse(null),
                            List.of(words(partner, principle))))));
    return tracks;
  }
}
