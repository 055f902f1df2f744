package org.ptps.lake.input;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ptps.catalog.Catalog;
import org.ptps.catalog.Locations;
import org.ptps.catalog.Source;
import org.ptps.catalog.Words;
import org.ptps.catalog.hocon.Problems;
import org.ptps.lake.input.Header.Comparison;
import org.ptps.lake.reader.FileFault;
import org.ptps.lake.reader.Format;
import org.ptps.lake.reader.InputProfiler;
import org.ptps.lake.reader.InputReaders;
import org.ptps.lake.reader.Part;
import org.ptps.lake.reader.PartProfile;
import org.ptps.lake.reader.RawRow;
import org.ptps.lake.reader.RawRows;
import org.ptps.lake.reader.TextHints;
import org.ptps.lake.text.Texts;

/**
 * Matches every input file to the source whose contract it fits, by its bytes, name and header. A
 * part that does not fit a contract whole is left unclaimed with the reason; it is never read in
 * part.
 */
public final class SourceMatcher {
  /** Rows in which a header is looked for; longer preambles have not been seen at any publisher. */
  private static final int HEADER_WITHIN_ROWS = 30;

  /**
   * Share of a source's columns that must be in the header for the source to be named as the
   * nearest.
   */
  private static final double WORTH_NAMING = 0.25;

  private final Catalog catalog;

  public SourceMatcher(Catalog catalog) {
    this.catalog = catalog;
  }

  /**
   * Scans all inputs.
   *
   * @return one entry per part, ordered by file and sheet
   * @throws org.ptps.catalog.hocon.DeclarationException if an root or an origin.conf is not valid
   */
  public List<InputPart> match() {
    Problems problems = new Problems();
    List<Path> roots = new ArrayList<>();
    for (Path root : catalog.settings().inputs()) {
      if (!Files.exists(root)) {
        problems.add(
            "inputs.paths",
            0,
            new Words("no hay nada en " + root, "there is nothing at " + root),
            new Words(
                "dé una carpeta o un archivo que exista, en los ajustes o con --inputs",
                "give an existing folder or file, in the settings or with --inputs"));
      } else {
        roots.add(root);
      }
    }
    problems.throwIfAny();
    List<Part> parts = InputRoots.parts(roots, catalog.settings().exclude());
    try (InputProfiler profiles = new InputProfiler(parts)) {
      return match(parts, profiles, problems);
    }
  }

  private List<InputPart> match(List<Part> parts, InputProfiler open, Problems problems) {
    List<PartProfile> profiles = parts.parallelStream().map(part -> profile(part, open)).toList();
    Map<String, Origin> known = new HashMap<>();
    List<Origin> origins =
        parts.stream()
            .map(
                part ->
                    known.computeIfAbsent(
                        part.path(),
                        path -> Origin.of(Locations.of(path), catalog.home(), problems)))
            .toList();
    problems.throwIfAny();
    Map<String, WorkbookMetadata> own = new HashMap<>();
    for (PartProfile profile : profiles) {
      if (profile.part().sheet().equals(WorkbookMetadata.SHEET)) {
        WorkbookMetadata.read(profile)
            .ifPresent(said -> own.put(Corrections.workbook(profile.part()), said));
      }
    }
    List<InputPart> inputs =
        IntStream.range(0, parts.size())
            .parallel()
            .mapToObj(
                i ->
                    match(
                        i,
                        profiles.get(i),
                        origins.get(i),
                        own.get(Corrections.workbook(parts.get(i)))))
            .toList();
    return idle(ColumnFormats.infer(PrefilledRows.skip(Corrections.apply(inputs, own), own)));
  }

  /**
   * Marks parts about which nobody has to do anything: files of the system, empty sheets beside
   * others, sheets that their source declares to hold no data.
   */
  private List<InputPart> idle(List<InputPart> inputs) {
    Set<String> books =
        inputs.stream()
            .filter(input -> input.profile().physicalLines() > 0)
            .map(input -> Corrections.workbook(input.profile().part()))
            .collect(Collectors.toSet());
    return inputs.stream()
        .map(
            input ->
                !input.claimed() && !input.companion() && holdsNothing(input.profile().part())
                    ? input.leftIdle(
                        new Words(
                            "la hoja no lleva datos que se lean",
                            "the sheet holds no data that are read"))
                    : !input.claimed()
                            && !input.companion()
                            && (finds(input.profile(), FileFault.Kind.LEFTOVER)
                                || finds(input.profile(), FileFault.Kind.EMPTY_SHEET)
                                    && books.contains(Corrections.workbook(input.profile().part())))
                        ? input.leftIdle(input.unclaimed())
                        : input)
        .toList();
  }

