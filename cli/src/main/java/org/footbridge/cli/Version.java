package org.footbridge.cli;

/** The version of this program. */
final class Version {
    static final String NUMBER = "0.1.0";
    static final String TEXT = "footbridge " + NUMBER;

    private Version() {}
}
