package io.tributary.bench;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.messaging.simp.SimpMessageHeaderAccessor;
import org.springframework.messaging.simp.SimpMessageType;
import org.springframework.messaging.simp.SimpMessagingTemplate;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.stereotype.Component;
import org.springframework.util.MimeTypeUtils;

/**
 * The references, inside the measured process: the same HTTP server, connections, pool and broker, and nothing else. It stands before
 * every other filter, so a reference pays for no sign-in, no routing and no JSON. Only in a process started with
 * {@code tributary.bench=true}.
 */
@Component
@ConditionalOnProperty("tributary.bench")
@Order(Ordered.HIGHEST_PRECEDENCE)
class ReferenceDoor extends HttpFilter {

    static final String ROW = "/reference/row";
    static final String FRAME = "/reference/frame/";

    private final JdbcClient jdbc;
    private final transient ObjectProvider<SimpMessagingTemplate> broker;

    ReferenceDoor(JdbcClient jdbc, ObjectProvider<SimpMessagingTemplate> broker) {
        this.jdbc = jdbc;
        this.broker = broker;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        var path = request.getRequestURI();
        if (path.equals(ROW)) {
            keep(request.getInputStream().readAllBytes(), response);
        } else if (path.startsWith(FRAME)) {
            publish(path.substring(FRAME.length()), request.getInputStream().readAllBytes());
            response.setStatus(202);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** One row, one commit, one answer. */
    private void keep(byte[] body, HttpServletResponse response) throws IOException {
        var id = UUID.randomUUID();
        jdbc.sql("insert into reference_row (id, body) values (?, ?) /* bench */").params(id, body).update();
        var answer = ("{\"id\":\"" + id + "\"}").getBytes(StandardCharsets.UTF_8);
        response.setStatus(202);
        response.setContentType("application/json");
        response.setContentLength(answer.length);
        response.getOutputStream().write(answer);
    }

    /** The bytes of a frame straight to the broker: no mail, no database, no order. */
    private void publish(String team, byte[] frame) {
        var headers = SimpMessageHeaderAccessor.create(SimpMessageType.MESSAGE);
        headers.setContentType(MimeTypeUtils.APPLICATION_JSON);
        headers.setLeaveMutable(true);
        broker.getObject().send("/topic/team." + team, MessageBuilder.createMessage(frame, headers.getMessageHeaders()));
    }
}
