package io.tributary.channel;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One instance of a connector: a mailbox, a bot.
 *
 * @param key what tickets and URLs call it
 * @param connector the connector's key, the name of its YAML
 * @param name what customers read as the sender
 * @param address where customers reach it
 * @param settings parameters of the connector's route templates; never a secret
 * @param aliases further addresses that reach it
 * @param signature what stands under our mail, by language ({@code en}, {@code zh-CN})
 * @param acknowledge whether a new ticket's mail is answered with a receipt
 * @param signedAddress whether replies are asked for at {@code address+ticket.signature}: its server must deliver such addresses
 * @param authservId the name under which its server writes Authentication-Results (RFC 8601); null if it writes none we believe
 */
public record ChannelAccount(String key, String connector, String name, String address, @Nullable UUID team,
        Map<String, String> settings, List<String> aliases, Map<String, String> signature, boolean acknowledge, boolean signedAddress,
        @Nullable String authservId) {

    /** One with the usual manners. */
    public ChannelAccount(String key, String connector, String name, String address, @Nullable UUID team, Map<String, String> settings) {
        this(key, connector, name, address, team, settings, List.of(), Map.of(), true, false, null);
    }

    /** Whether customers are asked how it went once their ticket is solved. */
    public boolean asksSatisfaction() {
        return !"false".equals(settings.get("satisfaction"));
    }
}
