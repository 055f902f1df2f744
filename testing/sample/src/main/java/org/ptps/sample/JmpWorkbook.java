package org.ptps.sample;

import java.util.List;
import java.util.function.ToIntFunction;
import org.dhatim.fastexcel.Worksheet;

/**
 * A world file in the layout of JMP's edition of 2017: three header rows, two tables side by side.
 * Honduras 2015 is set so that improved (basic and limited) is 97 and 84 % for water, 87 and 78 %
 * for sanitation, urban and rural; everything else is invented.
 */
final class JmpWorkbook {
  static final String FILE = "jmp_world/JMP_ficticio_2015_WLD.xlsx";

  /** Urban share of 2015 by which the nation is the mean of urban and rural. */
  static final double URBAN_SHARE_2015 = 0.55165;

  private static final String FOOTER =
      "\"-\" = no estimate, NA = data not applicable. Datos ficticios: values are invented.";

  /** One country, its rungs of 2015 and their change per year. */
  private record Country(String name, String iso3, double thousands, double urban, double gap) {}

  private static final List<Country> COUNTRIES =
      List.of(
          new Country("Costa Rica", "CRI", 4800, 76.8, 12),
          new Country("El Salvador", "SLV", 6300, 69.7, 3),
          new Country("Guatemala", "GTM", 16300, 49.9, 1),
          new Country("Honduras", "HND", 8075, 55.165, 0),
          new Country("Nicaragua", "NIC", 6100, 57.9, -6));

  private static final String[] WATER = {
    "At least basic",
    "Limited (more than 30 mins)",
    "Unimproved",
    "Surface water",
    "Annual rate of change in basic"
  };
  private static final String[] WATER_SAFE = {
    "Safely managed",
    "Accessible on premises",
    "Available when needed",
    "Free from contamination",
    "Piped",
    "Non-piped"
  };
  private static final String[] SANITATION = {
    "At least basic",
    "Limited (shared)",
    "Unimproved",
    "Open defecation",
    "Annual rate of change in basic",
    "Annual rate of change in open defecation"
  };
  private static final String[] SANITATION_SAFE = {
    "Safely managed",
    "Disposed in situ",
    "Emptied and treated",
    "Wastewater treated",
    "Latrines and other",
    "Septic tanks",
    "Sewer connections"
  };

  private final Output output;
  private final FaultLog log;

  JmpWorkbook(Output output, FaultLog log) {
    this.output = output;
    this.log = log;
  }

  void write() {
    byte[] workbook =
        Workbooks.xlsx(
            book -> {
              introduction(book.newWorksheet("Introduction"));
              footer(book.newWorksheet("Water"), this::water);
              footer(book.newWorksheet("Sanitation"), this::sanitation);
              footer(book.newWorksheet("Hygiene"), this::hygiene);
            });
    output.bytes(FILE, workbook);
  }

  private void footer(Worksheet sheet, ToIntFunction<Worksheet> table) {
    int row = table.applyAsInt(sheet) + 1;
    sheet.value(row, 0, FOOTER);
    log.add(FILE, sheet.getName(), row + 1, "", FOOTER, "note_footer", Fault.Outcome.FOOTER);
  }

  private static void introduction(Worksheet sheet) {
    sheet.value(4, 2, "Joint Monitoring Programme for Water Supply, Sanitation and Hygiene");
    sheet.value(
        10, 2, "Estimates on the use of water, \nsanitation and hygiene by country\n (2000-2015)");
    sheet.value(13, 2, "DATOS FICTICIOS: layout of the publisher, invented values");
    sheet.value(17, 2, "Updated July 2015");
  }

  private static void put(Worksheet sheet, int row, int column, String... texts) {
    for (int i = 0; i < texts.length; i++) {
      sheet.value(row, column + i, texts[i]);
    }
  }

  private static final String[] HEAD = {
    "COUNTRY, AREA OR TERRITORY", "ISO3", "Year", "Population \n(thousands)", "% urban"
  };

