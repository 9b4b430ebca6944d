package io.tributary.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.WholeDesk;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Merges, splits and undoing in any order, with mails, notes and answers in between: everything ends where its customer expects it. */
@WholeDesk
class MergePropertyTests {

    @Autowired
    ApplicationContext desk;

    @Test
    void everyMessageEndsWhereItsCustomerExpectsIt() {
        sequences(30);
    }

    @Tag("full")
    @RepeatedTest(10)
    void everyMessageEndsWhereItsCustomerExpectsItAThousandTimes() {
        sequences(1_000);
    }

    private void sequences(int count) {
        var seed = Long.getLong("tributary.seed", System.nanoTime());
        var random = new Random(seed);
        System.out.println("Merge sequences with tributary.seed=" + seed);
        for (int i = 0; i < count; i++) {
            var sequence = random.nextLong();
            try {
                new Conversation(desk, new Random(sequence)).run(14);
            } catch (Throwable failed) {
                throw new AssertionError("Sequence " + i + " (" + sequence + "L) of seed " + seed, failed);
            }
        }
    }
}
