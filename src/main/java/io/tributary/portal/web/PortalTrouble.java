package io.tributary.portal.web;

import io.tributary.platform.StorageFailure;
import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** What customers read when something went wrong, in words. */
@Component
class PortalTrouble {

    private static final Logger LOG = LoggerFactory.getLogger(PortalTrouble.class);

    private final PortalPages html;
    private final ZoneId zone;

    PortalTrouble(PortalPages html, @Value("${tributary.zone}") ZoneId zone) {
        this.html = html;
        this.zone = zone;
    }

    ResponseEntity<byte[]> page(Exception error, HttpServletRequest request) {
        var reader = Reader.of(null, request.getHeader("Accept-Language"), null, zone);
        if (StorageFailure.in(error)) return html.notice(HttpStatus.SERVICE_UNAVAILABLE, "away", reader, 5);
        // The container could not make parameters of what was sent: too much of it, or no form at all.
        if (error instanceof IllegalStateException) return html.notice(HttpStatus.BAD_REQUEST, "unread", reader, 0);
        LOG.error("{} of a customer's page failed", request.getMethod(), error);
        return html.notice(HttpStatus.INTERNAL_SERVER_ERROR, "away", reader, 0);
    }
}