  /** Rungs of a residence: basic, limited, unimproved, none. */
  private static double[] rungs(
      double basic, double limited, double none, double slope, int year, double gap) {
    double now = Math.min(99.5, basic + gap * 0.4 + slope * (year - 2015));
    double worst = Math.max(0.1, none - gap * 0.2 - 0.4 * slope * (year - 2015));
    double left = Math.max(0, 100 - now - limited);
    worst = Math.min(worst, left);
    return new double[] {now, limited, left - worst, worst};
  }

  private static double[] weighted(double[] urban, double[] rural, double share) {
    double[] result = new double[urban.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = urban[i] * share + rural[i] * (1 - share);
    }
    return result;
  }

  private static double urbanShare(Country country, int year) {
    return (country.urban() + 0.6 * (year - 2015)) / 100;
  }

  private static int rungCells(Worksheet sheet, int row, int column, double[] rungs) {
    for (int i = 0; i < rungs.length; i++) {
      sheet.value(row, column + i, Numbers.plain(rungs[i], 6));
    }
    return column + rungs.length;
  }

  private static void head(Worksheet sheet, int row, Country country, int year) {
    sheet.value(row, 0, country.name());
    sheet.value(row, 1, country.iso3());
    sheet.value(row, 2, year);
    sheet.value(row, 3, Numbers.plain(country.thousands() * (1 + 0.018 * (year - 2015)), 3));
    sheet.value(row, 4, Numbers.plain(100 * urbanShare(country, year), 6));
  }

  private static void beside(Worksheet sheet, int row, int column, Country country, int year) {
    sheet.value(row, column, country.name());
    sheet.value(row, column + 1, year);
  }

  private int water(Worksheet sheet) {
    put(sheet, 0, 20, "DRINKING WATER", "Year");
    put(sheet, 0, 25, "       NATIONAL");
    put(sheet, 0, 31, "        RURAL");
    put(sheet, 0, 37, "         URBAN");
    sheet.value(1, 0, "DRINKING WATER");
    sheet.value(1, 7, "NATIONAL");
    sheet.value(1, 12, "RURAL");
    sheet.value(1, 17, "URBAN");
    sheet.value(1, 20, "COUNTRY, AREA OR TERRITORY");
    for (int column : new int[] {23, 29, 35}) {
      sheet.value(1, column, "Proportion of population using \nimproved water supplies");
    }
    put(sheet, 2, 0, HEAD);
    for (int column : new int[] {5, 10, 15}) {
      put(sheet, 2, column, WATER);
    }
    for (int column : new int[] {23, 29, 35}) {
      put(sheet, 2, column, WATER_SAFE);
    }
    sheet.value(2, 41, "Sl");

    int row = 3;
    for (Country country : COUNTRIES) {
      for (int year = 2000; year <= 2015; year++) {
        double[] urban = rungs(96, 1, 0.4, 0.22, year, country.gap());
        double[] rural = rungs(82.5, 1.5, 4.5, 0.9, year, country.gap());
        double[] nation = weighted(urban, rural, urbanShare(country, year));
        head(sheet, row, country, year);
        rungCells(sheet, row, 5, nation);
        sheet.value(row, 9, Numbers.plain(0.6, 4));
        rungCells(sheet, row, 10, rural);
        sheet.value(row, 14, Numbers.plain(0.9, 4));
        rungCells(sheet, row, 15, urban);
        sheet.value(row, 19, Numbers.plain(0.22, 4));
        beside(sheet, row, 20, country, year);
        int column = 23;
        for (double[] rungs : List.of(nation, rural, urban)) {
          sheet.value(row, column, "-");
          sheet.value(row, column + 1, Numbers.plain(rungs[0] * 0.95, 6));
          if (country.iso3().equals("NIC")) {
            sheet.value(row, column + 2, "NA");
          } else {
            sheet.value(row, column + 2, Numbers.plain(rungs[0] * 0.65, 6));
          }
          sheet.value(row, column + 3, "-");
          sheet.value(row, column + 4, Numbers.plain(rungs[0] * 0.96, 6));
          sheet.value(row, column + 5, Numbers.plain(rungs[0] * 0.04 + rungs[1], 6));
          column += 6;
        }
        row++;
      }
    }
    return row;
  }

