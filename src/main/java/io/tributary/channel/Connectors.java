package io.tributary.channel;

import jakarta.mail.PasswordAuthentication;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.component.mail.MailAuthenticator;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Registry;
import org.apache.camel.spring.spi.ApplicationContextBeanRepository;
import org.apache.camel.support.DefaultRegistry;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Runs a pair of routes, in and out, for every account, from its connector's templates. */
@Component
class Connectors implements SmartLifecycle {

    private final ConnectorFiles files;
    private final ChannelAccounts accounts;
    private final Registry registry;
    private final CamelContext camel;
    private final Map<String, Connector> connectors = new HashMap<>();
    private volatile boolean running;

    Connectors(ConnectorFiles files, ChannelAccounts accounts, ApplicationContext beans) {
        this.files = files;
        this.accounts = accounts;
        this.registry = new DefaultRegistry(new ApplicationContextBeanRepository(beans));
        this.camel = new DefaultCamelContext(registry);
    }

    @Override
    public void start() {
        try {
            for (var connector : files.read()) {
                var yaml = ResourceHelper.fromString(connector.key() + ".camel.yaml", connector.routes());
                PluginHelper.getRoutesLoader(camel).loadRoutes(yaml);
                connectors.put(connector.key(), connector);
            }
            camel.start();
            for (var account : accounts.enabled()) open(account);
            running = true;
        } catch (Exception e) {
            throw new IllegalStateException("The connectors could not be started", e);
        }
    }

    /** Starts an account's routes. What it signs in with reaches the endpoint as an object, never in its URI, which is logged. */
    void open(ChannelAccount account) throws Exception {
        var connector = connectors.get(account.connector());
        if (connector == null) throw new IllegalArgumentException("Account " + account.key() + ": no connector " + account.connector());
        registry.bind("signIn-" + account.key(), new SignIn(account.address(), accounts));
        var parameters = new HashMap<>(connector.defaults());
        parameters.putAll(account.settings());
        parameters.put("account", account.key());
        for (var direction : new String[] {"in", "out"}) {
            var template = TemplatedRouteBuilder.builder(camel, connector.key() + '-' + direction)
                    .routeId(account.key() + '-' + direction);
            parameters.forEach(template::parameter);
            template.add();
        }
    }

    /** Hands a message to the account's way out, and returns what that answers; throws whatever it throws. */
    Object send(String account, Object message) throws Exception {
        try (ProducerTemplate producer = camel.createProducerTemplate()) {
            var exchange = producer.send("direct:" + account, sent -> sent.getMessage().setBody(message));
            if (exchange.getException() != null) throw exchange.getException();
            return exchange.getMessage().getBody();
        }
    }

    boolean open() {
        return running;
    }

    @Override
    public void stop() {
        running = false;
        camel.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Asked by the mail endpoint whenever it connects, so that a changed secret is used at once. */
    private static final class SignIn extends MailAuthenticator {

        private final String address;
        private final ChannelAccounts accounts;

        SignIn(String address, ChannelAccounts accounts) {
            this.address = address;
            this.accounts = accounts;
        }

        @Override
        public PasswordAuthentication getPasswordAuthentication() {
            var account = accounts.at(address).orElseThrow();
            var user = account.settings().getOrDefault("user", address);
            var secret = accounts.secret(account.key());
            return new PasswordAuthentication(user, secret == null ? "" : secret);
        }
    }
}
