package io.tributary.channel;

import java.util.Map;

/**
 * A kind of door: what its YAML says of itself, and its Camel route templates.
 *
 * @param key name of the file
 * @param kind the kind of address it reaches, as in {@code customer_address}
 * @param defaults parameters an account need not set
 * @param routes the YAML that Camel reads
 */
record Connector(String key, String kind, Map<String, String> defaults, String routes) {}
