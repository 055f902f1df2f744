package org.ptps.lake.reader;

import java.io.IOException;
import java.util.List;
import java.util.NoSuchElementException;
import org.ptps.catalog.MachineException;
import org.ptps.catalog.Words;

/**
 * Rows of a reader in which a failure becomes a row with a fault that covers all lines not yet
 * read, so that none is lost. A reader that ends early without an exception is not helped: its
 * ledger does not balance.
 */
final class FaultTolerantRows implements RawRows {
  private final List<String> names;
  private final long before;
  private final long physicalLines;
  private FormatReader source;
  private RowFault failure;
  private long handed;
  private RawRow next;

  private FaultTolerantRows(
      List<String> names, long before, long physicalLines, FormatReader source, RowFault failure) {
    this.names = names;
    this.before = before;
    this.physicalLines = physicalLines;
    this.source = source;
    this.failure = failure;
    advance();
  }

  interface Opener {
    FormatReader open() throws IOException;
  }

  static FaultTolerantRows of(PartProfile profile, Opener opener) {
    return of(profile, new ByteRange(0, 0, 1, profile.physicalLines()), opener);
  }

  // Readers of workbooks and JSON throw unchecked exceptions of many kinds on broken bytes.
  @SuppressWarnings("resource")
  static FaultTolerantRows of(PartProfile profile, ByteRange range, Opener opener) {
    FormatReader opened = null;
    RowFault failure = null;
    try {
      opened = opener.open();
    } catch (MachineException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      failure = brokeOff(e);
    }
    return new FaultTolerantRows(profile.names(), range.line() - 1, range.lines(), opened, failure);
  }

  static FaultTolerantRows refused(PartProfile profile, FileFault why) {
    RowFault fault = new RowFault(RowFault.Kind.PART_REFUSED, why.detail());
    return new FaultTolerantRows(profile.names(), 0, profile.physicalLines(), null, fault);
  }

  @Override
  public List<String> names() {
    return names;
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public RawRow next() {
    if (next == null) {
      throw new NoSuchElementException();
    }
    RawRow row = next;
    advance();
    return row;
  }

  @Override
  public void close() {
    if (source != null) {
      FormatReader closing = source;
      source = null;
      try {
        closing.close();
      } catch (IOException | RuntimeException e) {
        // All rows were read or covered by a fault; a failing close changes nothing.
        next = null;
      }
    }
  }

  private void advance() {
    next = null;
    if (source != null) {
      try {
        next = source.read();
      } catch (MachineException e) {
        // A failing disk or network is no fault of the file: rejecting its lines would publish a
        // gap.
        throw e;
      } catch (IOException | RuntimeException e) {
        failure = brokeOff(e);
        close();
      }
    }
    if (next == null && failure != null && handed < physicalLines) {
      int lines = (int) Math.min(Integer.MAX_VALUE, physicalLines - handed);
      next = new RawRow(before + handed + 1, lines, List.of(), failure);
    }
    if (next != null) {
      handed += next.lines();
    }
  }

  private static RowFault brokeOff(Exception e) {
    Words known = FailureMessages.words(e);
    String why = FailureMessages.text(e);
    Words words =
        known == null
            ? new Words(
                "la lectura se interrumpió aquí (" + why + "); abra el archivo y guárdelo de nuevo",
                "reading broke off here (" + why + "); open the file and save it again")
            : new Words(
                "la lectura se interrumpió aquí: " + known.es(),
                "reading broke off here: " + known.en());
    return new RowFault(RowFault.Kind.READING_BROKE_OFF, words);
  }
}
