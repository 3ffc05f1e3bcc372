package org.footbridge.service.adminapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.footbridge.service.audit.AuditEntry;
import org.footbridge.service.audit.AuditLog;
import org.footbridge.service.audit.ExportAudit;
import org.footbridge.service.audit.KnownHead;
import org.footbridge.service.audit.VerifyAudit;
import org.footbridge.service.audit.VerifyAudit.Verdict;
import org.footbridge.service.logs.LimitExports;
import org.footbridge.service.logs.LogFormat;
import org.footbridge.service.signin.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What administrators did, and whether the log of it is whole. */
@RestController
@RequestMapping("/admin/v1/audit")
class AuditController {
    private static final int MOST = 1000;

    private final AuditLog log;
    private final VerifyAudit verify;
    private final ExportAudit export;
    private final LimitExports limit;

    AuditController(AuditLog log, VerifyAudit verify, ExportAudit export, LimitExports limit) {
        this.log = log;
        this.verify = verify;
        this.export = export;
        this.limit = limit;
    }

    /** @param hash SHA-256 of the entry and the hash before, hexadecimal */
    record Listed(
            long number,
            Instant at,
            String by,
            String action,
            String object,
            @Nullable JsonNode before,
            @Nullable JsonNode after,
            String hash) {
        static Listed of(AuditEntry entry) {
            return new Listed(
                    entry.number(),
                    entry.at(),
                    entry.actor(),
                    entry.action(),
                    entry.object(),
                    entry.before().map(JsonMapper.shared()::readTree).orElse(null),
                    entry.after().map(JsonMapper.shared()::readTree).orElse(null),
                    entry.hash());
        }
    }

    record FaultView(long number, String kind, String detail) {}

    /**
     * @param number of the last entry
     * @param head its hash; both kept elsewhere, they prove later that nothing up to there was changed
     */
    record Verified(
            boolean whole,
            long entries,
            long number,
            String head,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FaultView> faults) {}

    @GetMapping
    ValueList<Listed> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String by,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @Nullable String object,
            @RequestParam(required = false) @Nullable String since,
            @RequestParam(required = false) @Nullable String until,
            @RequestParam(required = false) @Nullable Long after,
            @RequestParam(defaultValue = "100") int top) {
        AuditLog.Question question = new AuditLog.Question(
                text("by", by),
                text("action", action),
                text("object", object),
                moment("since", since),
                moment("until", until),
                Optional.ofNullable(after));
        int most = PageSize.checked(top, MOST);
        List<AuditEntry> found = log.find(caller.tenant(), question, most + 1);
        List<Listed> shown = found.stream().limit(most).map(Listed::of).toList();
        return found.size() <= most
                ? new ValueList<>(shown)
                : new ValueList<>(
                        shown, nextLink(question, most, shown.getLast().number()));
    }

    /** The entries as one table, however many they are. */
    @GetMapping("/export")
    void export(
            Caller caller,
            @RequestParam(defaultValue = "csv") String format,
            @RequestParam(required = false) @Nullable String by,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @Nullable String object,
            @RequestParam(required = false) @Nullable String since,
            @RequestParam(required = false) @Nullable String until,
            HttpServletResponse response)
            throws IOException {
        LogFormat wanted =
                LogFormat.named(format).orElseThrow(() -> RequestBody.invalid("\"format\" is neither csv nor json."));
        AuditLog.Question question = new AuditLog.Question(
                text("by", by),
                text("action", action),
                text("object", object),
                moment("since", since),
                moment("until", until),
                Optional.empty());
        try (LimitExports.Permit _ = limit.take(caller.tenant())) {
            response.setContentType(wanted == LogFormat.CSV ? "text/csv;charset=UTF-8" : "application/json");
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"AuditLog." + wanted.text() + "\"");
            export.write(caller.tenant(), question, wanted, response.getOutputStream());
        }
    }

    /** @param head NUMBER:HASH, an end of the chain that was kept elsewhere */
    @GetMapping("/verification")
    Verified verify(Caller caller, @RequestParam(required = false) @Nullable String head) {
        Optional<KnownHead> kept = Optional.ofNullable(head).map(AuditController::knownHead);
        Verdict verdict = verify.verify(caller.tenant(), kept);
        return new Verified(
                verdict.whole(),
                verdict.entries(),
                verdict.number(),
                verdict.head(),
                verdict.faults().stream()
                        .map(fault -> new FaultView(
                                fault.number(), fault.kind().name().toLowerCase(Locale.ROOT), fault.detail()))
                        .toList());
    }

    private static KnownHead knownHead(String text) {
        return KnownHead.parse(text)
                .orElseThrow(() -> RequestBody.invalid(
                        "\"head\" is not NUMBER:HASH, as footbridge audit verify prints the end of the chain."));
    }

    /** Relative to the service's address. */
    private static String nextLink(AuditLog.Question question, int top, long last) {
        UriComponentsBuilder link =
                UriComponentsBuilder.fromPath("/admin/v1/audit").queryParam("top", top);
        question.actor().ifPresent(value -> link.queryParam("by", "{by}"));
        question.action().ifPresent(value -> link.queryParam("action", "{action}"));
        question.object().ifPresent(value -> link.queryParam("object", "{object}"));
        question.since().ifPresent(value -> link.queryParam("since", value));
        question.until().ifPresent(value -> link.queryParam("until", value));
        Map<String, String> texts = new HashMap<>();
        question.actor().ifPresent(value -> texts.put("by", value));
        question.action().ifPresent(value -> texts.put("action", value));
        question.object().ifPresent(value -> texts.put("object", value));
        return link.queryParam("after", last).encode().buildAndExpand(texts).toUriString();
    }

    private static Optional<String> text(String name, @Nullable String value) {
        if (value != null && value.indexOf('\0') >= 0) {
            throw RequestBody.invalid("\"" + name + "\" is not a text.");
        }
        return Optional.ofNullable(value);
    }

    private static Optional<Instant> moment(String name, @Nullable String value) {
        try {
            return Optional.ofNullable(value).map(Instant::parse);
        } catch (DateTimeException e) {
            throw RequestBody.invalid("\"" + name + "\" is not a moment such as 2026-01-31T12:00:00Z.");
        }
    }
}
