package org.ptps.lake.clean;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ptps.catalog.ReaderRules;
import org.ptps.catalog.Words;

/** The reader's rules and {@code conf/reader/rules.conf} list the same. */
class ReaderRulesTest {
  private static final Path DECLARED = Path.of("../../conf/reader/rules.conf");
  private static final Path SOURCES = Path.of("src/main/java/org/ptps/lake");
  private static final Pattern SLOT = Pattern.compile("\\{(\\w+)}");
  private static final Pattern OWN_WORDS = Pattern.compile("new Words\\(\\s*\"[^\"]");

  private static Map<Path, String> sources() throws IOException {
    Map<Path, String> sources = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(SOURCES)) {
      for (Path file : walk.filter(path -> path.toString().endsWith(".java")).toList()) {
        if (!file.endsWith("ReaderRule.java")) {
          sources.put(file, Files.readString(file));
        }
      }
    }
    return sources;
  }

  private static Set<String> slots(String template) {
    return SLOT.matcher(template).results().map(each -> each.group(1)).collect(Collectors.toSet());
  }

  @Test
  void everyRuleIsDeclaredOnceAndEveryDeclarationIsARule() throws IOException {
    List<String> entries =
        Pattern.compile("^(\\w+) \\{", Pattern.MULTILINE)
            .matcher(Files.readString(DECLARED))
            .results()
            .map((MatchResult each) -> each.group(1))
            .toList();
    Set<String> rules =
        Arrays.stream(ReaderRule.values())
            .map(rule -> rule.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(entries).as("declared twice").doesNotHaveDuplicates();
    assertThat(entries)
        .as("conf/reader/rules.conf and ReaderRule: what only one of them has")
        .containsExactlyInAnyOrderElementsOf(rules);
    assertThat(ReaderRules.all().keySet()).containsExactlyInAnyOrderElementsOf(entries);
  }

  @Test
  void everyRuleIsToldAndGivenWhatItsWordsNeed() throws IOException {
    Map<Path, String> sources = sources();
    for (ReaderRule rule : ReaderRule.values()) {
      List<String> telling =
          sources.values().stream()
              .filter(
                  text ->
                      Pattern.compile("ReaderRule\\." + rule.name() + "\\b").matcher(text).find())
              .toList();
      assertThat(telling).as("%s is told by nobody: take it out of conf", rule).isNotEmpty();
      ReaderRules.Declared declared = ReaderRules.all().get(rule.name().toLowerCase(Locale.ROOT));
      Set<String> needed = new HashSet<>(slots(declared.says().es()));
      needed.addAll(slots(declared.remedy().es()));
      for (String slot : needed) {
        assertThat(telling)
            .as("{%s} of %s is given by nobody", slot, rule)
            .anyMatch(text -> text.contains('"' + slot + '"'));
      }
    }
  }

  @Test
  void bothLanguagesSaySomethingAndFillInTheSame() {
    ReaderRules.all()
        .forEach(
            (name, declared) -> {
              for (Words words : List.of(declared.says(), declared.remedy())) {
                assertThat(slots(words.es())).as(name).isEqualTo(slots(words.en()));
                assertThat(words.es().isBlank()).as(name).isEqualTo(words.en().isBlank());
              }
              assertThat(declared.says().es()).as(name).isNotBlank();
            });
  }

  @Test
  void noReaderOfRowsSpeaksInWordsOfItsOwn() throws IOException {
    sources()
        .forEach(
            (file, text) -> {
              if (file.getParent().endsWith("clean")) {
                assertThat(OWN_WORDS.matcher(text).find())
                    .as("%s holds words that conf/reader/rules.conf should declare", file)
                    .isFalse();
              }
            });
  }

  @Test
  void whatAFileSaysIsNeverTakenForABrace() {
    Words says = ReaderRule.IDENTIFIER_MARKS.says("text", "{read} {", "read", "7");
    assertThat(says.es()).startsWith("«{read} {» se lee «7»");
  }
}
