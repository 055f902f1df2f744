package org.ptps.catalog.hocon;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.ptps.catalog.Locations;
import org.ptps.catalog.MachineException;
import org.ptps.catalog.Words;

/**
 * One object of a HOCON file, read strictly: each key is read by name and type, mistakes go to
 * {@link Problems} with file and line, and {@link #done()} reports keys that were not read. Reading
 * continues after a mistake with an empty value, so that all mistakes are reported at once.
 */
public final class Declaration {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

  private final ConfigObject object;
  private final String file;
  private final Problems problems;
  private final String path;
  private final Set<String> asked = new LinkedHashSet<>();

  private Declaration(ConfigObject object, String file, Problems problems, String path) {
    this.object = object;
    this.file = file;
    this.problems = problems;
    this.path = path;
  }

  /**
   * Reads a file and the files that it includes.
   *
   * @param root folder that file names in messages are relative to
   */
  public static Declaration read(Path root, Path file, Problems problems) {
    String shown = shown(root, file);
    ConfigObject empty = ConfigFactory.empty().root();
    String text;
    try {
      text = Files.readString(file, StandardCharsets.UTF_8);
      KeyScanner.scan(text, shown, problems);
    } catch (AccessDeniedException e) {
      throw MachineException.cannotRead(file, e);
    } catch (IOException e) {
      problems.add(
          shown,
          0,
          new Words(
              "el archivo no se puede leer como texto UTF-8",
              "the file cannot be read as UTF-8 text"),
          new Words(
              "compruebe que existe y su codificación", "check that it exists and its encoding"));
      return new Declaration(empty, shown, problems, "");
    }
    return parsed(
        () ->
            Locations.here(file)
                ? ConfigFactory.parseFile(
                    file.toFile(),
                    ConfigParseOptions.defaults()
                        .setAllowMissing(false)
                        .setIncluder(Includes.of(root, file, problems)))
                : ConfigFactory.parseString(
                    text,
                    ConfigParseOptions.defaults()
                        .setOriginDescription(shown)
                        .setIncluder(Includes.ofText(shown, problems))),
        shown,
        problems);
  }

  /**
   * Reads an option of the command line such as {@code key=value}; {@code shown} stands for it in
   * messages.
   */
  public static Declaration parse(String text, String shown, Problems problems) {
    KeyScanner.scan(text, shown, problems);
    return parsed(
        () ->
            ConfigFactory.parseString(
                text,
                ConfigParseOptions.defaults()
                    .setOriginDescription(shown)
                    .setIncluder(Includes.ofText(shown, problems))),
        shown,
        problems);
  }

  /** This declaration merged over {@code defaults}: its own keys win. */
  public Declaration over(Declaration defaults) {
    return new Declaration(object.withFallback(defaults.object), file, problems, path);
  }

  private interface Parse {
    Config get();
  }

  private static Declaration parsed(Parse parse, String shown, Problems problems) {
    try {
      Config config = parse.get().resolve(ConfigResolveOptions.noSystem());
      return new Declaration(config.root(), shown, problems, "");
    } catch (ConfigException e) {
      int line = e.origin() == null ? 0 : Math.max(0, e.origin().lineNumber());
      String message = String.valueOf(e.getMessage()).replaceFirst("^[^:]*: (\\d+: )?", "");
      problems.add(
          shown,
          line,
          new Words("no es HOCON válido: " + message, "not valid HOCON: " + message),
          new Words(
              "corrija la línea, o compárela con un archivo vecino",
              "mend the line, or compare with a neighbouring file"));
      return new Declaration(ConfigFactory.empty().root(), shown, problems, "");
    }
  }

  static String shown(Path root, Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    Path base = root.toAbsolutePath().normalize();
    return (absolute.startsWith(base) ? base.relativize(absolute) : absolute)
        .toString()
        .replace('\\', '/');
  }

  public String file() {
    return file;
  }

  /**
   * One value after all files and options were merged.
   *
   * @param key path with dots, a name with a dot in quotes
   * @param value as a file would write it
   * @param origin file and line, or the option of the command line
   */
  public record Leaf(String key, String value, String origin) {}

  /**
   * Every value below this object, by key; a list is one value.
   *
   * @param root folder that names of files are relative to
   */
  public List<Leaf> leaves(Path root) {
    List<Leaf> leaves = new ArrayList<>();
    leaves(root, object, "", leaves);
    return leaves;
  }

