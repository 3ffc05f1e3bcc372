package org.footbridge.service.ondemand;

import org.footbridge.service.configurations.SavedConfiguration;
import org.footbridge.service.errors.ServiceFailure;

/** Provisions one object, and for a group some of its members, at once. */
public interface Provision {
    /**
     * @param by who asks for it, as {@code Caller.written()} says it
     * @param with done in the transaction that applies, at its end; not when nothing is applied
     * @param progress told of each step as soon as it is behind the object
     * @throws ServiceFailure CycleRunning, ConfigurationDisabled, ObjectNotFound, NotAMember, TooManyMembers, or what the
     *     relay and the scope report
     */
    Provisioned provision(SavedConfiguration saved, OnDemand wish, String by, Runnable with, Progress progress);

    /** The same, unseen. */
    default Provisioned provision(SavedConfiguration saved, OnDemand wish, String by, Runnable with) {
        return provision(saved, wish, by, with, Progress.UNSEEN);
    }
}
