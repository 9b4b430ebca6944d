package io.tributary.platform.web;

import io.tributary.platform.Sha256;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.Part;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A request whose body is known by its hash before the handler reads it. */
final class RepeatableRequest extends HttpServletRequestWrapper {

    private final byte @org.jspecify.annotations.Nullable [] body;
    private final byte[] sha256;

    private RepeatableRequest(HttpServletRequest request, byte @org.jspecify.annotations.Nullable [] body, byte[] sha256) {
        super(request);
        this.body = body;
        this.sha256 = sha256;
    }

    /** Parts of an upload are kept by the container and hashed one by one: a boundary differs on every try. */
    static RepeatableRequest of(HttpServletRequest request) throws IOException, jakarta.servlet.ServletException {
        var type = request.getContentType();
        if (type == null || !type.startsWith("multipart/")) {
            var body = request.getInputStream().readAllBytes();
            return new RepeatableRequest(request, body, Sha256.of(body));
        }
        var digest = Sha256.digest();
        for (Part part : request.getParts()) {
            digest.update((part.getName() + '\n' + part.getSubmittedFileName() + '\n').getBytes(StandardCharsets.UTF_8));
            try (var in = part.getInputStream()) {
                in.transferTo(new java.security.DigestOutputStream(java.io.OutputStream.nullOutputStream(), digest));
            }
        }
        return new RepeatableRequest(request, null, digest.digest());
    }

    byte[] sha256() {
        return sha256;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (body == null) return super.getInputStream();
        var bytes = new ByteArrayInputStream(body);
        return new ServletInputStream() {
            @Override
            public int read() {
                return bytes.read();
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                return bytes.read(into, offset, length);
            }

            @Override
            public boolean isFinished() {
                return bytes.available() == 0;
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setReadListener(ReadListener listener) {
                throw new UnsupportedOperationException();
            }
        };
    }
}
