package org.footbridge.service.directory;

import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/** The roles in the administration of a tenant, with the ids of their templates in Microsoft Graph. */
public enum Role {
    GLOBAL_ADMINISTRATOR("62e90394-69f5-4237-9190-012177145e10", "Global Administrator"),
    PRIVILEGED_ROLE_ADMINISTRATOR("e8611ab8-c189-46e8-94e1-60213ab1f814", "Privileged Role Administrator"),
    PRIVILEGED_AUTHENTICATION_ADMINISTRATOR(
            "7be44c8a-adaf-4e2a-84d6-ab2649e08a13", "Privileged Authentication Administrator"),
    SECURITY_ADMINISTRATOR("194ae4cb-b126-40b2-bd5b-6091b380977d", "Security Administrator"),
    CONDITIONAL_ACCESS_ADMINISTRATOR("b1be1c3e-b65d-4f19-8427-f6fa0d97feb9", "Conditional Access Administrator"),
    HYBRID_IDENTITY_ADMINISTRATOR("8ac3fc64-6eca-42ea-9e69-59f4c7b60eb2", "Hybrid Identity Administrator"),
    DOMAIN_NAME_ADMINISTRATOR("8329153b-31d0-4727-b945-745eb3bc5f31", "Domain Name Administrator"),
    APPLICATION_ADMINISTRATOR("9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3", "Application Administrator"),
    CLOUD_APPLICATION_ADMINISTRATOR("158c047a-c907-4556-b7ef-446551a6b5f7", "Cloud Application Administrator"),
    AUTHENTICATION_ADMINISTRATOR("c4e39bd9-1100-46d3-8c65-fb160da0071f", "Authentication Administrator"),
    USER_ADMINISTRATOR("fe930be7-5e62-47db-91af-98c3a49a38b1", "User Administrator"),
    GROUPS_ADMINISTRATOR("fdd7a751-b60b-444a-984c-02652fe8fa1c", "Groups Administrator"),
    HELPDESK_ADMINISTRATOR("729827e3-9c14-49f7-bb1b-9608f156bbb8", "Helpdesk Administrator"),
    PASSWORD_ADMINISTRATOR("966707d0-3269-4727-9be2-8c3a10f19b9d", "Password Administrator"),
    EXCHANGE_ADMINISTRATOR("29232cdf-9323-42fd-ade2-1d097af3e4de", "Exchange Administrator"),
    SHAREPOINT_ADMINISTRATOR("f28a1f50-f6e7-4571-818b-6a12f2af6b6c", "SharePoint Administrator"),
    TEAMS_ADMINISTRATOR("69091246-20e8-4a56-aa4d-066075b2a7a8", "Teams Administrator"),
    INTUNE_ADMINISTRATOR("3a2c62db-5318-420d-8d74-23affee5d9d5", "Intune Administrator"),
    COMPLIANCE_ADMINISTRATOR("17315797-102d-40b4-93e0-432062caca18", "Compliance Administrator"),
    LICENSE_ADMINISTRATOR("4d6ac14f-3453-41d0-bef9-a3e0c569773a", "License Administrator"),
    BILLING_ADMINISTRATOR("b0f54661-2d74-4c50-afa3-1ec803f12efe", "Billing Administrator"),
    SERVICE_SUPPORT_ADMINISTRATOR("f023fd81-a637-4b56-95fd-791ac0226033", "Service Support Administrator"),
    GLOBAL_READER("f2ef992c-3afb-46b9-b7cf-a126ee74c451", "Global Reader"),
    SECURITY_READER("5d6b6bb7-de71-4623-b4af-96380a352509", "Security Reader"),
    DIRECTORY_WRITERS("9360feb5-f418-4baa-8175-e2a00bac4301", "Directory Writers"),
    DIRECTORY_READERS("88d8e3e3-8f55-4a1e-953a-9b9898b8876b", "Directory Readers");

    private final UUID template;
    private final String displayName;

    Role(String template, String displayName) {
        this.template = UUID.fromString(template);
        this.displayName = displayName;
    }

    public UUID template() {
        return template;
    }

    public String displayName() {
        return displayName;
    }

    public static Optional<Role> ofTemplate(UUID template) {
        return Arrays.stream(values())
                .filter(role -> role.template.equals(template))
                .findFirst();
    }
}