  private int sanitation(Worksheet sheet) {
    put(sheet, 0, 23, "SANITATION", "Year");
    put(sheet, 0, 29, "NATIONAL");
    put(sheet, 0, 36, "RURAL");
    put(sheet, 0, 43, "URBAN");
    sheet.value(1, 0, "SANITATION");
    sheet.value(1, 7, "        NATIONAL");
    sheet.value(1, 13, "        RURAL");
    sheet.value(1, 19, "         URBAN");
    sheet.value(1, 23, "COUNTRY, AREA OR TERRITORY");
    for (int column : new int[] {26, 33, 40}) {
      sheet.value(
          1,
          column,
          "Proportion of population using improved \nsanitation facilities (excluding shared)");
    }
    put(sheet, 2, 0, HEAD);
    for (int column : new int[] {5, 11, 17}) {
      put(sheet, 2, column, SANITATION);
    }
    for (int column : new int[] {26, 33, 40}) {
      put(sheet, 2, column, SANITATION_SAFE);
    }
    sheet.value(2, 47, "Sl");

    int row = 3;
    for (Country country : COUNTRIES) {
      for (int year = 2000; year <= 2015; year++) {
        double[] urban = rungs(76, 11, 2, 0.5, year, country.gap());
        double[] rural = rungs(72, 6, 14, 1.5, year, country.gap());
        double[] nation = weighted(urban, rural, urbanShare(country, year));
        head(sheet, row, country, year);
        int column = 5;
        for (double[] rungs : List.of(nation, rural, urban)) {
          int next = rungCells(sheet, row, column, rungs);
          sheet.value(row, next, Numbers.plain(1.1, 4));
          sheet.value(row, next + 1, Numbers.plain(-0.5, 4));
          column += 6;
        }
        beside(sheet, row, 23, country, year);
        column = 26;
        for (double[] rungs : List.of(nation, rural, urban)) {
          put(sheet, row, column, "-", "-", "-", "-");
          sheet.value(row, column + 4, Numbers.plain(rungs[0] * 0.3, 6));
          sheet.value(row, column + 5, Numbers.plain(rungs[0] * 0.35, 6));
          sheet.value(row, column + 6, Numbers.plain(rungs[0] * 0.35, 6));
          column += 7;
        }
        row++;
      }
    }
    return row;
  }

  private int hygiene(Worksheet sheet) {
    sheet.value(0, 0, "HYGIENE");
    sheet.value(0, 6, "NATIONAL");
    sheet.value(0, 9, "RURAL");
    sheet.value(0, 12, "URBAN");
    put(sheet, 1, 0, HEAD);
    put(sheet, 1, 5, "Basic", "Limited (without water or soap)", "No facility");
    put(sheet, 1, 8, "Basic", "Limited \n(without water or soap)", "No facility");
    put(sheet, 1, 11, "Basic", "Limited \n(without water or soap)", "No facility");
    put(sheet, 1, 14, "Sl", "ISO3");
    int row = 2;
    for (Country country : COUNTRIES) {
      head(sheet, row, country, 2015);
      if (country.iso3().equals("CRI")) {
        put(sheet, row, 5, "-", "-", "-", "-", "-", "-", "-", "-", "-");
      } else {
        double share = urbanShare(country, 2015);
        double[] urban = {86 + country.gap() * 0.4, 9 - country.gap() * 0.2, 0};
        double[] rural = {78 + country.gap() * 0.4, 13 - country.gap() * 0.2, 0};
        urban[2] = 100 - urban[0] - urban[1];
        rural[2] = 100 - rural[0] - rural[1];
        rungCells(sheet, row, 5, weighted(urban, rural, share));
        rungCells(sheet, row, 8, rural);
        rungCells(sheet, row, 11, urban);
      }
      row++;
    }
    return row;
  }
}
