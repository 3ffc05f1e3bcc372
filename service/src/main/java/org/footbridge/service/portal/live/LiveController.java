package org.footbridge.service.portal.live;

import org.footbridge.service.signin.Caller;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The stream that a page follows: events {@code moved}, whose data are the kinds of things that are others now. */
@RestController
class LiveController {
    private final LiveStreams streams;

    LiveController(LiveStreams streams) {
        this.streams = streams;
    }

    @GetMapping(path = "/portal/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter follow(Caller caller) {
        return streams.open(caller.tenant(), caller.id());
    }
}
