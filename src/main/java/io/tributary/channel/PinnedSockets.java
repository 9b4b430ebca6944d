package io.tributary.channel;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.SocketFactory;

/** Sockets that go to these addresses, whatever name they are told. TLS, laid over them later, still asks for the name. */
class PinnedSockets extends SocketFactory {

    private final List<InetAddress> addresses;
    private final List<Socket> made = new CopyOnWriteArrayList<>();

    PinnedSockets(List<InetAddress> addresses) {
        this.addresses = addresses;
    }

    @Override
    public Socket createSocket() {
        var socket = new Pinned(addresses.getFirst());
        made.removeIf(Socket::isClosed);
        made.add(socket);
        return socket;
    }

    /** Whoever waits at one of them, in whatever thread, waits no more. */
    void cut() {
        for (var socket : made) {
            try {
                socket.close();
            } catch (IOException e) {
                // Then nobody waits at it.
            }
        }
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(port);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return connected(port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) throws IOException {
        return connected(port);
    }

    private Socket connected(int port) throws IOException {
        var socket = createSocket();
        socket.connect(new InetSocketAddress(addresses.getFirst(), port));
        return socket;
    }

    private static final class Pinned extends Socket {

        private final InetAddress address;

        Pinned(InetAddress address) {
            this.address = address;
        }

        @Override
        public void connect(SocketAddress named) throws IOException {
            connect(named, 0);
        }

        @Override
        public void connect(SocketAddress named, int timeout) throws IOException {
            super.connect(new InetSocketAddress(address, ((InetSocketAddress) named).getPort()), timeout);
            // Mail is asked and answered line by line: none of them shall wait for company (Nagle).
            setTcpNoDelay(true);
        }
    }
}
