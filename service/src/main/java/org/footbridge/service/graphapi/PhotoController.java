package org.footbridge.service.graphapi;

import java.util.Base64;
import java.util.UUID;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.signin.Caller;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** The picture of a user, which comes from {@code thumbnailPhoto}. */
@RestController
@RequestMapping("/v1.0/users/{key}/photo")
class PhotoController {
    private final RequestedObject requested;
    private final ObjectQueries queries;
    private final Answers answers;

    PhotoController(RequestedObject requested, ObjectQueries queries, Answers answers) {
        this.requested = requested;
        this.queries = queries;
        this.answers = answers;
    }

    @GetMapping
    ObjectNode about(Caller caller, @PathVariable String key) {
        Photo photo = Photo.of(bytes(caller, key)).orElseGet(() -> new Photo(unknown(), 0, 0));
        return answers.framed("users/$entity/photo")
                .put("@odata.mediaContentType", photo.type())
                .put("id", photo.width() + "x" + photo.height())
                .put("height", photo.height())
                .put("width", photo.width());
    }

    @GetMapping("/$value")
    ResponseEntity<byte[]> picture(Caller caller, @PathVariable String key) {
        byte[] bytes = bytes(caller, key);
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_TYPE,
                        Photo.of(bytes).map(Photo::type).orElseGet(PhotoController::unknown))
                .body(bytes);
    }

    private static String unknown() {
        return MediaType.APPLICATION_OCTET_STREAM_VALUE;
    }

    private byte[] bytes(Caller caller, String key) {
        UUID id = requested
                .get(caller.tenant(), ObjectKind.USER, key, Along.NOTHING)
                .id();
        return queries.photo(caller.tenant(), id)
                .map(Base64.getDecoder()::decode)
                .orElseThrow(() -> new ServiceFailure(
                        "ImageNotFound",
                        404,
                        "The user '" + QueryFailure.shortened(key) + "' has no photo.",
                        "Give the user a thumbnailPhoto in the directory."));
    }
}
