package org.ptps.catalog;

import java.io.Serializable;

/** One column meaning, shared by all tables that have the column. */
public record Column(String name, ColumnType type, String unit, Words meaning)
    implements Serializable {}
