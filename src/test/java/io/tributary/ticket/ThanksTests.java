package io.tributary.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThanksTests {

    @ParameterizedTest
    @ValueSource(strings = {"谢谢，已经收到了", "多谢！", "好的，谢谢您的帮助。", "感谢您的耐心解答，祝您工作愉快！", "Thanks!", "Thank you so much, that worked.",
        "Great, thanks a lot. Best, Ann", "Vielen Dank, es hat geklappt.", "Merci beaucoup !", "Muchas gracias, un saludo", "ありがとうございます。", "謝謝，收到了"})
    void areThanksAndNothingElse(String text) {
        assertThat(Thanks.mere(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"谢谢，但是还没收到", "谢谢，请问什么时候到？", "谢谢，麻烦再发一次", "谢谢，没有解决", "Thanks, but it still flickers.", "Thanks. When will it arrive?",
        "Thank you, could you send it again", "Thanks - it doesn't work", "Danke, aber es geht noch nicht.", "Merci, mais rien n'est arrivé", "It works.", "", "Gracias, pero todavía no"})
    void sayMoreThanThanks(String text) {
        assertThat(Thanks.mere(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {161, 5_000})
    void areShort(int length) {
        assertThat(Thanks.mere("Thanks" + "a".repeat(length - 6))).isFalse();
    }
}
