package io.tributary.identity;

import io.tributary.platform.Problem;
import io.tributary.platform.TributarySettings;
import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.JdbcUserCredentialRepository;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Signing in with a passkey (WebAuthn Level 3), which stands for password and second factor at once: the authenticator has to have
 * verified its person. JSON is the one of {@code PublicKeyCredential.toJSON()}.
 */
@Service
@Transactional
public class Passkeys {

    private static final Logger LOG = LoggerFactory.getLogger(Passkeys.class);
    private static final int MOST = 20;

    private final UserCredentialRepository credentials;
    private final WebAuthnRelyingPartyOperations party;
    private final Agents agents;
    private final JsonMapper json = JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

    Passkeys(JdbcTemplate jdbc, Agents agents, TributarySettings settings) {
        this.agents = agents;
        this.credentials = new JdbcUserCredentialRepository(jdbc);
        var origins = Stream.concat(Stream.of(settings.publicUrl()), settings.alsoOrigins().stream()).map(Passkeys::origin).collect(Collectors.toSet());
        var house = PublicKeyCredentialRpEntity.builder().id(settings.host()).name("Tributary").build();
        var operations = new Webauthn4JRelyingPartyOperations(new PasskeyOwners(agents), credentials, house, origins);
        operations.setCustomizeCreationOptions(options -> options.authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                .residentKey(ResidentKeyRequirement.REQUIRED)
                .userVerification(UserVerificationRequirement.REQUIRED)
                .build()));
        operations.setCustomizeRequestOptions(options -> options.userVerification(UserVerificationRequirement.REQUIRED));
        this.party = operations;
    }

    /** A passkey as its owner sees it; {@code id} is base64url. */
    public record Passkey(String id, String name, Instant createdAt, @Nullable Instant lastUsedAt) {}

    @Transactional(readOnly = true)
    public List<Passkey> of(UUID agent) {
        return credentials.findByUserId(PasskeyOwners.handle(agent)).stream()
                .map(key -> new Passkey(key.getCredentialId().toBase64UrlString(), key.getLabel(), key.getCreated(),
                        key.getLastUsed().equals(key.getCreated()) ? null : key.getLastUsed()))
                .sorted(Comparator.comparing(Passkey::createdAt))
                .toList();
    }

    /** @throws Problem {@code too-many-passkeys} */
    public PublicKeyCredentialCreationOptions creationOptions(Caller caller) {
        if (of(caller.id()).size() >= MOST) throw new Problem(HttpStatus.CONFLICT, "too-many-passkeys");
        var authentication = UsernamePasswordAuthenticationToken.authenticated(caller, null, List.of());
        return party.createPublicKeyCredentialCreationOptions(new ImmutablePublicKeyCredentialCreationOptionsRequest(authentication));
    }

    /** @throws Problem {@code bad-passkey} if it does not answer what was asked */
    public void register(Caller caller, PublicKeyCredentialCreationOptions asked, String name, JsonNode answer) {
        var owner = PasskeyOwners.agent(asked.getUser().getId());
        if (!owner.equals(caller.id())) throw bad(HttpStatus.BAD_REQUEST);
        checked(HttpStatus.BAD_REQUEST, () -> {
            var credential = json.treeToValue(answer, new TypeReference<PublicKeyCredential<AuthenticatorAttestationResponse>>() {});
            return party.registerCredential(new ImmutableRelyingPartyRegistrationRequest(asked, new RelyingPartyPublicKey(credential, name)));
        });
    }

    /** @throws Problem {@code not-found} unless it is this agent's */
    public void remove(UUID agent, String id) {
        if (of(agent).stream().noneMatch(passkey -> passkey.id().equals(id))) throw Problem.notFound();
        credentials.delete(Bytes.fromBase64(id));
    }

    /** For anybody: which keys there are is not told, the browser offers those it has for this site. */
    public PublicKeyCredentialRequestOptions requestOptions() {
        var nobody = new AnonymousAuthenticationToken("nobody", "nobody", AuthorityUtils.createAuthorityList("NOBODY"));
        return party.createCredentialRequestOptions(new ImmutablePublicKeyCredentialRequestOptionsRequest(nobody));
    }

    /** Whose passkey answered. @throws Problem {@code bad-passkey} */
    public Agent authenticate(PublicKeyCredentialRequestOptions asked, JsonNode answer) {
        var owner = checked(HttpStatus.UNAUTHORIZED, () -> {
            var credential = json.treeToValue(answer, new TypeReference<PublicKeyCredential<AuthenticatorAssertionResponse>>() {});
            return party.authenticate(new RelyingPartyAuthenticationRequest(asked, credential));
        });
        return agents.find(PasskeyOwners.agent(owner.getId())).orElseThrow(() -> bad(HttpStatus.UNAUTHORIZED));
    }

    public JsonNode json(Object options) {
        return json.valueToTree(options);
    }

    /** What the library throws has many types, and every one is about the answer; the reason is for the log. */
    private static <T> T checked(HttpStatus status, Supplier<T> verification) {
        try {
            return verification.get();
        } catch (RuntimeException e) {
            LOG.info("A passkey was refused: {}", e.toString());
            throw bad(status);
        }
    }

    private static Problem bad(HttpStatus status) {
        return new Problem(status, "bad-passkey");
    }

    private static String origin(String url) {
        var uri = URI.create(url);
        return uri.getScheme() + "://" + uri.getAuthority();
    }
}
