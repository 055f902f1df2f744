package org.ptps.lake.reader;

import java.io.IOException;
import java.util.Locale;
import org.ptps.catalog.Words;

/** An archive that cannot be unpacked, or is refused as a decompression bomb. */
final class ArchiveException extends IOException {
  private static final long serialVersionUID = 1L;

  private final Words detail;

  ArchiveException(Words detail) {
    super(detail.en());
    this.detail = detail;
  }

  static ArchiveException broken(Exception cause) {
    String why = FailureMessages.text(cause);
    ArchiveException broken =
        new ArchiveException(
            new Words(
                "el archivo comprimido está dañado (" + why + "); pídalo o descárguelo de nuevo",
                "the archive is broken (" + why + "); ask for it or download it again"));
    broken.initCause(cause);
    return broken;
  }

  static ArchiveException locked() {
    return new ArchiveException(
        new Words(
            "el archivo comprimido está protegido con contraseña; comprímalo sin ella",
            "the archive is protected by a password; pack it without"));
  }

  static ArchiveException absurd(long packed, long unpacked) {
    return new ArchiveException(
        new Words(
            String.format(
                Locale.ROOT,
                "%d bytes comprimidos dan más de %d: parece una bomba; descomprímalo usted si es"
                    + " legítimo",
                packed,
                unpacked),
            String.format(
                Locale.ROOT,
                "%d packed bytes give more than %d: it looks like a bomb; unpack it yourself if it"
                    + " is genuine",
                packed,
                unpacked)));
  }

  Words detail() {
    return detail;
  }
}
