package org.footbridge.service.passwords;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.passwords.CheckPassword.Checked;
import org.footbridge.service.signin.Caller;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says whether a user of the caller's tenant may sign in with a password. */
@RestController
class SignInCheckController {
    private static final int LARGEST = TypedPassword.LARGEST;

    private final CheckPassword check;

    SignInCheckController(CheckPassword check) {
        this.check = check;
    }

    /**
     * Takes {@code {"user": ..., "password": ...}}.
     *
     * @param request its body is read here and nowhere else, and wiped: no library makes a text of it
     */
    @PostMapping(path = "/signin/v1/check", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, Object>> check(Caller caller, HttpServletRequest request) throws IOException {
        byte[] body = new byte[LARGEST + 1];
        int length = request.getInputStream().readNBytes(body, 0, body.length);
        try (TypedPassword typed = read(body, length)) {
            Checked checked = check.check(caller.tenant(), typed.user(), typed.password(), caller.written());
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("accepted", checked.result() == SignInResult.ACCEPTED);
            answer.put("code", checked.result().code());
            answer.put("message", checked.result().message());
            checked.user().ifPresent(user -> answer.put("userId", user));
            return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(answer);
        } finally {
            Arrays.fill(body, (byte) 0);
        }
    }

    private static TypedPassword read(byte[] body, int length) {
        try {
            return TypedPassword.read(body, length);
        } catch (IllegalArgumentException e) {
            throw new ServiceFailure(
                    "invalidRequest",
                    400,
                    "The body is not {\"user\": \"...\", \"password\": \"...\"}.",
                    "See docs/passwords.md.",
                    e);
        }
    }
}
