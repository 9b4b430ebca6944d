package io.tributary.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One HTTP connection, kept open as long as the server wants it, that costs its sender next to nothing. */
final class KeepAlive implements AutoCloseable {

    private final int port;
    private final String token;
    private Socket socket;
    private BufferedInputStream in;

    KeepAlive(int port, String token) throws IOException {
        this.port = port;
        this.token = token;
        open();
    }

    private void open() throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(60_000);
        in = new BufferedInputStream(socket.getInputStream());
    }

    record Answer(int status, String body) {}

    Answer post(String path, String type, byte[] body) throws IOException {
        var head = ("POST " + path + " HTTP/1.1\r\nHost: localhost:" + port + "\r\nAuthorization: Bearer " + token + "\r\nContent-Type: " + type
                + "\r\nContent-Length: " + body.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        var request = new byte[head.length + body.length];
        System.arraycopy(head, 0, request, 0, head.length);
        System.arraycopy(body, 0, request, head.length, body.length);
        socket.getOutputStream().write(request);
        return answer();
    }

    Answer get(String path) throws IOException {
        socket.getOutputStream().write(("GET " + path + " HTTP/1.1\r\nHost: localhost:" + port + "\r\nAuthorization: Bearer " + token + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        return answer();
    }

    private Answer answer() throws IOException {
        var status = Integer.parseInt(line().split(" ")[1]);
        int length = 0;
        boolean chunked = false;
        boolean last = false;
        for (var header = line(); !header.isEmpty(); header = line()) {
            if (header.regionMatches(true, 0, "Content-Length:", 0, 15)) length = Integer.parseInt(header.substring(15).strip());
            if (header.equalsIgnoreCase("Transfer-Encoding: chunked")) chunked = true;
            if (header.equalsIgnoreCase("Connection: close")) last = true;
        }
        var body = new String(chunked ? chunks() : in.readNBytes(length), StandardCharsets.UTF_8);
        if (last) {
            socket.close();
            open();
        }
        return new Answer(status, body);
    }

    private byte[] chunks() throws IOException {
        var body = new ByteArrayOutputStream();
        while (true) {
            int length = Integer.parseInt(line(), 16);
            body.write(in.readNBytes(length));
            line();
            if (length == 0) return body.toByteArray();
        }
    }

    private String line() throws IOException {
        var line = new StringBuilder(64);
        for (int c; (c = in.read()) != '\n';) {
            if (c < 0) throw new IOException("The connection was closed");
            if (c != '\r') line.append((char) c);
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
