package org.ptps.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ptps.catalog.HtmlPage;
import org.ptps.catalog.MachineException;

/** Extracts the sentences of an HTML report by the keys of the numbers in them. */
final class ReportSentences {
  private static final Pattern BLOCK =
      Pattern.compile(
          "<(p|li)\\b[^>]*>((?:(?!</?(?:p|li|ul|ol|table|figure|nav)\\b).)*)</\\1>",
          Pattern.DOTALL);

  private static final Pattern KEY = Pattern.compile("data-key=\"([^\"]*)\"");

  private ReportSentences() {}

  /**
   * Paragraphs and list items with numbers, by the keys of these; a counter tells those with equal
   * keys apart.
   */
  static Map<String, String> of(Path report) {
    String html;
    try {
      html = Files.readString(report);
    } catch (IOException e) {
      throw MachineException.cannotRead(report, e);
    }
    List<String[]> blocks = new ArrayList<>();
    Matcher block = BLOCK.matcher(html);
    while (block.find()) {
      StringBuilder keys = new StringBuilder();
      Matcher key = KEY.matcher(block.group(2));
      while (key.find()) {
        keys.append(key.group(1)).append(' ');
      }
      String text = text(block.group(2));
      // A card shows its number apart: text in lower case continues the text before.
      if (!keys.isEmpty()
          && !text.isEmpty()
          && Character.isLowerCase(text.charAt(0))
          && !blocks.isEmpty()) {
        String[] before = blocks.get(blocks.size() - 1);
        before[0] += keys;
        before[1] += " " + text;
      } else {
        blocks.add(new String[] {keys.toString(), text});
      }
    }
    Map<String, String> sentences = new LinkedHashMap<>();
    Map<String, Integer> times = new HashMap<>();
    for (String[] each : blocks) {
      if (!each[0].isEmpty()) {
        int time = times.merge(each[0], 1, Integer::sum);
        sentences.put(each[0] + "#" + time, each[1]);
      }
    }
    return sentences;
  }

  private static String text(String html) {
    return HtmlPage.unescaped(
            html.replaceAll("<[^>]*>", "").replaceAll("&nbsp;|&#160;|&#8239;", " "))
        .replaceAll("\\s+", " ")
        .strip();
  }
}
