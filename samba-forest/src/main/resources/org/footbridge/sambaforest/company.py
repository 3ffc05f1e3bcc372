"""The invented company: pure data and choices, no database. One random generator, seeded by the caller, decides."""
import random
import time
import unicodedata

import recipients

GIVEN = ("Aïcha Anna Benoît Björn Carla Chiara Daniël David Elif Emma Fatima Finn Grace Hélène Hugo Ines Ivan Jana "
         "João Jürgen Kate Kofi Lars Łukasz Mária Mei Miguel Nadia Noah Olga Óscar Priya Quentin Renée Sven Søren "
         "Tariq Uma Václav Wei Yara Zoë").split()
FAMILY = ("Ångström Bauer Becker Brown Çelik Costa Dąbrowski Eriksson Fernández Fischer Garcia Gruber Haddad Hansen "
          "Ivanova Jansen Kovač Kowalska Lefèvre Lindqvist Martin Müller Nguyen Novák Nuñez O'Brien Okafor Øster "
          "Patel Quist Rossi Sánchez Schmidt Silva Smith Tanaka Ünal Vos Walker Wójcik Yilmaz Zeman").split()
# name, street, postal code, state, ISO country, country, numeric country, telephone prefix, language
SITES = [("Amsterdam", "Herengracht", "1017 BS", "Noord-Holland", "NL", "Netherlands", 528, "+31 20 555 ", "nl-NL"),
         ("Göteborg", "Kungsgatan", "411 19", "Västra Götaland", "SE", "Sweden", 752, "+46 31 555 ", "sv-SE"),
         ("Kraków", "ulica Długa", "31-146", "Małopolskie", "PL", "Poland", 616, "+48 12 555 ", "pl-PL"),
         ("Zürich, Nord", "Seestrasse", "8050", "ZH", "CH", "Switzerland", 756, "+41 44 555 ", "de-CH"),
         ("São Paulo", "Rua Augusta", "01304-001", "SP", "BR", "Brazil", 76, "+55 11 5555 ", "pt-BR"),
         ("Denver", "Larimer Street", "80202", "CO", "US", "United States", 840, "+1 303 555 ", "en-US")]
DEPARTMENTS = ["Engineering", "Finance", "Human Resources", "IT", "Legal", "Operations", "Research + Trials", "Sales"]
TITLES = ["Analyst", "Assistant", "Coordinator", "Designer", "Director", "Engineer", "Lead", "Specialist"]

ENABLED, DISABLED = 512, 514
GLOBAL, DOMAIN_LOCAL, UNIVERSAL, SECURITY = 2, 4, 8, -2147483648
SPECIAL_LETTERS = str.maketrans({"Ł": "L", "ł": "l", "Ø": "O", "ø": "o", "ı": "i"})
UNIX_EPOCH_AS_FILETIME = 11644473600


def plain(text):
    """ASCII letters of a name, for addresses and logon names."""
    apart = unicodedata.normalize("NFD", text.translate(SPECIAL_LETTERS))
    return "".join(c for c in apart if c.isascii() and c.isalnum()).lower()


def escaped(name):
    """The value of an RDN (RFC 4514)."""
    return "".join("\\" + c if c in ',+"\\<>;=' else c for c in name)


def filetime(seconds):
    return str(int(seconds + UNIX_EPOCH_AS_FILETIME) * 10 ** 7)


