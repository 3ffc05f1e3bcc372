package org.footbridge.acceptance.borders;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchScope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nothing in the product puts a name or a filter together out of text. */
@AnalyzeClasses(packages = "org.footbridge", importOptions = ImportOption.DoNotIncludeTests.class)
class NamesAndFiltersTest {
    private static final List<String> PRODUCT = List.of("engine", "relay", "directory", "agent", "service", "cli");
    private static final Pattern FILTER =
            Pattern.compile("\"\\([&|!]|\"[^\"\\n]*\\([A-Za-z][A-Za-z-]*[~<>]?=\"\\s*\\+");
    private static final Pattern NAME = Pattern.compile(
            "\"[^\"\\n]*\\b(CN|OU|DC|UID|O)=\"\\s*\\+|\\+\\s*\",\\s*(CN|OU|DC|UID|O)=|append\\(\"(CN|OU|DC|UID|O)=\"\\)");

    @ArchTest
    static final ArchRule filtersAreMadeOfTheirParts = noClasses()
            .that()
            .resideInAnyPackage("org.footbridge.directory..", "org.footbridge.agent..")
            .should()
            .callMethod(Filter.class, "create", String.class)
            .orShould()
            .callConstructor(SearchRequest.class, String.class, SearchScope.class, String.class, String[].class)
            .orShould()
            .callMethod(LDAPConnection.class, "search", String.class, SearchScope.class, String.class, String[].class)
            .orShould()
            .callMethod(
                    LDAPConnection.class,
                    "searchForEntry",
                    String.class,
                    SearchScope.class,
                    String.class,
                    String[].class)
            .because("a value that holds a parenthesis or an asterisk must stay a value");

    @Test
    void noSourceJoinsTextToAFilterOrAName() {
        List<String> found = new ArrayList<>();
        for (String module : PRODUCT) {
            for (Path source : sources(module)) {
                String text = read(source);
                for (Pattern pattern : List.of(FILTER, NAME)) {
                    pattern.matcher(text)
                            .results()
                            .forEach(match -> found.add(source.getFileName() + ": " + match.group()));
                }
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void whatTheRuleLooksForIsFound() {
        assertThat(FILTER.matcher("search(\"(cn=\" + name + \")\")").find()).isTrue();
        assertThat(FILTER.matcher("\"(&(objectClass=user)(cn=\" + name").find()).isTrue();
        assertThat(NAME.matcher("String dn = \"CN=\" + name").find()).isTrue();
        assertThat(NAME.matcher("name + \",OU=People\"").find()).isTrue();
    }

    private static List<Path> sources(String module) {
        Path folder = Path.of("..", module, "src", "main", "java");
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> sources =
                    files.filter(file -> file.toString().endsWith(".java")).toList();
            assertThat(sources).as(module).isNotEmpty();
            return sources;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path source) {
        try {
            return Files.readString(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
