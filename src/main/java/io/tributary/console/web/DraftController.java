package io.tributary.console.web;

import io.tributary.console.DraftView;
import io.tributary.console.Drafts;
import io.tributary.identity.Caller;
import io.tributary.platform.Page;
import io.tributary.platform.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the caller is writing; nobody else's. */
@RestController
@RequestMapping("/api/v1")
class DraftController {

    private final Drafts drafts;

    DraftController(Drafts drafts) {
        this.drafts = drafts;
    }

    record DraftForm(@NotNull @Size(max = 1_000_000) String text, @Nullable @Size(max = 20_000) String to, @Nullable @Size(max = 20_000) String cc,
            @Nullable @Size(max = 50) List<@NotNull UUID> attachments, @Nullable UUID base, @NotBlank @Size(max = 64) String writer, long turn, long rev,
            @Nullable @Pattern(regexp = "keep|drop|swap") String other) {}

    record AsideForm(@NotNull @Size(max = 1_000_000) String text, @Nullable @Size(max = 20_000) String to, @Nullable @Size(max = 20_000) String cc,
            @Nullable @Size(max = 50) List<@NotNull UUID> attachments) {}

    @GetMapping("/drafts")
    Page<DraftView.Begun> begun(@AuthenticationPrincipal Caller caller) {
        return Page.of(drafts.begun(caller));
    }

    @GetMapping("/tickets/{number}/drafts")
    Page<DraftView> of(@AuthenticationPrincipal Caller caller, @PathVariable long number) {
        return Page.of(drafts.of(caller, number));
    }

    @PutMapping("/tickets/{number}/drafts/{kind}")
    DraftView save(@AuthenticationPrincipal Caller caller, @PathVariable long number, @PathVariable String kind,
            @Valid @RequestBody DraftForm form) {
        return drafts.save(caller, number, known(kind), form.text(), form.to(), form.cc(), form.attachments() == null ? List.of() : form.attachments(),
                form.base(), form.writer(), form.turn(), form.rev(), form.other());
    }

    /** What was taken back, where something new is written by now: both are kept. */
    @PostMapping("/tickets/{number}/drafts/{kind}/other")
    DraftView setAside(@AuthenticationPrincipal Caller caller, @PathVariable long number, @PathVariable String kind,
            @Valid @RequestBody AsideForm form) {
        return drafts.setAside(caller, number, known(kind), form.text(), form.to(), form.cc(),
                form.attachments() == null ? List.of() : form.attachments());
    }

    @DeleteMapping("/tickets/{number}/drafts/{kind}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discard(@AuthenticationPrincipal Caller caller, @PathVariable long number, @PathVariable String kind) {
        drafts.discard(caller, number, known(kind));
    }

    private static String known(String kind) {
        if (!kind.equals("reply") && !kind.equals("note")) throw Problem.notFound();
        return kind;
    }
}
