package org.footbridge.simulation;

/** Where a database is, and who may use it. */
record DatabaseAddress(String url, String user, String password) {
    /** Without the password. */
    @Override
    public String toString() {
        return "DatabaseAddress[" + url + ", " + user + "]";
    }
}
