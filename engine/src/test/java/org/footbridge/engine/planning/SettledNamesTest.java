package org.footbridge.engine.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.footbridge.engine.Samples.DOMAINS;
import static org.footbridge.engine.Samples.NOW;
import static org.footbridge.engine.Samples.RULES;
import static org.footbridge.engine.Samples.contact;
import static org.footbridge.engine.Samples.group;
import static org.footbridge.engine.Samples.id;
import static org.footbridge.engine.Samples.user;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.footbridge.engine.DirectoryObject;
import org.footbridge.engine.PropertyDefinition;
import org.footbridge.engine.Samples.Staged;
import org.footbridge.engine.expression.Expression;
import org.footbridge.engine.mapping.AttributeMapping;
import org.footbridge.engine.mapping.MappingSource;
import org.footbridge.engine.mapping.ObjectMapping;
import org.footbridge.engine.mapping.ValueFlow;
import org.footbridge.engine.naming.TenantDomains;
import org.footbridge.engine.projection.Project;
import org.footbridge.engine.projection.SyncRules;
import org.junit.jupiter.api.Test;

/** What becomes of the names of an object over the years; the initial domain is fabrikam.onfootbridge.example. */
class SettledNamesTest {

    private static final String INITIAL = "@" + DOMAINS.initialDomain();

    private Optional<DirectoryObject> target = Optional.empty();
    private SyncRules rules = RULES;

    /** Plans the object as it is now and applies the plan. */
    private void synchronise(Staged staged) {
        var projections = new Project(NOW).project(List.of(staged.build()), rules);
        DirectoryView view = target.map(object -> Views.of(Map.of(staged.build().guid(), object)))
                .orElse(Views.NOTHING);
        target = Optional.of(
                switch (new PlanObjects().plan(projections, view).steps().getFirst()) {
                    case PlanStep.Create create ->
                        new DirectoryObject(
                                id(1),
                                create.desired().kind(),
                                Optional.of(create.desired().anchor()),
                                false,
                                true,
                                create.desired().properties());
                    case PlanStep.Update update -> changed(update.changes());
                    case PlanStep.Unchanged unchanged -> target.orElseThrow();
                    default -> throw new AssertionError("neither made nor changed");
                });
    }

    private DirectoryObject changed(List<PropertyChange> changes) {
        DirectoryObject before = target.orElseThrow();
        return new DirectoryObject(
                before.id(),
                before.kind(),
                before.anchor(),
                false,
                true,
                PropertyChange.apply(changes, before.properties()));
    }

    private String name() {
        return target.flatMap(object -> object.text("userPrincipalName")).orElse("");
    }

    private String nickname() {
        return target.flatMap(object -> object.text("mailNickname")).orElse("");
    }

    private static Staged unverified() {
        return user(1).with("proxyAddresses", "SMTP:user1@contoso.local")
                .with("mail", "user2@contoso.local")
                .with("userPrincipalName", "user3@contoso.local");
    }

    private void verified(String... domains) {
        rules = new SyncRules(
                rules.objectMappings(),
                rules.scope(),
                rules.exclusions(),
                new TenantDomains(DOMAINS.initialDomain(), Set.of(domains)),
                rules.directory(),
                rules.attributes(),
                false);
    }

    @Test
    void theFirstNicknameIsThatOfThePrimaryAddressAndTheNameIsMadeOfIt() {
        synchronise(unverified());
        assertThat(nickname()).isEqualTo("user1");
        assertThat(name()).isEqualTo("user1" + INITIAL);
    }

    @Test
    void aNicknameThatComesLaterIsTakenAndTheNameStays() {
        synchronise(unverified());
        synchronise(unverified().with("mailNickname", "user4"));
        assertThat(nickname()).isEqualTo("user4");
        assertThat(name()).isEqualTo("user1" + INITIAL);
    }

    @Test
    void whenTheNameOfTheDirectoryChangesTheNameIsMadeOfTheNicknameAgain() {
        synchronise(unverified());
        synchronise(unverified().with("mailNickname", "user4"));
        synchronise(unverified().with("mailNickname", "user4").with("userPrincipalName", "user5@contoso.local"));
        assertThat(name()).isEqualTo("user4" + INITIAL);
        assertThat(target.flatMap(object -> object.text("onPremisesUserPrincipalName")))
                .contains("user5@contoso.local");
    }

    @Test
    void whenAddressesOrMailChangeBothStay() {
        synchronise(unverified());
        synchronise(unverified().with("proxyAddresses", "SMTP:user9@contoso.local"));
        synchronise(unverified().with("proxyAddresses").with("mail", "user8@contoso.local"));
        assertThat(nickname()).isEqualTo("user1");
        assertThat(name()).isEqualTo("user1" + INITIAL);
    }

    @Test
    void aNameThatGetsAVerifiedDomainIsTakenAsItIs() {
        synchronise(unverified());
        synchronise(unverified().with("userPrincipalName", "user3@fabrikam.example"));
        assertThat(name()).isEqualTo("user3@fabrikam.example");
        assertThat(nickname()).isEqualTo("user1");
    }

    @Test
    void theNicknameStaysWhenItIsTakenOutOfTheDirectory() {
        synchronise(unverified().with("mailNickname", "user4"));
        assertThat(name()).isEqualTo("user4" + INITIAL);
        synchronise(unverified());
        assertThat(nickname()).isEqualTo("user4");
        assertThat(name()).isEqualTo("user4" + INITIAL);
    }

