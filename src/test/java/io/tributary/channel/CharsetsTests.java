package io.tributary.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Text is read in the charset its bytes are in, whatever they are said to be in. */
class CharsetsTests {

    private static byte[] bytes(String text, String charset) {
        return text.getBytes(Charset.forName(charset));
    }

    @ParameterizedTest
    @CsvSource({"Big5, UTF-8, 订单没有收到", "Big5, UTF-8, 您好", "Shift_JIS, UTF-8, 返品について", "Shift_JIS, EUC-JP, ご連絡ありがとうございます", "Shift_JIS, EUC-JP, 山田太郎", "Big5, EUC-JP, 返品をお願いします",
        "Big5, UTF-8, Réclamation", "EUC-JP, windows-31j, お問い合わせ", "GB2312, Big5, 無法傳遞", "utf-8, GBK, 您好", "utf-8, GBK, 退款", "utf-8, GBK, 王小明", "utf-8, GBK, Re: 报价", "utf-8, windows-31j, 注文の件",
        "utf-8, EUC-KR, 배송 문의", "utf-8, windows-1252, café", "utf-8, windows-1252, Haití", "iso-8859-2, UTF-8, Jiří Novák", "utf-8, windows-1252, It’s late", "us-ascii, GBK, 请尽快回复", "iso-2022-jp, windows-31j, テスト", "windows-1251, UTF-8, Привет", "koi8-r, UTF-8, 您好"})
    void labelThatIsWrongIsNotBelieved(String said, String charset, String text) {
        assertThat(Charsets.decode(bytes(text, charset), said)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"windows-1251, 'Здравствуйте, где мой заказ?'", "windows-1251, Привет", "windows-1251, СРОЧНО", "KOI8-R, Возврат денег", "windows-1253, Πού είναι η παραγγελία μου;", "windows-1255, איפה ההזמנה שלי?",
        "windows-1256, أين طلبي؟", "x-windows-874, สวัสดี", "windows-1254, Teşekkürler", "windows-1252, Grüße aus Köln", "windows-1252, ¿Dónde está mi pedido?", "Big5, 訂單編號", "GBK, 通知", "GBK, 询价单", "GBK, 阿鲁巴", "windows-1253, Γιώργος", "windows-31j, 佐藤",
        "EUC-JP, こんにちは", "EUC-KR, 환불 요청", "windows-1250, Gdzie jest moja przesyłka?"})
    void unknownNameIsNoHindrance(String charset, String text) {
        assertThat(Charsets.decode(bytes(text, charset), "x-nobody-knows")).isEqualTo(text);
        assertThat(Charsets.decode(bytes(text, charset), null)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"iso-8859-1, Facture à régler", "iso-8859-1, à vous", "us-ascii, à vous", "utf-8, à vous"})
    void headerInUtf8NeedsNoWordAboutIt(String body, String text) {
        var raw = bytes(text, "UTF-8");
        assertThat(Charsets.ofHeader(raw, 0, raw.length, Charsets.likely(body))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"Big5, 陳怡君", "GBK, 魏晨曦", "GBK, 囍", "GBK, 绍纳语", "x-windows-874, เบนิน", "windows-31j, ﾔﾏﾀﾞ ﾊﾅｺ", "EUC-JP, 齋藤", "x-windows-949, 뷁", "KOI8-R, СРОЧНО", "windows-1251, да", "iso-8859-1, ÄÖÜ", "UTF-8, 䨻"})
    void labelThatMayBeRightIsBelieved(String charset, String text) {
        assertThat(Charsets.decode(bytes(text, charset), charset)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"您好", "Grüß Gott", "订单号 A-1042 没有收到", "Привет, мир", "Смешно 😀", "ok 好"})
    void utf8CutInsideItsLastCharacterIsUtf8(String text) {
        var whole = text.getBytes(StandardCharsets.UTF_8);
        int last = text.offsetByCodePoints(text.length(), -1);
        int from = text.substring(0, last).getBytes(StandardCharsets.UTF_8).length;
        for (int end = from + 1; end < whole.length; end++) {
            if (whole[whole.length - 1] >= 0) continue;
            assertThat(Charsets.decode(Arrays.copyOf(whole, end), "utf-8")).isEqualTo(text.substring(0, last) + '\ufffd');
        }
    }

    @ParameterizedTest
    @CsvSource({"Hello, where is my order?", "订单没有收到，请帮忙查一下", "Здравствуйте", "返品について", "배송 문의", "สอบถาม", "Hi"})
    void utf16NeedsNoMark(String text) {
        for (var charset : new Charset[] {StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE}) {
            for (var said : new String[] {"utf-16", "utf-16le", "utf-16be", "unicode"}) {
                assertThat(Charsets.decode(text.getBytes(charset), said)).as("%s said to be %s", charset, said).isEqualTo(text);
            }
        }
    }

    @Test
    void utf16IsSeenWhereNothingOrAnotherNameIsSaid() {
        for (var said : new String[] {null, "utf-8", "us-ascii", "x-nobody"}) {
            assertThat(Charsets.decode("Two bytes each".getBytes(StandardCharsets.UTF_16LE), said)).isEqualTo("Two bytes each");
            assertThat(Charsets.decode("Two bytes each".getBytes(StandardCharsets.UTF_16BE), said)).isEqualTo("Two bytes each");
        }
        assertThat(Charsets.decode("One byte each".getBytes(StandardCharsets.US_ASCII), "utf-16")).isEqualTo("One byte each");
        assertThat(Charsets.decode("编码写错了".getBytes(StandardCharsets.UTF_8), "utf-16")).isEqualTo("编码写错了");
    }

    @Test
    void charsetsJavaLacksAreRead() {
        var northern = new byte[] {(byte) 0xaa, 'a', (byte) 0xbf, 'a', (byte) 0xbd, (byte) 0xe7};
        var celtic = new byte[] {(byte) 0xd0, (byte) 0xf0, (byte) 0xa1, (byte) 0xb8};

        assertThat(Charsets.decode(northern, "ISO-8859-10")).isEqualTo("Šaŋa―į");
        assertThat(Charsets.decode(northern, "latin6")).isEqualTo("Šaŋa―į");
        assertThat(Charsets.decode(celtic, "iso_8859-14")).isEqualTo("ŴŵḂẁ");
        assertThat(Charsets.decode("Å".getBytes(StandardCharsets.UTF_8), "us-ascii")).isEqualTo("Å");
    }

    @ParameterizedTest
    @CsvSource({"windows1251", "win-1251", "x-cp1251", "CP-1251", "windows_1251", "'\"windows-1251\"'"})
    void namesAreSpeltInManyWays(String name) {
        assertThat(Charsets.named(name)).isEqualTo(Charset.forName("windows-1251"));
    }

    @Test
    void sevenBitJapaneseNeedsNoName() {
        assertThat(Charsets.decode("注文の件".getBytes(Charset.forName("ISO-2022-JP")), "us-ascii")).isEqualTo("注文の件");
    }
}
