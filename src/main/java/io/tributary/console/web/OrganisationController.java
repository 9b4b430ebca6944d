package io.tributary.console.web;

import io.tributary.console.CustomerCare;
import io.tributary.customer.Organisation;
import io.tributary.customer.Organisations;
import io.tributary.identity.Caller;
import io.tributary.platform.EntityTag;
import io.tributary.platform.Page;
import io.tributary.ticket.Standings;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The houses our customers work for: everybody at the desk reads them, supervisors and administrators keep them. */
@RestController
@RequestMapping("/api/v1/organisations")
class OrganisationController {

    private final CustomerCare care;
    private final Standings standings;

    OrganisationController(CustomerCare care, Standings standings) {
        this.care = care;
        this.standings = standings;
    }

    record Form(@Nullable String name, @Nullable List<String> domains, @Nullable String tier, @Nullable UUID calendar) {

        Organisations.Sheet read() {
            return new Organisations.Sheet(name == null ? "" : name, domains == null ? List.of() : domains, tier, calendar);
        }
    }

    @GetMapping
    Page<Organisation> list() {
        return Page.of(care.organisations());
    }

    /** What somebody can be to us, the least first. */
    @GetMapping("/tiers")
    Page<String> tiers() {
        return Page.of(care.tiers());
    }

    /** 409 {@code organisation-exists}, {@code domain-taken}. */
    @PostMapping
    ResponseEntity<Organisation> add(@AuthenticationPrincipal Caller caller, @RequestBody Form form) {
        var added = care.add(caller, form.read());
        standings.follow();
        return ResponseEntity.status(HttpStatus.CREATED).eTag(Long.toString(added.rev())).body(added);
    }

    /** All of it. 409 {@code organisation-exists}, {@code domain-taken}; 412 {@code changed-meanwhile}. */
    @PutMapping("/{id}")
    ResponseEntity<Organisation> change(@AuthenticationPrincipal Caller caller, @PathVariable UUID id, @RequestBody Form form,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String seen) {
        var changed = care.change(caller, id, form.read(), EntityTag.plain(seen));
        standings.follow();
        return ResponseEntity.ok().eTag(Long.toString(changed.rev())).body(changed);
    }
}
