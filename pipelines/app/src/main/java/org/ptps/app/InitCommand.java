package org.ptps.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.ptps.catalog.Language;
import org.ptps.catalog.MachineException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "init")
final class InitCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", descriptionKey = "dir")
  private Path folder;

  @Option(names = "--country", paramLabel = "CC", defaultValue = "HN", descriptionKey = "country")
  private String country;

  @Mixin private WrittenOptions kept;
  @Mixin private PlainOptions options;

  @Override
  public Integer call() {
    Language reader = options.language();
    if (!country.matches("[A-Z]{2}")) {
      throw new UsageException(
          switch (reader) {
            case ES -> "--country " + country + ": dé dos letras mayúsculas, como HN o PE";
            case EN -> "--country " + country + ": give two capital letters, such as HN or PE";
          });
    }
    Path target = folder.toAbsolutePath().normalize();
    Map<String, String> files = files(target, reader);
    List<Path> there = files.keySet().stream().map(target::resolve).filter(Files::exists).toList();
    if (!there.isEmpty()) {
      throw new UsageException(
          switch (reader) {
            case ES -> there.get(0) + ": ya existe → use otra carpeta; no se cambia nada";
            case EN -> there.get(0) + ": is there already → use another folder; nothing is changed";
          });
    }
    List<Path> written = new ArrayList<>();
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = target.resolve(file.getKey());
      if (kept.isKept()) {
        write(path, file.getValue());
      }
      written.add(RunCommand.shown(path));
    }
    kept.tell(written, spec.commandLine().getOut());
    return ExitCodes.DONE;
  }

  private static void write(Path path, String text) {
    try {
      Files.createDirectories(path.getParent());
      Files.writeString(path, text);
    } catch (IOException e) {
      throw MachineException.cannotWrite(path, e);
    }
  }

  private static String quoted(Path path) {
    return "\"" + path.toString().replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private Map<String, String> files(Path target, Language reader) {
    Map<String, String> files = new LinkedHashMap<>();
    Path defaults = RunOptions.home().resolve("conf/defaults.conf");
    boolean spanish = reader == Language.ES;
    files.put(
        "ptps.conf",
        (spanish
                ? """
                # Ajustes de esta carpeta, por encima de los de siempre. Qué hay: ./ptps config show --conf ESTE_ARCHIVO
                """
                : """
                # Settings of this folder, over the usual ones. What there is: ./ptps config show --conf THIS_FILE
                """)
            + "include "
            + quoted(defaults)
            + "\n\nlanguage = "
            + reader.tag()
            + "\ninputs.paths = ["
            + quoted(target.resolve("inputs"))
            + "]\nout = "
            + quoted(target.resolve("out"))
            + "\ncountry.scope = "
            + country
            + "\n");
    files.put(
        "inputs/origin.conf",
        spanish
            ? """
            # Lo que se sabe de los archivos de esta carpeta. Quite el # de lo que valga.
            # synthetic = true           # todo lo de aquí es inventado
            # covers    = HN             # los registros cubren todo el país
            # retrieved = "2026-11-29"   # cuándo se obtuvieron
            """
            : """
            # What is known of the files of this folder. Take the # away from what holds.
            # synthetic = true           # everything here is invented
            # covers    = HN             # the registers cover the whole country
            # retrieved = "2026-11-29"   # when they were fetched
            """);
    files.put(spanish ? "LEEME.md" : "README.md", readme(target, spanish));
    return files;
  }

  private String readme(Path target, boolean spanish) {
    String conf = target.resolve("ptps.conf").toString();
    String others =
        country.equals("HN")
            ? ""
            : spanish
                ? """

                  **Otro país.** Los municipios que el programa conoce son los de Honduras (`conf/places`), y SIASAR, el JMP y el
                  Banco Mundial se leen de Honduras (`keep` en `conf/sources`). Para %s hay que dar los suyos: la lista de municipios con sus
                  códigos, y el código del país en `keep` y `codes` de cada fuente. Hasta entonces los archivos se leen y se
                  revisan, y no se cuenta nada de un municipio. La cobertura entre encuestas sí sale ya: `./ptps estimate`.
                  """
                    .formatted(country)
                : """

                  **Another country.** The municipalities that the program knows are those of Honduras (`conf/places`), and SIASAR,
                  JMP and the World Bank are read for Honduras (`keep` in `conf/sources`). For %s give its own: the list of municipalities with
                  their codes, and the country's code in `keep` and `codes` of each source. Until then files are read and
                  checked, and nothing of a municipality is counted. Coverage between surveys comes out already: `./ptps estimate`.
                  """
                    .formatted(country);
    return (spanish
                ? """
            # Una carpeta para PTPS

            1. Deje los archivos en `inputs/`, tal como llegaron.
            2. `./ptps validate ARCHIVO` dice de cada uno qué fuente lo reconoce y qué falta.
            3. `./ptps run --conf "%s"`
            4. `./ptps check --conf "%s"` dice qué hay que corregir.

            El resultado queda en `out/`. La guía: docs/guia-analista.md del programa.
            """
                : """
            # A folder for PTPS

            1. Leave the files in `inputs/`, as they came.
            2. `./ptps validate FILE` says of each which source knows it and what is missing.
            3. `./ptps run --conf "%s"`
            4. `./ptps check --conf "%s"` says what is to be corrected.

            What comes out is in `out/`. The guide: docs/guide-analyst.md of the program.
            """)
            .formatted(conf, conf)
        + others;
  }
}
