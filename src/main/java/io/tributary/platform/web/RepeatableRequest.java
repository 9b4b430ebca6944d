package io.tributary.platform.web;

import io.tributary.platform.Problem;
import io.tributary.platform.Sha256;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.Part;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import org.apache.tomcat.util.http.fileupload.impl.SizeException;

/** A request whose body is known by its hash before the handler reads it. */
final class RepeatableRequest extends HttpServletRequestWrapper {

    /** As much as the largest door takes: a mail of 50 MB. */
    private static final int LONGEST_BODY = 50 * 1024 * 1024;

    private static final long LONGEST_UPLOAD = 25L * 1024 * 1024;

    private final byte @org.jspecify.annotations.Nullable [] body;
    private final byte[] sha256;

    private RepeatableRequest(HttpServletRequest request, byte @org.jspecify.annotations.Nullable [] body, byte[] sha256) {
        super(request);
        this.body = body;
        this.sha256 = sha256;
    }

    /** Parts of an upload are kept by the container and hashed one by one: a boundary differs on every try. */
    static RepeatableRequest of(HttpServletRequest request) throws IOException {
        var type = request.getContentType();
        if (type == null || !type.startsWith("multipart/")) {
            var body = request.getInputStream().readNBytes(LONGEST_BODY + 1);
            if (body.length > LONGEST_BODY) throw Problem.tooLarge(LONGEST_BODY);
            return new RepeatableRequest(request, body, Sha256.of(body));
        }
        var digest = Sha256.digest();
        for (Part part : parts(request)) {
            digest.update((part.getName() + '\n' + part.getSubmittedFileName() + '\n').getBytes(StandardCharsets.UTF_8));
            try (var in = part.getInputStream()) {
                in.transferTo(new java.security.DigestOutputStream(java.io.OutputStream.nullOutputStream(), digest));
            }
        }
        return new RepeatableRequest(request, null, digest.digest());
    }

    private static Collection<Part> parts(HttpServletRequest request) {
        try {
            return request.getParts();
        } catch (IllegalStateException | IOException | ServletException e) {
            throw e.getCause() instanceof SizeException ? Problem.tooLarge(LONGEST_UPLOAD) : Problem.invalid("body", "multipart");
        }
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
