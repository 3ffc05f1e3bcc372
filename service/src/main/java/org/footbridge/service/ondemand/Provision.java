package org.footbridge.service.ondemand;

import org.footbridge.service.configurations.SavedConfiguration;
import org.footbridge.service.errors.ServiceFailure;

/** Provisions one object, and for a group some of its members, at once. */
public interface Provision {
    /**
     * @param by who asks for it, as {@code Caller.written()} says it
     * @param with done in the transaction that applies, at its end; not when nothing is applied
     * @throws ServiceFailure CycleRunning, ConfigurationDisabled, ObjectNotFound, NotAMember, TooManyMembers, or what the
     *     relay and the scope report
     */
    Provisioned provision(SavedConfiguration saved, OnDemand wish, String by, Runnable with);
}
