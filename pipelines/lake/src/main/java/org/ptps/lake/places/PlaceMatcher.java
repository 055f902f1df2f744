package org.ptps.lake.places;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.ptps.catalog.Places;
import org.ptps.lake.places.PlaceDecision.Method;
import org.ptps.lake.text.SpreadsheetMarks;

/**
 * Finds the municipality that a row means, by department and name. A code never decides: two
 * numberings of the same four digits are in use, so it only confirms a name or is noted as
 * contradicting it. What is not certain is not guessed; the candidates are named instead.
 *
 * <p>Several threads may ask at once.
 *
 * <p>Similarity is 1 − d / n, with d the Levenshtein distance of two folded names and n the length
 * of the longer one.
 */
public final class PlaceMatcher {
  private record Spelling(Places.Municipality municipality, String folded, String core) {}

  private record Candidate(Places.Municipality municipality, double score) {}

  private record Texts(String department, String municipality, String code) {}

  private final double minSimilarity;
  private final double minLead;
  private final Map<String, String> departments = new TreeMap<>();
  private final Map<String, String> departmentNames = new TreeMap<>();
  private final Map<String, Places.Municipality> byCode = new HashMap<>();
  private final Set<String> altCodes = new TreeSet<>();
  private final List<Spelling> spellings = new ArrayList<>();

  /** Spellings by folded name and by name without articles, each in order of declaration. */
  private final Map<String, List<Spelling>> byName = new HashMap<>();

  private final Map<String, List<Spelling>> byCore = new HashMap<>();
  private final Map<Texts, Places.Decision> decisions = new HashMap<>();

  /** Cache by the texts as they are given. */
  private final Map<Texts, PlaceDecision> known = new ConcurrentHashMap<>();

  private final Map<String, String> codes = new ConcurrentHashMap<>();

  private static final int REMEMBERED = 50_000;

  /**
   * @param minSimilarity similarity, 0 to 1, from which a name may be another spelling
   * @param minLead by how much the best candidate must lead the second
   */
  public PlaceMatcher(Places places, double minSimilarity, double minLead) {
    this.minSimilarity = minSimilarity;
    this.minLead = minLead;
    for (Places.Municipality municipality : places.municipalities()) {
      departments.put(PlaceNames.fold(municipality.department()), municipality.departmentCode());
      departmentNames.put(municipality.departmentCode(), municipality.department());
      byCode.put(municipality.code(), municipality);
      altCodes.add(municipality.altCode());
      addSpelling(municipality, municipality.name());
    }
    for (Places.Alias alias : places.aliases()) {
      if (alias.code().length() == 2) {
        departments.put(PlaceNames.fold(alias.alias()), alias.code());
      } else {
        addSpelling(byCode.get(alias.code()), alias.alias());
      }
    }
    for (Places.Decision decision : places.decisions()) {
      decisions.put(
          texts(decision.department(), decision.municipality(), decision.codeText()), decision);
    }
  }

  private void addSpelling(Places.Municipality municipality, String name) {
    String folded = PlaceNames.fold(name);
    Spelling spelling = new Spelling(municipality, folded, PlaceNames.core(folded));
    spellings.add(spelling);
    byName.computeIfAbsent(spelling.folded(), any -> new ArrayList<>()).add(spelling);
    byCore.computeIfAbsent(spelling.core(), any -> new ArrayList<>()).add(spelling);
  }

  private static Texts texts(String department, String municipality, String code) {
    return new Texts(PlaceNames.fold(department), PlaceNames.fold(municipality), code.strip());
  }

  /** Matches a department alone, for sources that name no municipality. */
  public PlaceDecision department(String departmentText) {
    if (departmentText.isBlank()) {
      return new PlaceDecision("", "", Method.EMPTY, 0, List.of());
    }
    String code = departmentCode(PlaceNames.fold(departmentText));
    return code == null
        ? new PlaceDecision("", "", Method.UNKNOWN, 0, List.of())
        : new PlaceDecision(code, "", Method.DEPARTMENT, 1, List.of());
  }

  /**
   * Matches the three place texts of a row; any of them may be empty.
   *
   * @return the same decision for the same texts, always
   */
  public PlaceDecision municipality(
      String departmentText, String municipalityText, String codeText) {
    Texts given = new Texts(departmentText, municipalityText, codeText);
    PlaceDecision decision = known.get(given);
    if (decision == null) {
      decision = decide(texts(departmentText, municipalityText, codeText), municipalityText);
      if (known.size() >= REMEMBERED) {
        known.clear();
      }
      known.put(given, decision);
    }
    return decision;
  }

