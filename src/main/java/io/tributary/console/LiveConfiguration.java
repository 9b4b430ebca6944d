package io.tributary.console;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import org.springframework.messaging.simp.config.ChannelRegistration;
import org.springframework.messaging.simp.config.MessageBrokerRegistry;
import org.springframework.messaging.simp.stomp.StompCommand;
import org.springframework.messaging.simp.stomp.StompHeaderAccessor;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.web.socket.config.annotation.EnableWebSocketMessageBroker;
import org.springframework.web.socket.config.annotation.StompEndpointRegistry;
import org.springframework.web.socket.config.annotation.WebSocketMessageBrokerConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketTransportRegistration;
import org.springframework.web.socket.messaging.StompSubProtocolErrorHandler;

/** STOMP over {@code /ws}: clients listen, only the server speaks. */
@Configuration(proxyBeanMethods = false)
@EnableWebSocketMessageBroker
class LiveConfiguration implements WebSocketMessageBrokerConfigurer {

    private static final int LONGEST_FRAME_FROM_CLIENT = 8 * 1024;
    private static final int UNSENT_BYTES_OF_A_SLOW_CLIENT = 1024 * 1024;

    private final SubscriptionGuard guard;
    private final SightFilter sight;

    LiveConfiguration(SubscriptionGuard guard, SightFilter sight) {
        this.guard = guard;
        this.sight = sight;
    }

    @Override
    public void registerStompEndpoints(StompEndpointRegistry registry) {
        // The origin was looked at before, by the filter that guards every door (identity's OriginFilter).
        registry.addEndpoint("/ws").setAllowedOriginPatterns("*");
        registry.setErrorHandler(new SaysOnlyTheCode());
        registry.setPreserveReceiveOrder(true);
    }

    @Override
    public void configureMessageBroker(MessageBrokerRegistry registry) {
        registry.enableSimpleBroker("/topic", "/queue").setHeartbeatValue(new long[] {10_000, 10_000}).setTaskScheduler(heartbeats());
        registry.setPreservePublishOrder(true);
    }

    private static TaskScheduler heartbeats() {
        var scheduler = new ThreadPoolTaskScheduler();
        scheduler.setThreadNamePrefix("stomp-heartbeat-");
        scheduler.initialize();
        return scheduler;
    }

    @Override
    public void configureWebSocketTransport(WebSocketTransportRegistration transport) {
        transport.setMessageSizeLimit(LONGEST_FRAME_FROM_CLIENT)
                .setSendBufferSizeLimit(UNSENT_BYTES_OF_A_SLOW_CLIENT)
                .setSendTimeLimit(10_000)
                .setTimeToFirstMessage(15_000);
    }

    @Override
    public void configureClientInboundChannel(ChannelRegistration channel) {
        channel.interceptors(guard);
    }

    @Override
    public void configureClientOutboundChannel(ChannelRegistration channel) {
        channel.interceptors(sight);
    }

    /** A refusal names its code; what went wrong inside stays inside. */
    private static final class SaysOnlyTheCode extends StompSubProtocolErrorHandler {

        @Override
        public @Nullable Message<byte[]> handleClientMessageProcessingError(@Nullable Message<byte[]> client, Throwable error) {
            var cause = error.getCause() == null ? error : error.getCause();
            var code = cause instanceof org.springframework.security.access.AccessDeniedException ? String.valueOf(cause.getMessage()) : "invalid";
            var headers = StompHeaderAccessor.create(StompCommand.ERROR);
            headers.setMessage(code);
            headers.setLeaveMutable(true);
            return MessageBuilder.createMessage(code.getBytes(StandardCharsets.UTF_8), headers.getMessageHeaders());
        }
    }
}
