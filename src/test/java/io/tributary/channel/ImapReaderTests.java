package io.tributary.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.WholeDesk;
import io.tributary.channel.FakeImap.Trick;
import io.tributary.ticket.Origin;
import jakarta.mail.MessagingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Mailboxes as they are: shared with other programs, restored from backups, cut off in the middle. */
@WholeDesk
class ImapReaderTests {

    @Autowired
    ChannelAccounts accounts;

    @Autowired
    AccountRegister register;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    MailConnections connections;

    @Autowired
    JdbcClient jdbc;

    String key = "imap" + UUID.randomUUID().toString().replace("-", "");
    Instant created = Instant.parse("2026-11-20T12:00:00Z");
    Instant now = Instant.parse("2026-11-24T12:00:00Z");
    Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    };
    MailboxPositions positions;
    FakeImap server;
    Intake intake = new Intake();
    ImapReader reader;

    /** What was taken in, in order. */
    static class Intake extends MailIntake {

        final List<String> taken = new ArrayList<>();
        @Nullable Runnable before;

        @SuppressWarnings("NullAway")
        Intake() {
            super(null);
        }

        @Override
        boolean take(ChannelAccount account, Origin origin, long size, Source source) throws MessagingException {
            var raw = source.raw();
            if (raw == null) return false;
            if (before != null) before.run();
            taken.add(origin + " " + new String(raw, StandardCharsets.UTF_8));
            return true;
        }
    }

    @BeforeEach
    void open() throws Exception {
        server = new FakeImap();
        positions = new MailboxPositions(jdbc, transaction, clock);
        accounts.add(new ChannelAccount(key, "none", "Sales", key + "@mail.example", null,
                Map.of("imapScheme", "imap", "imapHost", "127.0.0.1", "imapPort", String.valueOf(server.port()), "user", "me@mail.example")), "secret");
        start("now", null);
    }

    @AfterEach
    void close() throws Exception {
        reader.close();
        server.close();
        jdbc.sql("delete from channel_account where key = ?").param(key).update();
        accounts.changed();
    }

    private void start(String mode, @Nullable Integer days) {
        jdbc.sql("update channel_account set created_at = ?, start_mode = ?, start_days = ? where key = ?")
                .params(java.sql.Timestamp.from(created), mode, days, key).update();
        restart();
    }

    /** The product, killed and started again. */
    private void restart() {
        if (reader != null) reader.close();
        var account = register.find(key).orElseThrow();
        reader = new ImapReader(account, new MailLogin(MailServer.incoming(account.account()), false, false, fresh -> "secret"), connections,
                positions, intake, clock);
    }

    private List<String> live(String... texts) {
        return java.util.Arrays.stream(texts).map(text -> "LIVE " + text).toList();
    }

    @Test
    void takesWhatCameSinceTheAccountWasMadeReadOrUnread() throws Exception {
        server.add("old", created.minus(Duration.ofHours(1)));
        server.seen.add(server.add("read elsewhere", created.plusSeconds(60)));
        reader.poll();
        server.seen.add(server.add("new", now));
        reader.poll();
        reader.poll();

        assertThat(intake.taken).isEqualTo(live("read elsewhere", "new"));
        assertThat(server.seen).containsExactlyInAnyOrder(2L, 3L);
    }

    @Test
    void isMarkedSeenOnlyAfterItIsOurs() throws Exception {
        server.add("one", now);
        intake.before = () -> assertThat(server.seen).isEmpty();

        reader.poll();

        assertThat(server.seen).containsExactly(1L);
        assertThat(server.commands).noneMatch(command -> command.contains("BODY[]"));
    }

    @Test
    void serversClockMayBeWrong() throws Exception {
        server.add("between", created.minus(Duration.ofMinutes(5)));
        reader.poll();
        server.add("slow clock", created.minus(Duration.ofHours(8)));
        server.add("moved in from the archive", created.minus(Duration.ofDays(300)));
        reader.poll();

        assertThat(intake.taken).isEqualTo(live("between", "slow clock"));
    }

    @Test
    void lastDaysComeAsBacklogAfterWhatIsNew() throws Exception {
        server.add("too old", created.minus(Duration.ofDays(4)));
        server.add("old", created.minus(Duration.ofDays(2)));
        server.add("new", now);
        start("days", 3);

        reader.poll();

        assertThat(intake.taken).containsExactly("LIVE new", "BACKLOG old");
    }

    @Test
    void archiveComesOldestFirstWithoutDelayingNewMailAndGoesOnAfterKill() throws Exception {
        for (int i = 0; i < 170; i++) server.add("a" + i, created.minus(Duration.ofDays(900 - i)));
        start("archive", null);
        intake.before = () -> {
            if (intake.taken.size() == 75) server.add("urgent", now);
            if (intake.taken.size() == 120) throw new IllegalStateException(new java.sql.SQLException("killed", "57P01"));
        };

        assertThatThrownBy(reader::poll).isInstanceOf(IllegalStateException.class);
        assertThat(intake.taken.indexOf("LIVE urgent")).isBetween(75, 101);
        assertThat(positions.older(key)).get().satisfies(older -> {
            assertThat(older.done()).isEqualTo(100);
            assertThat(older.total()).isEqualTo(170);
        });
        intake.before = null;
        restart();
        reader.poll();

        var archive = intake.taken.stream().filter(mail -> mail.startsWith("ARCHIVE")).distinct().toList();
        assertThat(archive).isEqualTo(IntStream.range(0, 170).mapToObj(i -> "ARCHIVE a" + i).toList());
        assertThat(intake.taken).hasSizeLessThan(200);
        assertThat(positions.older(key)).get().matches(MailboxPositions.Position::finished);
    }

    @Test
    void anotherUidValidityIsReadFromTheStart() throws Exception {
        server.add("first", created.plusSeconds(60));
        server.add("second", created.plusSeconds(61));
        reader.poll();
        server.cut();
        server.mails.clear();
        server.uidValidity = 77;
        server.uidNext = 1;
        server.add("old", created.minus(Duration.ofDays(5)));
        server.add("while restored", now);
        restart();
        reader.poll();

        assertThat(intake.taken).isEqualTo(live("first", "second", "while restored"));
    }

    @Test
    void cutInTheMiddleOfFetchYieldsNoHalfMail() throws Exception {
        server.add("one", now);
        server.add("x".repeat(100_000) + "end", now);
        server.add("three", now);
        server.tricks.put(2L, Trick.CUT_IN_LITERAL);

        assertThatThrownBy(reader::poll).isInstanceOf(MessagingException.class);
        reader.poll();

        assertThat(intake.taken.stream().distinct()).isEqualTo(live("one", "x".repeat(100_000) + "end", "three"));
    }

    @Test
    void oneBrokenMailStopsNoOtherAndIsLeftWithReason() throws Exception {
        for (var trick : new Trick[] {Trick.REFUSE, Trick.NIL, Trick.HANG_UP}) server.tricks.put(server.add(trick.name(), now), trick);
        server.add("good", now);

        for (int i = 0; i < 60; i++) {
            try {
                reader.poll();
            } catch (MessagingException hungUp) {
                assertThat(server.tricks).containsKey(3L);
            }
            now = now.plus(Duration.ofHours(1));
        }

        assertThat(intake.taken.stream().distinct()).isEqualTo(live("good"));
        assertThat(positions.skipped(key)).hasSize(3).allSatisfy(left -> assertThat(left.reason()).isNotBlank());
        server.commands.clear();
        reader.poll();
        assertThat(server.commands).noneMatch(command -> command.contains("BODY.PEEK"));
    }

    @Test
    void tooLargeMailIsLeftAndNeverFetched() throws Exception {
        server.mails.put(1L, new FakeImap.Stored(new byte[(int) Inbox.LIMIT_BYTES + 1], now));
        server.uidNext = 2;
        server.add("small", now);

        reader.poll();

        assertThat(intake.taken).isEqualTo(live("small"));
        assertThat(positions.skipped(key)).singleElement().satisfies(left -> assertThat(left.reason()).startsWith("too-large"));
        assertThat(server.commands).noneMatch(command -> command.startsWith("UID FETCH 1 (UID BODY"));
    }

    @Test
    void mailExpungedUnderUsIsNoError() throws Exception {
        server.tricks.put(server.add("gone", now), Trick.EXPUNGE);
        server.add("there", now);

        reader.poll();

        assertThat(intake.taken).isEqualTo(live("there"));
        assertThat(positions.troubles(key, 1)).isEmpty();
    }

    @Test
    void serverThatWantsToKnowWhoWeAreIsTold() throws Exception {
        server.idRequired = true;
        server.add("one", now);

        reader.poll();

        assertThat(intake.taken).isEqualTo(live("one"));
    }

    @Test
    void serverThatCannotSearchIsReadAllTheSame() throws Exception {
        server.canSearch = false;
        server.add("old", created.minus(Duration.ofDays(9)));
        server.add("one", now);

        reader.poll();

        assertThat(intake.taken).isEqualTo(live("one"));
    }

    @Test
    void folderOfFiftyThousandIsNeverListed() throws Exception {
        var raw = "old".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 50_000; i++) server.add(raw, created.minus(Duration.ofDays(30)));
        server.add("new", now);

        reader.poll();
        server.add("newer", now);
        reader.poll();

        assertThat(intake.taken).isEqualTo(live("new", "newer"));
        assertThat(server.commands).filteredOn(command -> command.startsWith("UID SEARCH UID 1:")).allMatch(command -> command.contains(" SINCE "));
        assertThat(server.commands).filteredOn(command -> command.startsWith("UID FETCH")).noneMatch(command -> command.contains(":"));
    }

    @Test
    void connectionIsKeptBetweenPolls() throws Exception {
        for (int i = 0; i < 3; i++) reader.poll();

        assertThat(server.commands).filteredOn(command -> command.equals("LOGIN")).hasSize(1);
    }
}
