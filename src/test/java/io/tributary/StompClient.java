package io.tributary;

import static io.tributary.Client.eventually;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.simp.SimpMessageHeaderAccessor;
import org.springframework.messaging.simp.SimpMessageType;
import org.springframework.messaging.simp.broker.SimpleBrokerMessageHandler;
import org.springframework.messaging.support.MessageBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who listens: STOMP 1.2 over a real WebSocket. Keeps every frame it got, in order. */
public final class StompClient implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final List<Frame> frames = new CopyOnWriteArrayList<>();
    private volatile @Nullable Integer closed;
    private WebSocket socket;

    /** What came. The body of a MESSAGE is JSON. */
    public record Frame(String command, Map<String, String> headers, String body) {

        public JsonNode json() {
            return JSON.readTree(body);
        }

        public String destination() {
            return headers.getOrDefault("destination", "");
        }

        private static Frame read(String text) {
            var head = text.indexOf("\n\n");
            var lines = text.substring(0, head).split("\n");
            var headers = new HashMap<String, String>();
            for (int i = 1; i < lines.length; i++) headers.putIfAbsent(lines[i].split(":", 2)[0], lines[i].split(":", 2)[1]);
            return new Frame(lines[0], headers, text.substring(head + 2, text.indexOf('\0', head)));
        }
    }

    /** Opens the socket and says CONNECT; {@code headers} go with the handshake: Cookie or Authorization, and Origin. */
    public static StompClient connect(String url, String... headers) {
        var client = new StompClient(url, "/ws", headers);
        client.send("CONNECT", "accept-version", "1.2", "host", "desk");
        eventually(() -> client.first(frame -> frame.command().equals("CONNECTED")));
        return client;
    }

    /** As whoever this client is, by session or by token. */
    public static StompClient connect(String url, Client client) {
        return connect(url, client.credentials());
    }

    /** The status a handshake is refused with; 101 if it is not. */
    public static int handshake(String url, String path, String... headers) {
        try (var opened = new StompClient(url, path, headers)) {
            return 101;
        } catch (CompletionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refused) return refused.getResponse().statusCode();
            throw e;
        }
    }

    private StompClient(String url, String path, String... headers) {
        var opening = HTTP.newWebSocketBuilder().subprotocols("v12.stomp");
        for (int i = 0; i + 1 < headers.length; i += 2) opening.header(headers[i], headers[i + 1]);
        socket = opening.buildAsync(URI.create(url.replaceFirst("^http", "ws") + path), new Ear()).join();
    }

    private final class Ear implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                if (text.indexOf("\0") >= 0) frames.add(Frame.read(text.toString()));
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
            closed = status;
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            closed = -1;
        }
    }

    /** Says SUBSCRIBE; whether it is heard, {@link #settle} or {@link #refusal} tells. */
    public StompClient subscribe(String destination) {
        return send("SUBSCRIBE", "id", UUID.randomUUID().toString(), "destination", destination);
    }

    /** Waits until everything said so far has been taken in: the server takes a client's frames in their order, so the last one tells. */
    public StompClient settle(SimpleBrokerMessageHandler broker) {
        var id = UUID.randomUUID().toString();
        send("SUBSCRIBE", "id", id, "destination", "/topic/team.none");
        var headers = SimpMessageHeaderAccessor.create(SimpMessageType.MESSAGE);
        headers.setDestination("/topic/team.none");
        var question = MessageBuilder.createMessage("", headers.getMessageHeaders());
        eventually(() -> broker.getSubscriptionRegistry().findSubscriptions(question).values().stream().anyMatch(ids -> ids.contains(id)) ? id : null);
        return send("UNSUBSCRIBE", "id", id);
    }

    public StompClient send(String command, String... headers) {
        var frame = new StringBuilder(command).append('\n');
        for (int i = 0; i + 1 < headers.length; i += 2) frame.append(headers[i]).append(':').append(headers[i + 1]).append('\n');
        return raw(frame.append("\n\0").toString());
    }

    /** Says SEND with a body. */
    public StompClient say(String destination, String body) {
        return raw("SEND\ndestination:" + destination + "\n\n" + body + "\0");
    }

    /** Whatever it is, as it is. */
    public StompClient raw(String text) {
        try {
            socket.sendText(text, true).join();
        } catch (CompletionException alreadyClosed) {
            closed = closed == null ? Integer.valueOf(-1) : closed;
        }
        return this;
    }

    public List<Frame> frames() {
        return List.copyOf(frames);
    }

    /** What was said on a topic so far. */
    public List<JsonNode> heard(String destination) {
        return frames.stream().filter(frame -> frame.destination().equals(destination)).map(Frame::json).toList();
    }

    /** Waits for the first message on that destination that fits. */
    public JsonNode hears(String destination, Predicate<JsonNode> fits) {
        return eventually(() -> heard(destination).stream().filter(fits).findFirst().orElse(null));
    }

    private @Nullable Frame first(Predicate<Frame> fits) {
        return frames.stream().filter(fits).findFirst().orElse(null);
    }

    /** Waits for an ERROR and the end of the socket; returns the code the error names. */
    public String refusal() {
        var error = eventually(() -> first(frame -> frame.command().equals("ERROR")));
        closed();
        return error.headers().getOrDefault("message", "");
    }

    /** Waits for the end of the socket; returns its close status, -1 if it broke. */
    public int closed() {
        return eventually(() -> closed);
    }

    public boolean open() {
        return closed == null;
    }

    @Override
    public void close() {
        socket.abort();
    }
}
