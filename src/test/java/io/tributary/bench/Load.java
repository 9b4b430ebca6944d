package io.tributary.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Senders, each with a connection of its own. What is counted is answered 202; anything else ends the benchmark. */
final class Load {

    static final int SENDERS = 4;

    private final int port;
    private final String token;

    Load(int port, String token) {
        this.port = port;
        this.token = token;
    }

    interface Bodies {
        byte[] body(int number);
    }

    /** Sends numbers {@code from} until {@code to} as fast as they are answered; returns the seconds it took. */
    double send(String path, String type, int from, int to, Bodies bodies) throws Exception {
        var prepared = new byte[to - from][];
        for (int i = 0; i < prepared.length; i++) prepared[i] = bodies.body(from + i);
        var next = new AtomicInteger();
        var started = System.nanoTime();
        all(SENDERS, () -> {
            try (var connection = new KeepAlive(port, token)) {
                for (int i; (i = next.getAndIncrement()) < prepared.length;) accepted(connection.post(path, type, prepared[i]));
            }
            return null;
        });
        return (System.nanoTime() - started) / 1e9;
    }

    /**
     * Sends number {@code n} at its time, {@code perSecond} a second, whether or not those before are answered in time (a late sender
     * does not make its own lateness disappear); returns when each should have left.
     */
    long[] pace(int perSecond, int count, Paths paths, String type, Bodies bodies) throws Exception {
        var due = new long[count];
        var begin = System.nanoTime() + 200_000_000L;
        Arrays.setAll(due, n -> begin + n * 1_000_000_000L / perSecond);
        var next = new AtomicInteger();
        all(SENDERS, () -> {
            try (var connection = new KeepAlive(port, token)) {
                for (int n; (n = next.getAndIncrement()) < count;) {
                    var body = bodies.body(n);
                    for (long left; (left = due[n] - System.nanoTime()) > 0;) java.util.concurrent.locks.LockSupport.parkNanos(left);
                    accepted(connection.post(paths.path(n), type, body));
                }
            }
            return null;
        });
        return due;
    }

    interface Paths {
        String path(int number);
    }

    private static void accepted(KeepAlive.Answer answer) {
        if (answer.status() != 202) throw new AssertionError("Answered " + answer.status() + ": " + answer.body());
    }

    private static void all(int senders, Callable<Void> task) throws Exception {
        try (var threads = Executors.newFixedThreadPool(senders)) {
            var running = new ArrayList<Future<Void>>();
            for (int i = 0; i < senders; i++) running.add(threads.submit(task));
            for (var one : running) one.get();
        }
    }
}
