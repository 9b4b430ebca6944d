package io.tributary.platform;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an installation can set.
 *
 * @param data folder for everything we keep beside the database
 * @param publicUrl where browsers reach us; decides Secure cookies and which Origin may write
 * @param alsoOrigins further origins browsers may come from
 * @param connectors folder of connector YAML; the packaged ones if it does not exist
 * @param reopenDays for how many days after its resolution a customer's answer brings a ticket back
 * @param nodeId name of this process in a cluster
 */
@ConfigurationProperties("tributary")
public record TributarySettings(
        @DefaultValue("./data") Path data,
        String publicUrl,
        @DefaultValue List<String> alsoOrigins,
        @DefaultValue("./connectors") Path connectors,
        @DefaultValue("14") int reopenDays,
        @DefaultValue("node-1") String nodeId,
        @Nullable Demo demo) {

    public record Demo(int smtpPort, int imapPort) {}

    public boolean secure() {
        return publicUrl.startsWith("https:");
    }

    /** Host of the public URL: the right-hand side of our Message-IDs (RFC 5322 section 3.6.4). */
    public String host() {
        var host = java.net.URI.create(publicUrl).getHost();
        return host == null ? "localhost" : host;
    }
}
