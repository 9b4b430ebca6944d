package io.tributary.console.web;

import io.tributary.console.Feed;
import io.tributary.console.Views;
import io.tributary.identity.Caller;
import io.tributary.platform.Page;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a console asks for beside tickets: its lists, and what it has missed. */
@RestController
@RequestMapping("/api/v1")
class FeedController {

    private final Feed feed;
    private final Views views;

    FeedController(Feed feed, Views views) {
        this.feed = feed;
        this.views = views;
    }

    @GetMapping("/feed")
    Feed.CatchUp since(@AuthenticationPrincipal Caller caller, @RequestParam long since, @RequestParam(defaultValue = "500") int limit) {
        return feed.since(caller, since, Math.clamp(limit, 1, 1000));
    }

    @GetMapping("/views")
    Page<Views.View> views(@AuthenticationPrincipal Caller caller) {
        return views.of(caller);
    }
}
