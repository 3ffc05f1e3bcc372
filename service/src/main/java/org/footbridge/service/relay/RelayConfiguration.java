package org.footbridge.service.relay;

import io.micrometer.core.instrument.MeterRegistry;
import org.footbridge.service.agents.AgentCertificates;
import org.footbridge.service.agents.AgentRegistry;
import org.footbridge.service.agents.AgentReports;
import org.footbridge.service.agents.Agents;
import org.footbridge.service.agents.AgentsProperties;
import org.footbridge.service.keys.Authority;
import org.footbridge.service.keys.ServerIdentity;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts the relay together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RelayProperties.class)
class RelayConfiguration {
    @Bean(destroyMethod = "")
    Broker broker(RelayProperties properties, AgentRegistry registry, Authority authority, ServerIdentity identity) {
        return new Broker(properties, registry, authority, identity);
    }

    @Bean
    RelayQueues relayQueues(Broker broker) {
        return new RelayQueues(broker);
    }

    @Bean
    AgentConnections agentConnections(Broker broker, AgentRegistry registry) {
        return new AgentConnections(broker, registry);
    }

    @Bean
    RelayMetrics relayMetrics(MeterRegistry meters) {
        return new RelayMetrics(meters);
    }

    @Bean
    ConnectedDirectories connectedDirectories(JdbcClient database) {
        return new ConnectedDirectories(database);
    }

    @Bean(destroyMethod = "")
    Requests directoryRequests(Broker broker, RelayQueues queues, RelayProperties properties, RelayMetrics metrics) {
        return new Requests(broker, queues, properties, metrics);
    }

    @Bean
    AnswerAgent answerAgent(
            AgentRegistry registry,
            AgentReports reports,
            AgentCertificates certificates,
            ConnectedDirectories directories,
            AgentsProperties properties,
            ApplicationEventPublisher events) {
        return new AnswerAgent(registry, reports, certificates, directories, properties, events);
    }

    @Bean(destroyMethod = "")
    ControlMessages controlMessages(Broker broker, AnswerAgent answer, RelayMetrics metrics) {
        return new ControlMessages(broker, answer, metrics);
    }

    @Bean(destroyMethod = "")
    SweepRelay sweepRelay(
            AgentRegistry registry,
            AgentReports reports,
            AgentCertificates certificates,
            Agents agents,
            ConnectedDirectories directories,
            RelayQueues queues,
            AgentConnections connections,
            ControlMessages control,
            RelayMetrics metrics) {
        return new SweepRelay(
                registry, reports, certificates, agents, directories, queues, connections, control, metrics);
    }

    @Bean
    Relay relay(
            Broker broker,
            Requests requests,
            ControlMessages control,
            SweepRelay sweep,
            RelayQueues queues,
            AgentConnections connections,
            AgentRegistry registry,
            RelayProperties properties) {
        return new Relay(broker, requests, control, sweep, queues, connections, registry, properties);
    }

    @Bean
    RelayHealth relayHealthIndicator(Broker broker, SweepRelay sweep, AgentConnections connections) {
        return new RelayHealth(broker, sweep, connections);
    }
}
