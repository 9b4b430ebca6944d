package io.tributary.console.web;

import io.swagger.v3.oas.annotations.Operation;
import io.tributary.console.QueueFilter;
import io.tributary.console.TicketSearch;
import io.tributary.identity.Caller;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tickets by what is written in them. */
@RestController
class SearchController {

    private final TicketSearch search;

    SearchController(TicketSearch search) {
        this.search = search;
    }

    @Operation(summary = "List tickets; with q, find them", description = """
            With `q` the answer is `{items, next, count, complete}`: tickets the caller sees in which all words stand, in their number, subject, tags, \
            names, addresses or messages (notes too, quoted text and automatic replies not), each with `highlights {subject?, text?, message?}` as \
            `[{text, hit}]`. `"several words"` stand beside each other, `-word` must not be there, everything else is a plain word; no `q` is an error. \
            Simplified and traditional characters find each other, English words their other forms, numbers and addresses their beginnings. \
            `sort` is `relevance` unless given. `complete` is false while the index is being built.""")
    @GetMapping(value = "/api/v1/tickets", params = "q")
    TicketSearch.Found find(@AuthenticationPrincipal Caller caller, @RequestParam String q,
            @ParameterObject QueueFilter filter, @RequestParam(required = false) @Nullable String sort, @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return search.find(caller, q, filter, sort, cursor, Math.clamp(limit, 1, 200));
    }
}
