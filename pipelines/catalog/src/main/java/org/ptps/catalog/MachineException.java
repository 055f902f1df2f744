package org.ptps.catalog;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A fault of the machine or of another program, not of ours and not of the data: a full disk, a
 * missing permission, an input that changed while it was read, a file that somebody else holds. Its
 * words say what, where and what to do, each in both languages.
 */
public final class MachineException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Words words;

  public MachineException(Words words) {
    this(words, null);
  }

  public MachineException(Words words, Throwable cause) {
    super(words.en(), cause);
    this.words = words;
  }

  public Words words() {
    return words;
  }

  public static MachineException cannotWrite(Path path, IOException failure) {
    Words why = why(failure).orElseGet(() -> plain(failure));
    return new MachineException(
        new Words(
            "no se puede escribir en " + path + ": " + why.es(),
            "cannot write to " + path + ": " + why.en()),
        failure);
  }

  public static MachineException cannotRead(Path path, IOException failure) {
    Words why = why(failure).orElseGet(() -> plain(failure));
    return new MachineException(
        new Words(
            "no se puede leer " + path + ": " + why.es(), "cannot read " + path + ": " + why.en()),
        failure);
  }

  /**
   * What the machine refused, found anywhere in a chain of causes; engines give the text of the
   * system in the middle of their own.
   *
   * @return the first {@code MachineException} of the chain, or one made from what the system said;
   *     empty where nothing in the chain is the machine's
   */
  public static Optional<MachineException> in(Throwable thrown) {
    List<Throwable> chain = chain(thrown);
    for (Throwable link : chain) {
      if (link instanceof MachineException machine) {
        return Optional.of(machine);
      }
    }
    for (Throwable link : chain) {
      if (link instanceof OutOfMemoryError) {
        return Optional.of(
            new MachineException(
                new Words(
                    "la memoria no alcanzó → cierre otros programas, o dé más a Java:"
                        + " PTPS_JAVA_OPTS=-Xmx4g",
                    "memory ran out → close other programs, or give Java more:"
                        + " PTPS_JAVA_OPTS=-Xmx4g"),
                thrown));
      }
      Optional<Words> why = why(link);
      if (why.isPresent()) {
        String where = file(chain).map(file -> file + ": ").orElse("");
        return Optional.of(
            new MachineException(
                new Words(where + why.get().es(), where + why.get().en()), thrown));
      }
    }
    return Optional.empty();
  }

  /** Exceptions from the outermost in, suppressed ones included. */
  private static List<Throwable> chain(Throwable thrown) {
    List<Throwable> chain = new ArrayList<>();
    List<Throwable> open = new ArrayList<>(List.of(thrown));
    while (!open.isEmpty() && chain.size() < 100) {
      Throwable next = open.remove(0);
      if (chain.contains(next)) {
        continue;
      }
      chain.add(next);
      if (next.getCause() != null) {
        open.add(next.getCause());
      }
      open.addAll(List.of(next.getSuppressed()));
    }
    return chain;
  }

  private static Optional<String> file(List<Throwable> chain) {
    return chain.stream()
        .filter(FileSystemException.class::isInstance)
        .map(link -> ((FileSystemException) link).getFile())
        .filter(file -> file != null)
        .findFirst();
  }

  private static Optional<Words> why(Throwable failure) {
    String said = String.valueOf(failure.getMessage());
    if (said.contains("No space left on device")
        || said.contains("not enough space on the disk")
        || said.contains("Disk full")) {
      return Optional.of(
          new Words(
              "el disco está lleno → libere espacio, o escriba en otro con --out (y TMPDIR para lo"
                  + " temporal)",
              "the disk is full → free some space, or write elsewhere with --out (and TMPDIR for"
                  + " what is temporary)"));
    }
    if (said.contains("Disk quota exceeded")) {
      return Optional.of(
          new Words(
              "se agotó la cuota de disco → libere espacio, o escriba en otro lugar con --out",
              "the disk quota is used up → free some space, or write elsewhere with --out"));
    }
    if (said.contains("Read-only file system")) {
      return Optional.of(
          new Words(
              "el disco es de solo lectura → escriba en otro lugar con --out",
              "the disk is read-only → write elsewhere with --out"));
    }
    if (failure instanceof AccessDeniedException
        || said.contains("Permission denied")
        || said.contains("Operation not permitted")) {
      return Optional.of(
          new Words(
              "no hay permiso → pida permiso sobre esa carpeta, o use otra",
              "there is no permission → ask for permission on that folder, or use another"));
    }
    if (said.contains("Mkdirs failed to create")) {
      return Optional.of(
          new Words(
              "no se puede crear una carpeta → compruebe el espacio y el permiso, o escriba en otro"
                  + " lugar con --out",
              "a folder cannot be created → check space and permission, or write elsewhere with"
                  + " --out"));
    }
    if (said.contains("Too many open files")) {
      return Optional.of(
          new Words(
              "hay demasiados archivos abiertos → cierre otros programas, o suba el límite: ulimit"
                  + " -n 4096",
              "too many files are open → close other programs, or raise the limit: ulimit -n"
                  + " 4096"));
    }
    if (said.contains("Input/output error")) {
      return Optional.of(
          new Words(
              "el disco falla al leer o escribir → revíselo, o use otro",
              "the disk fails to read or write → check it, or use another"));
    }
    if (said.contains("File name too long")) {
      return Optional.of(
          new Words(
              "el nombre es demasiado largo para este disco → acórtelo",
              "the name is too long for this disk → shorten it"));
    }
    if (failure instanceof NotDirectoryException
        || failure instanceof java.nio.file.FileAlreadyExistsException
        || said.contains("Not a directory")) {
      return Optional.of(
          new Words(
              "hay un archivo donde debe estar una carpeta → quítelo, o use otra carpeta",
              "a file stands where a folder must be → remove it, or use another folder"));
    }
    if (failure instanceof NoSuchFileException) {
      return Optional.of(
          new Words(
              "desapareció mientras se usaba → corra de nuevo",
              "it vanished while it was used → run again"));
    }
    return Optional.empty();
  }

  private static Words plain(IOException failure) {
    String said =
        failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    return new Words(said, said);
  }
}
