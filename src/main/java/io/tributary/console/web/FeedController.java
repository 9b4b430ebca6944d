package io.tributary.console.web;

import io.tributary.console.Feed;
import io.tributary.identity.Caller;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a console has missed. */
@RestController
@RequestMapping("/api/v1")
class FeedController {

    private final Feed feed;

    FeedController(Feed feed) {
        this.feed = feed;
    }

    @GetMapping("/feed")
    Feed.CatchUp since(@AuthenticationPrincipal Caller caller, @RequestParam long since, @RequestParam(defaultValue = "500") int limit) {
        return feed.since(caller, since, Math.clamp(limit, 1, 1000));
    }
}
