package org.ptps.lake.text;

import java.io.Serializable;
import java.util.function.DoublePredicate;
import org.ptps.lake.text.WrittenNumber.Convention;

/**
 * Number format of one column of one file, inferred from all of its cells: what a text such as
 * {@code 4.735} means there.
 *
 * @param column what cells of the column show that can be meant one way only
 * @param contract what the contract shows: of two readings only one is within its range and, where
 *     it counts whole things, whole
 * @param file what the other columns of the file show
 * @param plain cells of which there is no doubt
 * @param least smallest amount of those that is not zero, without its sign
 * @param most largest amount of those, without its sign
 */
public record ColumnNumberFormat(
    Convention column, Convention contract, Convention file, long plain, double least, double most)
    implements Serializable {

  public static final ColumnNumberFormat NONE =
      new ColumnNumberFormat(Convention.UNKNOWN, Convention.UNKNOWN, Convention.UNKNOWN, 0, 0, 0);

  /** Unambiguous cells from which on their range is used. */
  private static final int ENOUGH = 5;

  /** An amount so many times outside the range of all others is doubted. */
  private static final double FAR = 10;

  /**
   * The convention by which an ambiguous text of this column is read.
   *
   * <p>Cells of the column come first, then its contract. The file's own mark comes last, and only
   * where it makes the doubtful sign one of thousands: a column in which <em>every</em> mark has
   * three digits behind it looks like thousands, whatever other columns do.
   *
   * @return {@code UNKNOWN} or {@code MIXED} where nothing decides
   */
  public Convention decides(WrittenNumber number) {
    Convention own = column.and(contract);
    if (own == Convention.UNKNOWN && groups(number, file)) {
      own = file;
    }
    String read = number.by(own);
    if (read == null) {
      return own;
    }
    double chosen = Math.abs(Double.parseDouble(read));
    String other = own == Convention.POINT ? number.comma() : number.point();
    boolean doubtful =
        plain >= ENOUGH && !usual(chosen) && usual(Math.abs(Double.parseDouble(other)));
    return doubtful ? Convention.UNKNOWN : own;
  }

  private static boolean groups(WrittenNumber number, Convention convention) {
    String read = number.by(convention);
    return read != null && read.indexOf('.') < 0;
  }

  private boolean usual(double amount) {
    return amount == 0 || amount >= least / FAR && amount <= most * FAR;
  }

  /** Collects evidence from the cells of one column. */
  public static final class Evidence {
    private final DoublePredicate possible;
    private Convention column = Convention.UNKNOWN;
    private Convention contract = Convention.UNKNOWN;
    private long plain;
    private double least = Double.MAX_VALUE;
    private double most;

    /**
     * @param possible whether the contract of the column lets a number be
     */
    public Evidence(DoublePredicate possible) {
      this.possible = possible;
    }

    public void add(String squeezed) {
      switch (WrittenNumber.plainness(squeezed)) {
        case WHOLE -> plain(WrittenNumber.amount(squeezed));
        case POINT -> {
          column = column.and(Convention.POINT);
          plain(WrittenNumber.amount(squeezed));
        }
        case OTHER -> other(squeezed);
      }
    }

    private void other(String squeezed) {
      WrittenNumber number = WrittenNumber.of(squeezed);
      if (number.ambiguous()) {
        boolean point = possible.test(Double.parseDouble(number.point()));
        boolean comma = possible.test(Double.parseDouble(number.comma()));
        if (point != comma) {
          contract = contract.and(point ? Convention.POINT : Convention.COMMA);
        }
      } else if (number.isNumber()) {
        column = column.and(number.proves());
        String text = number.point() == null ? number.comma() : number.point();
        plain(Double.parseDouble(text));
      }
    }

    /** Adds a number that the file stores as a number. */
    public void stored(double number) {
      plain(number);
    }

    private void plain(double number) {
      double amount = Math.abs(number);
      if (Double.isFinite(amount)) {
        plain++;
        least = amount > 0 ? Math.min(least, amount) : least;
        most = Math.max(most, amount);
      }
    }

    /** Adds the evidence of another range of the column. */
    public void add(Evidence other) {
      column = column.and(other.column);
      contract = contract.and(other.contract);
      plain += other.plain;
      least = Math.min(least, other.least);
      most = Math.max(most, other.most);
    }

    /** Convention of the file: that of the columns before, combined with what this column shows. */
    public Convention shownWith(Convention others) {
      return others.and(column.and(contract));
    }

    public ColumnNumberFormat format(Convention file) {
      return new ColumnNumberFormat(
          column, contract, file, plain, least == Double.MAX_VALUE ? 0 : least, most);
    }
  }
}
