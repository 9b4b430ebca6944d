package io.tributary.channel;

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
 */
public record ChannelAccount(String key, String connector, String name, String address, @Nullable UUID team,
        Map<String, String> settings) {}
