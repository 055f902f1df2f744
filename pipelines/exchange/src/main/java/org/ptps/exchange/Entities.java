package org.ptps.exchange;

import java.util.List;
import java.util.Map;

/**
 * Prefilled rows of a workbook.
 *
 * @param given lake columns that are filled in and locked
 * @param rows one per row of the workbook: by lake column a text, a number or a date
 * @param synthetic whether any of it comes from invented rows
 */
record Entities(List<String> given, List<Map<String, Object>> rows, boolean synthetic) {
  static final Entities NONE = new Entities(List.of(), List.of(), false);
}
