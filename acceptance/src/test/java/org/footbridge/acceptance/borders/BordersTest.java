package org.footbridge.acceptance.borders;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;

@AnalyzeClasses(packages = "org.footbridge", importOptions = ImportOption.DoNotIncludeTests.class)
class BordersTest {

    @ArchTest
    static void everyModuleIsLookedAt(JavaClasses classes) {
        for (String module : new String[] {
            "engine", "relay", "directory", "agent", "service", "cli", "sampleforest", "sambaforest", "demo"
        }) {
            assertThat(classes.stream().anyMatch(type -> type.getPackageName().startsWith("org.footbridge." + module)))
                    .as("classes of %s", module)
                    .isTrue();
        }
    }

    @ArchTest
    static final ArchRule theEngineIsPure = classes()
            .that()
            .resideInAPackage("org.footbridge.engine..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                            "org.footbridge.engine..",
                            "java.lang..",
                            "java.util..",
                            "java.math..",
                            "java.nio",
                            "java.nio.charset",
                            "java.text",
                            "java.time..",
                            "org.jspecify..")
                    // bytes in memory, and certificates that are read from them
                    .or(belongToAnyOf(InputStream.class, ByteArrayInputStream.class, ByteArrayOutputStream.class))
                    .or(resideInAnyPackage(
                            "java.security",
                            "java.security.cert",
                            "javax.crypto",
                            "javax.crypto.spec",
                            "javax.security.auth.x500")))
            .because("preview and the real run are the same code only if it has no I/O and no framework");

    @ArchTest
    static final ArchRule theEngineKnowsNoClockAndNoChance = noClasses()
            .that()
            .resideInAPackage("org.footbridge.engine..")
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(java.util.UUID.class, "randomUUID")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.Random")
            .because("the same input must always give the same plan");

    @ArchTest
    static final ArchRule theRelayContractKnowsNobody = noClasses()
            .that()
            .resideInAPackage("org.footbridge.relay..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.footbridge.engine..",
                    "org.footbridge.directory..",
                    "org.footbridge.agent..",
                    "org.footbridge.service..",
                    "org.springframework..")
            .because("both sides speak it, and neither may lean on the other");

    @ArchTest
    static final ArchRule theDirectoryReaderKnowsNoRelay = noClasses()
            .that()
            .resideInAPackage("org.footbridge.directory..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.footbridge.relay..",
                    "org.footbridge.agent..",
                    "org.footbridge.service..",
                    "org.footbridge.engine..",
                    "jakarta.jms..")
            .because("reading a directory is of use without a service");

    @ArchTest
    static final ArchRule theReplicationLibraryNeedsTheJavaPlatformAlone = classes()
            .that()
            .resideInAPackage("org.footbridge.drsr..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "org.footbridge.drsr..",
                    "java..",
                    "javax.crypto..",
                    "javax.security.auth..",
                    "org.ietf.jgss",
                    "org.jspecify.."))
            .because("it is of use in programs that have nothing to do with this one");

    @ArchTest
    static final ArchRule onlyTheAgentReadsByReplication = noClasses()
            .that()
            .resideInAPackage("org.footbridge..")
            .and()
            .resideOutsideOfPackages(
                    "org.footbridge.drsr..",
                    "org.footbridge.agent..",
                    // what measures and tries it
                    "org.footbridge.benchmarks..",
                    "org.footbridge.acceptance..",
                    "org.footbridge.demo..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.footbridge.drsr..")
            .because("the hashes of passwords are read in one place, on premises");

    @ArchTest
    static final ArchRule thePartsOfTheReplicationLibraryFormNoCircle =
            slices().matching("org.footbridge.drsr.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theAgentKeepsNoStateAndDecidesNothing = noClasses()
            .that()
            .resideInAPackage("org.footbridge.agent..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.footbridge.engine..", "org.footbridge.service..", "java.sql..", "org.springframework..")
            .because("it translates; what is synchronised is decided in the service");

    @ArchTest
    static final ArchRule theServiceReachesDirectoriesThroughTheRelayOnly = noClasses()
            .that()
            .resideInAPackage("org.footbridge.service..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.footbridge.directory..",
                    "org.footbridge.agent..",
                    "com.unboundid..",
                    "javax.naming.directory..")
            .because("nothing listens on premises, and the credentials stay there");

    @ArchTest
    static final ArchRule theCommandsSpeakThePublicApiOnly = noClasses()
            .that()
            .resideInAPackage("org.footbridge.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.footbridge.service..",
                    "org.footbridge.relay..",
                    "org.footbridge.agent..",
                    "org.footbridge.directory..",
                    "java.sql..")
            .because("what an administrator can do here, a script can do too");

    @ArchTest
    static final ArchRule theCommandsKnowTheLanguageAndNothingElseOfTheEngine = noClasses()
            .that()
            .resideInAPackage("org.footbridge.cli..")
            .should()
            .dependOnClassesThat(resideInAPackage("org.footbridge.engine..")
                    .and(not(resideInAPackage("org.footbridge.engine.expression"))))
            .because("an expression means the same everywhere; what is synchronised is decided in the service");

    @ArchTest
    static final ArchRule onlyTheRelayPackageKnowsTheBroker = noClasses()
            .that()
            .resideInAPackage("org.footbridge.service..")
            .and()
            .resideOutsideOfPackage("org.footbridge.service.relay..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.activemq..")
            .because("an external broker can then take its place");

    @ArchTest
    static final ArchRule theApisDoNotReachIntoTheCycle = noClasses()
            .that()
            .resideInAnyPackage(
                    "org.footbridge.service.graphapi..",
                    "org.footbridge.service.portal..",
                    "org.footbridge.service.signin..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.footbridge.service.cycles..",
                    "org.footbridge.service.staging..",
                    "org.footbridge.service.relay..")
            .because("readers of the tenant directory see what is committed, not how it comes about");

    @ArchTest
    static final ArchRule theCapabilitiesOfTheServiceFormNoCircle = slices().matching("org.footbridge.service.(*)..")
            .should()
            .beFreeOfCycles()
            .because("each can be understood, and moved, with what it stands on");

    @ArchTest
    static final ArchRule thePartsOfTheEngineFormNoCircle =
            slices().matching("org.footbridge.engine.(*)..").should().beFreeOfCycles();
}
