package org.ptps.app;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Completes commands in messages with the options that lead to the same output folder, so that
 * authors of messages write just {@code ./ptps check}.
 */
final class CommandHints extends PrintWriter {
  private Pattern commands = Pattern.compile("(?!)");
  private RunOptions options;

  CommandHints(PrintWriter messages) {
    super(messages, true);
  }

  /** Learns which commands take the options of a run. */
  void know(CommandLine line) {
    commands = commands(line);
  }

  /** Sets the options of the command that runs. */
  void of(RunOptions present) {
    this.options = present;
  }

  @Override
  public void write(String text, int offset, int length) {
    String completed = complete(text.substring(offset, offset + length), commands, options);
    super.write(completed, 0, completed.length());
  }

  /** Completes the commands in a message. */
  static String complete(String message, Pattern commands, RunOptions options) {
    if (options == null || !message.contains("./ptps ")) {
      return message;
    }
    String where = options.where();
    return where.isEmpty()
        ? message
        : commands.matcher(message).replaceAll("$0" + Matcher.quoteReplacement(where));
  }

  /** Completes the commands in an answer. */
  static String complete(String message, CommandSpec command, RunOptions options) {
    return message.contains("./ptps ")
        ? complete(message, commands(command.root().commandLine()), options)
        : message;
  }

  /** Pattern of the commands that take the options of a run, with their argument. */
  static Pattern commands(CommandLine line) {
    List<String> known = new ArrayList<>();
    add("", line, known);
    // Longer commands first, since some begin like others.
    known.sort(Comparator.comparingInt(String::length).reversed());
    return Pattern.compile(
        "\\./ptps (?:"
            + String.join("|", known)
            + ")(?=[\\s.,;:)»]|$)(?![^\\n]*--(?:out|conf)\\b)");
  }

  private static void add(String before, CommandLine line, List<String> known) {
    line.getSubcommands()
        .forEach(
            (name, command) -> {
              String full = before + Pattern.quote(name);
              if (takesRunOptions(command.getCommandSpec())) {
                known.add(full + firstWord(command.getCommandSpec()));
              }
              add(full + " ", command, known);
            });
  }

  private static boolean takesRunOptions(CommandSpec command) {
    return command.mixins().values().stream()
        .anyMatch(mixin -> mixin.userObject() instanceof RunOptions);
  }

  private static String firstWord(CommandSpec command) {
    return command.positionalParameters().stream()
        .limit(1)
        .filter(word -> word.completionCandidates() != null)
        .map(
            word -> {
              List<String> candidates = new ArrayList<>();
              word.completionCandidates().forEach(each -> candidates.add(Pattern.quote(each)));
              return candidates.stream().collect(Collectors.joining("|", "(?: (?:", "))?"));
            })
        .collect(Collectors.joining());
  }
}
