package org.footbridge.sampleforest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.footbridge.sampleforest.store.NameText;

/**
 * Changes a domain at random but repeatably, in every way that matters to those who follow it. The same seed on the
 * same directory does the same. Not safe for use by several threads.
 */
public final class RandomChanges {
    /** What can happen, the frequent things several times. */
    private enum Kind {
        SET,
        SET_MORE,
        SET_SEVERAL,
        SET_PHOTO,
        CLEAR,
        RENAME,
        MOVE,
        RENAME_UNIT,
        MOVE_UNIT,
        CREATE_USER,
        DELETE,
        RESTORE,
        ADD_MEMBER,
        REMOVE_MEMBER,
        MANAGER,
        NO_MANAGER,
        DELEGATE,
        NO_DELEGATE,
        CREATE_GROUP,
        DELETE_GROUP
    }

    private static final String DELEGATES = "publicDelegates";

    private final Random random;
    private final RandomValues values;
    private final List<UUID> deleted = new ArrayList<>();
    private int created;

    public RandomChanges(long seed) {
        this.random = new Random(seed);
        this.values = new RandomValues(random);
    }

    /**
     * Makes that many changes; a change that the directory does not allow at that moment is replaced by another.
     *
     * @return one line for each change, for people to read
     */
    public List<String> apply(SampleDomain domain, int count) {
        List<String> done = new ArrayList<>();
        Present present = Present.in(domain);
        while (done.size() < count) {
            Kind kind = pick(List.of(Kind.values()));
            String what = tryOne(domain, kind, present);
            if (!what.isEmpty()) {
                done.add(what);
                if (kind != Kind.SET && kind != Kind.SET_MORE) {
                    present = Present.in(domain);
                }
            }
        }
        return done;
    }

    private String tryOne(SampleDomain domain, Kind kind, Present present) {
        Changes change = domain.change();
        return switch (kind) {
            case SET, SET_MORE -> set(change, present);
            case SET_SEVERAL -> setSeveral(change, present);
            case SET_PHOTO -> setPhoto(change, present);
            case CLEAR -> clear(change, present);
            case RENAME -> rename(change, present);
            case MOVE -> move(change, present);
            case RENAME_UNIT -> renameUnit(change, present);
            case MOVE_UNIT -> moveUnit(change, present);
            case CREATE_USER -> createUser(domain, change, present);
            case DELETE -> delete(change, present.users());
            case RESTORE -> restore(change);
            case ADD_MEMBER -> addMember(change, present);
            case REMOVE_MEMBER -> removeMember(change, present);
            case MANAGER -> manager(change, present);
            case NO_MANAGER -> noManager(change, present);
            case DELEGATE -> delegate(change, present);
            case NO_DELEGATE -> noDelegate(change, present);
            case CREATE_GROUP -> createGroup(domain, change, present);
            case DELETE_GROUP -> present.groups().size() < 3 ? "" : delete(change, present.groups());
        };
    }

    private String set(Changes change, Present present) {
        LiveObject user = pick(present.users());
        String attribute = pick(RandomValues.TEXT);
        String value = values.text();
        change.set(user.guid().toString(), attribute, value);
        return attribute + " of " + user.dn() + " is now " + value;
    }

    private String setSeveral(Changes change, Present present) {
        LiveObject user = pick(present.users());
        String attribute = pick(RandomValues.SEVERAL);
        String[] texts = values.several();
        change.set(user.guid().toString(), attribute, texts);
        return attribute + " of " + user.dn() + " has now " + texts.length + " values";
    }

    private String setPhoto(Changes change, Present present) {
        LiveObject user = pick(present.users());
        change.set(user.guid().toString(), RandomValues.PHOTO, values.photo());
        return user.dn() + " has a new photo";
    }

    private String clear(Changes change, Present present) {
        LiveObject user = pick(present.users());
        String attribute = pick(RandomValues.ALL);
        if (!user.attributes().containsKey(attribute)) {
            return "";
        }
        change.remove(user.guid().toString(), attribute);
        return attribute + " of " + user.dn() + " is removed";
    }

    private String rename(Changes change, Present present) {
        LiveObject user = pick(present.users());
        String name = "Renamed, " + created++ + "-" + random.nextInt(10_000);
        change.rename(user.guid().toString(), name);
        return user.dn() + " is called " + name;
    }

    private String move(Changes change, Present present) {
        LiveObject user = pick(present.users());
        LiveObject unit = pick(present.units());
        if (user.parent().equals(unit.guid()) || present.taken(unit, user.first("cn"))) {
            return "";
        }
        change.move(user.guid().toString(), unit.guid().toString());
        return user.dn() + " moved to " + unit.dn();
    }