  private static void leaves(Path root, ConfigObject object, String path, List<Leaf> leaves) {
    for (String key : object.keySet().stream().sorted().toList()) {
      ConfigValue value = object.get(key);
      String at = path + (key.contains(".") ? '"' + key + '"' : key);
      if (value instanceof ConfigObject child) {
        leaves(root, child, at + ".", leaves);
      } else {
        leaves.add(
            new Leaf(
                at,
                value.render(ConfigRenderOptions.concise().setFormatted(false)),
                where(root, value)));
      }
    }
  }

  private static String where(Path root, ConfigValue value) {
    String file = value.origin().filename();
    return file == null
        ? value.origin().description().replaceFirst(": \\d+$", "")
        : shown(root, Path.of(file)) + ":" + value.origin().lineNumber();
  }

  public boolean has(String key) {
    asked.add(key);
    ConfigValue value = object.get(key);
    return value != null && value.valueType() != ConfigValueType.NULL;
  }

  /** Keys of this object in the order of the file, for objects whose keys are names. */
  public List<String> keys() {
    Map<Integer, List<String>> byLine = new TreeMap<>();
    for (Map.Entry<String, ConfigValue> entry : object.entrySet()) {
      byLine
          .computeIfAbsent(firstLine(entry.getValue()), line -> new ArrayList<>())
          .add(entry.getKey());
    }
    List<String> keys = new ArrayList<>();
    byLine.values().forEach(sameLine -> keys.addAll(sameLine.stream().sorted().toList()));
    return keys;
  }

  private static int firstLine(ConfigValue value) {
    return value.origin().lineNumber();
  }

  /** Line of a key, or of this object where the key is missing. */
  public int line(String key) {
    ConfigValue value = object.get(key);
    return Math.max(0, (value == null ? object.origin() : value.origin()).lineNumber());
  }

  public void problem(String key, Words says, Words todo) {
    ConfigValue value = object.get(key);
    problems.add(origin(value), line(key), says, todo);
  }

  /** Where a value was written: this file, an included one, or an option of the command line. */
  private String origin(ConfigValue value) {
    if (value == null) {
      return file;
    }
    String included = value.origin().filename();
    if (included == null) {
      String described = value.origin().description().replaceFirst(": \\d+$", "");
      return described.startsWith("--") ? described : file;
    }
    return Path.of(included).getFileName().equals(Path.of(file).getFileName()) ? file : included;
  }

  /** Text of a required key. */
  public String text(String key) {
    if (!has(key)) {
      missing(key, new Words("un texto", "a text"));
      return "";
    }
    return text(key, "");
  }

  public String text(String key, String otherwise) {
    if (!has(key)) {
      return otherwise;
    }
    ConfigValue value = object.get(key);
    return switch (value.valueType()) {
      case STRING, NUMBER, BOOLEAN -> String.valueOf(value.unwrapped());
      case OBJECT, LIST, NULL -> {
        mistyped(key, new Words("un texto", "a text"));
        yield otherwise;
      }
    };
  }

