package io.tributary.identity;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;

/** Agents as WebAuthn sees them: the id is the handle a passkey carries, address and name are what its chooser shows. */
class PasskeyOwners implements PublicKeyCredentialUserEntityRepository {

    private final Agents agents;

    PasskeyOwners(Agents agents) {
        this.agents = agents;
    }

    static Bytes handle(UUID agent) {
        return new Bytes(ByteBuffer.allocate(16).putLong(agent.getMostSignificantBits()).putLong(agent.getLeastSignificantBits()).array());
    }

    static UUID agent(Bytes handle) {
        var bytes = ByteBuffer.wrap(handle.getBytes());
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findById(Bytes id) {
        return id.getBytes().length == 16 ? entity(agents.find(agent(id))) : null;
    }

    /** By what {@link Caller#getName} says. */
    @Override
    public @Nullable PublicKeyCredentialUserEntity findByUsername(String id) {
        return entity(agents.find(UUID.fromString(id)));
    }

    private static @Nullable PublicKeyCredentialUserEntity entity(Optional<Agent> agent) {
        return agent.map(known -> ImmutablePublicKeyCredentialUserEntity.builder()
                .id(handle(known.id()))
                .name(known.email())
                .displayName(known.name())
                .build()).orElse(null);
    }

    /** Agents come by invitation, not by passkey. */
    @Override
    public void save(PublicKeyCredentialUserEntity entity) {}

    @Override
    public void delete(Bytes id) {}
}
