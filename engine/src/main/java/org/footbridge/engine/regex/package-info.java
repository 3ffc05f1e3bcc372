/**
 * Regular expressions as .NET writes and means them, because that is the dialect in which mappings and filters are
 * written. Text and pattern in, matches out; every match has a budget of steps that is counted and never timed, so that
 * the same pattern and text end the same way on every machine. {@code java.util.regex} is not used: it differs in
 * numbering, classes, anchors and replacements, recurses with the text's length, and cannot be stopped everywhere.
 */
@NullMarked
package org.footbridge.engine.regex;

import org.jspecify.annotations.NullMarked;
