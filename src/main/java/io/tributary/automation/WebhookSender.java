package io.tributary.automation;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Posts to receivers it does not trust: to the addresses that were judged and no other, without a proxy, a cookie, a redirect or a second
 * try of its own, with little memory, and no longer than its time.
 */
@Component
class WebhookSender implements DisposableBean {

    private static final Timeout CONNECT = Timeout.ofSeconds(5);
    private static final Duration WHOLE = Duration.ofSeconds(15);
    private static final int READ_BYTES = 64 * 1024;
    private static final int SHOWN = 1_000;
    private static final int MOST_CONNECTIONS = 64;

    private final WebhookHosts hosts;
    private final Clock clock;
    private final CloseableHttpClient http;
    private final Duration whole;

    @Autowired
    WebhookSender(WebhookHosts hosts, Clock clock) throws NoSuchAlgorithmException {
        this(hosts, clock, SSLContext.getDefault(), WHOLE);
    }

    WebhookSender(WebhookHosts hosts, Clock clock, SSLContext trusted, Duration whole) {
        this.hosts = hosts;
        this.clock = clock;
        this.whole = whole;
        this.http = client(hosts, trusted);
    }

    private static CloseableHttpClient client(WebhookHosts hosts, SSLContext trusted) {
        var small = Http1Config.custom().setMaxHeaderCount(100).setMaxLineLength(8 * 1024).setMaxEmptyLineCount(10).build();
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(judging(hosts))
                .setTlsSocketStrategy(ClientTlsStrategyBuilder.create().setSslContext(trusted).buildClassic())
                .setDefaultTlsConfig(TlsConfig.custom().setHandshakeTimeout(CONNECT).build())
                .setDefaultConnectionConfig(ConnectionConfig.custom().setConnectTimeout(CONNECT).setSocketTimeout(Timeout.of(WHOLE)).build())
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder().http1Config(small).build())
                .setMaxConnTotal(MOST_CONNECTIONS)
                .setMaxConnPerRoute(MOST_CONNECTIONS)
                .build();
        return HttpClientBuilder.create()
                .setConnectionManager(connections)
                // Each try looks its name up and judges anew.
                .setConnectionReuseStrategy((request, response, context) -> false)
                .setDefaultRequestConfig(RequestConfig.custom().setRedirectsEnabled(false).setAuthenticationEnabled(false)
                        .setProtocolUpgradeEnabled(false).setConnectionRequestTimeout(CONNECT).build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .setUserAgent("Tributary-Webhooks")
                .build();
    }

    private static DnsResolver judging(WebhookHosts hosts) {
        return new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                return hosts.resolve(host).toArray(InetAddress[]::new);
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
    }

    /**
     * One try, in at most fifteen seconds; whatever happens is its answer.
     *
     * @param id the same on every try, so that a receiver knows it again
     */
    WebhookAnswer post(WebhookUrl url, String id, String body, List<String> secrets) {
        var begun = clock.instant();
        try {
            hosts.check(url);
        } catch (WebhookHosts.Refused e) {
            return WebhookAnswer.failed("host-refused", 0);
        }
        // Unsigned, it could be anybody's.
        if (secrets.isEmpty()) return WebhookAnswer.failed("secret-lost", 0);
        var request = new HttpPost(url.uri());
        request.setEntity(new StringEntity(body, ContentType.APPLICATION_JSON));
        request.setHeader("webhook-id", id);
        request.setHeader("webhook-timestamp", begun.getEpochSecond());
        request.setHeader("webhook-signature", WebhookSignature.header(secrets, id, begun.getEpochSecond(), body));
        var heard = new AtomicReference<@Nullable WebhookAnswer>();
        var failure = within(request, heard);
        var millis = (int) Duration.between(begun, clock.instant()).toMillis();
        var answer = heard.get();
        // Its status is its word: what it says afterwards, or never ends saying, changes nothing.
        return answer != null ? new WebhookAnswer(answer.status(), answer.code(), millis, answer.text(), answer.retryAfter())
                : WebhookAnswer.failed(failure == null ? "failed" : failure, millis);
    }

    /** A name server that does not answer, and a receiver that drips, have no more time than this. @return why not, null if it was heard */
    private @Nullable String within(HttpPost request, AtomicReference<@Nullable WebhookAnswer> heard) {
        var task = new FutureTask<Void>(() -> {
            var context = HttpClientContext.create();
            http.execute(request, context, response -> {
                hear(request, response, context, heard);
                return null;
            });
            return null;
        });
        Thread.ofPlatform().name("webhook-post").daemon().start(task);
        try {
            task.get(whole.toMillis(), TimeUnit.MILLISECONDS);
            return null;
        } catch (ExecutionException e) {
            return WebhookFailure.code(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            return "timed-out";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "failed";
        } finally {
            request.abort();
        }
    }

    private void hear(HttpPost request, ClassicHttpResponse response, HttpClientContext context, AtomicReference<@Nullable WebhookAnswer> heard)
            throws IOException {
        var status = response.getCode();
        var code = status >= 200 && status < 300 ? null : "status";
        var after = RetryAfter.of(response.getFirstHeader("Retry-After"), clock.instant());
        heard.set(new WebhookAnswer(status, code, 0, null, after));
        var from = context.getEndpointDetails().getRemoteAddress();
        if (response.getEntity() != null && from instanceof InetSocketAddress known && hosts.shows(known.getAddress())) {
            var read = response.getEntity().getContent().readNBytes(READ_BYTES);
            heard.set(new WebhookAnswer(status, code, 0, shown(read), after));
        }
        // Else the rest would be read to its end before the connection closes.
        request.abort();
    }

    /** As text of one column of the database: whole characters, no control but line breaks. */
    private static String shown(byte[] read) {
        var text = new StringBuilder();
        new String(read, StandardCharsets.UTF_8).codePoints()
                .limit(SHOWN)
                .map(point -> Character.isISOControl(point) && point != '\n' && point != '\t' ? ' ' : point)
                .forEach(text::appendCodePoint);
        return text.toString().strip();
    }

    @Override
    public void destroy() throws IOException {
        http.close();
    }
}