class Company:
    def __init__(self, seed, root, domain, has_mail_schema):
        self.choice = random.Random(seed)
        self.root, self.domain, self.has_mail_schema = root, domain, has_mail_schema
        self.now = int(time.time())

    def containers(self):
        """Distinguished names, parents before children."""
        yield self.root
        for top in ("People", "Groups", "Contacts", "Leavers", "Services"):
            yield "OU=%s,%s" % (top, self.root)
        for kind in ("Security", "Distribution"):
            yield "OU=%s,OU=Groups,%s" % (kind, self.root)
        for kind in ("Partners", "Customers"):
            yield "OU=%s,OU=Contacts,%s" % (kind, self.root)
        for site in SITES:
            yield "OU=%s,OU=People,%s" % (escaped(site[0]), self.root)
            for department in DEPARTMENTS:
                yield self.home(site, department)

    def home(self, site, department):
        return "OU=%s,OU=%s,OU=People,%s" % (escaped(department), escaped(site[0]), self.root)

    def person(self, number, manager, colleagues):
        """Every rule that a mapping has to know occurs once in a while: see the remainders."""
        pick = self.choice
        given, family = pick.choice(GIVEN), pick.choice(FAMILY)
        site, department = SITES[number % len(SITES)], DEPARTMENTS[number // 6 % len(DEPARTMENTS)]
        common, account = "%s %s %d" % (given, family, number), ("%s%s" % (plain(given)[0], plain(family)))[:13] + str(number)
        mail = "%s.%s.%d@%s" % (plain(given), plain(family), number, self.domain)
        left = number % 24 == 10
        where = "OU=Leavers," + self.root if left and number % 48 == 10 else self.home(site, department)
        person = {
            "dn": "CN=%s,%s" % (escaped(common), where),
            "objectClass": "inetOrgPerson" if number % 50 == 17 else "user",
            "sAMAccountName": account, "userPrincipalName": self.principal(number, given, family, account),
            "displayName": "" if number % 40 == 5 else "%s %s" % (given, family),
            "givenName": given, "sn": family, "initials": given[0] + family[0],
            "department": "  %s " % department if number % 30 == 9 else department,
            "title": pick.choice(TITLES), "company": "Corp", "description": "%s in %s" % (department, site[0]),
            "physicalDeliveryOfficeName": "%s %d.%02d" % (site[0][0], pick.randrange(9), pick.randrange(60)),
            "streetAddress": "%s %d" % (site[1], pick.randrange(1, 300)), "postalCode": site[2], "l": site[0],
            "st": site[3], "c": site[4], "co": site[5], "countryCode": str(site[6]), "preferredLanguage": site[8],
            "telephoneNumber": site[7] + "%04d" % (number % 10000), "employeeID": str(10000 + number),
            "employeeType": pick.choice(["Employee", "Employee", "Contractor"]),
            "mobile": "" if number % 4 else "+99 6 %07d" % number,
            "facsimileTelephoneNumber": "" if number % 9 else site[7] + "99%02d" % (number % 100),
            "userAccountControl": str(DISABLED if left else ENABLED),
            "pwdLastSet": "0" if number % 60 == 20 else filetime(self.now - pick.randrange(86400 * 300)),
            "manager": manager}
        if number % 15 != 4:
            person.update({"mail": mail, "proxyAddresses": self.addresses(number, mail, account)})
        if number % 10 == 1:
            person["mS-DS-ConsistencyGuid"] = pick.randbytes(16)
        person.update(recipients.of_people(number, site, site[7]))
        if self.has_mail_schema:
            person.update(self.mail_attributes(number, account, department, site))
            person.update(recipients.links_of_people(number, colleagues))
        return filled(person)

    def principal(self, number, given, family, account):
        if number % 25 == 7:
            return ""
        if number % 25 == 11:
            return "%s@%s.local" % (account, self.domain.split(".")[0])
        if number % 50 == 13:
            return "%s.%s.%d@%s" % (given.lower(), family.lower(), number, self.domain)
        return "%s@%s" % (account, self.domain)

    def addresses(self, number, mail, account):
        values = ["SMTP:" + mail, "smtp:%s@%s" % (account, self.domain)]
        if number % 8 == 2:
            values.append("SIP:" + mail)
        if number % 33 == 6:
            values.append("X500:/o=Corp/ou=Old/cn=Recipients/cn=" + account)
        return values

    def mail_attributes(self, number, account, department, site):
        extensions = recipients.extension_attributes(number, "CC-%d" % (1000 + DEPARTMENTS.index(department)), site)
        return {"mailNickname": account if number % 3 else "", **extensions, **recipients.of_mailboxes(number, account, site)}

    def group(self, number, people, global_groups, universal_groups, contacts, size=None):
        """Nesting as the directory allows it: global in all, universal in universal and domain local. With a size the
        group has so many members, people but for what is nested."""
        pick = self.choice
        scope, secure, mailed = [(GLOBAL, True, False), (DOMAIN_LOCAL, True, False), (UNIVERSAL, True, True),
                                 (UNIVERSAL, False, True), (GLOBAL, False, False), (GLOBAL, True, False)][number % 6]
        name = "%s %s %d" % (pick.choice(DEPARTMENTS), pick.choice(["Board", "Readers", "Team", "Writers"]), number)
        members = pick.sample(people, min(len(people), pick.choice([0, 3, 5, 8, 12, 20, 40])))
        if size is not None:
            members = []
        members += pick.sample(global_groups, min(len(global_groups), pick.randrange(3)))
        if scope != GLOBAL:
            members += pick.sample(universal_groups, min(len(universal_groups), pick.randrange(2)))
        if not secure and scope == UNIVERSAL:
            members += pick.sample(contacts, min(len(contacts), 4))
        if size is not None:
            members = members[:size]
            members += pick.sample(people, min(len(people), size - len(members)))
        address = "%s.%d@%s" % (plain(name.split()[0]), number, self.domain)
        more = {}
        if self.has_mail_schema:
            more.update(recipients.of_groups(number))
            more.update(recipients.links_of_groups(number, people, universal_groups + global_groups))
        return filled({
            "dn": "CN=%s,OU=%s,OU=Groups,%s" % (escaped(name), "Security" if secure else "Distribution", self.root),
            "objectClass": "group", "sAMAccountName": ("%s-%d" % (plain(name)[:12], number)),
            "groupType": str(scope + SECURITY if secure else scope),
            "displayName": "" if number % 7 == 3 else name, "description": "" if number % 5 == 2 else "Group " + name,
            "mail": address if mailed else "",
            "proxyAddresses": ["SMTP:" + address] if mailed and number % 12 != 2 else [],
            "mailNickname": "g%d" % number if mailed and self.has_mail_schema else "",
            "member": sorted(set(members)), **more})

    def contact(self, number, people):
        pick = self.choice
        given, family = pick.choice(GIVEN), pick.choice(FAMILY)
        mail = "%s.%s.%d@partner.example" % (plain(given), plain(family), number)
        return filled({
            "dn": "CN=%s %s (c%d),OU=%s,OU=Contacts,%s" % (
                given, escaped(family), number, "Partners" if number % 2 else "Customers", self.root),
            "objectClass": "contact", "givenName": given, "sn": family, "displayName": "%s %s" % (given, family),
            "mail": "" if number % 10 == 8 else mail,
            "proxyAddresses": [] if number % 10 == 7 else ["SMTP:" + mail], "company": "Partner %d" % (number % 40),
            "telephoneNumber": "+1 212 555 %04d" % (number % 10000), "title": pick.choice(TITLES),
            "manager": people[number % len(people)] if people and number % 5 == 2 else "",
            **(recipients.of_contacts(number) if self.has_mail_schema else {})})

    def left_out(self):
        """Objects that a synchronisation has to skip, each for another reason."""
        services = "OU=Services," + self.root
        for account in ("AAD_0f1e2d3c4b5a", "MSOL_0f1e2d3c4b5a", "SUPPORT_388945a0", "CAS_{0f1e2d3c4b5a}"):
            yield {"dn": "CN=%s,%s" % (account, services), "objectClass": "user", "sAMAccountName": account,
                   "userAccountControl": str(DISABLED), "displayName": account}
        yield {"dn": "CN=From the cloud,%s" % services, "objectClass": "user", "sAMAccountName": "fromthecloud",
               "userAccountControl": str(DISABLED), "adminDescription": "User_4c1a"}
        yield {"dn": "CN=Group from the cloud,%s" % services, "objectClass": "group", "sAMAccountName": "cloudgroup",
               "groupType": str(UNIVERSAL + SECURITY), "adminDescription": "Group_4c1b"}
        yield {"dn": "CN=Contact from the cloud,%s" % services, "objectClass": "contact",
               "mail": "cloud@partner.example", "proxyAddresses": ["SMTP:cloud@partner.example"],
               "adminDescription": "Contact_4c1c"}
        yield {"dn": "CN=MSOL_AD_Sync_RichCoexistence,%s" % services, "objectClass": "group",
               "sAMAccountName": "MSOL_AD_Sync_RichCoexistence", "groupType": str(UNIVERSAL + SECURITY)}
        yield {"dn": "CN=WS-0001,%s" % services, "objectClass": "computer", "sAMAccountName": "WS-0001$",
               "userAccountControl": "4096", "operatingSystem": "Windows 11"}
        if self.has_mail_schema:
            yield {"dn": "CN=SystemMailbox,%s" % services, "objectClass": "user", "sAMAccountName": "SM_0f1e2d",
                   "userAccountControl": str(DISABLED), "mailNickname": "SystemMailbox{0f1e2d3c}"}


def sizes(choice, groups, total, largest):
    """Members of each group but the largest: they fall with a group's rank (Zipf), each in a rank of its own."""
    weights = [(rank + 1) ** -0.9 for rank in range(groups)]
    amount, found = total - largest, []
    for weight in weights:
        found.append(min(largest, int(amount * weight / sum(weights))))
    missing = amount - sum(found)
    if missing > groups * largest - sum(found):
        raise ValueError("%d members do not fit into %d groups of at most %d" % (total, groups, largest))
    at = 0
    while missing > 0:
        more = min(missing, largest - found[at % groups], 1 + missing // groups)
        found[at % groups] += more
        missing, at = missing - more, at + 1
    choice.shuffle(found)
    return found


def filled(attributes):
    return {name: value for name, value in attributes.items() if value not in ("", [], None)}
