package org.ptps.charts.document;

/**
 * The bundled family as TrueType files, which every format embeds, so that a document looks the
 * same on any machine.
 */
public record Fonts(String family, byte[] regular, byte[] bold) {}
