package org.footbridge.service.jobs;

import org.footbridge.service.configurations.SavedConfiguration;

/** Lets everything through that is held at the moment. */
public interface LetDeletesThrough {
    /** @param by who decides */
    void all(SavedConfiguration saved, String by);
}
