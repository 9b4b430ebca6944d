package io.tributary.channel;

import jakarta.mail.PasswordAuthentication;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.component.direct.DirectComponent;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;
import org.apache.camel.component.mail.MailAuthenticator;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Registry;
import org.apache.camel.spring.spi.ApplicationContextBeanRepository;
import org.apache.camel.support.DefaultRegistry;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Runs a pair of routes, in and out, for every account, from its connector's templates, and keeps up with what changes: accounts in
 * the table, by whatever node, and files. What is broken stands alone: its reason is shown, and everything else runs on.
 */
@Component
class Connectors implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Connectors.class);
    private static final long LOOK_EVERY_MILLIS = 2_000;
    private static final long CLOSE_SECONDS = 5;

    private final ConnectorFiles files;
    private final AccountRegister register;
    private final ChannelAccounts accounts;
    private final Mailbox mailbox;
    private final AccountHealth health;
    private final Registry registry;
    private final ConnectorCheck check;
    private final DefaultCamelContext camel;
    private final Map<String, Connector> connectors = new ConcurrentHashMap<>();
    private final Map<String, String> refusals = new ConcurrentHashMap<>();
    private final Map<String, MailboxAccount> opened = new ConcurrentHashMap<>();
    private List<ConnectorFiles.Reading> read = List.of();
    private @Nullable Thread watch;
    private volatile boolean running;

    Connectors(ConnectorFiles files, AccountRegister register, ChannelAccounts accounts, Mailbox mailbox, AccountHealth health,
            ApplicationContext beans) {
        this.files = files;
        this.register = register;
        this.accounts = accounts;
        this.mailbox = mailbox;
        this.health = health;
        this.registry = new DefaultRegistry(new ApplicationContextBeanRepository(beans));
        this.check = new ConnectorCheck(beans);
        this.camel = new DefaultCamelContext(registry);
        // What is handed to a way out that is just being closed would wait half a minute for it, and its worker too.
        camel.getComponent("direct", DirectComponent.class).setBlock(false);
    }

    @Override
    public void start() {
        camel.getShutdownStrategy().setTimeout(CLOSE_SECONDS);
        camel.start();
        keepUp();
        running = true;
        watch = Thread.ofPlatform().daemon().name("connectors").start(this::watch);
    }

    private void watch() {
        while (running) {
            try {
                Thread.sleep(LOOK_EVERY_MILLIS);
                if (running) keepUp();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warn("Accounts and connectors could not be looked at: {}", Workers.reason(e));
            }
        }
    }

    /** Reads files and accounts, and opens, closes or replaces what is not as they say. */
    synchronized void keepUp() {
        keepUpWithFiles();
        var wanted = new HashMap<String, MailboxAccount>();
        register.all().stream().filter(MailboxAccount::enabled).forEach(account -> wanted.put(account.key(), account));
        for (var account : List.copyOf(opened.values())) {
            if (!account.equals(wanted.get(account.key()))) close(account.key());
        }
        for (var account : wanted.values()) {
            if (!opened.containsKey(account.key())) open(account);
        }
    }

    private void keepUpWithFiles() {
        try {
            var now = files.read();
            if (now.equals(read)) return;
            for (var reading : now) {
                if (!read.contains(reading)) take(reading);
            }
            read = now;
        } catch (IOException e) {
            LOG.warn("The connectors' folder cannot be read: {}", e.toString());
        }
    }

    private void take(ConnectorFiles.Reading reading) {
        try {
            var connector = reading.connector();
            if (connector == null) throw new IllegalArgumentException(reading.error());
            check.check(connector);
            for (var account : List.copyOf(opened.values())) {
                if (account.account().connector().equals(connector.key())) close(account.key());
            }
            load(connector);
            connectors.put(connector.key(), connector);
            refusals.remove(connector.key());
        } catch (Exception e) {
            var reason = Workers.reason(e);
            refusals.put(reading.key(), reason);
            LOG.error("Connector {} is refused; what ran before runs on: {}", reading.key(), reason);
        }
    }

    private void load(Connector connector) throws Exception {
        camel.removeRouteTemplateDefinitions(connector.key() + "-*");
        PluginHelper.getRoutesLoader(camel).loadRoutes(ResourceHelper.fromString(connector.key() + ".camel.yaml", connector.routes()));
    }

    /** Starts an account's routes. What it signs in with reaches the endpoint as an object, never in its URI, which is logged. */
    private void open(MailboxAccount mailboxAccount) {
        var account = mailboxAccount.account();
        try {
            var connector = connectors.get(account.connector());
            if (connector == null) throw new IllegalArgumentException("no connector " + account.connector());
            health.starting(account.key());
            registry.bind("signIn-" + account.key(), new SignIn(account, accounts));
            var parameters = new HashMap<>(connector.defaults());
            parameters.putAll(account.settings());
            parameters.put("account", account.key());
            for (var direction : new String[] {"in", "out"}) {
                var template = TemplatedRouteBuilder.builder(camel, connector.key() + '-' + direction)
                        .routeId(account.key() + '-' + direction);
                parameters.forEach(template::parameter);
                template.add();
            }
            opened.put(account.key(), mailboxAccount);
        } catch (Exception e) {
            closeRoutes(account.key());
            LOG.debug("Account {} cannot be opened", account.key(), e);
            health.failing(account.key(), MailFailure.of("connector"));
        }
    }

    private void close(String account) {
        opened.remove(account);
        mailbox.close(account);
        closeRoutes(account);
    }

    private void closeRoutes(String account) {
        for (var direction : new String[] {"in", "out"}) {
            var route = account + '-' + direction;
            try {
                if (camel.getRoute(route) != null) camel.getRouteController().stopRoute(route, CLOSE_SECONDS, TimeUnit.SECONDS);
                camel.removeRoute(route);
                var definition = camel.getRouteDefinition(route);
                if (definition != null) camel.removeRouteDefinition(definition);
            } catch (Exception e) {
                LOG.warn("Route {} did not close: {}", route, e.toString());
            }
        }
    }

    /** Hands a message to the account's way out, and returns what that answers; throws whatever it throws. */
    Object send(String account, Object message) throws Exception {
        if (camel.getRoute(account + "-out") == null) throw new IllegalStateException("The account is not open");
        try (ProducerTemplate producer = camel.createProducerTemplate()) {
            var exchange = producer.send("direct:" + account, sent -> sent.getMessage().setBody(message));
            if (exchange.getException() instanceof DirectConsumerNotAvailableException) throw new IllegalStateException("The account is not open");
            if (exchange.getException() != null) throw exchange.getException();
            return exchange.getMessage().getBody();
        }
    }

    boolean open() {
        return running;
    }

    /** What the connector's file says of its providers. */
    List<?> presets(String connector) {
        var found = connectors.get(connector);
        return found == null ? List.of() : found.presets();
    }

    /** Why the connector's file, as it stands now, is not used. */
    @Nullable String refusal(String connector) {
        return refusals.get(connector);
    }

    @Override
    public void stop() {
        running = false;
        if (watch != null) watch.interrupt();
        opened.keySet().forEach(mailbox::close);
        camel.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Asked by an endpoint whenever it connects, so that a changed secret is used at once. */
    private static final class SignIn extends MailAuthenticator {

        private final ChannelAccount account;
        private final ChannelAccounts accounts;

        SignIn(ChannelAccount account, ChannelAccounts accounts) {
            this.account = account;
            this.accounts = accounts;
        }

        @Override
        public PasswordAuthentication getPasswordAuthentication() {
            var secret = accounts.secret(account.key());
            return new PasswordAuthentication(account.settings().getOrDefault("user", account.address()), secret == null ? "" : secret);
        }
    }
}
