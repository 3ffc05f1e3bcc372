package org.footbridge.agent.relay;

import java.util.ArrayList;
import java.util.List;
import org.footbridge.agent.passwords.ConnectPasswords;
import org.footbridge.directory.ConnectDirectory;
import org.footbridge.relay.RelayLimits;
import org.footbridge.relay.wire.Frame;
import org.footbridge.relay.wire.Request;

/** What an agent answers to a request, without a relay in between. Safe for use by many threads. */
public final class AnswerLocally {
    private final ConnectDirectory directory;
    private final ConnectPasswords passwords;
    private final String agent;
    private final int entriesPerFrame;

    /**
     * @param passwords where passwords are read
     * @param agent by which name it answers
     * @param entriesPerFrame at most
     */
    public AnswerLocally(ConnectDirectory directory, ConnectPasswords passwords, String agent, int entriesPerFrame) {
        this.directory = directory;
        this.passwords = passwords;
        this.agent = agent;
        this.entriesPerFrame = entriesPerFrame;
    }

    /** All frames of the answer; the last one completes it or says why it is not complete. */
    public List<Frame> answer(Request request) {
        List<Frame> frames = new ArrayList<>();
        FrameStream stream = new FrameStream(
                request, agent, RelayLimits.MAX_FRAME_BYTES, entriesPerFrame, frames::add, System::currentTimeMillis);
        new AnswerRequest(directory, passwords).answer(request, stream);
        return frames;
    }
}