  private boolean holdsNothing(Part part) {
    return catalog.sources().values().stream()
        .filter(source -> matchesName(source, part))
        .flatMap(source -> source.files().otherSheets().stream())
        .anyMatch(name -> Texts.fold(name).equals(Texts.fold(part.sheet())));
  }

  private static boolean finds(PartProfile profile, FileFault.Kind kind) {
    return profile.faults().stream().anyMatch(fault -> fault.kind() == kind);
  }

  /**
   * Of a workbook that this program wrote only the data sheet is matched, to the source that it
   * names.
   */
  private InputPart match(int index, PartProfile profile, Origin origin, WorkbookMetadata own) {
    if (own == null) {
      return match(index, profile, origin, named(profile.part()));
    }
    boolean data =
        switch (own.kind()) {
          case TEMPLATE -> profile.part().sheet().equals(WorkbookMetadata.DATA_SHEET);
          case CORRECTIONS -> false;
        };
    Source source = catalog.sources().get(own.source());
    if (data && source != null) {
      return match(index, profile, origin, List.of(source));
    }
    return data
        ? match(index, profile, origin, named(profile.part()))
        : unclaimed(index, profile, origin, new Words("", ""), "");
  }

  private PartProfile profile(Part part, InputProfiler open) {
    List<Source> named = named(part);
    TextHints hints = TextHints.none();
    if (!named.isEmpty()) {
      Source.Layout layout = named.get(0).layout();
      char delimiter = layout.delimiter().isEmpty() ? 0 : layout.delimiter().charAt(0);
      hints = new TextHints(layout.encoding(), delimiter);
    }
    return open.of(part, hints);
  }

  /** Sources whose patterns match the file's name, and that read its format and sheet. */
  private List<Source> named(Part part) {
    return named(part, true);
  }

  private List<Source> named(Part part, boolean read) {
    return catalog.sources().values().stream()
        .filter(source -> (!read || reads(source, part)) && matchesName(source, part))
        .toList();
  }

  private static boolean reads(Source source, Part part) {
    boolean format =
        source.files().formats().contains(part.format().name().toLowerCase(Locale.ROOT));
    boolean sheet =
        part.sheet().isEmpty()
            || source.files().sheets().isEmpty()
            || source.files().sheets().stream()
                .anyMatch(name -> Texts.fold(name).equals(Texts.fold(part.sheet())));
    return format && sheet;
  }

  private static boolean matchesName(Source source, Part part) {
    String name = fileName(part).toLowerCase(Locale.ROOT);
    String outer = outerName(part).toLowerCase(Locale.ROOT);
    return source.files().names().stream()
        .map(pattern -> glob(pattern.toLowerCase(Locale.ROOT)))
        .anyMatch(pattern -> pattern.matcher(name).matches() || pattern.matcher(outer).matches());
  }

  private static String fileName(Part part) {
    String inner = part.entry().isEmpty() ? part.file() : part.entry();
    return inner.substring(inner.lastIndexOf('/') + 1);
  }

  /** Name of the file on disk: of the archive, for an entry. */
  private static String outerName(Part part) {
    int packed = part.entry().isEmpty() ? 0 : part.entry().length() + 1;
    String outer = part.file().substring(0, part.file().length() - packed);
    return outer.substring(outer.lastIndexOf('/') + 1);
  }

