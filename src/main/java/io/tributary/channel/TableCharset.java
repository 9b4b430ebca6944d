package io.tributary.channel;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;

/** A charset of one byte a letter that Java does not have, to read alone. The letters are those of the tables the Unicode Consortium keeps. */
final class TableCharset extends Charset {

    /** Nordic: Sami, Icelandic, Greenlandic. */
    static final Charset LATIN_6 = new TableCharset("ISO-8859-10",
            "\u00a0ĄĒĢĪĨĶ§ĻĐŠŦŽ\u00adŪŊ°ąēģīĩķ·ļđšŧž―ūŋĀÁÂÃÄÅÆĮČÉĘËĖÍÎÏÐŅŌÓÔÕÖŨØŲÚÛÜÝÞßāáâãäåæįčéęëėíîïðņōóôõöũøųúûüýþĸ");
    /** Celtic: Welsh, Irish. */
    static final Charset LATIN_8 = new TableCharset("ISO-8859-14",
            "\u00a0Ḃḃ£ĊċḊ§Ẁ©ẂḋỲ\u00ad®ŸḞḟĠġṀṁ¶ṖẁṗẃṠỳẄẅṡÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏŴÑÒÓÔÕÖṪØÙÚÛÜÝŶßàáâãäåæçèéêëìíîïŵñòóôõöṫøùúûüýŷÿ");

    private static final int FROM = 0xa0;

    private final String letters;

    /** @param letters from A0 to FF */
    private TableCharset(String name, String letters) {
        super(name, null);
        this.letters = letters;
    }

    @Override
    public boolean contains(Charset other) {
        return other.name().equals("US-ASCII") || other.equals(this);
    }

    @Override
    public boolean canEncode() {
        return false;
    }

    @Override
    public CharsetEncoder newEncoder() {
        throw new UnsupportedOperationException(name());
    }

    @Override
    public CharsetDecoder newDecoder() {
        return new CharsetDecoder(this, 1, 1) {
            @Override
            protected CoderResult decodeLoop(ByteBuffer in, CharBuffer out) {
                while (in.hasRemaining()) {
                    if (!out.hasRemaining()) return CoderResult.OVERFLOW;
                    int b = in.get() & 0xff;
                    out.put(b < FROM ? (char) b : letters.charAt(b - FROM));
                }
                return CoderResult.UNDERFLOW;
            }
        };
    }
}
