package org.ptps.app;

import java.io.PrintWriter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Messages that say what to type next, with the options that lead to the folder that they speak of:
 * whoever writes {@code ./ptps check} in a message need not know where the run lies.
 */
final class Hints extends PrintWriter {
  /** Commands on an output folder. */
  private static final Pattern COMMAND =
      Pattern.compile(
          "\\./ptps (run|lake|warehouse|figures|report|export|publish|check|deliveries|values|trends"
              + "|explain|query|quarantine (?:export|corrected)|list (?:areas|partners))"
              + "(?=[\\s.,;:)»]|$)(?![^\\n]*--(?:out|conf)\\b)");

  private RunOptions options;

  Hints(PrintWriter messages) {
    super(messages, true);
  }

  /** The options of the command that runs. */
  void of(RunOptions present) {
    this.options = present;
  }

  @Override
  public void write(String text, int offset, int length) {
    String completed = complete(text.substring(offset, offset + length), options);
    super.write(completed, 0, completed.length());
  }

  /** A message with its commands completed; as it is where they need nothing more. */
  static String complete(String message, RunOptions options) {
    if (options == null || !message.contains("./ptps ")) {
      return message;
    }
    String where = options.where();
    return where.isEmpty()
        ? message
        : COMMAND.matcher(message).replaceAll("$0" + Matcher.quoteReplacement(where));
  }
}
