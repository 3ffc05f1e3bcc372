package org.footbridge.sampleforest;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.footbridge.sampleforest.store.AttributeType;
import org.footbridge.sampleforest.store.Deletion;
import org.footbridge.sampleforest.store.DirectoryObject;
import org.footbridge.sampleforest.store.DirectoryStore;
import org.footbridge.sampleforest.store.Edit;
import org.footbridge.sampleforest.store.FileTime;
import org.footbridge.sampleforest.store.NameText;
import org.footbridge.sampleforest.store.NewObject;
import org.footbridge.sampleforest.store.ObjectGuid;
import org.footbridge.sampleforest.store.PlacedName;
import org.footbridge.sampleforest.store.Refusal;
import org.footbridge.sampleforest.store.ValueText;

/**
 * Changes a domain as an administrator does, one object and one USN each. Objects are named by distinguished name,
 * GUID with dashes, {@code <GUID=...>}, {@code <SID=...>}, user principal name or account name. Values are text as in
 * {@link LiveObject#attributes}. Refusals of the directory are {@link Refusal}s. Safe for use by many threads.
 */
public final class Changes {
    private final SampleDomain domain;
    private final DirectoryStore store;

    Changes(SampleDomain domain, DirectoryStore store) {
        this.domain = domain;
        this.store = store;
    }

    /** Replaces all values of an attribute or link; no values remove it. */
    public void set(String object, String attribute, String... values) {
        change(object, target -> {
            AttributeType type = store.type(attribute);
            Edit edit = new Edit(target);
            if (type.origin() == AttributeType.Origin.FORWARD_LINK) {
                setLinks(
                        edit,
                        type,
                        List.of(values).stream().map(domain::linkTarget).toList());
            } else {
                byte[][] stored = new byte[values.length][];
                for (int i = 0; i < values.length; i++) {
                    stored[i] = ValueText.parse(store, type, values[i]);
                }
                edit.put(type, stored);
            }
            edit.commit();
            return target;
        });
    }

    private static void setLinks(Edit edit, AttributeType type, List<DirectoryObject> wanted) {
        List<DirectoryObject> present = edit.linkedTargets(type);
        present.stream().filter(target -> !wanted.contains(target)).forEach(target -> edit.unlink(type, target));
        wanted.stream().filter(target -> !present.contains(target)).forEach(target -> edit.link(type, target));
    }

    /** Removes an attribute or all values of a link. */
    public void remove(String object, String attribute) {
        set(object, attribute);
    }

    /**
     * Creates an object; {@code objectClass} is needed, what the system owns is added.
     *
     * @return its GUID
     */
    public UUID add(String dn, Map<String, List<String>> attributes) {
        return store.write(() -> {
            PlacedName name = PlacedName.parse(dn);
            NewObject fresh = new NewObject(domain.find(name.parent()), name.rdnType(), name.value());
            attributes.forEach((attribute, values) -> {
                AttributeType type = store.type(attribute);
                byte[][] stored = new byte[values.size()][];
                for (int i = 0; i < stored.length; i++) {
                    stored[i] = type.origin() == AttributeType.Origin.FORWARD_LINK
                            ? NameText.guidName(domain.linkTarget(values.get(i)))
                            : ValueText.toWire(ValueText.parse(store, type, values.get(i)), type);
                }
                fresh.set(type, stored);
            });
            return fresh.create().guid();
        });
    }

    /** Gives the object another name (the value alone, unescaped) in its container. */
    public void rename(String object, String newName) {
        change(object, target -> {
            new Edit(target).place(target.parent().orElseThrow(), newName).commit();
            return target;
        });
    }

    /** Moves the object, with everything below it, to another container of the domain. */
    public void move(String object, String newParent) {
        change(object, target -> {
            new Edit(target).place(domain.find(newParent), target.name()).commit();
            return target;
        });
    }

    /** Deletes the object and everything below it, leaves first. */
    public void delete(String object) {
        change(object, target -> {
            Deletion.deleteTree(target);
            return target;
        });
    }

    /** Brings a deleted object back to where it was; refuses when that container is gone. */
    public void restore(UUID guid) {
        change(guid.toString(), target -> {
            byte[][] parent = target.values(store.type("lastKnownParent"));
            if (parent.length == 0) {
                throw Refusal.unwilling(target.dn() + " is not deleted");
            }
            DirectoryObject container =
                    store.byGuid(ObjectGuid.fromBytes(parent[0])).orElseThrow();
            Deletion.restore(target, container, Deletion.formerName(target));
            return target;
        });
    }

    /** A member of another forest is named by {@code <SID=...>}; what stands for it here is made as it is needed. */
    public void addMember(String group, String... members) {
        change(group, target -> {
            Edit edit = new Edit(target);
            for (String member : members) {
                edit.link(store.type("member"), domain.linkTarget(member));
            }
            edit.commit();
            return target;
        });
    }

    public void removeMember(String group, String... members) {
        change(group, target -> {
            Edit edit = new Edit(target);
            for (String member : members) {
                edit.unlink(store.type("member"), domain.linkTarget(member));
            }
            edit.commit();
            return target;
        });
    }

    /** Sets the password that binds are checked with; clients see {@code pwdLastSet} change. */
    public void setPassword(String account, String password) {
        change(account, target -> {
            new Edit(target)
                    .put(store.type("unicodePwd"))
                    .put(store.type("supplementalCredentials"))
                    .put(store.type("pwdLastSet"), FileTime.text(domain.now()))
                    .commit();
            domain.accounts().setPassword(target.guid(), password);
            return target;
        });
    }

    /** Leaves the account without a password, as one that was made without. */
    public void removePassword(String account) {
        change(account, target -> {
            new Edit(target).put(store.type("unicodePwd")).commit();
            domain.accounts().removePassword(target.guid());
            return target;
        });
    }

    private void change(String name, Function<DirectoryObject, DirectoryObject> work) {
        store.write(() -> work.apply(domain.find(name)));
    }
}
