package org.ptps.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EstimateCommandTest {
  @TempDir Path folder;

  private Answered estimate(String... arguments) {
    System.setProperty("ptps.home", Path.of("../..").toAbsolutePath().normalize().toString());
    List<String> all = new ArrayList<>(List.of("estimate"));
    all.addAll(List.of(arguments));
    return Answered.to(all);
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  @Test
  void pointsOfOneCountryWithoutNameTakeTheNameOfTheShares() throws IOException {
    String points =
        file(
            "points.csv",
            "source,type,year,varname,value_pct\n"
                + "A,S,2010,w_imp_r,60\nA,S,2010,w_imp_u,90\nA,S,2010,w_imp_n,80\n");
    String shares = file("shares.csv", "iso3,year,urban_pct\nHND,2010,50\n");
    Answered answered =
        estimate(
            "--points",
            points,
            "--urban-share",
            shares,
            "--from",
            "2010",
            "--to",
            "2010",
            "--lang",
            "en");
    assertThat(answered.code()).isZero();
    assertThat(answered.out())
        .isEqualTo(
            """
            iso3,variable,residence,year,value,points,reach
            HND,wat_bas,rural,2010,60,1,line
            HND,wat_bas,total,2010,75,1,line
            HND,wat_bas,urban,2010,90,1,line
            HND,wat_imp,rural,2010,60,1,line
            HND,wat_imp,total,2010,75,1,line
            HND,wat_imp,urban,2010,90,1,line
            """);
    assertThat(answered.err()).contains("3 rows = 2 points + 1 of the nation");
  }

  @Test
  void rowsToCorrectAreToldAndTheRestIsEstimated() throws IOException {
    String points =
        file(
            "points.csv",
            "iso3,source,type,year,varname,val\nHND,A,S,2010,s_od_r,7\nHND,A,S,2011,s_od_r,107\n");
    Answered answered = estimate("--points", points, "--format", "json");
    assertThat(answered.code()).isEqualTo(1);
    assertThat(answered.out()).contains("\"variable\" : \"san_od\"").contains("\"value\" : 7");
    assertThat(answered.err())
        .contains("points.csv:3 · fila rechazada · val «107» · out_of_range")
        .contains("Sin --urban-share no hay total");
  }

  @Test
  void nothingToEstimateFromIsWrongUsage() throws IOException {
    String other = file("points.csv", "iso3,year,varname,val\nHND,2010,s_lat_r,7\n");
    assertThat(estimate("--points", other).code()).isEqualTo(2);
    assertThat(estimate("--points", folder.resolve("none.csv").toString()).code()).isEqualTo(2);
    String two = file("two.csv", "iso3,year,varname,val\nHND,2010,w_imp_r,7\nGTM,2010,w_imp_r,9\n");
    String shares = file("shares.csv", "year,urban_pct\n2010,50\n");
    Answered answered = estimate("--points", two, "--urban-share", shares);
    assertThat(answered.code()).isEqualTo(2);
    assertThat(answered.err()).contains("iso3");
  }
}