  private static Pattern glob(String pattern) {
    return Pattern.compile(
        Arrays.stream(pattern.split("\\*", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*")));
  }

  private InputPart match(int index, PartProfile profile, Origin origin, List<Source> named) {
    Part part = profile.part();
    String nearestByName = named.isEmpty() ? "" : named.get(0).id();
    if (profile.refusal().isPresent()) {
      FileFault fault = profile.refusal().get();
      return fault.kind() == FileFault.Kind.LEFTOVER
          ? unclaimed(index, profile, origin, fault.detail(), "")
          : refused(index, profile, origin, fault.detail());
    }
    if (finds(profile, FileFault.Kind.EMPTY_SHEET)) {
      return unclaimed(
          index,
          profile,
          origin,
          new Words("la hoja está vacía", "the sheet is empty"),
          nearestByName);
    }
    List<RawRow> first = firstRows(profile);
    List<Source> candidates =
        named.isEmpty()
            ? catalog.sources().values().stream().filter(source -> reads(source, part)).toList()
            : named;
    List<Fit> fits = candidates.stream().map(source -> fit(source, profile, first)).toList();
    List<Fit> claims = fits.stream().filter(fit -> fit.best().header() != null).toList();
    if (claims.size() == 1) {
      Fit claim = claims.get(0);
      return new InputPart(
          index,
          profile,
          origin,
          claim.source(),
          claim.best().header(),
          edition(claim.source(), part, first, origin),
          null,
          "");
    }
    if (claims.size() > 1) {
      String ids = claims.stream().map(fit -> fit.source().id()).collect(Collectors.joining(", "));
      return unclaimed(
          index,
          profile,
          origin,
          new Words("varias fuentes lo reclaman: " + ids, "several sources claim it: " + ids),
          claims.get(0).source().id());
    }
    return fits.stream()
        .filter(fit -> fit.share() >= WORTH_NAMING)
        .max(Comparator.comparingDouble(Fit::share))
        .map(
            fit ->
                unclaimed(index, profile, origin, fit.reason(!named.isEmpty()), fit.source().id()))
        .orElseGet(() -> unfamiliar(index, profile, origin, first, candidates));
  }

  /** A part that cannot be read; the message names the formats of the source that its name fits. */
  private InputPart refused(int index, PartProfile profile, Origin origin, Words why) {
    List<Source> reading = named(profile.part());
    if (!reading.isEmpty()) {
      return unclaimed(index, profile, origin, why, reading.get(0).id());
    }
    return named(profile.part(), false).stream()
        .findFirst()
        .map(
            source ->
                unclaimed(
                    index,
                    profile,
                    origin,
                    new Words(
                        why.es()
                            + " · la fuente más cercana por su nombre es "
                            + reads(source).es(),
                        why.en() + " · the nearest source by its name is " + reads(source).en()),
                    source.id()))
        .orElseGet(() -> unclaimed(index, profile, origin, why, ""));
  }

  /** An unclaimed part, with what was compared: name, format and header, and the nearest source. */
  private InputPart unfamiliar(
      int index, PartProfile profile, Origin origin, List<RawRow> first, List<Source> tried) {
    Part part = profile.part();
    String format = part.format().name().toLowerCase(Locale.ROOT);
    String is = format + (part.sheet().isEmpty() ? "" : " «" + part.sheet() + "»");
    List<Source> meant = named(part, false).stream().filter(each -> !reads(each, part)).toList();
    if (!meant.isEmpty()) {
      String es =
          meant.stream().map(source -> reads(source).es()).collect(Collectors.joining("; "));
      String en =
          meant.stream().map(source -> reads(source).en()).collect(Collectors.joining("; "));
      return unclaimed(
          index,
          profile,
          origin,
          new Words(
              "por su nombre es de " + es + "; y esto es " + is,
              "by its name it is of " + en + "; and this is " + is),
          meant.get(0).id());
    }
    Fit nearest =
        catalog.sources().values().stream()
            .filter(source -> !tried.contains(source))
            .map(source -> fit(source, profile, first))
            .filter(fit -> fit.share() >= WORTH_NAMING)
            .max(Comparator.comparingDouble(Fit::share))
            .orElse(null);
    if (nearest != null) {
      return unclaimed(
          index,
          profile,
          origin,
          new Words(
              "por su encabezado se acerca a " + reads(nearest.source()).es() + ", y esto es " + is,
              "by its header it comes near "
                  + reads(nearest.source()).en()
                  + ", and this is "
                  + is),
          nearest.source().id());
    }
    return unclaimed(
        index,
        profile,
        origin,
        new Words(
            "ninguna de las "
                + catalog.sources().size()
                + " fuentes de conf/sources conoce su nombre, y ninguna de sus primeras "
                + HEADER_WITHIN_ROWS
                + " filas es el encabezado de una",
            "none of the "
                + catalog.sources().size()
                + " sources of conf/sources knows its name, and none of its first "
                + HEADER_WITHIN_ROWS
                + " rows is the header of one"),
        "");
  }

  /** Name of a source with its formats. */
  private static Words reads(Source source) {
    String formats = String.join(", ", source.files().formats());
    String sheets =
        source.files().sheets().stream()
            .map(sheet -> "«" + sheet + "»")
            .collect(Collectors.joining(", "));
    return new Words(
        source.id() + ", que lee " + formats + (sheets.isEmpty() ? "" : " (hoja " + sheets + ")"),
        source.id()
            + ", which reads "
            + formats
            + (sheets.isEmpty() ? "" : " (sheet " + sheets + ")"));
  }

  private static InputPart unclaimed(
      int index, PartProfile profile, Origin origin, Words reason, String nearest) {
    return new InputPart(index, profile, origin, null, null, "", reason, nearest);
  }

  /** How well a source's contract fits the header, at the line where it fits best. */
  private record Fit(Source source, long line, Comparison best) {
    double share() {
      int wanted = best.found() + best.missing().size() + best.doubled().size();
      return wanted == 0 ? 0 : (double) best.found() / wanted;
    }

    Words reason(boolean byName) {
      String where = line > 0 ? " " + line : "";
      String missing = shortened(best.missing());
      String doubled = shortened(best.doubled());
      String es =
          (best.missing().isEmpty() ? "" : "faltan las columnas " + missing)
              + (best.missing().isEmpty() || best.doubled().isEmpty() ? "" : "; ")
              + (best.doubled().isEmpty() ? "" : "están dos veces " + doubled);
      String en =
          (best.missing().isEmpty() ? "" : "columns missing: " + missing)
              + (best.missing().isEmpty() || best.doubled().isEmpty() ? "" : "; ")
              + (best.doubled().isEmpty() ? "" : "columns given twice: " + doubled);
      return byName
          ? new Words(
              "línea" + where + ": no cumple el contrato de " + source.id() + ": " + es,
              "line" + where + ": does not meet the contract of " + source.id() + ": " + en)
          : new Words(
              "la fuente más cercana es " + source.id() + ", pero en la línea" + where + " " + es,
              "the nearest source is " + source.id() + ", but in line" + where + " " + en);
    }

    private static String shortened(List<String> names) {
      String first = names.stream().limit(8).collect(Collectors.joining(", "));
      return names.size() > 8 ? first + " … (" + names.size() + ")" : first;
    }
  }

  private static Fit fit(Source source, PartProfile profile, List<RawRow> first) {
    if (profile.part().format() == Format.GEOJSON) {
      return new Fit(source, 0, Header.compare(source, 0, profile.names()));
    }
    Fit best = new Fit(source, 0, new Comparison(null, 0, List.of(), List.of()));
    for (RawRow row : first) {
      Comparison comparison = Header.compare(source, row.line(), row.cells());
      if (comparison.header() != null) {
        return new Fit(source, row.line(), comparison);
      }
      if (comparison.found() > best.best().found()) {
        best = new Fit(source, row.line(), comparison);
      }
    }
    return best;
  }

  private static List<RawRow> firstRows(PartProfile profile) {
    List<RawRow> first = new ArrayList<>();
    try (RawRows rows = InputReaders.open(profile.part(), profile)) {
      while (rows.hasNext() && first.size() < HEADER_WITHIN_ROWS) {
        RawRow row = rows.next();
        if (row.fault() == null) {
          first.add(row);
        }
      }
    }
    return first;
  }

  private static String edition(Source source, Part part, List<RawRow> first, Origin origin) {
    Source.Edition edition = source.edition();
    if (!edition.text().isEmpty()) {
      return edition.text();
    }
    if (!edition.filePattern().isEmpty()) {
      Matcher matcher = Pattern.compile(edition.filePattern()).matcher(fileName(part));
      return matcher.find() ? matcher.group(matcher.groupCount() > 0 ? 1 : 0) : origin.edition();
    }
    if (!edition.preamble().isEmpty()) {
      return first.stream()
          .filter(row -> row.cells().size() > 1)
          .filter(row -> Texts.fold(row.cells().get(0)).equals(Texts.fold(edition.preamble())))
          .map(row -> Texts.squeeze(row.cells().get(1)))
          .findFirst()
          .orElse(origin.edition());
    }
    return origin.edition();
  }
}
