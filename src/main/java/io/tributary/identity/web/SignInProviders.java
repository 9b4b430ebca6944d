package io.tributary.identity.web;

import io.tributary.identity.Agent;
import io.tributary.identity.ProviderIdentities;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientPropertiesMapper;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/**
 * Sign-in elsewhere by OpenID Connect, configured with Spring's own {@code spring.security.oauth2.client.*} properties. It lets in
 * agents we have; it makes none.
 */
@Component
class SignInProviders {

    private static final Logger LOG = LoggerFactory.getLogger(SignInProviders.class);

    private final OAuth2ClientProperties properties;
    private final List<String> trustedForAddresses;
    private final ProviderIdentities identities;
    private final SignedIn signedIn;

    /** @param trustedForAddresses providers whose addresses count as verified although they do not say so, as Entra ID does not */
    SignInProviders(OAuth2ClientProperties properties, @Value("${tributary.sign-in.trusted-for-addresses:}") List<String> trustedForAddresses,
            ProviderIdentities identities, SignedIn signedIn) {
        this.properties = properties;
        this.trustedForAddresses = trustedForAddresses;
        this.identities = identities;
        this.signedIn = signedIn;
    }

    record Link(String name, String href) {}

    List<Link> links() {
        return properties.getRegistration().entrySet().stream()
                .map(entry -> new Link(Optional.ofNullable(entry.getValue().getClientName()).orElse(entry.getKey()), "/oauth2/authorization/" + entry.getKey()))
                .toList();
    }

    boolean any() {
        return !properties.getRegistration().isEmpty();
    }

    /** Asks each provider about itself when the first person goes there: one that is down must keep neither the desk nor the others closed. */
    ClientRegistrationRepository registrations() {
        var known = new ConcurrentHashMap<String, ClientRegistration>();
        return id -> properties.getRegistration().containsKey(id) ? known.computeIfAbsent(id, this::ask) : null;
    }

    /** By the JDK's client: Spring would take whichever it finds, and one that keeps a dead connection does not try a POST again. */
    static OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> tokens() {
        var client = new RestClientAuthorizationCodeTokenResponseClient();
        client.setRestClient(RestClient.builder()
                .requestFactory(new JdkClientHttpRequestFactory())
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        return client;
    }

    private ClientRegistration ask(String id) {
        var one = new OAuth2ClientProperties();
        one.getRegistration().put(id, Objects.requireNonNull(properties.getRegistration().get(id)));
        one.getProvider().putAll(properties.getProvider());
        return Objects.requireNonNull(new OAuth2ClientPropertiesMapper(one).asClientRegistrations().get(id));
    }

    void succeeded(HttpServletRequest request, HttpServletResponse response, Authentication authentication) throws IOException {
        var agent = agent(authentication);
        if (agent.isPresent()) {
            signedIn.open(agent.get(), "provider", request, response);
            response.sendRedirect("/");
        } else {
            request.getSession().invalidate();
            response.sendRedirect("/login?problem=not-an-agent");
        }
    }

    void failed(HttpServletRequest request, HttpServletResponse response, AuthenticationException error) throws IOException {
        LOG.info("A provider's sign-in failed: {}", error.getMessage());
        response.sendRedirect("/login?problem=provider-failed");
    }

    private Optional<Agent> agent(Authentication authentication) {
        if (!(authentication instanceof OAuth2AuthenticationToken token) || !(token.getPrincipal() instanceof OidcUser user)) return Optional.empty();
        var verified = Boolean.TRUE.equals(user.getEmailVerified()) || trustedForAddresses.contains(token.getAuthorizedClientRegistrationId());
        var issuer = user.getIssuer();
        var subject = user.getSubject();
        if (issuer == null || subject == null) return Optional.empty();
        return identities.agent(issuer.toString(), subject, verified ? user.getEmail() : null);
    }

    /** We want to know who it is, once; their tokens are nothing to keep. */
    static class Forgetful implements OAuth2AuthorizedClientRepository {

        @Override
        public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(String registration, Authentication principal, HttpServletRequest request) {
            return null;
        }

        @Override
        public void saveAuthorizedClient(OAuth2AuthorizedClient client, Authentication principal, HttpServletRequest request, HttpServletResponse response) {}

        @Override
        public void removeAuthorizedClient(String registration, Authentication principal, HttpServletRequest request, HttpServletResponse response) {}
    }
}
