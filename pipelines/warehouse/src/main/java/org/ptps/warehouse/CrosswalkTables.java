package org.ptps.warehouse;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ptps.catalog.Comparisons;
import org.ptps.catalog.Crosswalk;
import org.ptps.catalog.IndicatorCatalog;
import org.ptps.catalog.SupplementaryIndicator;
import org.ptps.catalog.Words;
import org.ptps.warehouse.DeclaredTables.Declared;

/**
 * Tables of {@code declared} from {@code conf/crosswalk.conf}, {@code comparisons.conf} and {@code
 * supplementary.conf}.
 */
final class CrosswalkTables {
  private CrosswalkTables() {}

  static List<Declared> all(IndicatorCatalog catalog) {
    List<Declared> tables = new ArrayList<>(crosswalk(catalog.crosswalk()));
    tables.addAll(comparisons(catalog.comparisons()));
    tables.addAll(supplementary(catalog.supplementary().values()));
    return tables;
  }

  private static List<Declared> supplementary(Collection<SupplementaryIndicator> all) {
    List<List<Object>> rows = new ArrayList<>();
    List<List<Object>> figures = new ArrayList<>();
    for (SupplementaryIndicator each : all) {
      List<Object> row = new ArrayList<>(List.of(each.code()));
      DeclaredTables.addWords(row, each.name());
      DeclaredTables.addWords(row, each.definition());
      DeclaredTables.addWords(row, each.unit().name());
      row.addAll(
          List.of(
              each.origin().name().toLowerCase(Locale.ROOT),
              each.results(),
              each.sdg(),
              each.table()));
      rows.add(row);
      for (SupplementaryIndicator.Figure figure : each.figures()) {
        figures.add(
            List.of(
                each.code(),
                figure.year(),
                figure.value(),
                figure.source().es(),
                figure.source().en(),
                figure.note().es(),
                figure.note().en()));
      }
    }
    return List.of(
        new Declared(
            "supplementary",
            new Words(
                "Indicadores complementarios que no son una razón de cosas contadas",
                "Supplementary indicators that are no ratio of counted things"),
            List.of(
                "code varchar",
                "name_es varchar",
                "name_en varchar",
                "definition_es varchar",
                "definition_en varchar",
                "unit_name_es varchar",
                "unit_name_en varchar",
                "origin varchar",
                "results varchar[]",
                "sdg varchar[]",
                "table_name varchar"),
            rows),
        new Declared(
            "supplementary_figures",
            new Words(
                "Valores publicados que no están en ninguna fuente",
                "Published values that stand in no source"),
            List.of(
                "indicator varchar",
                "year integer",
                "value double",
                "source_es varchar",
                "source_en varchar",
                "note_es varchar",
                "note_en varchar"),
            figures));
  }

  private static List<Declared> crosswalk(Crosswalk crosswalk) {
    List<List<Object>> cells = new ArrayList<>();
    int position = 0;
    for (Map.Entry<String, Words> subsector : crosswalk.subsectors().entrySet()) {
      for (Crosswalk.Block block : crosswalk.blocks().values()) {
        List<Object> row =
            new ArrayList<>(List.of(++position, subsector.getKey(), block.pillar(), block.id()));
        DeclaredTables.addWords(row, subsector.getValue());
        DeclaredTables.addWords(
            row, crosswalk.pillars().getOrDefault(block.pillar(), new Words("", "")));
        DeclaredTables.addWords(row, block.name());
        cells.add(row);
      }
    }
    List<List<Object>> meetings = new ArrayList<>();
    for (Crosswalk.Meeting meeting : crosswalk.meetings()) {
      for (String indicator : meeting.indicators()) {
        meetings.add(
            List.of(
                meeting.subsector(),
                meeting.block(),
                indicator,
                meeting.sdg(),
                meeting.siasar(),
                meeting.why().es(),
                meeting.why().en()));
      }
    }
    return List.of(
        new Declared(
            "mapas_cells",
            new Words(
                "Los 36 casilleros de MAPAS: subsector y bloque",
                "The 36 cells of MAPAS: subsector and building block"),
            List.of(
                "position integer",
                "subsector varchar",
                "pillar varchar",
                "block varchar",
                "subsector_es varchar",
                "subsector_en varchar",
                "pillar_es varchar",
                "pillar_en varchar",
                "block_es varchar",
                "block_en varchar"),
            cells),
        new Declared(
            "mapas_crosswalk",
            new Words(
                "Qué indicador habla de qué casillero de MAPAS",
                "Which indicator speaks of which cell of MAPAS"),
            List.of(
                "subsector varchar",
                "block varchar",
                "indicator varchar",
                "sdg varchar[]",
                "siasar varchar[]",
                "meeting_es varchar",
                "meeting_en varchar"),
            meetings));
  }

  private static List<Declared> comparisons(Comparisons comparisons) {
    List<List<Object>> measures = new ArrayList<>();
    List<List<Object>> answers = new ArrayList<>();
    for (Comparisons.Measure measure : comparisons.measures().values()) {
      measures.add(
          List.of(
              measure.id(),
              measure.variable(),
              measure.question(),
              measure.notShared(),
              measure.name().es(),
              measure.name().en()));
      measure.yes().forEach(answer -> answers.add(List.of(measure.id(), answer, true)));
      measure.no().forEach(answer -> answers.add(List.of(measure.id(), answer, false)));
    }
    List<List<Object>> things = new ArrayList<>();
    List<List<Object>> speakers = new ArrayList<>();
    for (Comparisons.Thing thing : comparisons.things().values()) {
      List<Object> row = new ArrayList<>(List.of(thing.id()));
      DeclaredTables.addWords(row, thing.name());
      DeclaredTables.addWords(row, thing.rule());
      DeclaredTables.addWords(row, thing.differ());
      things.add(row);
      int position = 0;
      for (Comparisons.Speaker speaker : thing.speakers()) {
        speakers.add(
            List.of(
                thing.id(),
                ++position,
                speaker.kind().name().toLowerCase(Locale.ROOT),
                speaker.key(),
                speaker.says().es(),
                speaker.says().en()));
      }
    }
    return List.of(
        new Declared(
            "survey_measures",
            new Words(
                "Qué mide una pregunta de una encuesta o un censo",
                "What a question of a survey or census measures"),
            List.of(
                "id varchar",
                "variable varchar",
                "question varchar",
                "not_shared boolean",
                "name_es varchar",
                "name_en varchar"),
            measures),
        new Declared(
            "survey_answers",
            new Words(
                "Qué respuestas cuentan y cuáles no; las demás no son claras",
                "Which answers count and which do not; the others are unclear"),
            List.of("measure_id varchar", "answer varchar", "counts_as_yes boolean"),
            answers),
        new Declared(
            "compared_things",
            new Words("De qué hablan varias fuentes", "What several sources speak of"),
            List.of(
                "id varchar",
                "name_es varchar",
                "name_en varchar",
                "rule_es varchar",
                "rule_en varchar",
                "differ_es varchar",
                "differ_en varchar"),
            things),
        new Declared(
            "compared_speakers",
            new Words(
                "Quién habla de cada cosa, en orden de preferencia",
                "Who speaks of each thing, in order of preference"),
            List.of(
                "thing varchar",
                "position integer",
                "kind varchar",
                "key varchar",
                "says_es varchar",
                "says_en varchar"),
            speakers));
  }
}
