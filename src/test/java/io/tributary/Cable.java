package io.tributary;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A network cable between two ports of this machine, which can be cut, or pulled and put back. */
public final class Cable implements AutoCloseable {

    private final int from;
    private final int to;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile ServerSocket plug;
    private volatile Thread listening;

    public Cable(int from, int to) throws IOException {
        this.from = from;
        this.to = to;
        putBack();
    }

    /** Whoever talks just now is interrupted, and may call again. */
    public void cut() throws IOException {
        for (var socket : open) socket.close();
        open.clear();
    }

    public void pull() throws IOException {
        plug.close();
        // Until the listener has left, the port is not free.
        try {
            listening.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        cut();
    }

    public void putBack() throws IOException {
        var socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), from));
        plug = socket;
        listening = Thread.ofVirtual().start(() -> accept(socket));
    }

    private void accept(ServerSocket plugged) {
        try {
            while (true) {
                var near = plugged.accept();
                var far = new Socket(InetAddress.getLoopbackAddress(), to);
                open.add(near);
                open.add(far);
                Thread.ofVirtual().start(() -> carry(near, far));
                Thread.ofVirtual().start(() -> carry(far, near));
            }
        } catch (IOException pulled) {
            // That is what a cable is for.
        }
    }

    private static void carry(Socket in, Socket out) {
        try (in; out) {
            in.getInputStream().transferTo(out.getOutputStream());
        } catch (IOException ended) {
            // Either side may hang up.
        }
    }

    @Override
    public void close() throws IOException {
        pull();
    }
}
