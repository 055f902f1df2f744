package org.ptps.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ptps.exchange.Validation.Finding;
import org.ptps.warehouse.JmpEstimates.Point;
import org.ptps.warehouse.JmpEstimates.UrbanShare;

class SurveyPointsTest {
  private static final String HEADER =
      "\"iso3\",\"source\",\"type\",\"year\",\"varname\",\"val\"\n";

  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return file(text, StandardCharsets.UTF_8);
  }

  private Path file(String text, Charset charset) throws IOException {
    return Files.writeString(folder.resolve("puntos.csv"), text, charset);
  }

  private static List<String> told(List<Finding> findings) {
    return findings.stream()
        .map(found -> found.line() + " " + found.header() + " " + found.violation().rule())
        .toList();
  }

  @Test
  void pointsOfTheMethodAreKeptAndEveryRowIsAccountedFor() throws IOException {
    SurveyPoints read =
        SurveyPoints.read(
            file(
                HEADER
                    + "HND,ENDESA,Survey,2012,w_imp_r,85.5\n"
                    + "HND,ENDESA,Survey,2012,w_imp_n,91\n"
                    + "HND,ENDESA,Survey,2012,s_lat_r,20\n"
                    + "HND,ENDESA,Survey,2012,s_imp_u,NA\n"
                    + "\n"
                    + "GTM,ENSMI,Survey,2015,S_OD_U,1e0\n"));
    assertThat(read.points())
        .containsExactly(
            new Point("HND", "w_imp", "rural", 2012, 85.5),
            new Point("GTM", "s_od", "urban", 2015, 1));
    assertThat(read.rows()).isEqualTo(5);
    assertThat(List.of(read.national(), read.unknown(), read.refused(), read.repeated()))
        .containsExactly(1L, 1L, 0L, 0L);
    assertThat(read.others()).containsEntry("s_lat_r", 1L).hasSize(1);
    assertThat(read.findings()).isEmpty();
  }

  @Test
  void aPercentageRoundedToOverAHundredIsToldAndEntersAsItIs() throws IOException {
    SurveyPoints read =
        SurveyPoints.read(
            file(
                HEADER
                    + "HND,A,S,2012,w_imp_u,100.05\n"
                    + "HND,A,S,2013,w_imp_u,101\n"
                    + "HND,A,S,2014,w_imp_u,101.01\n"));
    assertThat(read.points())
        .containsExactly(
            new Point("HND", "w_imp", "urban", 2012, 100.05),
            new Point("HND", "w_imp", "urban", 2013, 101));
    assertThat(told(read.findings()))
        .containsExactly(
            "2 val over_100_by_rounding", "3 val over_100_by_rounding", "4 val out_of_range");
    assertThat(read.refused()).isEqualTo(1);
  }

  @Test
  void eachBadRowIsToldWithItsLineColumnAndRule() throws IOException {
    SurveyPoints read =
        SurveyPoints.read(
            file(
                HEADER
                    + "HND,A,S,2012,w_imp_r,>99\n"
                    + "HND,A,S,2012,w_imp_r,101.5\n"
                    + "HND,A,S,2012,w_imp_r,-1\n"
                    + "HND,A,S,,w_imp_r,50\n"
                    + "HND,A,S,2012.5,w_imp_r,50\n"
                    + "HND,A,S,2012,w_imp,50\n"
                    + ",A,S,2012,w_imp_r,50\n"
                    + "HND,A,S,2012,w_imp_r,50,5\n"
                    + "HND,A,S,2012,w_imp_r,50\n"));
    assertThat(told(read.findings()))
        .containsExactly(
            "2 val not_a_number",
            "3 val out_of_range",
            "4 val out_of_range",
            "5 year no_year",
            "6 year not_a_whole_number",
            "7 varname not_a_variable",
            "8 iso3 no_country",
            "9  too_many_cells");
    assertThat(read.refused()).isEqualTo(8);
    assertThat(read.points()).hasSize(1);
    assertThat(read.findings())
        .allSatisfy(found -> assertThat(found.violation().remedy().es()).isNotBlank());
  }

  @Test
  void aRepeatedPointCountsOnceAndTwoValuesOfOneSourceBothCount() throws IOException {
    SurveyPoints read =
        SurveyPoints.read(
            file(
                HEADER
                    + "HND,A,S,2012,w_imp_r,50\n"
                    + "HND,A,S,2012,w_imp_r,50.0\n"
                    + "HND,A,S,2012,w_imp_r,60\n"
                    + "HND,B,S,2012,w_imp_r,50\n"));
    assertThat(read.points()).extracting(Point::value).containsExactly(50.0, 60.0, 50.0);
    assertThat(read.repeated()).isEqualTo(1);
    assertThat(told(read.findings()))
        .containsExactly("3 varname duplicate_row", "4 varname same_key_other_content");
  }

  @Test
  void aSpanishSheetWithDecimalCommasAndAnotherEncodingIsRead() throws IOException {
    SurveyPoints read =
        SurveyPoints.read(
            file(
                "fuente país;year;varname;value_pct\nENCUESTA Ñ;2012;w_imp_r;85,5\n",
                Charset.forName("windows-1252")));
    assertThat(read.points()).containsExactly(new Point("", "w_imp", "rural", 2012, 85.5));
    assertThat(read.decimalCommas()).isEqualTo(1);
    assertThat(read.countries()).isFalse();
  }

  @Test
  void aFileThatCannotBeUsedSaysWhatIsMissing() throws IOException {
    Path wrong = file("año,varname,val\n2012,w_imp_r,5\n");
    assertThatThrownBy(() -> SurveyPoints.read(wrong))
        .isInstanceOf(UnusableFileException.class)
        .hasMessageContaining("columns are missing: year");
    Path both = file("year,varname,val,value_pct\n2012,w_imp_r,5,5\n");
    assertThatThrownBy(() -> SurveyPoints.read(both)).hasMessageContaining("val|value_pct");
    Path doubled = file("year,year,varname,val\n2012,2012,w_imp_r,5\n");
    assertThatThrownBy(() -> SurveyPoints.read(doubled)).hasMessageContaining("more than one");
    Path empty = file("");
    assertThatThrownBy(() -> SurveyPoints.read(empty)).isInstanceOf(UnusableFileException.class);
    assertThatThrownBy(() -> SurveyPoints.read(folder.resolve("nada.csv")))
        .hasMessageContaining("is not a file");
  }

  @Test
  void sharesArePercentAndOneAYear() throws IOException {
    UrbanShares read =
        UrbanShares.read(file("iso3,year,prop_urb\nhnd,2012,53.2\nHND,2012,53.2\nHND,2012,54\n"));
    assertThat(read.shares()).containsExactly(new UrbanShare("HND", 2012, 53.2));
    assertThat(read.refused()).isEqualTo(1);
    assertThat(told(read.findings())).containsExactly("4 prop_urb same_key_other_content");
    Path fractions = file("year,urban_pct\n2012,0.532\n");
    assertThatThrownBy(() -> UrbanShares.read(fractions)).hasMessageContaining("per cent");
  }
}
