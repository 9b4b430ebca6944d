package io.tributary.channel;

import io.tributary.ticket.TicketEvent.TicketOpened;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.event.EventListener;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What goes wrong in the middle of a mail: its subject asks for it, and the transaction it is in suffers it. */
@Component
class Sabotage {

    private final JdbcClient jdbc;
    private final Random random = new Random(20261124);
    private final Map<String, Integer> times = new ConcurrentHashMap<>();

    Sabotage(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void on(TicketOpened event) {
        var subject = jdbc.sql("select subject from ticket where id = ?").param(event.ticketId()).query(String.class).single();
        if (!subject.startsWith("sabotage ")) return;
        var time = times.merge(subject, 1, Integer::sum);
        switch (subject.split(" ")[1]) {
            case "halt" -> Runtime.getRuntime().halt(137);
            case "deep" -> deeper(0);
            case "memory" -> throw new OutOfMemoryError("as if");
            case "fails" -> throw new IllegalStateException("It\0 cannot\nbe.");
            case "twice" -> {
                if (time <= 2) throw new IllegalStateException("not yet");
            }
            case "clashes" -> {
                if (time <= 6) throw new DuplicateKeyException("two at once");
            }
            case "random" -> luck();
            default -> throw new AssertionError(subject);
        }
    }

    private static int deeper(int depth) {
        return deeper(depth + 1) + 1;
    }

    private synchronized void luck() {
        switch (random.nextInt(30)) {
            case 0, 1 -> throw new IllegalStateException("bad luck");
            case 2, 3 -> throw new CannotAcquireLockException("a deadlock");
            case 4 -> throw new DuplicateKeyException("two at once");
            case 5 -> throw new OutOfMemoryError("as if");
            default -> {}
        }
    }
}