    @Test
    void theNameIsMadeAgainOnlyWhenItChangesInTheDirectoryOrADomainIsVerifiedOrRemoved() {
        synchronise(unverified());
        synchronise(unverified().with("mailNickname", "later"));
        assertThat(name()).as("neither happened").isEqualTo("user1" + INITIAL);
        verified("contoso.local");
        synchronise(unverified().with("mailNickname", "later"));
        assertThat(name()).as("the domain was verified").isEqualTo("user3@contoso.local");
        verified("other.example");
        synchronise(unverified().with("mailNickname", "later"));
        assertThat(name()).as("the domain was removed").isEqualTo("later" + INITIAL);
    }

    @Test
    void aVerifiedDomainThatIsRemovedMakesTheNameOfTheNicknameThatIsThere() {
        synchronise(user(1).with("mail", "first@fabrikam.example"));
        assertThat(nickname()).isEqualTo("first");
        verified("other.example");
        synchronise(user(1).with("mail", "second@fabrikam.example"));
        assertThat(name()).isEqualTo("first" + INITIAL);
    }

    @Test
    void anotherAttributeThatIsTheSignInNameIsFollowedJustTheSame() {
        rules = signInBy("mail");
        Staged staged = user(1).with("mail", "ann@contoso.local").with("mailNickname", "ann1");
        synchronise(staged);
        assertThat(name()).isEqualTo("ann1" + INITIAL);
        synchronise(user(1).with("mail", "ann@contoso.local").with("mailNickname", "ann2"));
        assertThat(name()).as("the mail is the same").isEqualTo("ann1" + INITIAL);
        synchronise(user(1).with("mail", "ann@contoso.local")
                .with("mailNickname", "ann2")
                .with("userPrincipalName", "other@fabrikam.example"));
        assertThat(name()).as("the name of the directory means nothing").isEqualTo("ann1" + INITIAL);
        synchronise(user(1).with("mail", "anna@contoso.local").with("mailNickname", "ann2"));
        assertThat(name()).as("the mail changed").isEqualTo("ann2" + INITIAL);
        synchronise(user(1).with("mail", "anna@fabrikam.example").with("mailNickname", "ann2"));
        assertThat(name()).as("its domain is verified").isEqualTo("anna@fabrikam.example");
        rules = RULES;
        synchronise(user(1).with("mail", "anna@fabrikam.example").with("mailNickname", "ann2"));
        assertThat(name()).as("back to the name of the directory").isEqualTo("u1@fabrikam.example");
        assertThat(target.flatMap(object -> object.text("onPremisesSignInName")))
                .isEmpty();
    }

    private static SyncRules signInBy(String attribute) {
        ObjectMapping users = RULES.mappingOf("user").orElseThrow();
        AttributeMapping name = AttributeMapping.always(
                PropertyDefinition.text("userPrincipalName"),
                new MappingSource.Evaluated(Expression.compile("[" + attribute + "]")));
        List<AttributeMapping> mappings = users.attributes().stream()
                .map(mapping -> mapping.targetProperty().equals("userPrincipalName") ? name : mapping)
                .toList();
        ObjectMapping other = new ObjectMapping(
                users.name(),
                users.sourceClass(),
                users.targetKind(),
                users.anchor(),
                mappings,
                users.links(),
                users.filter(),
                users.flows());
        return new SyncRules(
                List.of(other),
                RULES.scope(),
                RULES.exclusions(),
                RULES.domains(),
                RULES.directory(),
                RULES.attributes(),
                false);
    }

    @Test
    void madeUpNicknamesOfGroupsAndContactsStayToo() {
        synchronise(group(1).with("sAMAccountName", "Bridge builders"));
        assertThat(nickname()).isEqualTo("Bridgebuilders");
        synchronise(group(1).with("sAMAccountName", "Road builders"));
        assertThat(nickname()).isEqualTo("Bridgebuilders");
        target = Optional.empty();
        synchronise(contact(2).with("proxyAddresses", "SMTP:one@partner.example"));
        synchronise(contact(2).with("proxyAddresses", "SMTP:two@partner.example"));
        assertThat(nickname()).isEqualTo("one");
        synchronise(contact(2).with("mailNickname", "three"));
        assertThat(nickname()).isEqualTo("three");
    }

    @Test
    void aDefaultStaysUntilTheSourceHasAValueAndDoesNotComeBack() {
        ObjectMapping users = RULES.mappingOf("user").orElseThrow();
        AttributeMapping title = new AttributeMapping(
                PropertyDefinition.text("info"),
                new MappingSource.Evaluated(Expression.compile("[info]")),
                Optional.of("Unknown"),
                ValueFlow.ALWAYS,
                0);
        rules = new SyncRules(
                List.of(ObjectMapping.unlimited("user", users.targetKind(), users.anchor(), List.of(title), List.of())),
                RULES.scope(),
                RULES.exclusions(),
                RULES.domains(),
                RULES.directory(),
                RULES.attributes(),
                false);
        synchronise(user(1));
        synchronise(user(1));
        assertThat(info()).isEqualTo("Unknown");
        synchronise(user(1).with("info", "known"));
        assertThat(info()).isEqualTo("known");
        synchronise(user(1));
        assertThat(info()).isEmpty();
        synchronise(user(1));
        assertThat(info()).isEmpty();
    }

    private String info() {
        return target.flatMap(object -> object.text("info")).orElse("");
    }
}
