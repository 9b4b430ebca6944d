package io.tributary.console.web;

import io.swagger.v3.oas.annotations.Operation;
import io.tributary.console.CustomerCare;
import io.tributary.customer.CustomerSheet;
import io.tributary.identity.Caller;
import io.tributary.platform.EntityTag;
import io.tributary.platform.Page;
import io.tributary.platform.Problem;
import io.tributary.ticket.Standings;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The people who write to us. */
@RestController
@RequestMapping("/api/v1/customers")
class CustomerController {

    private final CustomerCare care;
    private final Standings standings;

    CustomerController(CustomerCare care, Standings standings) {
        this.care = care;
        this.standings = standings;
    }

    @GetMapping
    Page<CustomerCare.Found> find(@AuthenticationPrincipal Caller caller, @RequestParam(defaultValue = "") String q) {
        return Page.of(care.find(caller, q));
    }

    @GetMapping("/{id}")
    ResponseEntity<CustomerCare.View> get(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        return tagged(care.get(caller, id));
    }

    @Operation(summary = "Change a customer", description = """
            `name`, and for supervisors and administrators `tier`, `organisation` and `calendar` (ids; null takes away). What is left out stays. Their open \
            tickets follow at once, and are promised what such a customer is promised.""")
    @PatchMapping("/{id}")
    ResponseEntity<CustomerCare.View> change(@AuthenticationPrincipal Caller caller, @PathVariable UUID id, @RequestBody JsonNode patch,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String seen) {
        var changed = care.change(caller, id, before -> new CustomerSheet(id,
                patch.has("name") ? text(patch, "name") : before.name(),
                patch.has("tier") ? required(patch, "tier") : before.tier(),
                patch.has("organisation") ? id(patch, "organisation") : before.organisation(),
                patch.has("calendar") ? id(patch, "calendar") : before.calendar(), before.rev()), EntityTag.plain(seen));
        standings.follow();
        return tagged(changed);
    }

    private static @Nullable String text(JsonNode patch, String field) {
        var value = patch.path(field);
        if (value.isNull()) return null;
        if (!value.isString()) throw Problem.invalid(field, "format");
        return value.asString().isBlank() ? null : value.asString().strip();
    }

    private static String required(JsonNode patch, String field) {
        var text = text(patch, field);
        if (text == null) throw Problem.invalid(field, "required");
        return text;
    }

    static @Nullable UUID id(JsonNode patch, String field) {
        var text = text(patch, field);
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException noId) {
            throw Problem.invalid(field, "format");
        }
    }

    private static ResponseEntity<CustomerCare.View> tagged(CustomerCare.View view) {
        return ResponseEntity.ok().eTag(Long.toString(view.rev())).body(view);
    }
}
