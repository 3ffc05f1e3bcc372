package org.footbridge.service.adminapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.service.browsing.BrowseDirectory;
import org.footbridge.service.browsing.BrowseDirectory.Container;
import org.footbridge.service.browsing.BrowseDirectory.Found;
import org.footbridge.service.browsing.BrowseDirectory.Tree;
import org.footbridge.service.browsing.CountScope;
import org.footbridge.service.browsing.CountScope.Count;
import org.footbridge.service.browsing.CountScope.Counted;
import org.footbridge.service.browsing.CountScope.Sample;
import org.footbridge.service.browsing.Directory;
import org.footbridge.service.signin.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** Connected directories as they are at this moment, read through an agent. */
@RestController
@RequestMapping("/admin/v1/directories")
class BrowsingController {
    private static final Map<String, List<String>> KINDS = Map.of(
            "user", List.of("user", "inetOrgPerson"),
            "group", List.of("group"),
            "contact", List.of("contact"),
            "any", List.of("user", "inetOrgPerson", "group", "contact"));

    private final BrowseDirectory browse;
    private final CountScope count;
    private final JdbcClient database;

    BrowsingController(BrowseDirectory browse, CountScope count, JdbcClient database) {
        this.browse = browse;
        this.count = count;
        this.database = database;
    }

    record Parent(UUID guid, String name, String distinguishedName) {}

    record TreeView(
            Parent parent,
            List<Container> value,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String nextLink) {}

    record FoundView(
            UUID guid,
            String type,
            String name,
            String distinguishedName,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String description) {
        static FoundView of(Found found) {
            return new FoundView(
                    found.guid(),
                    found.type(),
                    found.name(),
                    found.distinguishedName(),
                    found.description().orElse(null));
        }
    }

    /** @param parent objectGUID; without it the domain */
    @GetMapping("/{name}/tree")
    TreeView tree(
            Caller caller,
            @PathVariable String name,
            @RequestParam(required = false) @Nullable UUID parent,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "200") int top) {
        int most = PageSize.checked(top, BrowseDirectory.MOST_CONTAINERS);
        Directory directory = NamedDirectory.find(database, caller.tenant(), name);
        Tree tree = browse.tree(directory, Optional.ofNullable(parent), Optional.ofNullable(after), most);
        Container above = tree.parent();
        return new TreeView(
                new Parent(above.guid(), above.name(), above.distinguishedName()),
                tree.children(),
                tree.next()
                        .map(place -> nextLink(directory, parent, place, most))
                        .orElse(null));
    }

    @GetMapping("/{name}/search")
    ValueList<FoundView> search(
            Caller caller,
            @PathVariable String name,
            @RequestParam(defaultValue = "any") String kind,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "20") int top) {
        int most = PageSize.checked(top, BrowseDirectory.MOST_OBJECTS);
        List<String> classes = Optional.ofNullable(KINDS.get(kind))
                .orElseThrow(() -> RequestBody.invalid("\"kind\" is none of user, group, contact, any."));
        Directory directory = NamedDirectory.find(database, caller.tenant(), name);
        return new ValueList<>(browse.search(directory, classes, text, most).stream()
                .map(FoundView::of)
                .toList());
    }

    record Counts(boolean complete, double seconds, List<Count> counts, List<Sample> samples) {}

    /** What the scope of a configuration that is not saved would take in; nothing is changed. */
    @PostMapping("/{name}/counts")
    Counts counts(Caller caller, @PathVariable String name, RequestBody body) {
        Directory directory = NamedDirectory.find(database, caller.tenant(), name);
        if (!body.node().path("directory").asString("").equalsIgnoreCase(directory.name())) {
            throw RequestBody.invalid("The configuration's \"directory\" is not " + directory.name() + ".");
        }
        Counted counted = count.count(directory, body.node());
        return new Counts(
                counted.complete(),
                Math.round(counted.took().toMillis() / 100.0) / 10.0,
                counted.counts(),
                counted.samples());
    }

    private static String nextLink(Directory directory, @Nullable UUID parent, String after, int top) {
        UriComponentsBuilder link = UriComponentsBuilder.fromPath("/admin/v1/directories/{name}/tree");
        if (parent != null) {
            link.queryParam("parent", parent);
        }
        return link.queryParam("top", top)
                .queryParam("after", "{after}")
                .encode()
                .buildAndExpand(Map.of("name", directory.name(), "after", after))
                .toUriString();
    }
}
