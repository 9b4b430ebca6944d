package io.tributary.channel;

/** This row will not be processed however often it is tried. {@code code} is stable, the message is for people. */
final class Unprocessable extends RuntimeException {

    private final String code;

    Unprocessable(String code, String reason) {
        super(reason, null, false, false);
        this.code = code;
    }

    String code() {
        return code;
    }
}
