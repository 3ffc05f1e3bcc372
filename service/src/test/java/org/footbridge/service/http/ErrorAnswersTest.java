package org.footbridge.service.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.footbridge.service.errors.ServiceFailure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** What is refused after an answer has begun, on the web server of the service. */
class ErrorAnswersTest {
    @TempDir
    private Path folder;

    private final Tomcat tomcat = new Tomcat();

    @BeforeEach
    void start() throws LifecycleException {
        tomcat.setBaseDir(folder.toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        Context context = tomcat.addContext("", folder.toString());
        Tomcat.addServlet(context, "begins", new Begins());
        context.addServletMappingDecoded("/*", "begins");
        tomcat.start();
    }

    @AfterEach
    void stop() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }

    /** Begins to answer with the type that the path names, or not at all, and is refused then. */
    private static final class Begins extends HttpServlet {
        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            switch (request.getRequestURI()) {
                case "/events" -> begin(response, "text/event-stream", "event: step\ndata: {}\n\n");
                case "/text" -> begin(response, "text/plain", "half of it");
                default -> {}
            }
            new ErrorAnswers(JsonMapper.shared())
                    .write(
                            request,
                            response,
                            new ServiceFailure(
                                    "CycleRunning", 409, "A cycle is running.", "Try again when it has ended."));
        }

        private static void begin(HttpServletResponse response, String type, String text) throws IOException {
            response.setContentType(type);
            response.getOutputStream().write(text.getBytes(UTF_8));
            response.flushBuffer();
        }
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + path);
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
        }
    }

    @Test
    void whoFollowsEventsIsToldByOne() throws Exception {
        HttpResponse<String> answer = get("/events");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .startsWith("event: step\ndata: {}\n\nevent: failed\ndata: {")
                .endsWith("}\n\n");
        String told = answer.body().substring(answer.body().lastIndexOf("data: ") + "data: ".length());
        assertThat(JsonMapper.shared().readTree(told).at("/error/code").asString())
                .isEqualTo("CycleRunning");
    }

    @Test
    void whatIsBegunOtherwiseStaysAsItIs() throws Exception {
        assertThat(get("/text").body()).isEqualTo("half of it");
    }

    @Test
    void beforeAnAnswerHasBegunItIsTheStatusThatTells() throws Exception {
        HttpResponse<String> answer = get("/");
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(JsonMapper.shared().readTree(answer.body()).at("/error/code").asString())
                .isEqualTo("CycleRunning");
    }
}
