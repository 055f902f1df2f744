package org.ptps.catalog;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Contract of one publisher's dataset: origin, file names, layout, and the mapping of its columns
 * to a lake table.
 *
 * @param table lake table that its rows enter
 * @param retrieved when the files were fetched from the publisher, empty where it varies by
 *     delivery
 * @param synthetic whether every file of this source is invented
 * @param keep conditions on raw columns; a row that misses one is out of scope
 * @param unpivot how several cells of one raw row become rows of their own, null where they do not
 * @param place how the row names its municipality, null where it names none
 * @param delivery who owes a file of it and until when, null where nobody owes one
 * @param template what a workbook made from this contract brings filled in, null where nobody is
 *     given one
 * @param withheld raw columns that are never stored and never shown, because they can hold names or
 *     telephone numbers; {@code *} for any text
 * @param unused raw columns that the publisher gives and nothing needs; {@code *} for any text
 */
public record Source(
    String id,
    Table table,
    Words title,
    String publisher,
    String licence,
    String url,
    String citation,
    String retrieved,
    boolean synthetic,
    List<Words> caveats,
    Files files,
    Layout layout,
    Edition edition,
    List<Condition> keep,
    Unpivot unpivot,
    Place place,
    Delivery delivery,
    Template template,
    List<Field> fields,
    List<String> withheld,
    List<String> unused,
    List<Rule> rules)
    implements Serializable {

  /**
   * How its files are known.
   *
   * @param names patterns of file names, {@code *} for any text, case does not matter
   * @param formats formats the publisher ships, as in {@code csv}, {@code xlsx}
   * @param sheets names of the sheets that hold the table; empty: any
   * @param otherSheets names of sheets of the same files that hold nothing to be read
   */
  public record Files(
      List<String> names, List<String> formats, List<String> sheets, List<String> otherSheets)
      implements Serializable {}

  /**
   * Layout of its files; empty values are detected from the bytes.
   *
   * @param footer patterns that the first filled cell of a closing line matches
   */
  public record Layout(String encoding, String delimiter, List<String> footer)
      implements Serializable {}

  /**
   * Where the edition is written: a constant, a pattern on the file name, or a line of the
   * preamble.
   */
  public record Edition(String text, String filePattern, String preamble) implements Serializable {}

  /**
   * Values that a raw column must have for a row to be in scope.
   *
   * @param column raw name, or {@code @B} for a sheet column where names repeat
   */
  public record Condition(String column, List<String> values) implements Serializable {}

  /**
   * Cells of one line that become rows of their own.
   *
   * @param valueColumn lake column that takes the cell
   * @param matching pattern of raw column names whose cells are taken, empty where entries are
   *     given
   * @param nameColumn lake column that takes the raw column's name, empty where entries are given
   * @param entries single cells with what else their row says
   * @param skip texts of a cell that mean there is no value, so no row
   */
  public record Unpivot(
      String valueColumn,
      String matching,
      String nameColumn,
      List<Entry> entries,
      List<String> skip)
      implements Serializable {

    /**
     * One such cell, with constants for its row.
     *
     * @param at sheet column such as {@code AF}, in which the heading must stand; empty where the
     *     heading alone tells, and a file may then lack it as long as it has another
     */
    public record Entry(String at, String header, Map<String, String> constants)
        implements Serializable {}
  }

  /**
   * Lake columns in which a row names its place, as texts of the source.
   *
   * @param code column with the publisher's code, empty where it gives none
   * @param optional whether a row may name no place at all; one that names a place unknown is
   *     refused either way
   */
  public record Place(String department, String municipality, String code, boolean optional)
      implements Serializable {}

  /**
   * An obligation to deliver a file.
   *
   * @param due day of the year after the one that the file tells of
   * @param dated lake column, a year or a date, by which a row is of a year
   * @param since first year that a file is owed of
   * @param categories categories of partners that owe one, as the register has them; empty: all
   * @param eventsOnly whether its rows are events that a year may be without, such as complaints: a
   *     year without rows is then no missing file
   */
  public record Delivery(
      Owner owner,
      Every every,
      MonthDay due,
      String dated,
      int since,
      List<String> categories,
      boolean eventsOnly)
      implements Serializable {

    /** Last day on which the file about a year is on time. */
    public LocalDate dueFor(int year) {
      return due.atYear(year + 1);
    }
  }

  /**
   * Prefilled rows of a workbook made from a contract.
   *
   * @param given lake columns that are known beforehand, locked in the workbook
   * @param from where the rows come from
   * @param where SQL condition over the table's columns that a row meets to be brought; empty: all
   * @param dated lake column, a year or a date, of which the asked year and the one before are
   *     brought; empty: every row
   * @param example what a good row says, by raw column; columns left out are made up from the
   *     contract
   */
  public record Template(
      List<String> given, Entities from, String where, String dated, Map<String, String> example)
      implements Serializable {}

  /** Origin of the prefilled rows. */
  public enum Entities {
    /** Things that rows of the table tell of. */
    ROWS,
    /** The municipalities of the partner. */
    MUNICIPALITIES,
    /** No rows are prefilled. */
    NONE
  }

  /** Who owes a file. */
  public enum Owner {
    /** Each partner organisation. */
    PARTNER,
    /** Each partner municipality. */
    MUNICIPALITY,
    /** The Secretariat, for all. */
    SECRETARIAT
  }

  public enum Every {
    YEAR
  }

  /**
   * Mapping of one lake column.
   *
   * @param from raw names it may have, in order of preference; empty where it is a constant
   * @param at sheet column such as {@code F}, empty where it is known by name
   * @param header text that must stand at {@code at}
   * @param constant value for every row, null where there is none
   * @param part which piece of the cell, from 0, counted from the end if negative; null: all of it
   * @param by text that separates the pieces
   * @param missing texts that mean no value
   * @param codes code list of the publisher: raw text to lake value; empty where any text goes
   * @param factors what the number is multiplied by, by the text of {@code unitFrom}
   * @param min smallest number that can be true, null where any goes
   * @param required whether a row without it is refused
   * @param optional whether the file may lack the raw column
   * @param zeroIsUnknown whether the publisher writes 0 for unknown
   * @param sign lake column that takes the sign of a result such as {@code <1}, empty where a
   *     number must stand
   */
  public record Field(
      Column column,
      List<String> from,
      String at,
      String header,
      String constant,
      Integer part,
      String by,
      List<String> missing,
      Map<String, String> codes,
      String unitFrom,
      Map<String, String> factors,
      double scale,
      Double min,
      Double max,
      boolean required,
      boolean optional,
      boolean zeroIsUnknown,
      boolean decimalComma,
      String sign)
      implements Serializable {

    /** The part of a raw cell that this column takes. */
    public String piece(String raw) {
      if (part == null) {
        return raw;
      }
      int only = raw.indexOf(by);
      if (only < 0) {
        return part == 0 || part == -1 ? raw : "";
      }
      String[] pieces = raw.split(Pattern.quote(by), -1);
      int index = part < 0 ? pieces.length + part : part;
      return index >= 0 && index < pieces.length ? pieces[index] : "";
    }
  }

  public enum Severity {
    /** The row is rejected. */
    REJECT,
    /** The row is kept and flagged. */
    FLAG
  }

  /**
   * A condition on a row, in SQL; unknown counts as met.
   *
   * @param test boolean SQL expression over the lake table's columns
   */
  public record Rule(
      String id, String test, Severity severity, String column, Words says, Words remedy)
      implements Serializable {}
}
