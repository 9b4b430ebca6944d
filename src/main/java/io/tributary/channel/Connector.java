package io.tributary.channel;

import java.util.List;
import java.util.Map;

/**
 * A kind of door: what its YAML says of itself, and its Camel route templates.
 *
 * @param key name of the file
 * @param kind the kind of address it reaches, as in {@code customer_address}
 * @param defaults parameters an account need not set
 * @param presets what is known of its providers: hosts and ports, and hints in both languages
 * @param routes the YAML that Camel reads
 */
record Connector(String key, String kind, Map<String, String> defaults, List<?> presets, String routes) {}
