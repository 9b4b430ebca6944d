package io.tributary.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.channel.Trouble.Cure;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;

class TroubleTests {

    @Test
    void databaseThatIsAwayIsNotHeldAgainstTheMail() {
        for (var state : new String[] {"40001", "40P01", "08006", "57P01", "53300"}) {
            var error = new CannotAcquireLockException("x", new SQLException("x", state));
            assertThat(Trouble.of(error).cure()).as(state).isEqualTo(Cure.TIME);
        }
        assertThat(Trouble.of(new DuplicateKeyException("x", new SQLException("x", "23505"))).cure()).isEqualTo(Cure.SOME_TIME);
        assertThat(Trouble.of(new DataIntegrityViolationException("x", new SQLException("x", "22021"))).cure()).isEqualTo(Cure.TRIES);
    }

    @Test
    void wordsCanAlwaysBeStored() {
        var said = Trouble.of(new IllegalStateException("a\0b\r\nc\uD800d" + "e".repeat(1_000))).detail();

        assertThat(said).startsWith("IllegalStateException: a b  c\uFFFDde").hasSize(500);
    }

    @Test
    void pairsAreNotCutInTwo() {
        assertThat(Trouble.storable("😀😀😀", 2)).isEqualTo("😀😀");
    }
}
