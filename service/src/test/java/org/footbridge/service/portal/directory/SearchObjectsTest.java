package org.footbridge.service.portal.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.footbridge.service.running.DirectoryRows;
import org.footbridge.service.running.RunningService;
import org.footbridge.service.running.RunningService.TestTenant;
import org.junit.jupiter.api.Test;

class SearchObjectsTest {
    private final RunningService service = RunningService.shared();
    private final SearchObjects search = service.bean(SearchObjects.class);
    private final TestTenant tenant = service.tenant("searched");
    private final DirectoryRows rows = new DirectoryRows(service.database(), tenant.id());

    @Test
    void whoseDisplayNameBeginsSoComesFirstAndEveryoneOnce() {
        people(70, "'Anna ' || lpad(n::text, 4, '0')", "'anna' || n");
        people(60, "'Clerk ' || lpad(n::text, 4, '0')", "'anna' || n || 'x'");
        people(3, "null", "'ANNA' || n || 'y'");
        people(5, "'Berta ' || n", "'berta' || n");
        List<List<Line>> pages = pages("anna", "", "");
        List<Line> all = pages.stream().flatMap(List::stream).toList();
        assertThat(pages).extracting(List::size).containsExactly(50, 50, 33);
        assertThat(all).extracting(Line::id).doesNotHaveDuplicates();
        assertThat(all.subList(0, 70)).extracting(Line::name).isSorted().allMatch(name -> name.startsWith("Anna "));
        assertThat(all.subList(70, 130)).extracting(Line::name).isSorted().allMatch(name -> name.startsWith("Clerk "));
        assertThat(all.subList(130, 133)).extracting(Line::sort).containsOnlyNulls();
    }

    @Test
    void aFilterHoldsForEveryName() {
        people(20, "'Anna ' || n", "'anna' || n");
        people(20, "'Clerk ' || n", "'anna' || n || 'x'");
        service.database()
                .sql(
                        "update directory_object set sync_enabled = null, properties = properties || '{\"accountEnabled\": false}'"
                                + " where tenant_id = ? and properties ->> 'displayName' like '% 7'")
                .param(tenant.id().value())
                .update();
        assertThat(pages("anna", "", "cloud").getFirst()).extracting(Line::name).containsExactly("Anna 7", "Clerk 7");
        assertThat(pages("anna", "disabled", "").getFirst())
                .extracting(Line::name)
                .containsExactly("Anna 7", "Clerk 7");
        assertThat(pages("anna", "enabled", "synced").getFirst()).hasSize(38);
    }

    @Test
    void whatAPatternMeansIsNothingButItselfInASearch() {
        rows.user("100% Anna", "");
        rows.user("100 Anna", "");
        rows.user("a_b", "");
        rows.user("axb", "");
        rows.user("c\\\\d", "");
        assertThat(pages("100%", "", "").getFirst()).extracting(Line::name).containsExactly("100% Anna");
        assertThat(pages("A_", "", "").getFirst()).extracting(Line::name).containsExactly("a_b");
        assertThat(pages("c\\", "", "").getFirst()).extracting(Line::name).containsExactly("c\\d");
    }

    @Test
    void saysWhenMoreHaveAnotherNameThanAreLookedAt() {
        people(SearchObjects.MOST + 1, "'Clerk ' || n", "'u' || lpad(n::text, 6, '0')");
        assertThat(find("u", "", "", Optional.empty()).cut()).isTrue();
        assertThat(find("u00000", "", "", Optional.empty()).cut()).isFalse();
        assertThat(find("u00000", "", "", Optional.empty()).lines()).hasSize(9);
        people(FindObjects.PAGE + 1, "'Ulla ' || n", "'x' || n");
        assertThat(find("u", "", "", Optional.empty()).cut())
                .as("a page without them")
                .isFalse();
        List<List<Line>> pages = pages("u", "", "");
        assertThat(pages.stream().mapToInt(List::size).sum()).isEqualTo(FindObjects.PAGE + 1 + SearchObjects.MOST + 1);
    }

    private List<List<Line>> pages(String text, String state, String source) {
        List<List<Line>> pages = new ArrayList<>();
        Optional<FindObjects.Place> place = Optional.empty();
        do {
            List<Line> found = find(text, state, source, place).lines();
            boolean more = found.size() > FindObjects.PAGE;
            pages.add(more ? found.subList(0, FindObjects.PAGE) : found);
            Line last = found.isEmpty() ? null : pages.getLast().getLast();
            place = more && last != null
                    ? Optional.of(new FindObjects.Place(last.sort() == null ? "" : last.sort(), last.id()))
                    : Optional.empty();
        } while (place.isPresent());
        return pages;
    }

    private SearchObjects.Found find(String text, String state, String source, Optional<FindObjects.Place> place) {
        return search.find(tenant.id(), "user", new FindObjects.Filter(text, state, source), place);
    }

    /** Synchronised ones; the names are SQL of the number n. */
    private void people(int count, String displayName, String account) {
        service.database()
                .sql("""
                        insert into directory_object (tenant_id, id, kind, properties, sync_enabled, last_sync_at)
                        select ?, gen_random_uuid(), 'user', jsonb_strip_nulls(jsonb_build_object('displayName', %1$s,
                            'onPremisesSamAccountName', %2$s, 'accountEnabled', true)), true, now()
                        from generate_series(1, ?) n
                        """.formatted(displayName, account))
                .params(tenant.id().value(), count)
                .update();
    }
}
