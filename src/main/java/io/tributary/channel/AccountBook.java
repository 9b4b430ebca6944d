package io.tributary.channel;

import io.tributary.channel.AccountView.Archive;
import io.tributary.channel.AccountView.Health;
import io.tributary.channel.AccountView.Receive;
import io.tributary.channel.AccountView.Send;
import io.tributary.channel.AccountView.SignInView;
import io.tributary.channel.AccountView.Skipped;
import io.tributary.channel.MailboxAccount.SignIn;
import io.tributary.channel.MailboxAccount.Start;
import io.tributary.identity.Audit;
import io.tributary.identity.Caller;
import io.tributary.identity.Teams;
import io.tributary.platform.Json;
import io.tributary.platform.Problem;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Where administrators keep the accounts. What they write is open within a moment. */
@Service
public class AccountBook {

    private static final String EMAIL = "email";

    private final AccountRegister register;
    private final ChannelAccounts accounts;
    private final Connectors connectors;
    private final AccountHealth health;
    private final MailboxPositions positions;
    private final OutboxRows outbox;
    private final MailHosts hosts;
    private final Mailbox mailbox;
    private final Teams teams;
    private final Audit audit;
    private final Clock clock;

    AccountBook(AccountRegister register, ChannelAccounts accounts, Connectors connectors, AccountHealth health, MailboxPositions positions,
            OutboxRows outbox, MailHosts hosts, Mailbox mailbox, Teams teams, Audit audit, Clock clock) {
        this.register = register;
        this.accounts = accounts;
        this.connectors = connectors;
        this.health = health;
        this.positions = positions;
        this.outbox = outbox;
        this.hosts = hosts;
        this.mailbox = mailbox;
        this.teams = teams;
        this.audit = audit;
        this.clock = clock;
    }

    public List<AccountView> all() {
        return register.all().stream().map(this::view).toList();
    }

    /** @throws Problem {@code not-found} */
    public AccountView get(String key) {
        return view(known(key));
    }

    MailboxAccount known(String key) {
        return register.find(key).orElseThrow(Problem::notFound);
    }

    /** What the connector knows of providers: hosts, ports and hints. */
    public List<?> presets() {
        return connectors.presets(EMAIL);
    }

    /** @throws Problem {@code invalid} naming the field; 409 {@code account-exists} */
    public AccountView create(AccountForm form, Caller caller) {
        form.check();
        var account = account(form, form.key() == null ? keyFor(form) : form.key(), null);
        reachable(account);
        if (!register.insert(account, form.password(), oauth(form, new OAuthSecret(null, null)))) throw new Problem(HttpStatus.CONFLICT, "account-exists");
        mailbox.firstLook(account);
        audit.note(caller.id(), "channel-account", account.key(), Map.of("address", account.account().address()));
        return opened(account.key());
    }

    /**
     * Changes what the patch names (RFC 7396).
     *
     * @throws Problem {@code invalid} naming the field; {@code needed} for a secret that would go to another host than it was given for
     */
    public AccountView change(String key, JsonNode patch, Caller caller) {
        var before = known(key);
        if (!patch.isObject()) throw Problem.invalid("body", "type");
        var form = merged(before, patch);
        form.check();
        var account = account(form, key, before);
        secretStaysHome(before, account, form);
        if (account.guarded() && !sameServers(before, account)) reachable(account);
        register.update(account, form.password(), oauth(form, register.oauth(key)));
        audit.note(caller.id(), "channel-account-changed", key, Map.of("fields", patch.propertyNames().stream().toList()));
        return opened(key);
    }

    private AccountView opened(String key) {
        accounts.changed();
        connectors.keepUp();
        return get(key);
    }

    /** What is in the form if it is patched so; the secrets are only those of the patch. */
    private AccountForm merged(MailboxAccount before, JsonNode patch) {
        var whole = (ObjectNode) Json.read(Json.write(view(before)));
        try {
            merge(whole, (ObjectNode) patch);
            return Json.read(whole.toString(), AccountForm.class);
        } catch (JacksonException | ClassCastException e) {
            throw Problem.invalid("body", "type");
        }
    }

