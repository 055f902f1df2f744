package org.ptps.sample;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

record Output(Path folder) {

  OutputStream stream(String file) {
    try {
      Path path = folder.resolve(file);
      Files.createDirectories(path.getParent());
      return new BufferedOutputStream(Files.newOutputStream(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  CsvSink csv(String file, CsvSink.Manner manner) {
    return new CsvSink(file, stream(file), manner);
  }

  void bytes(String file, byte[] content) {
    try (OutputStream out = stream(file)) {
      out.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void text(String file, String content) {
    bytes(file, content.getBytes(StandardCharsets.UTF_8));
  }
}