  private PlaceDecision decide(Texts texts, String rawMunicipality) {
    Places.Decision overruled = decisions.get(texts);
    if (overruled != null) {
      String department = overruled.code().isEmpty() ? "" : overruled.code().substring(0, 2);
      return new PlaceDecision(department, overruled.code(), Method.DECISION, 1, List.of());
    }
    String department = departmentCode(texts.department());
    if (texts.municipality().isEmpty()) {
      return uncertain(department, Method.EMPTY, List.of());
    }
    if (department == null) {
      return withoutDepartment(texts, rawMunicipality);
    }
    String own = withoutDepartmentBehindComma(rawMunicipality, department);
    if (!own.equals(rawMunicipality)) {
      return decide(new Texts(texts.department(), PlaceNames.fold(own), texts.code()), own);
    }
    List<Candidate> exact = named(texts.municipality(), department, false);
    if (exact.size() == 1) {
      return found(exact.get(0), codeMethod(exact.get(0), texts.code()));
    }
    List<Candidate> several = severalPlaces(rawMunicipality, department);
    if (several.size() > 1) {
      return uncertain(department, Method.SEVERAL_PLACES, several);
    }
    List<Candidate> core = named(texts.municipality(), department, true);
    if (core.size() == 1) {
      return found(core.get(0), Method.NAME_WITHOUT_ARTICLES);
    }
    List<Candidate> elsewhere = named(texts.municipality(), null, false);
    List<Candidate> nearest = nearest(texts.municipality(), department);
    if (!elsewhere.isEmpty()) {
      List<Candidate> both = new ArrayList<>(nearest.subList(0, Math.min(1, nearest.size())));
      both.addAll(elsewhere);
      return uncertain(department, Method.AMBIGUOUS, both);
    }
    if (nearest.isEmpty() || nearest.get(0).score() < minSimilarity) {
      return uncertain(department, Method.UNKNOWN, nearest);
    }
    double lead = nearest.get(0).score() - (nearest.size() > 1 ? nearest.get(1).score() : 0);
    return lead >= minLead
        ? found(nearest.get(0), Method.SIMILAR)
        : uncertain(department, Method.AMBIGUOUS, nearest);
  }

  /**
   * Without a department a name is certain if the code agrees with it, or if no department was
   * given and no other municipality has the name. A department that nobody knows makes the name
   * doubtful.
   */
  private PlaceDecision withoutDepartment(Texts texts, String rawMunicipality) {
    List<Candidate> exact = named(texts.municipality(), null, false);
    for (Candidate candidate : exact) {
      if (agrees(candidate.municipality(), texts.code())) {
        return found(candidate, Method.NAME_AND_CODE);
      }
    }
    boolean onlyOne = exact.size() == 1 && named(texts.municipality(), null, true).size() == 1;
    if (onlyOne && texts.department().isEmpty() && texts.code().isEmpty()) {
      return found(exact.get(0), Method.NAME_ALONE);
    }
    List<Candidate> several = severalPlaces(rawMunicipality, null);
    if (several.size() > 1 && exact.isEmpty()) {
      return uncertain("", Method.SEVERAL_PLACES, several);
    }
    return exact.isEmpty()
        ? uncertain("", Method.UNKNOWN, nearest(texts.municipality(), null))
        : uncertain("", Method.AMBIGUOUS, exact);
  }

  /**
   * Removes a repeated department: “Santa Rita, Copán” in Copán is Santa Rita. In departments that
   * have a municipality of their own name the cell may mean two places.
   */
  private String withoutDepartmentBehindComma(String raw, String department) {
    int comma = raw.lastIndexOf(',');
    if (comma < 1) {
      return raw;
    }
    String name = raw.substring(0, comma);
    String tail = PlaceNames.fold(raw.substring(comma + 1));
    boolean repeated =
        department.equals(departments.get(tail)) && named(tail, department, true).isEmpty();
    return repeated && !named(PlaceNames.fold(name), department, true).isEmpty() ? name : raw;
  }

  private Method codeMethod(Candidate candidate, String code) {
    boolean alone = code.isEmpty() || !byCode.containsKey(padded(code));
    return alone
        ? Method.NAME
        : agrees(candidate.municipality(), code) ? Method.NAME_AND_CODE : Method.NAME_AGAINST_CODE;
  }

  private static boolean agrees(Places.Municipality municipality, String code) {
    String four = padded(code);
    return !four.isEmpty()
        && (four.equals(municipality.code()) || four.equals(municipality.altCode()));
  }

