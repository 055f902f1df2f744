package org.ptps.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Follows every number's link of a page as a browser would and collects faults. Shares no code with
 * the writer of the links.
 */
final class PassportLinks {
  private static final Pattern KEY = Pattern.compile("data-key=\"([^\"]*)\"");
  private static final Pattern LINK =
      Pattern.compile(
          "<a class=\"n\" href=\"([^\"#]*)#([^\"]*)\">"
              + "(<(?:data|text|tspan)\\b[^>]*>)[^<]*</(?:data|text|tspan)\\s*></a>");
  private static final Pattern VALUE = Pattern.compile("(?:data-)?value=\"([^\"]*)\"");
  private static final Pattern ANCHOR =
      Pattern.compile(" id=\"([^\"]*)\"[^>]*>[^<]*<b>(?:<data value=\"([^\"]*)\")?");
  private static final Pattern NAME = Pattern.compile("<(?:dt|th scope=\"col\")>([^<]*)<");

  private final Map<Path, Map<String, String>> anchors = new HashMap<>();

  /** Faults found. */
  final List<String> faults = new ArrayList<>();

  /** Number of links. */
  int links;

  /** Column names shown on the linked pages. */
  final Set<String> names = new TreeSet<>();

  void follow(Path page) throws IOException {
    String text = Files.readString(page);
    Set<String> keys = new TreeSet<>();
    KEY.matcher(text).results().forEach(key -> keys.add(plain(key.group(1))));
    Set<String> led = new HashSet<>();
    Matcher link = LINK.matcher(text);
    while (link.find()) {
      links++;
      Matcher key = KEY.matcher(link.group(3));
      Matcher value = VALUE.matcher(link.group(3));
      if (!key.find() || !value.find()) {
        faults.add(page.getFileName() + ": a link without a number: " + link.group());
        continue;
      }
      String asked = plain(key.group(1));
      led.add(asked);
      Path target = page.resolveSibling(link.group(1));
      String anchor = URLDecoder.decode(plain(link.group(2)), StandardCharsets.UTF_8);
      String said = anchors.computeIfAbsent(target, this::anchors).get(anchor);
      if (!anchor.equals(asked) || said == null) {
        faults.add(page.getFileName() + ": " + asked + " leads to nothing at " + target);
      } else if (said.isEmpty() || !near(said, value.group(1))) {
        faults.add(
            page.getFileName() + ": " + asked + " = " + value.group(1) + ", its passport " + said);
      }
    }
    keys.removeAll(led);
    keys.forEach(key -> faults.add(page.getFileName() + ": " + key + " leads nowhere"));
  }

  private Map<String, String> anchors(Path target) {
    Map<String, String> found = new HashMap<>();
    try {
      String text = Files.readString(target);
      Matcher anchor = ANCHOR.matcher(text);
      while (anchor.find()) {
        found.put(plain(anchor.group(1)), anchor.group(2) == null ? "" : anchor.group(2));
      }
      NAME.matcher(text).results().forEach(name -> names.add(plain(name.group(1))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  private static boolean near(String one, String other) {
    double a = Double.parseDouble(one);
    double b = Double.parseDouble(other);
    return Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(a));
  }

  private static String plain(String text) {
    return text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&apos;", "'")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }
}
