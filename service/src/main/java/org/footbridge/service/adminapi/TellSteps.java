package org.footbridge.service.adminapi;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.footbridge.service.ondemand.Progress;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * Server-sent events of a provisioning on demand: {@code step} for each that is behind the object, at last {@code done} with what
 * came of it all. What fails before the first is answered as ever; later it is an event {@code failed}. Nothing stops when
 * nobody listens any more.
 */
final class TellSteps implements Progress {
    private final HttpServletResponse response;
    private final JsonMapper json;
    private boolean gone;

    TellSteps(HttpServletResponse response, JsonMapper json) {
        this.response = response;
        this.json = json;
    }

    /** @param type import, scoping, matching or processing */
    private record ReachedView(String type, String description, Map<String, String> details) {}

    @Override
    public void reached(Reached step) {
        send("step", new ReachedView(step.kind().text(), step.description(), step.details()));
    }

    void done(ProvisionView view) {
        send("done", view);
    }

    private void send(String event, Object data) {
        if (gone) {
            return;
        }
        try {
            if (!response.isCommitted()) {
                response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
                response.setCharacterEncoding("UTF-8");
            }
            String text = "event: " + event + "\ndata: " + json.writeValueAsString(data) + "\n\n";
            response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            response.flushBuffer();
        } catch (IOException nobody) {
            gone = true;
        }
    }
}
