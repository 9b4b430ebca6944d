package io.tributary.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.console.DraftState.Other;
import io.tributary.console.DraftState.Turn;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DraftStateTests {

    private static final String OFFICE = "office";
    private static final String HOME = "home";

    @Test
    void laterSaveOfOneBrowserBeatsAnEarlierOneThatArrivesLate() {
        var draft = fresh().written(text("Hello Ame"), new Turn(OFFICE, 2, 0), Other.KEEP);

        assertThat(draft.written(text("Hello"), new Turn(OFFICE, 1, 0), Other.KEEP)).isEqualTo(draft);
    }

    @Test
    void lastOfTwoBrowsersWinsAndTheOthersWordsAreKept() {
        var draft = fresh().written(text("From the office"), new Turn(OFFICE, 1, 0), Other.KEEP)
                .written(text("From home"), new Turn(HOME, 1, 0), Other.KEEP);

        assertThat(words(draft.content())).isEqualTo("From home");
        assertThat(words(draft.other())).isEqualTo("From the office");
    }

    @Test
    void whoGoesOnWithWhatTheOtherWroteOverwritesNothing() {
        var draft = fresh().written(text("Hello"), new Turn(OFFICE, 1, 0), Other.KEEP);

        assertThat(draft.written(text("Bye"), new Turn(HOME, 1, draft.rev()), Other.KEEP).other()).isNull();
        assertThat(draft.written(text("Hello Amelia"), new Turn(HOME, 1, 0), Other.KEEP).other()).isNull();
    }

    @Test
    void otherVersionIsSwappedInOrDropped() {
        var draft = fresh().written(text("Office"), new Turn(OFFICE, 1, 0), Other.KEEP).written(text("Home"), new Turn(HOME, 1, 0), Other.KEEP);

        var swapped = draft.written(text("Office"), new Turn(HOME, 2, draft.rev()), Other.SWAP);
        assertThat(words(swapped.content())).isEqualTo("Office");
        assertThat(words(swapped.other())).isEqualTo("Home");
        assertThat(swapped.written(text("Office"), new Turn(HOME, 3, swapped.rev()), Other.DROP).other()).isNull();
    }

    @Test
    void saveThatArrivesAfterTheSendingIsNone() {
        var sent = fresh().written(text("Hello Ame"), new Turn(OFFICE, 1, 0), Other.KEEP).sent("Hello Amelia", new Turn(OFFICE, 3, 1));

        assertThat(sent.content()).isNull();
        assertThat(sent.written(text("Hello Amel"), new Turn(OFFICE, 2, 1), Other.KEEP)).isEqualTo(sent);
        assertThat(sent.written(text("Hello Ame"), new Turn(HOME, 9, 1), Other.KEEP)).isEqualTo(sent);
    }

    @Test
    void somethingElseWrittenAfterTheSendingIsKept() {
        var sent = fresh().written(text("Hello"), new Turn(OFFICE, 1, 0), Other.KEEP).sent("Hello", new Turn(OFFICE, 2, 1));

        assertThat(words(sent.written(text("One more thing"), new Turn(HOME, 1, 0), Other.KEEP).content())).isEqualTo("One more thing");
    }

    @Test
    void sendingDoesNotTakeAlongWhatItsSenderHasNotSeen() {
        var sent = fresh().written(text("Hello"), new Turn(OFFICE, 1, 0), Other.KEEP)
                .written(text("Something else"), new Turn(HOME, 1, 1), Other.KEEP)
                .sent("Hello", new Turn(OFFICE, 2, 1));

        assertThat(words(sent.other())).isEqualTo("Something else");
    }

    @Test
    void draftOfAMergedTicketStandsBesideTheOneThatIsThere() {
        var here = fresh().written(text("Here"), new Turn(OFFICE, 1, 0), Other.KEEP);
        var there = fresh().written(text("There"), new Turn(OFFICE, 1, 0), Other.KEEP);

        assertThat(words(here.joined(there).content())).isEqualTo("Here");
        assertThat(words(here.joined(there).other())).isEqualTo("There");
        assertThat(words(fresh().joined(there).content())).isEqualTo("There");
    }

    @Test
    void halfAnEmojiAndNothingAtAllAreStorable() {
        assertThat(new DraftContent("a\0b\ud83d", "\0", null, List.of(), null).storable().text()).isEqualTo("ab\ufffd");
    }

    private static DraftState fresh() {
        return DraftState.none(new Turn("", 0, 0));
    }

    private static DraftContent text(String words) {
        return new DraftContent(words, null, null, List.of(), new UUID(0, 1));
    }

    private static String words(@org.jspecify.annotations.Nullable DraftContent content) {
        return Objects.requireNonNull(content).text();
    }
}
