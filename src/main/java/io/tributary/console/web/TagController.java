package io.tributary.console.web;

import io.tributary.console.TagsInUse;
import io.tributary.identity.Caller;
import io.tributary.platform.Page;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tags to choose from. */
@RestController
class TagController {

    private final TagsInUse tags;

    TagController(TagsInUse tags) {
        this.tags = tags;
    }

    @GetMapping("/api/v1/tags")
    Page<TagsInUse.Tag> find(@AuthenticationPrincipal Caller caller, @RequestParam(defaultValue = "") String q) {
        return tags.find(caller, q);
    }
}
