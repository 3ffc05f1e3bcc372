package org.footbridge.sampleforest.population;

import java.util.List;
import java.util.Map;

/** The invented company: departments, titles, subsidiaries. */
final class Company {
    static final List<String> DEPARTMENTS = List.of(
            "Sales",
            "Engineering",
            "Operations",
            "Support",
            "Finance",
            "Marketing",
            "IT",
            "Human Resources",
            "Legal",
            "Research & Development");
    static final List<String> REGIONS = List.of("AMER", "EMEA", "APAC");
    static final List<String> COMPANIES = List.of(
            "Northwind Bridges Inc.", "Northwind Bridges GmbH", "Northwind Logistics Ltd", "Fährmann & Söhne KG");
    private static final List<String> ANY_TITLES =
            List.of("Analyst", "Senior Analyst", "Coordinator", "Specialist", "Team Lead", "Assistant", "Director");
    private static final Map<String, List<String>> TITLES = Map.of(
            "Engineering",
            List.of(
                    "Engineer",
                    "Senior Engineer",
                    "Principal Engineer",
                    "Architect",
                    "Engineering Manager",
                    "Test Engineer"),
            "Sales",
            List.of("Account Manager", "Sales Representative", "Regional Sales Manager", "Key Account Manager"),
            "IT",
            List.of("System Administrator", "Network Engineer", "Helpdesk Technician", "IT Manager"),
            "Legal",
            List.of("Counsel", "Senior Counsel", "Paralegal"));

    private Company() {}

    static List<String> titles(String department) {
        return TITLES.getOrDefault(department, ANY_TITLES);
    }
}
