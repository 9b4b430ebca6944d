package io.tributary.identity.web;

import io.tributary.platform.Problem;
import io.tributary.platform.TributarySettings;
import io.tributary.platform.web.ProblemWriter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OAuth2LoginConfigurer;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/** The doors of the house: what is open, what asks who you are, and what every answer carries. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OAuth2ClientProperties.class)
class SecurityConfiguration {

    /** No inline script or style anywhere: what a mail smuggles in has nothing to run on. */
    static final String CONTENT_SECURITY_POLICY = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
            + "connect-src 'self'; frame-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static final String[] WAYS_IN =
            {"/api/v1/session", "/api/v1/session/passkey", "/api/v1/session/passkey/options", "/api/v1/setup"};

    /** For those who have no session yet; what they bring with them is a secret of its own. */
    private static final String[] ENTRANCES = {"/api/v1/entry", "/api/v1/entry:look", "/api/v1/forgotten-password"};

    private static final String[] CUSTOMERS_FORMS = {"/s/*/messages", "/s/*/solved", "/csat/*"};

    @Bean
    SecurityFilterChain securityFilterChain(HttpSecurity http, TokenFilter tokens, OriginFilter origins, ProblemWriter problems,
            CsrfTokenRepository csrfTokens, SecurityContextRepository contexts, SignInProviders providers) {
        var path = PathPatternRequestMatcher.withDefaults();
        AccessDeniedHandler denied = (request, response, error) -> problems.write(request, response,
                error instanceof CsrfException ? new Problem(HttpStatus.FORBIDDEN, "csrf") : new Problem(HttpStatus.FORBIDDEN, "forbidden"));
        if (providers.any()) http.oauth2Login(login -> signInElsewhere(login, providers));
        return http
                .authorizeHttpRequests(requests -> requests
                        .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC).permitAll()
                        .requestMatchers(HttpMethod.POST, WAYS_IN).permitAll()
                        .requestMatchers(HttpMethod.GET, "/api/v1/session/ways").permitAll()
                        .requestMatchers(HttpMethod.POST, ENTRANCES).permitAll()
                        .requestMatchers("/actuator/health", "/v3/api-docs", "/v3/api-docs/**").permitAll()
                        .requestMatchers("/api/**", "/ws/**", "/ws").authenticated()
                        .requestMatchers("/actuator/**").denyAll()
                        // A customer's key stands in the address itself: no session, so no session's token either.
                        .requestMatchers(HttpMethod.POST, CUSTOMERS_FORMS).permitAll()
                        .requestMatchers(HttpMethod.GET, "/**").permitAll()
                        .requestMatchers(HttpMethod.HEAD, "/s/*", "/csat/*").permitAll()
                        .anyRequest().denyAll())
                // No session management: signing in saves its own session, and a token call must never get one.
                .securityContext(context -> context.securityContextRepository(contexts))
                .requestCache(cache -> cache.disable())
                .csrf(csrf -> csrf
                        .csrfTokenRepository(csrfTokens)
                        .csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler())
                        .ignoringRequestMatchers(TokenFilter::hasToken)
                        .ignoringRequestMatchers(CUSTOMERS_FORMS)
                        .ignoringRequestMatchers(ENTRANCES)
                        .ignoringRequestMatchers(Stream.of(WAYS_IN).map(way -> path.matcher(HttpMethod.POST, way)).toArray(RequestMatcher[]::new)))
                .addFilterBefore(origins, CsrfFilter.class)
                .addFilterAfter(tokens, SecurityContextHolderFilter.class)
                .exceptionHandling(errors -> errors
                        .accessDeniedHandler(denied)
                        .authenticationEntryPoint((request, response, error) ->
                                problems.write(request, response, new Problem(HttpStatus.UNAUTHORIZED, "unauthenticated"))))
                .headers(headers -> headers
                        .frameOptions(frames -> frames.disable())
                        .addHeaderWriter(SecurityConfiguration::refuseFrames)
                        .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN)))
                .formLogin(form -> form.disable())
                .httpBasic(basic -> basic.disable())
                .logout(logout -> logout.disable())
                .anonymous(anonymous -> {})
                .build();
    }

    private static void signInElsewhere(OAuth2LoginConfigurer<HttpSecurity> login, SignInProviders providers) {
        login.addObjectPostProcessor(new ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter>() {
            /** A provider that is down would be a page of status 500. */
            @Override
            public <O extends OAuth2AuthorizationRequestRedirectFilter> O postProcess(O filter) {
                filter.setAuthenticationFailureHandler(providers::failed);
                return filter;
            }
        });
        login.loginPage("/login")
                .clientRegistrationRepository(providers.registrations())
                .authorizedClientRepository(new SignInProviders.Forgetful())
                .tokenEndpoint(token -> token.accessTokenResponseClient(SignInProviders.tokens()))
                .successHandler(providers::succeeded)
                .failureHandler(providers::failed);
    }

    /** Unless the answer says otherwise: a message's document may stand in a frame of ours. */
    private static void refuseFrames(HttpServletRequest request, HttpServletResponse response) {
        if (!response.containsHeader("X-Frame-Options")) response.setHeader("X-Frame-Options", "DENY");
    }

    @Bean
    SecurityContextRepository securityContextRepository() {
        return new HttpSessionSecurityContextRepository();
    }

    @Bean
    CsrfTokenRepository csrfTokenRepository() {
        return new HttpSessionCsrfTokenRepository();
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    @Bean
    CookieSerializer sessionCookie(TributarySettings settings) {
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName("tributary");
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        cookie.setUseSecureCookie(settings.secure());
        return cookie;
    }
}