    private String renameUnit(Changes change, Present present) {
        LiveObject unit = pick(present.units());
        if (present.isTop(unit)) {
            return "";
        }
        String name = "Unit " + created++ + "-" + random.nextInt(10_000);
        change.rename(unit.guid().toString(), name);
        return unit.dn() + " is called " + name;
    }

    private String moveUnit(Changes change, Present present) {
        LiveObject unit = pick(present.units());
        LiveObject above = pick(present.units());
        boolean impossible = present.isTop(unit)
                || unit.parent().equals(above.guid())
                || above.dn().endsWith(unit.dn())
                || present.taken(above, unit.first("ou"));
        if (impossible) {
            return "";
        }
        change.move(unit.guid().toString(), above.guid().toString());
        return unit.dn() + " moved to " + above.dn();
    }

    private String createUser(SampleDomain domain, Changes change, Present present) {
        String account = "new" + created++ + "." + random.nextInt(100_000);
        LiveObject unit = pick(present.units());
        Map<String, List<String>> attributes = new LinkedHashMap<>();
        attributes.put("objectClass", List.of("user"));
        attributes.put("sAMAccountName", List.of(account));
        attributes.put("userPrincipalName", List.of(account + "@" + domain.name()));
        attributes.put("displayName", List.of("New " + account));
        attributes.put("employeeID", List.of(Integer.toString(900_000 + created)));
        attributes.put("manager", List.of(pick(present.users()).guid().toString()));
        String dn = "CN=" + NameText.escape("New " + account) + "," + unit.dn();
        change.add(dn, attributes);
        return dn + " is new";
    }

    private String delete(Changes change, List<LiveObject> all) {
        LiveObject victim = pick(all);
        change.delete(victim.guid().toString());
        deleted.add(victim.guid());
        return victim.dn() + " is deleted";
    }

    private String restore(Changes change) {
        if (deleted.isEmpty()) {
            return "";
        }
        UUID guid = deleted.remove(random.nextInt(deleted.size()));
        change.restore(guid);
        return guid + " is restored";
    }

    private String addMember(Changes change, Present present) {
        LiveObject group = pick(present.groups());
        LiveObject user = pick(present.users());
        if (group.links().getOrDefault("member", List.of()).contains(user.guid())) {
            return "";
        }
        change.addMember(group.guid().toString(), user.guid().toString());
        return user.dn() + " joined " + group.dn();
    }

    private String removeMember(Changes change, Present present) {
        LiveObject group = pick(present.groups());
        List<UUID> members = group.links().getOrDefault("member", List.of());
        if (members.isEmpty()) {
            return "";
        }
        UUID member = pick(members);
        change.removeMember(group.guid().toString(), member.toString());
        return member + " left " + group.dn();
    }

    private String manager(Changes change, Present present) {
        LiveObject user = pick(present.users());
        LiveObject manager = pick(present.users());
        if (user.equals(manager)
                || user.links().getOrDefault("manager", List.of()).contains(manager.guid())) {
            return "";
        }
        change.set(user.guid().toString(), "manager", manager.guid().toString());
        return manager.dn() + " manages " + user.dn();
    }

    private String noManager(Changes change, Present present) {
        LiveObject user = pick(present.users());
        if (!user.links().containsKey("manager")) {
            return "";
        }
        change.remove(user.guid().toString(), "manager");
        return user.dn() + " has no manager";
    }

    private String delegate(Changes change, Present present) {
        LiveObject user = pick(present.users());
        LiveObject delegate = pick(present.users());
        List<UUID> delegates = new ArrayList<>(user.links().getOrDefault(DELEGATES, List.of()));
        if (user.equals(delegate) || delegates.contains(delegate.guid())) {
            return "";
        }
        delegates.add(delegate.guid());
        change.set(user.guid().toString(), DELEGATES, texts(delegates));
        return delegate.dn() + " acts for " + user.dn();
    }

    private String noDelegate(Changes change, Present present) {
        LiveObject user = pick(present.users());
        List<UUID> delegates = new ArrayList<>(user.links().getOrDefault(DELEGATES, List.of()));
        if (delegates.isEmpty()) {
            return "";
        }
        UUID gone = delegates.remove(random.nextInt(delegates.size()));
        change.set(user.guid().toString(), DELEGATES, texts(delegates));
        return gone + " does not act any more for " + user.dn();
    }

    private static String[] texts(List<UUID> guids) {
        return guids.stream().map(UUID::toString).toArray(String[]::new);
    }

    private String createGroup(SampleDomain domain, Changes change, Present present) {
        String name = "New group " + created++ + " " + random.nextInt(100_000);
        String dn = "CN=" + NameText.escape(name) + "," + pick(present.units()).dn();
        change.add(
                dn,
                Map.of(
                        "objectClass", List.of("group"),
                        "sAMAccountName", List.of(name),
                        "member", List.of(pick(present.users()).guid().toString())));
        return dn + " is new in " + domain.name();
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
