package org.ptps.lake;

import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.ptps.catalog.Catalog;
import org.ptps.catalog.Correction;
import org.ptps.catalog.Locations;
import org.ptps.catalog.Places;
import org.ptps.catalog.Source;
import org.ptps.lake.clean.CleanRow;
import org.ptps.lake.clean.RowReader;
import org.ptps.lake.clean.RowRules;
import org.ptps.lake.input.InputPart;
import org.ptps.lake.places.PlaceMatcher;

/**
 * Task of the first stage, the only one that opens files: reads its splits, checks, codes and
 * places every row, applies its rules and packs it. Its last block is the summary.
 */
final class ReadTask implements Iterator<RowBlock> {
  private static final int BLOCK_BYTES = 1 << 18;

  /** Declarations that reading tasks need; those of one machine share what they know of places. */
  static final class Knowledge implements Serializable {
    private static final long serialVersionUID = 1;

    private final String countryScope;
    private final double minSimilarity;
    private final double minLead;
    private final Places places;
    private final List<Correction> corrections;
    private transient PlaceMatcher matcher;

    Knowledge(Catalog catalog) {
      this.countryScope = catalog.settings().countryScope();
      this.minSimilarity = catalog.settings().minSimilarity();
      this.minLead = catalog.settings().minLead();
      this.places = catalog.places();
      this.corrections = catalog.corrections();
    }

    private synchronized PlaceMatcher matcher() {
      if (matcher == null) {
        matcher = new PlaceMatcher(places, minSimilarity, minLead);
      }
      return matcher;
    }
  }

  private final Iterator<FileSplit> splits;
  private final Knowledge knowledge;
  private final PlaceMatcher places;
  private final TaskSummary summary = new TaskSummary();
  private FileSplit split;
  private RowReader rows;
  private RowRules rules;
  private PackedRows.Writer packed;
  private boolean ended;

  ReadTask(List<FileSplit> splits, Knowledge knowledge) {
    this.splits = splits.iterator();
    this.knowledge = knowledge;
    this.places = knowledge.matcher();
  }

  @Override
  public boolean hasNext() {
    return !ended;
  }

  @Override
  public RowBlock next() {
    if (ended) {
      throw new NoSuchElementException();
    }
    while (rows == null || !rows.hasNext()) {
      if (!splits.hasNext()) {
        ended = true;
        return new RowBlock(-1, 0, new byte[0], summary);
      }
      open(splits.next());
    }
    Source source = split.part().source();
    while (rows.hasNext() && packed.size() < BLOCK_BYTES) {
      CleanRow row = rules.judge(rows.next());
      if (row.status() == CleanRow.Status.TALLY) {
        summary.end(split, rows.end());
      } else {
        summary.see(source, row);
        packed.add(row.toldOf(source));
      }
    }
    int count = packed.rows();
    return new RowBlock(split.part().index(), count, packed.take(), null);
  }

  private void open(FileSplit next) {
    split = next;
    InputPart part = next.part();
    SharedStorage.mustSee(Locations.of(part.profile().part().path()));
    rows = new RowReader(part, next.range(), knowledge.countryScope, places, knowledge.corrections);
    rules = new RowRules(part.source());
    packed = PackedRows.Writer.of(part);
  }
}
