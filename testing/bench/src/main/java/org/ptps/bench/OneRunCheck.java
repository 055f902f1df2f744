package org.ptps.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.ptps.catalog.Fingerprint;
import org.ptps.catalog.PublishedRun;
import org.ptps.warehouse.LakeContent;
import org.ptps.warehouse.Warehouse;

/**
 * Checks that an output folder holds a single run: files have the manifest's checksums, lake tables
 * its content hashes, also within the warehouse.
 */
public final class OneRunCheck {
  private static final List<String> SHOWN = List.of("figures", "reports");

  private OneRunCheck() {}

  /**
   * Exits with 1 and the differences, if any.
   *
   * @param arguments the output folder
   */
  public static void main(String[] arguments) throws IOException {
    List<String> wrong = wrong(Path.of(arguments[0]));
    wrong.forEach(System.out::println);
    System.exit(wrong.isEmpty() ? 0 : 1);
  }

  static List<String> wrong(Path out) throws IOException {
    List<String> wrong = new ArrayList<>();
    Path run = PublishedRun.run(out).orElseThrow().toRealPath();
    for (String part : List.of("lake", "warehouse.duckdb", "figures", "reports", "manifest.json")) {
      if (Files.exists(run.resolve(part), LinkOption.NOFOLLOW_LINKS)
          && !out.resolve(part).toRealPath().equals(run.resolve(part).toRealPath())) {
        wrong.add(part + " is not of the published run");
      }
    }
    Map<String, String> manifest = texts(run.resolve("manifest.json"));
    TreeSet<String> files = new TreeSet<>();
    for (String part : SHOWN) {
      if (Files.isDirectory(run.resolve(part))) {
        try (Stream<Path> list = Files.walk(run.resolve(part))) {
          list.filter(Files::isRegularFile)
              .forEach(file -> files.add(run.relativize(file).toString()));
        }
      }
    }
    for (String file : files) {
      if (!sha256(run.resolve(file)).equals(manifest.get("/files/" + file))) {
        wrong.add(file + " is not the one of the manifest");
      }
    }
    for (String named : manifest.keySet()) {
      String file = named.replaceFirst("^/files/", "");
      if (!file.equals(named) && !Files.exists(run.resolve(file))) {
        wrong.add(file + " is missing");
      }
    }
    Map<String, String> tables = new TreeMap<>();
    manifest.forEach(
        (name, hash) -> {
          String table = name.replaceFirst("^/lake/(.*)/content$", "$1");
          if (!table.equals(name)) {
            tables.put(table, hash);
          }
        });
    compare("lake", tables, LakeContent.of(run.resolve("lake")), wrong);
    if (!Fingerprint.start().add(tables).hash().equals(manifest.get("/warehouse/from_lake"))) {
      wrong.add("the warehouse is of another lake, by the manifest");
    }
    try (Warehouse warehouse = Warehouse.open(run.resolve("warehouse.duckdb"))) {
      compare("warehouse", tables, LakeContent.within(warehouse, tables.keySet()), wrong);
    }
    return wrong;
  }

  private static void compare(
      String where,
      Map<String, String> told,
      Map<String, LakeContent.Table> found,
      List<String> wrong) {
    TreeSet<String> names = new TreeSet<>(told.keySet());
    names.addAll(found.keySet());
    for (String name : names) {
      if (!found.containsKey(name) || !found.get(name).hash().equals(told.get(name))) {
        wrong.add(name + " of the " + where + " holds something else than the manifest says");
      }
    }
  }

  /** All texts of a JSON file by path. */
  private static Map<String, String> texts(Path file) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (JsonParser json = new JsonFactory().createParser(Files.readString(file))) {
      while (json.nextToken() != null) {
        if (json.currentToken() == JsonToken.VALUE_STRING) {
          StringBuilder path = new StringBuilder();
          for (var at = json.getParsingContext(); at.getParent() != null; at = at.getParent()) {
            path.insert(0, "/" + at.getCurrentName());
          }
          texts.put(path.toString(), json.getText());
        }
      }
    }
    return texts;
  }

  private static String sha256(Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
        in.transferTo(java.io.OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
