package org.ptps.charts.kind;

import java.util.function.Function;
import org.ptps.catalog.Language;
import org.ptps.charts.data.ReportTables;
import org.ptps.charts.declared.Figure;
import org.ptps.charts.declared.FigureKind;
import org.ptps.charts.draw.Picture;

/** Reads what one figure shows from the {@code report} schema and draws it. */
public interface Chart {
  Picture picture(Figure figure, ReportTables tables, Language language);

  static Chart of(FigureKind kind) {
    Function<Kind.Reading, Kind> drawn = drawn(kind);
    return (figure, tables, language) ->
        drawn.apply(new Kind.Reading(figure, tables, language)).picture();
  }

  private static Function<Kind.Reading, Kind> drawn(FigureKind kind) {
    return switch (kind) {
      case EDITION_LINES -> EditionLines::new;
      case SORTED_BARS -> SortedBars::new;
      case CLASS_BARS -> ClassBars::new;
      case HEAT_MAP -> HeatMap::new;
      case LADDER -> Ladder::new;
      case SMALL_MULTIPLES -> SmallMultiples::new;
      case TREND -> Trend::new;
      case AREA_LINES -> AreaLines::new;
      case DUMBBELLS -> Dumbbells::new;
      case RESULTS_GRAPH -> ResultsGraph::new;
      case SCORE_MATRIX -> ScoreMatrix::new;
      case SOURCE_DOTS -> SourceDots::new;
      case RESIDENCE_GAP -> ResidenceGap::new;
      case MUNICIPAL_CLASSES -> MunicipalClasses::new;
      case OUTCOME_BARS -> OutcomeBars::new;
      case CHLORINE_HISTOGRAM -> ChlorineHistogram::new;
      case BREAKDOWN_BARS -> BreakdownBars::new;
      case PROVIDER_PROFILE -> ProviderProfile::new;
      case CHECKLIST_DOTS -> ChecklistDots::new;
      case PARTNER_SCORES -> PartnerScores::new;
      case OBSERVATION_AGES -> ObservationAges::new;
      case LEDGER_FLOW -> LedgerFlow::new;
      case AREA_MAP -> AreaMap::new;
    };
  }
}
