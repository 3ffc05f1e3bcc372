package org.footbridge.service.signin;

import com.nimbusds.jose.jwk.RSAKey;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.footbridge.service.keys.ServiceKey;
import org.footbridge.service.keys.ServiceKeys;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The key, the encoder and the decoder of tokens. */
@Configuration(proxyBeanMethods = false)
class SignInConfiguration {
    private static final String KEY = "token-signing";
    private static final int KEY_BITS = 2048;
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(30);

    @Bean
    SigningKey signingKey(ServiceKeys keys) throws GeneralSecurityException {
        return SigningKey.of(keys.loadOrMake(KEY, SignInConfiguration::makeKey).secret());
    }

    private static ServiceKey makeKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(KEY_BITS);
            KeyPair pair = generator.generateKeyPair();
            return new ServiceKey(
                    pair.getPrivate().getEncoded(),
                    Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has RSA.", e);
        }
    }

    @Bean
    JwtEncoder tokenEncoder(SigningKey key) {
        return NimbusJwtEncoder.withKeyPair(key.publicKey(), key.privateKey())
                .algorithm(SignatureAlgorithm.RS256)
                .jwkPostProcessor((RSAKey.Builder jwk) -> jwk.keyID(key.id()))
                .build();
    }

    @Bean
    JwtDecoder tokenDecoder(SigningKey key, TokenRules rules) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withPublicKey(key.publicKey())
                .signatureAlgorithm(SignatureAlgorithm.RS256)
                .build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(new JwtTimestampValidator(CLOCK_SKEW), rules));
        return decoder;
    }

    @Bean
    WebMvcConfigurer callerArguments(CallerArgument caller) {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(caller);
            }
        };
    }
}
