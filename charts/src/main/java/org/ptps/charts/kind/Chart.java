package org.ptps.charts.kind;

import org.ptps.catalog.Language;
import org.ptps.charts.data.ReportTables;
import org.ptps.charts.declared.Figure;
import org.ptps.charts.declared.FigureKind;
import org.ptps.charts.draw.Picture;

/** Reads what one figure shows from the {@code report} schema and draws it. */
public sealed interface Chart
    permits EditionLines,
        SortedBars,
        ClassBars,
        HeatMap,
        Ladder,
        SmallMultiples,
        Trend,
        AreaLines,
        Dumbbells,
        ResultsGraph,
        ScoreMatrix,
        SourceDots,
        ResidenceGap,
        MunicipalClasses,
        OutcomeBars,
        ChlorineHistogram,
        BreakdownBars,
        ProviderProfile,
        ChecklistDots,
        PartnerScores,
        ObservationAges,
        LedgerFlow,
        AreaMap {

  Picture picture(Figure figure, ReportTables tables, Language language);

  public static Chart of(FigureKind kind) {
    return switch (kind) {
      case EDITION_LINES -> new EditionLines();
      case SORTED_BARS -> new SortedBars();
      case CLASS_BARS -> new ClassBars();
      case HEAT_MAP -> new HeatMap();
      case LADDER -> new Ladder();
      case SMALL_MULTIPLES -> new SmallMultiples();
      case TREND -> new Trend();
      case AREA_LINES -> new AreaLines();
      case DUMBBELLS -> new Dumbbells();
      case RESULTS_GRAPH -> new ResultsGraph();
      case SCORE_MATRIX -> new ScoreMatrix();
      case SOURCE_DOTS -> new SourceDots();
      case RESIDENCE_GAP -> new ResidenceGap();
      case MUNICIPAL_CLASSES -> new MunicipalClasses();
      case OUTCOME_BARS -> new OutcomeBars();
      case CHLORINE_HISTOGRAM -> new ChlorineHistogram();
      case BREAKDOWN_BARS -> new BreakdownBars();
      case PROVIDER_PROFILE -> new ProviderProfile();
      case CHECKLIST_DOTS -> new ChecklistDots();
      case PARTNER_SCORES -> new PartnerScores();
      case OBSERVATION_AGES -> new ObservationAges();
      case LEDGER_FLOW -> new LedgerFlow();
      case AREA_MAP -> new AreaMap();
    };
  }
}
