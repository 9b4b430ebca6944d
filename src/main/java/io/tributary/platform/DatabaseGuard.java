package io.tributary.platform;

import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the database again, on the same port, whenever it dies under the living application. */
final class DatabaseGuard implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseGuard.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    /** A server that lived this long was healthy; one that did not counts as one more failure, so a broken disk is not hammered. */
    private static final Duration HEALTHY_AFTER = Duration.ofMinutes(1);

    private final PostgresServer server;
    private final Thread thread = Thread.ofPlatform().daemon().name("database-guard").unstarted(this::watch);
    private volatile boolean up = true;
    private int failures;
    private long startedAt = System.nanoTime();

    DatabaseGuard(PostgresServer running) {
        this.server = running;
    }

    void start() {
        thread.start();
    }

    boolean up() {
        return up;
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(LOOK_EVERY);
                if (!alive()) revive();
            }
        } catch (InterruptedException e) {
            LOG.debug("The database is no longer watched");
        }
    }

    private boolean alive() {
        try {
            return server.alive();
        } catch (IOException e) {
            LOG.warn("Cannot tell whether the database lives: {}", e.toString());
            return up;
        }
    }

    private void revive() throws InterruptedException {
        up = false;
        LOG.error("The database on port {} has died; starting it again", server.port());
        if (System.nanoTime() - startedAt > HEALTHY_AFTER.toNanos()) failures = 0;
        while (!up) {
            Thread.sleep(pause(failures++));
            up = started();
        }
        startedAt = System.nanoTime();
        LOG.info("The database answers again on port {}", server.port());
    }

    private boolean started() throws InterruptedException {
        try {
            server.start();
            return true;
        } catch (IOException | RuntimeException e) {
            LOG.error("The database does not start; trying again in {} s: {}", pause(failures).toSeconds(), reason(e));
            return false;
        }
    }

    private static String reason(Exception e) {
        return e instanceof DatabaseUnavailable ? String.valueOf(e.getMessage()) : e.toString();
    }

    /** None before the first try, then 1, 2, 4 … 30 seconds. */
    static Duration pause(int failures) {
        if (failures == 0) return Duration.ZERO;
        var doubled = Duration.ofSeconds(1L << Math.min(failures - 1, 10));
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    @Override
    public void close() throws InterruptedException {
        up = false;
        thread.interrupt();
        thread.join();
    }
}