    private static void merge(ObjectNode whole, ObjectNode patch) {
        patch.properties().forEach(entry -> {
            if (entry.getValue() instanceof ObjectNode part && whole.get(entry.getKey()) instanceof ObjectNode known) merge(known, part);
            else whole.set(entry.getKey(), entry.getValue());
        });
    }

    /** @throws Problem {@code invalid} for what only the house can tell: an unknown team, an address that is another account's */
    MailboxAccount account(AccountForm form, String key, @Nullable MailboxAccount before) {
        if (form.connector() != null && !form.connector().equals(before == null ? EMAIL : before.account().connector())) {
            throw Problem.invalid("connector", "value");
        }
        if (form.team() != null && teams.all().stream().noneMatch(team -> team.id().equals(form.team()))) throw Problem.invalid("team", "unknown");
        var address = String.valueOf(form.address()).strip();
        var aliases = form.aliases() == null ? List.<String>of()
                : form.aliases().stream().map(alias -> alias.strip().toLowerCase(Locale.ROOT)).distinct().toList();
        Stream.concat(Stream.of(address), aliases.stream()).forEach(one -> accounts.at(one).filter(other -> !other.key().equals(key))
                .ifPresent(other -> { throw Problem.invalid(one.equals(address) ? "address" : "aliases", "taken"); }));
        var settings = new HashMap<>(before == null ? Map.of() : before.account().settings());
        server(form.receive(), "imap", address).into(settings);
        server(form.send(), "smtp", address).into(settings);
        settings.put("satisfaction", String.valueOf(form.askSatisfaction() == null || form.askSatisfaction()));
        settings.put("pollMillis", String.valueOf(1_000L * (form.pollSeconds() == null ? 10 : form.pollSeconds())));
        var account = new ChannelAccount(key, before == null ? EMAIL : before.account().connector(), String.valueOf(form.name()).strip(), address, form.team(),
                settings, aliases, form.signature() == null ? Map.of() : form.signature(), form.acknowledge() == null || form.acknowledge(),
                Boolean.TRUE.equals(form.signedAddress()), form.authservId() == null || form.authservId().isBlank() ? null : form.authservId().strip());
        var start = form.start() == null || form.start().mode() == null ? new Start("now", null) : new Start(form.start().mode(), form.start().days());
        var made = new MailboxAccount(account, form.enabled() == null || form.enabled(), true, before == null ? clock.instant() : before.createdAt(),
                start, signIn(form), "", false);
        var guarded = before == null || before.guarded() || !sameServers(before, made);
        return new MailboxAccount(account, made.enabled(), guarded, made.createdAt(), start, made.signIn(), "", false);
    }

    private static MailServer server(AccountForm.@Nullable Server server, String protocol, String address) {
        if (server == null) throw Problem.invalid("receive", "missing");
        var named = server.protocol() == null ? protocol : server.protocol();
        var security = server.security() == null ? "tls" : server.security();
        var bare = new HashMap<String, String>();
        var user = server.user() == null || server.user().isBlank() ? address : server.user().strip();
        new MailServer(named, server.host() == null ? "" : server.host(), 0, security, user).into(bare);
        bare.remove((named.equals("smtp") ? "smtp" : "imap") + "Port");
        var usual = MailServer.of(named.equals("smtp") ? "smtp" : "imap", bare, address);
        return server.port() == null ? usual : new MailServer(named, usual.host(), server.port(), security, user);
    }

    private static SignIn signIn(AccountForm form) {
        var given = form.signIn();
        if (given == null || !"oauth2".equals(given.kind())) return SignIn.PASSWORD;
        return new SignIn("oauth2", given.provider(), given.clientId(), given.tenant());
    }

    private static @Nullable OAuthSecret oauth(AccountForm form, OAuthSecret before) {
        if (form.clientSecret() == null && form.refreshToken() == null) return null;
        return new OAuthSecret(form.clientSecret() == null ? before.clientSecret() : form.clientSecret(),
                form.refreshToken() == null ? before.refreshToken() : form.refreshToken());
    }

