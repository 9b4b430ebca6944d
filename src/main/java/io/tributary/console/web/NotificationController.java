package io.tributary.console.web;

import io.tributary.console.Notifications;
import io.tributary.console.Notifications.Notices;
import io.tributary.identity.Caller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The bell: what the caller is told of, and what of it they have read. */
@RestController
@RequestMapping("/api/v1/notifications")
class NotificationController {

    private final Notifications notifications;

    NotificationController(Notifications notifications) {
        this.notifications = notifications;
    }

    /** These, everything up to one, or everything of a ticket. */
    record Read(@Size(max = 200) @Nullable List<Long> ids, @Nullable Long upTo, @Nullable Long ticket) {}

    @GetMapping
    Notices list(@AuthenticationPrincipal Caller caller, @RequestParam(required = false) @Nullable Long cursor,
            @RequestParam(defaultValue = "20") int limit) {
        return notifications.of(caller, cursor, Math.clamp(limit, 1, 100));
    }

    @PostMapping("/read")
    Notices read(@AuthenticationPrincipal Caller caller, @Valid @RequestBody Read form) {
        var ids = form.ids() == null ? List.<Long>of() : form.ids().stream().filter(Objects::nonNull).toList();
        notifications.read(caller, ids, form.upTo(), form.ticket());
        return notifications.of(caller, null, 20);
    }
}