  public int integer(String key, int otherwise) {
    double number = number(key, otherwise);
    if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
      mistyped(key, new Words("un número entero", "a whole number"));
      return otherwise;
    }
    return (int) number;
  }

  public double number(String key, double otherwise) {
    if (!has(key)) {
      return otherwise;
    }
    String said = String.valueOf(object.get(key).unwrapped());
    // Java also parses NaN, 0x1p3, 1d and overflowing numbers.
    if (NUMBER.matcher(said).matches() && !Double.isInfinite(Double.parseDouble(said))) {
      return Double.parseDouble(said);
    }
    mistyped(key, new Words("un número", "a number"));
    return otherwise;
  }

  public boolean flag(String key, boolean otherwise) {
    if (!has(key)) {
      return otherwise;
    }
    String value = String.valueOf(object.get(key).unwrapped());
    if (value.equals("true") || value.equals("false")) {
      return value.equals("true");
    }
    mistyped(key, new Words("true o false", "true or false"));
    return otherwise;
  }

  /** A list of texts; a single text is a list of one, a missing key an empty list. */
  public List<String> texts(String key) {
    if (!has(key)) {
      return List.of();
    }
    ConfigValue value = object.get(key);
    if (value.valueType() != ConfigValueType.LIST) {
      return List.of(text(key, ""));
    }
    List<String> texts = new ArrayList<>();
    for (ConfigValue item : (ConfigList) value) {
      if (item.valueType() == ConfigValueType.OBJECT || item.valueType() == ConfigValueType.LIST) {
        mistyped(key, new Words("una lista de textos", "a list of texts"));
        return List.of();
      }
      texts.add(String.valueOf(item.unwrapped()));
    }
    return List.copyOf(texts);
  }

  /** A constant of an enum, written in lower case with dashes or underscores. */
  public <E extends Enum<E>> E choice(String key, Class<E> type, E otherwise) {
    if (!has(key)) {
      if (otherwise == null) {
        missing(key, new Words("uno de " + names(type), "one of " + names(type)));
        return type.getEnumConstants()[0];
      }
      return otherwise;
    }
    String value = text(key, "");
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equalsIgnoreCase(value.replace('-', '_'))) {
        return constant;
      }
    }
    problem(
        key,
        new Words(
            "'" + value + "' no es un valor de '" + at(key) + "'",
            "'" + value + "' is not a value of '" + at(key) + "'"),
        new Words("use uno de " + names(type), "use one of " + names(type)));
    return otherwise == null ? type.getEnumConstants()[0] : otherwise;
  }

  private static <E extends Enum<E>> List<String> names(Class<E> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(constant -> constant.name().toLowerCase(java.util.Locale.ROOT))
        .toList();
  }

  /** Text in both languages: {@code { es = "…", en = "…" }}; both are required. */
  public Words words(String key) {
    if (!has(key)) {
      missing(key, new Words("palabras { es, en }", "words { es, en }"));
      return new Words("", "");
    }
    return words(key, null);
  }

  public Words words(String key, Words otherwise) {
    if (!has(key)) {
      return otherwise;
    }
    Declaration child = child(key);
    Words words = new Words(child.text("es"), child.text("en"));
    child.done();
    return words;
  }

  /** A nested object; an empty one where the key is missing. */
  public Declaration child(String key) {
    if (!has(key)) {
      return new Declaration(ConfigFactory.empty().root(), file, problems, at(key));
    }
    ConfigValue value = object.get(key);
    if (value instanceof ConfigObject nested) {
      return new Declaration(nested, file, problems, at(key));
    }
    mistyped(key, new Words("un objeto { … }", "an object { … }"));
    return new Declaration(ConfigFactory.empty().root(), file, problems, at(key));
  }

  /** A list of objects; empty where the key is missing. */
  public List<Declaration> children(String key) {
    if (!has(key)) {
      return List.of();
    }
    ConfigValue value = object.get(key);
    if (!(value instanceof ConfigList list)) {
      mistyped(key, new Words("una lista de objetos [ { … } ]", "a list of objects [ { … } ]"));
      return List.of();
    }
    List<Declaration> children = new ArrayList<>();
    for (ConfigValue item : list) {
      if (item instanceof ConfigObject nested) {
        children.add(new Declaration(nested, file, problems, at(key)));
      } else {
        mistyped(key, new Words("una lista de objetos [ { … } ]", "a list of objects [ { … } ]"));
      }
    }
    return children;
  }

  /** An object whose keys are names, in the order of the file. */
  public Map<String, Declaration> named(String key) {
    Map<String, Declaration> named = new LinkedHashMap<>();
    Declaration child = child(key);
    for (String name : child.keys()) {
      named.put(name, child.child(name));
    }
    return named;
  }

  /** An object of texts, such as a code list, in the order of the file. */
  public Map<String, String> map(String key) {
    Map<String, String> map = new LinkedHashMap<>();
    Declaration child = child(key);
    for (String name : child.keys()) {
      map.put(name, child.text(name));
    }
    return map;
  }

  /** A plain Java value (text, number, list, map), for worked examples. */
  public Object value(String key) {
    return has(key) ? object.get(key).unwrapped() : null;
  }

  /** Leaves the remaining keys unchecked, after a mistake that makes them meaningless. */
  public void ignoreTheRest() {
    asked.addAll(object.keySet());
  }

  /** Reports every key that was not read. */
  public void done() {
    for (String key : keys()) {
      if (!asked.contains(key)) {
        problem(
            key,
            new Words("clave desconocida '" + at(key) + "'", "unknown key '" + at(key) + "'"),
            asked.isEmpty() ? new Words("quítela", "remove it") : knownHere());
      }
    }
  }

  private Words knownHere() {
    String known = String.join(", ", asked.stream().sorted().toList());
    return new Words("aquí se conocen: " + known, "known here: " + known);
  }

  private void missing(String key, Words type) {
    problem(
        key,
        new Words("falta la clave '" + at(key) + "'", "key '" + at(key) + "' is missing"),
        give(type));
  }

  private void mistyped(String key, Words type) {
    problem(
        key,
        new Words(
            "el valor de la clave '" + at(key) + "' es de otro tipo",
            "key '" + at(key) + "' has a value of the wrong type"),
        give(type));
  }

  private static Words give(Words type) {
    return new Words("dé " + type.es(), "give " + type.en());
  }

  private String at(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