    private static boolean sameServers(MailboxAccount one, MailboxAccount other) {
        return MailServer.incoming(one.account()).equals(MailServer.incoming(other.account()))
                && MailServer.outgoing(one.account()).equals(MailServer.outgoing(other.account()));
    }

    /** Nobody can read a secret here; nor may anybody send it to a server of their own. */
    static void secretStaysHome(MailboxAccount before, MailboxAccount after, AccountForm form) {
        if (!before.secretSet() || form.password() != null && !after.signIn().token()) return;
        if (form.refreshToken() != null && (form.clientSecret() != null || before.signIn().equals(after.signIn()))) return;
        var known = Stream.of(MailServer.incoming(before.account()), MailServer.outgoing(before.account())).map(MailServer::host).toList();
        var asked = Stream.of(MailServer.incoming(after.account()), MailServer.outgoing(after.account()))
                .filter(server -> !server.protocol().equals("none")).map(MailServer::host);
        if (!asked.allMatch(known::contains)) throw Problem.invalid(after.signIn().token() ? "refreshToken" : "password", "needed");
    }

    private void reachable(MailboxAccount account) {
        reachable("receive.host", MailServer.incoming(account.account()));
        reachable("send.host", MailServer.outgoing(account.account()));
    }

    private void reachable(String field, MailServer server) {
        if (server.protocol().equals("none")) return;
        try {
            hosts.resolve(server, true);
        } catch (MailHosts.Refused e) {
            throw Problem.invalid(field, "host-refused");
        } catch (UnknownHostException e) {
            throw Problem.invalid(field, "unknown-host");
        }
    }

    private String keyFor(AccountForm form) {
        var local = String.valueOf(form.address()).replaceFirst("@.*", "").toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        var stem = local.isEmpty() || AccountForm.NO_KEYS.contains(local) ? "mail" : local.substring(0, Math.min(40, local.length()));
        for (int i = 1; ; i++) {
            var key = i == 1 ? stem : stem + '-' + i;
            if (register.find(key).isEmpty()) return key;
        }
    }

    private AccountView view(MailboxAccount mailbox) {
        var account = mailbox.account();
        var in = MailServer.incoming(account);
        var out = MailServer.outgoing(account);
        var signIn = mailbox.signIn();
        return new AccountView(account.key(), account.connector(), account.name(), account.address(), account.aliases(), account.team(),
                mailbox.enabled(), new Receive(in.protocol(), in.host(), in.port(), in.security(), in.user()),
                new Send(out.host(), out.port(), out.security(), out.user()),
                new SignInView(signIn.kind(), signIn.provider(), signIn.clientId(), signIn.tenant(), mailbox.secretSet()), account.signature(),
                account.acknowledge(), account.asksSatisfaction(), account.signedAddress(), account.authservId(),
                new AccountForm.Start(mailbox.start().mode(), mailbox.start().days()), pollSeconds(account), mailbox.createdAt(), health(mailbox));
    }

    private static long pollSeconds(ChannelAccount account) {
        return Math.max(1, Long.parseLong(account.settings().getOrDefault("pollMillis", "10000")) / 1_000);
    }

    private Health health(MailboxAccount mailbox) {
        var key = mailbox.key();
        var state = health.of(key);
        var lastMailAt = positions.lastMailAt(key).orElse(null);
        var archive = positions.older(key).map(older -> new Archive(older.finished() ? older.total() : older.done(), older.total())).orElse(null);
        var skipped = positions.skipped(key).stream().map(trouble -> new Skipped(trouble.uid(), trouble.reason(), trouble.at())).toList();
        var sending = outbox.trouble(key).orElse(null);
        if (!mailbox.enabled()) return new Health("disabled", null, null, state.since(), lastMailAt, archive, sending, skipped);
        // The account runs on as it did; its connector's new file does not.
        var refusal = connectors.refusal(mailbox.account().connector());
        var code = state.code() == null && refusal != null ? "connector-refused" : state.code();
        var error = state.error() == null || "connector".equals(state.code()) && refusal != null ? refusal : state.error();
        return new Health(state.state(), code, error, state.since(), lastMailAt, archive, sending, skipped);
    }
}
