package org.footbridge.service.staging;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.footbridge.relay.wire.Page;
import org.footbridge.service.staging.FoldedPage.LinkValue;
import org.footbridge.service.staging.FoldedPage.StagedEntry;
import org.footbridge.service.storage.CopyText;

/** A page folded and written as rows, ready to be staged: made while the database is busy with the page before. */
public final class PreparedPage {
    /** Of a page that tells nothing but whole objects. */
    private static final String PLAIN_OBJECT = "guid, object_class, parent_guid, rdn, reduced, attributes";

    private static final String OBJECT = PLAIN_OBJECT + ", whole, deleted, cut, cleared";
    /** Of a page that tells nothing but values that are there. */
    private static final String PLAIN_LINK = "owner_guid, attribute, target_guid";

    private static final String LINK = PLAIN_LINK + ", present, was_there";
    private static final int OBJECT_CHARACTERS = 1024;
    private static final int LINK_CHARACTERS = 100;

    /** Neighbours in the primary key, so that few pages of it are touched. */
    private static final Comparator<LinkValue> BY_KEY = Comparator.comparing(LinkValue::owner)
            .thenComparing(LinkValue::attribute)
            .thenComparing(LinkValue::target);

    /** Rows of COPY. */
    static final class Rows {
        private final boolean plain;
        private final String columns;
        private final byte[] text;

        /**
         * @param plain nothing is said but what is there, all of it
         * @param columns that the rows have
         */
        private Rows(boolean plain, String columns, byte[] text) {
            this.plain = plain;
            this.columns = columns;
            this.text = text;
        }

        String columns() {
            return columns;
        }

        byte[] text() {
            return text;
        }

        /** With further columns that are the same in every row. */
        byte[] with(List<?> values) {
            StringBuilder further = new StringBuilder();
            values.forEach(value -> further.append('\t').append(value));
            byte[] suffix = further.append('\n').toString().getBytes(StandardCharsets.US_ASCII);
            ByteArrayOutputStream out = new ByteArrayOutputStream(text.length + text.length / 4);
            int start = 0;
            for (int i = 0; i < text.length; i++) {
                if (text[i] == '\n') {
                    out.write(text, start, i - start);
                    out.writeBytes(suffix);
                    start = i + 1;
                }
            }
            return out.toByteArray();
        }
    }

    private final UUID[] objects;
    private final Rows objectRows;
    private final Rows linkRows;

    private PreparedPage(UUID[] objects, Rows objectRows, Rows linkRows) {
        this.objects = objects;
        this.objectRows = objectRows;
        this.linkRows = linkRows;
    }

    public static PreparedPage of(Page page, StagingRules rules) {
        FoldedPage folded = FoldedPage.of(page, rules);
        UUID[] objects = folded.entries().stream().map(entry -> entry.guid).toArray(UUID[]::new);
        return new PreparedPage(objects, objectRows(folded.entries()), linkRows(folded));
    }

    UUID[] objects() {
        return objects;
    }

    Rows objectRows() {
        return objectRows;
    }

    Rows linkRows() {
        return linkRows;
    }

    /** Whether nothing is said of anything that ended. */
    boolean isPlain() {
        return objectRows.plain && linkRows.plain;
    }

    private static Rows objectRows(Collection<StagedEntry> entries) {
        boolean plain = entries.stream()
                .allMatch(entry -> entry.whole && !entry.deleted && !entry.cut && entry.objectClass != null);
        CopyText rows = new CopyText(entries.size() * OBJECT_CHARACTERS);
        for (StagedEntry entry : entries) {
            rows.value(entry.guid)
                    .value(entry.objectClass)
                    .value(entry.parent)
                    .value(entry.rdn)
                    .value(entry.reduced)
                    .value(entry.reduced ? "{}" : entry.attributes);
            if (!plain) {
                rows.value(entry.whole).value(entry.deleted).value(entry.cut).array(entry.cleared);
            }
            rows.endRow();
        }
        return new Rows(plain, plain ? PLAIN_OBJECT : OBJECT, rows.take());
    }

    private static Rows linkRows(FoldedPage page) {
        Map<LinkValue, Boolean> values = page.links();
        boolean plain = !values.containsValue(false);
        CopyText rows = new CopyText(values.size() * LINK_CHARACTERS);
        values.keySet().stream().sorted(BY_KEY).forEach(link -> {
            rows.value(link.owner()).value(link.attribute()).value(link.target());
            if (!plain) {
                rows.value(Boolean.TRUE.equals(values.get(link))).value(page.wasThere(link));
            }
            rows.endRow();
        });
        return new Rows(plain, plain ? PLAIN_LINK : LINK, rows.take());
    }
}
