package io.tributary.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Many consoles on one thread: a WebSocket each, subscribed over STOMP to what the real console subscribes to. Of a frame they look
 * only for the mark and number in its subject, so that the clients' own work does not count as the server's slowness.
 */
final class Consoles implements AutoCloseable {

    private static final int CLOSE = 8;

    private final Selector selector = Selector.open();
    private final List<SocketChannel> sockets = new ArrayList<>();
    private final ConcurrentLinkedQueue<Arrival> arrivals = new ConcurrentLinkedQueue<>();
    private final byte[] mark;
    private final Thread reader = Thread.ofPlatform().daemon().name("consoles").unstarted(this::read);
    private volatile String last = "";
    private volatile boolean closed;
    private volatile int lost;

    /** Frame {@code number} stood at a console at {@code nanos}. */
    record Arrival(int number, long nanos) {}

    Consoles(String mark) throws IOException {
        this.mark = mark.getBytes(StandardCharsets.US_ASCII);
    }

    /** Opens one, and has it subscribed. */
    void open(int port, String token, String team) throws IOException {
        var socket = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
        socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
        write(socket, ByteBuffer.wrap(("GET /ws HTTP/1.1\r\nHost: localhost:" + port + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: v12.stomp\r\n"
                + "Authorization: Bearer " + token + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII)));
        var answer = ByteBuffer.allocate(4096);
        while (new String(answer.array(), 0, answer.position(), StandardCharsets.US_ASCII).indexOf("\r\n\r\n") < 0) {
            if (socket.read(answer) < 0) throw new IOException("The socket was closed: " + new String(answer.array(), StandardCharsets.US_ASCII));
        }
        var status = new String(answer.array(), 0, 12, StandardCharsets.US_ASCII);
        if (!status.equals("HTTP/1.1 101")) throw new IOException(status);
        stomp(socket, "CONNECT\naccept-version:1.2\nheart-beat:0,10000\n\n\0");
        int id = 0;
        for (var destination : List.of("/topic/team." + team, "/topic/team.none", "/user/queue/notices")) {
            stomp(socket, "SUBSCRIBE\nid:" + id++ + "\ndestination:" + destination + "\n\n\0");
        }
        socket.configureBlocking(false);
        sockets.add(socket);
    }

    /** From now on somebody looks at the screens. */
    void watch() throws IOException {
        for (var socket : sockets) socket.register(selector, SelectionKey.OP_READ, ByteBuffer.allocate(32 * 1024));
        reader.start();
    }

    int size() {
        return sockets.size();
    }

    /** The last frame with a mark that any of them got. */
    String last() {
        return last;
    }

    /** Waits, at most two minutes, until so many stand there, and a second for what should not come. */
    void await(int wanted) throws InterruptedException {
        for (int tries = 0; tries < 1_200 && lost == 0 && arrivals.size() < wanted; tries++) Thread.sleep(100);
        Thread.sleep(1_000);
    }

    /** What arrived since this was last asked. */
    List<Arrival> arrivals() {
        if (lost > 0) throw new AssertionError(lost + " consoles lost their socket");
        var taken = new ArrayList<Arrival>();
        for (Arrival one; (one = arrivals.poll()) != null;) taken.add(one);
        return taken;
    }

    /** A text frame of a client (RFC 6455 section 5.3), masked with zeros. */
    private static void stomp(SocketChannel socket, String frame) throws IOException {
        var payload = frame.getBytes(StandardCharsets.UTF_8);
        var buffer = ByteBuffer.allocate(payload.length + 8).put((byte) 0x81);
        if (payload.length < 126) buffer.put((byte) (0x80 | payload.length));
        else buffer.put((byte) (0x80 | 126)).putShort((short) payload.length);
        write(socket, buffer.putInt(0).put(payload).flip());
    }

    private static void write(SocketChannel socket, ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) socket.write(buffer);
    }

    private void read() {
        while (!closed) {
            try {
                selector.select(key -> look((SocketChannel) key.channel(), (ByteBuffer) key.attachment(), key), 500);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    private void look(SocketChannel socket, ByteBuffer buffer, SelectionKey key) {
        try {
            if (socket.read(buffer) < 0) throw new IOException("closed");
        } catch (IOException e) {
            lost++;
            key.cancel();
            return;
        }
        var now = System.nanoTime();
        buffer.flip();
        while (frame(buffer, now)) {}
        buffer.compact();
    }

    /** Takes one whole frame of a server, if there is one: never masked. */
    private boolean frame(ByteBuffer buffer, long now) {
        if (buffer.remaining() < 2) return false;
        int at = buffer.position();
        int length = buffer.get(at + 1) & 0x7f;
        int head = length == 126 ? 4 : length == 127 ? 10 : 2;
        if (buffer.remaining() < head) return false;
        if (length == 126) length = buffer.getShort(at + 2) & 0xffff;
        if (length == 127) length = (int) buffer.getLong(at + 2);
        if (buffer.remaining() < head + length) return false;
        if ((buffer.get(at) & 0x0f) == CLOSE) lost++;
        number(buffer.array(), at + head, at + head + length, now);
        buffer.position(at + head + length);
        return true;
    }

    private void number(byte[] bytes, int from, int to, long now) {
        for (int i = from; i < to - mark.length; i++) {
            if (!java.util.Arrays.equals(bytes, i, i + mark.length, mark, 0, mark.length)) continue;
            int number = 0;
            for (int digit = i + mark.length; bytes[digit] >= '0' && bytes[digit] <= '9'; digit++) number = number * 10 + bytes[digit] - '0';
            arrivals.add(new Arrival(number, now));
            if (last.isEmpty()) last = new String(bytes, from, to - from, StandardCharsets.UTF_8);
            return;
        }
    }

    /** Those who left were not lost. */
    @Override
    public void close() throws Exception {
        closed = true;
        if (reader.isAlive()) reader.join();
        for (var socket : sockets) socket.close();
        selector.close();
    }

    static Map<String, Long> percentiles(List<Long> nanos) {
        var sorted = nanos.stream().sorted().toList();
        if (sorted.isEmpty()) throw new AssertionError("Nothing arrived");
        return Map.of("p50", sorted.get(sorted.size() / 2), "p99", sorted.get((int) (sorted.size() * 0.99)), "max", sorted.getLast());
    }
}
