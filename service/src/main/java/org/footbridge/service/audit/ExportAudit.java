package org.footbridge.service.audit;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.footbridge.service.logs.LogFormat;
import org.footbridge.service.logs.WriteTable;
import org.footbridge.service.storage.Transactions;
import org.footbridge.service.tenants.TenantId;
import org.springframework.stereotype.Component;

/** Writes the audit log as one table, row by row as it is read, by way of a file: nobody who downloads slowly holds a transaction. */
@Component
public class ExportAudit {
    private static final List<String> COLUMNS =
            List.of("number", "at", "by", "action", "object", "before", "after", "previousHash", "hash");

    private final AuditLog log;
    private final Transactions transactions;

    ExportAudit(AuditLog log, Transactions transactions) {
        this.log = log;
        this.transactions = transactions;
    }

    /** The stream stays open. */
    public void write(TenantId tenant, AuditLog.Question question, LogFormat format, OutputStream out) {
        try {
            Path file = Files.createTempFile("footbridge-audit", "." + format.text());
            try {
                try (OutputStream spool = new BufferedOutputStream(Files.newOutputStream(file))) {
                    spool(tenant, question, format, spool);
                }
                Files.copy(file, out);
                out.flush();
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void spool(TenantId tenant, AuditLog.Question question, LogFormat format, OutputStream out) {
        transactions.in(connection -> {
            try {
                Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
                WriteTable table = new WriteTable(writer, format, COLUMNS);
                log.each(
                        connection,
                        tenant,
                        question,
                        entry -> table.row(Arrays.asList(
                                Long.toString(entry.number()),
                                entry.at().toString(),
                                entry.actor(),
                                entry.action(),
                                entry.object(),
                                entry.before().orElse(null),
                                entry.after().orElse(null),
                                entry.previousHash(),
                                entry.hash())));
                table.end();
                writer.flush();
                return null;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
