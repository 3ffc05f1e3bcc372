package org.footbridge.service.expressions;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.engine.DirectoryFacts;
import org.footbridge.engine.SourceAttributes;
import org.footbridge.engine.StagedObject;
import org.footbridge.engine.expression.Expression;
import org.footbridge.engine.expression.Value;
import org.footbridge.engine.projection.DrawKey;
import org.footbridge.engine.projection.EvaluateOne;
import org.footbridge.engine.schema.DiscoveredSchema;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.schemas.DirectorySchemas;
import org.footbridge.service.schemas.DiscoveredDirectory;
import org.footbridge.service.tenants.Tenant;
import org.footbridge.service.tenants.TenantId;
import org.footbridge.service.tenants.Tenants;
import org.springframework.stereotype.Component;

/** Evaluates an expression for one object. */
@Component
public class EvaluateExpression {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final DirectorySchemas schemas;
    private final Tenants tenants;
    private final ReadObject readObject;
    private final Clock clock;

    EvaluateExpression(DirectorySchemas schemas, Tenants tenants, ReadObject readObject, Clock clock) {
        this.schemas = schemas;
        this.tenants = tenants;
        this.readObject = readObject;
        this.clock = clock;
    }

    /** For an object that is given, without a directory: no parameter has a value. */
    public Evaluation given(TenantId tenant, Expression expression, Map<String, Value> input) {
        return given(tenant, DirectoryFacts.named(""), expression, input);
    }

    /** For an object that is given, as if it came from the directory. */
    public Evaluation given(
            TenantId tenant, UUID directory, String name, Expression expression, Map<String, Value> input) {
        return given(tenant, facts(tenant, directory, name), expression, input);
    }

    /**
     * For an object that is read from the directory now, with only the attributes that the expression looks at.
     *
     * @param object distinguished name or objectGUID
     * @throws ServiceFailure ObjectNotFound, ReferenceInExpression, or what the relay reports
     */
    public Evaluation read(TenantId tenant, UUID directory, String name, Expression expression, String object) {
        Optional<DiscoveredDirectory> known = schemas.find(tenant, directory);
        SourceAttributes attributes = known.flatMap(DiscoveredDirectory::told)
                .map(DiscoveredSchema::sourceAttributes)
                .orElse(SourceAttributes.KNOWN);
        StagedObject read = readObject.read(tenant, directory, object, expression.reads(), attributes);
        EvaluateOne.Result result = EvaluateOne.evaluate(
                expression, read, facts(tenant, directory, name), domain(tenant), clock.instant(), anyDraws());
        return new Evaluation(result.outcome(), result.inputs());
    }

    private Evaluation given(TenantId tenant, DirectoryFacts facts, Expression expression, Map<String, Value> input) {
        GivenObject object = new GivenObject(input, facts, domain(tenant), clock.instant());
        Map<String, Value> inputs = new LinkedHashMap<>();
        expression.reads().forEach(name -> inputs.put(name, object.attribute(name)));
        return new Evaluation(expression.evaluate(object), inputs);
    }

    private DirectoryFacts facts(TenantId tenant, UUID directory, String name) {
        return schemas.find(tenant, directory)
                .map(DiscoveredDirectory::facts)
                .orElseGet(() -> DirectoryFacts.named(name));
    }

    /** Those of the tenant would tell what a cycle draws. */
    private static DrawKey anyDraws() {
        byte[] secret = new byte[32];
        RANDOM.nextBytes(secret);
        return DrawKey.of(secret);
    }

    private String domain(TenantId tenant) {
        return tenants.find(tenant).map(Tenant::defaultDomain).orElse("");
    }
}
