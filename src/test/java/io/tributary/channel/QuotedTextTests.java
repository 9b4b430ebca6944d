package io.tributary.channel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An older mail is folded away; what the writer wrote is not, wherever it stands. */
class QuotedTextTests {

    private static QuotedText html(String html) {
        return QuotedText.split(HtmlText.lines(html), false);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "Hi,\n\nOn Mon, 2 Nov 2026 at 10:00, Support <s@x.example> wrote:\n> Which size?\n\nForty-two.\n\n> Which colour?\n\nMINE",
        "Hi,\n\nOn Mon, 2 Nov 2026 at 10:00, Support <s@x.example> wrote:\n> Which size?\n> Which colour?\n\nMINE",
        "See below.\n\n-----Original Message-----\nFrom: Support <s@x.example>\nSent: Monday\nTo: Ann\nSubject: Order\n\n> Which size?\nMINE\n> Which colour?\nBlue",
        "Hello,\n\n-----Original Message-----\nFrom: Support <s@x.example>\nSubject: Order\n\n> Which size?\n\nMINE",
        "Hello,\n\nFrom: Support <s@x.example>\nSent: Monday, 2 November 2026\nTo: Ann\nSubject: Order\n> Which size?\nMINE",
        "My answers are in red below.\n\nFrom: Support <s@x.example>\nSent: Monday, 2 November 2026\nTo: Ann\nSubject: Order\n\nWhich size? MINE",
        "回复见邮件里的红字。\n\n发件人: 客服 <s@x.example>\n发送时间: 2026年11月2日\n收件人: 安\n主题: 订单\n\n什么尺码？MINE",
        "Hi,\nOn 2 November your colleague Tom wrote:\n\"We will refund you.\"\nMINE: nothing happened.",
        "Please book a journey.\n\nFrom: Berlin\nTo: Paris\nDate: 3 November 2026\nMINE",
        "Steps I tried:\n> Settings > MINE > Delete",
        "Hello\n--\nMy order is A-1042. Where is MINE?",
        "Hello\n\nSent from my shop were two parcels\nand MINE did not arrive",
        "谢谢你们的帮助\n\n发自内心地感谢 MINE"})
    void whatTheWriterWroteIsSeen(String body) {
        assertThat(QuotedText.split(body).text()).contains("MINE");
    }

    @Test
    void answersBetweenBlocksOfGmailAreSeen() {
        var split = html("<div>Hi,</div><div class=\"gmail_quote\"><div class=\"gmail_attr\">On Mon, 2 Nov 2026 at 10:00 Support &lt;s@x.example&gt; wrote:<br></div>"
                + "<blockquote class=\"gmail_quote\"><div>Which size?</div></blockquote><div>Forty-two.</div><blockquote class=\"gmail_quote\"><div>Which colour?</div></blockquote><div>Blue.</div></div>");

        assertThat(split.text()).contains("Which size?", "Forty-two.", "Blue.");
        assertThat(split.quoted()).isNull();
    }

    @Test
    void answerBelowTheBlockOfGmailIsTheText() {
        var split = html("<div class=\"gmail_quote\"><div class=\"gmail_attr\">On Mon, 2 Nov 2026 at 10:00 Support &lt;s@x.example&gt; wrote:<br></div>"
                + "<blockquote class=\"gmail_quote\"><div>Which size?</div></blockquote><div>Forty-two.</div></div>");

        assertThat(split.text()).isEqualTo("Forty-two.");
        assertThat(split.quoted()).contains("Which size?");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "MINE\n\nOn Mon, 2 Nov 2026 at 10:00, Support wrote:\n\nOLD\n\nRegards",
        "MINE\n\nOn 2026-11-02, Support <s@x.example> wrote:\nOLD",
        "MINE\n\nFrom: Support\nSent: Monday, 2 November 2026 10:00\nTo: Ann\nSubject: Order\n\nOLD\n\n> older OLD\n",
        "MINE\n\n-----Original Message-----\nFrom: Support <s@x.example>\n\n> OLD\n> OLD\n",
        "MINE\nAnn wrote:\n> OLD",
        "MINE\n\n> OLD",
        "MINE\n--\nAnn Lee\nOLD Street 1",
        "MINE\n\nSent from my iPhone\n\nOn Mon, 2 Nov 2026 at 10:00, Support <s@x.example> wrote:\n> OLD"})
    void olderMailIsStillFolded(String body) {
        var split = QuotedText.split(body);

        assertThat(split.text()).contains("MINE").doesNotContain("OLD");
        assertThat(split.quoted()).contains("OLD");
    }
}