  /**
   * Whether a code is that of another municipality than the one that was found, by both numberings;
   * a code that nobody knows says nothing.
   */
  public boolean contradicts(PlaceDecision found, String code) {
    if (codes.size() >= REMEMBERED) {
      codes.clear();
    }
    String four = codes.computeIfAbsent(code, PlaceMatcher::padded);
    Places.Municipality municipality = byCode.get(found.municipalityCode());
    return municipality != null
        && !four.isEmpty()
        && found.method() != Method.DECISION
        && (byCode.containsKey(four) || altCodes.contains(four))
        && !agrees(municipality, code);
  }

  /** Restores the leading zero that publishers lose by writing codes as numbers. */
  private static String padded(String code) {
    String digits = SpreadsheetMarks.without(code).replaceFirst("^HN", "");
    return digits.matches("\\d{3}") ? "0" + digits : digits;
  }

  private String departmentCode(String folded) {
    if (folded.isEmpty()) {
      return null;
    }
    String exact = departments.get(folded);
    if (exact != null) {
      return exact;
    }
    String best = null;
    double bestScore = 0;
    double second = 0;
    for (Map.Entry<String, String> entry : departments.entrySet()) {
      double score = similarity(folded, entry.getKey());
      if (score > bestScore) {
        second = entry.getValue().equals(best) ? second : bestScore;
        best = entry.getValue();
        bestScore = score;
      } else if (score > second && !entry.getValue().equals(best)) {
        second = score;
      }
    }
    return bestScore >= minSimilarity && bestScore - second >= minLead ? best : null;
  }

  private List<Candidate> named(String folded, String department, boolean withoutArticles) {
    List<Spelling> alike =
        withoutArticles
            ? byCore.getOrDefault(PlaceNames.core(folded), List.of())
            : byName.getOrDefault(folded, List.of());
    Set<Places.Municipality> found = new LinkedHashSet<>();
    for (Spelling spelling : alike) {
      if (within(spelling.municipality(), department)) {
        found.add(spelling.municipality());
      }
    }
    return found.stream().map(municipality -> new Candidate(municipality, 1)).toList();
  }

  private static boolean within(Places.Municipality municipality, String department) {
    return department == null || municipality.departmentCode().equals(department);
  }

  private List<Candidate> nearest(String folded, String department) {
    Map<Places.Municipality, Double> scores = new HashMap<>();
    for (Spelling spelling : spellings) {
      if (within(spelling.municipality(), department)) {
        double score =
            Math.max(
                similarity(folded, spelling.folded()),
                similarity(PlaceNames.core(folded), spelling.core()));
        scores.merge(spelling.municipality(), score, Math::max);
      }
    }
    return scores.entrySet().stream()
        .map(entry -> new Candidate(entry.getKey(), entry.getValue()))
        .filter(candidate -> candidate.score() >= 0.5)
        .sorted(
            Comparator.comparingDouble(Candidate::score)
                .reversed()
                .thenComparing(candidate -> candidate.municipality().code()))
        .limit(3)
        .toList();
  }

  /** Municipalities named in a cell that names several. */
  private List<Candidate> severalPlaces(String raw, String department) {
    String[] pieces = raw.split("[,;/\\-]|\\s[yY]\\s");
    Set<String> codes = new TreeSet<>();
    for (String piece : pieces) {
      String folded = PlaceNames.fold(piece);
      List<Candidate> here = folded.isEmpty() ? List.of() : named(folded, department, true);
      List<Candidate> found =
          here.isEmpty() && !folded.isEmpty() ? named(folded, null, true) : here;
      found.stream().limit(1).forEach(candidate -> codes.add(candidate.municipality().code()));
    }
    return codes.stream().map(code -> new Candidate(byCode.get(code), 1)).toList();
  }

  private static double similarity(String left, String right) {
    int longer = Math.max(left.length(), right.length());
    return longer == 0
        ? 0
        : 1 - (double) LevenshteinDistance.getDefaultInstance().apply(left, right) / longer;
  }

  private static PlaceDecision found(Candidate candidate, Method method) {
    return new PlaceDecision(
        candidate.municipality().departmentCode(),
        candidate.municipality().code(),
        method,
        candidate.score(),
        List.of());
  }

  private PlaceDecision uncertain(String department, Method method, List<Candidate> candidates) {
    return new PlaceDecision(
        department == null ? "" : department,
        "",
        method,
        candidates.isEmpty() ? 0 : candidates.get(0).score(),
        candidates.stream()
            .limit(5)
            .map(
                candidate ->
                    candidate.municipality().code()
                        + " "
                        + candidate.municipality().name()
                        + " ("
                        + departmentNames.get(candidate.municipality().departmentCode())
                        + ")")
            .toList());
  }
}
