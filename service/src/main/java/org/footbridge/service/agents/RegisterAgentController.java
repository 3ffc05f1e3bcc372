package org.footbridge.service.agents;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.footbridge.service.errors.ServiceFailure;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /agents/register}: see docs/reference/admin-api.md. */
@RestController
@RequestMapping("/agents")
class RegisterAgentController {
    private static final Logger log = LoggerFactory.getLogger(RegisterAgentController.class);

    private final RegisterAgent agents;
    private final RelayEndpoint relay;
    private final AgentsProperties properties;

    RegisterAgentController(RegisterAgent agents, RelayEndpoint relay, AgentsProperties properties) {
        this.agents = agents;
        this.relay = relay;
        this.properties = properties;
    }

    record Body(
            @Nullable String token,
            @Nullable String certificateRequest,
            @Nullable String machineName,
            @Nullable String version) {
        @Override
        public String toString() {
            return "Body[machineName=" + machineName + ", version=" + version + "]";
        }
    }

    record Answer(
            UUID agentId,
            UUID tenantId,
            String certificateChain,
            Relay relay,
            List<Registration.Directory> directories) {
        record Relay(String host, int port) {}
    }

    @PostMapping("/register")
    @ResponseStatus(HttpStatus.CREATED)
    Answer register(@RequestBody Body body, HttpServletRequest request) {
        Registration registration = registered(body);
        String host = properties.relayHost();
        Integer port = properties.relayPort();
        return new Answer(
                registration.agent().agent(),
                registration.agent().tenant().value(),
                registration.certificateChainPem(),
                new Answer.Relay(host != null ? host : request.getServerName(), port != null ? port : relay.port()),
                registration.directories());
    }

    private Registration registered(Body body) {
        try {
            return agents.register(
                    required("token", body.token()),
                    required("certificateRequest", body.certificateRequest()),
                    required("machineName", body.machineName()),
                    required("version", body.version()));
        } catch (ServiceFailure failure) {
            // somebody may be trying tokens
            log.atWarn().addKeyValue("code", failure.code()).log("refused to register an agent");
            throw failure;
        }
    }

    private static String required(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new ServiceFailure(
                    "InvalidRequest",
                    400,
                    "\"" + name + "\" is missing.",
                    "Send token, certificateRequest, machineName and version.");
        }
        return value;
    }
}
