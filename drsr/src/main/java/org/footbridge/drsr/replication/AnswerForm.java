package org.footbridge.drsr.replication;

/** How pages of changes come. What is read is the same. */
public enum AnswerForm {
    /** As they are, which takes the least of the server and is usual within a site. */
    PLAIN,
    /**
     * Compressed by servers that do so, for slow lines: names and metadata shrink to a fraction, encrypted secrets do not.
     * Servers that do not compress send them plain. Single objects always come plain.
     */
    COMPRESSED
}
