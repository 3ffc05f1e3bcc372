package org.footbridge.benchmarks.language;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.footbridge.engine.expression.EvaluationContext;
import org.footbridge.engine.expression.Value;

/** The attributes that the measured expressions look at, of one person. */
final class OnePerson implements EvaluationContext {
    private static final Map<String, Value> ATTRIBUTES = Map.ofEntries(
            Map.entry("givenName", new Value.Text(" Zoë ")),
            Map.entry("sn", new Value.Text("O'Neill-Šimečková")),
            Map.entry("mail", new Value.Text("zoe.oneill@corp.example")),
            Map.entry("userPrincipalName", new Value.Text("zoneill@corp.example")),
            Map.entry("userAccountControl", new Value.Text("66048")),
            Map.entry("pwdLastSet", new Value.Text("132772253564048004")),
            Map.entry("telephoneNumber", new Value.Text("+44 (20) 7946-0958")),
            Map.entry("department", new Value.Text("Engineering")),
            Map.entry("employeeType", new Value.Text("contractor")),
            Map.entry("mailNickname", new Value.Text("zoneill")),
            Map.entry("msExchHideFromAddressLists", new Value.Text("FALSE")),
            Map.entry(
                    "proxyAddresses",
                    new Value.Many(List.of(
                            new Value.Text("SMTP:zoe.oneill@corp.example"),
                            new Value.Text("smtp:zoneill@corp.example"),
                            new Value.Text("smtp:zoneill@CORP.example"),
                            new Value.Text("sip:zoe.oneill@corp.example")))));

    private final RandomGenerator random = new SplittableRandom(1);

    @Override
    public Value attribute(String name) {
        return ATTRIBUTES.getOrDefault(name, Value.NOTHING);
    }

    @Override
    public Optional<String> parameter(String name) {
        return name.equals("DomainFQDN") ? Optional.of("corp.example") : Optional.empty();
    }

    @Override
    public Optional<String> defaultDomain() {
        return Optional.of("corp.example");
    }

    @Override
    public Instant now() {
        return Instant.parse("2026-01-02T03:04:05Z");
    }

    @Override
    public RandomGenerator random() {
        return random;
    }

    @Override
    public boolean isTaken(String value) {
        return false;
    }
}
