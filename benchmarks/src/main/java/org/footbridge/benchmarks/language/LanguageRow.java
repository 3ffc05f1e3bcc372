package org.footbridge.benchmarks.language;

/**
 * A row of the table of evaluations.
 *
 * @param error half of the interval in which the rate lies with 99.9 % confidence
 */
record LanguageRow(String what, double perSecond, double error) {}
