package org.footbridge.service;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the cloud service. */
@SpringBootApplication
public class FootbridgeService {
    public static void main(String[] arguments) {
        SpringApplication.run(FootbridgeService.class, arguments);
    }
}
