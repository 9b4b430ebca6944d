package io.tributary.insight;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Follows what happens, a second behind at most while it keeps up, on a thread of its own. */
@Component
class FactWorker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(FactWorker.class);
    /** A ticket that is touched several times meanwhile is told once. */
    private static final long REST_MILLIS = 1_000;
    /** Between two rounds of many: whoever waits for a mail to be taken goes first. */
    private static final long BREATH_MILLIS = 20;

    private final FactFollower follower;
    private volatile boolean running;
    private Thread thread = new Thread();

    FactWorker(FactFollower follower) {
        this.follower = follower;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("insight-facts").start(this::loop);
    }

    private void loop() {
        while (running) {
            var more = false;
            try {
                more = follower.round();
            } catch (RuntimeException e) {
                if (running) LOG.warn("Facts pause: {}", e.toString());
            }
            try {
                Thread.sleep(more ? BREATH_MILLIS : REST_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
        try {
            thread.join(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
