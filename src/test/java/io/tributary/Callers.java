package io.tributary;

import java.io.UncheckedIOException;
import java.net.http.HttpTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Calls of several kinds, each repeated by a thread of its own until closed. */
final class Callers implements AutoCloseable {

    private final List<Thread> threads = new ArrayList<>();
    private final AtomicIntegerArray good;
    private final Queue<Client.Answer> bad = new ConcurrentLinkedQueue<>();
    private final Queue<RuntimeException> unanswered = new ConcurrentLinkedQueue<>();
    private volatile boolean open = true;

    Callers(List<Supplier<Client.Answer>> calls) {
        good = new AtomicIntegerArray(calls.size());
        for (int i = 0; i < calls.size(); i++) {
            var kind = i;
            threads.add(Thread.ofPlatform().daemon().start(() -> repeat(kind, calls.get(kind))));
        }
    }

    private void repeat(int kind, Supplier<Client.Answer> call) {
        while (open) {
            try {
                var answer = call.get();
                if (answer.status() < 400) good.incrementAndGet(kind);
                else bad.add(answer);
                Thread.sleep(10);
            } catch (InterruptedException e) {
                return;
            } catch (UncheckedIOException cutOff) {
                // Half an answer is no answer; waiting for one in vain is what must not be.
                if (cutOff.getCause() instanceof HttpTimeoutException) unanswered.add(cutOff);
            }
        }
    }

    /** Waits until each kind of call has succeeded that many times more. */
    void awaitAnswers(int count) {
        var before = IntStream.range(0, good.length()).map(good::get).toArray();
        Client.eventually(() -> {
            if (!unanswered.isEmpty()) throw new AssertionError("A call was not answered", unanswered.peek());
            return IntStream.range(0, before.length).allMatch(i -> good.get(i) >= before[i] + count) ? true : null;
        });
    }

    /** Answers that were refusals. */
    List<Client.Answer> bad() {
        return List.copyOf(bad);
    }

    @Override
    public void close() throws InterruptedException {
        open = false;
        for (var thread : threads) thread.join();
    }
}
