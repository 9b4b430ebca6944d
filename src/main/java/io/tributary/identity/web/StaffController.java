package io.tributary.identity.web;

import io.tributary.identity.Caller;
import io.tributary.identity.EntryLetters;
import io.tributary.identity.Role;
import io.tributary.identity.Staff;
import io.tributary.identity.StaffMember;
import io.tributary.platform.Page;
import io.tributary.platform.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Letting people in and out, for administrators. */
@RestController
@RequestMapping("/api/v1/staff")
class StaffController {

    private final Staff staff;
    private final EntryLetters letters;

    StaffController(Staff staff, EntryLetters letters) {
        this.staff = staff;
        this.letters = letters;
    }

    record Invitation(@NotBlank @Email @Size(max = 320) String email, @Nullable @Size(max = 200) String name,
            @NotBlank @Pattern(regexp = "agent|supervisor|admin") String role, @Nullable @Pattern(regexp = "en|zh-CN") String locale,
            @Nullable Set<UUID> teams) {

        Staff.Invitation read() {
            var called = name == null || name.isBlank() ? email.substring(0, email.indexOf('@')) : name.strip();
            if (called.chars().anyMatch(Character::isISOControl)) throw Problem.invalid("name", "value");
            return new Staff.Invitation(email.strip(), called, Role.of(role), locale == null ? "en" : locale, teams == null ? Set.of() : teams);
        }
    }

    record Change(@NotBlank @Pattern(regexp = "agent|supervisor|admin") String role) {}

    /** @param unassign whether nobody has their open tickets from now on */
    record Leave(boolean unassign) {}

    @GetMapping
    Page<StaffMember> list(@AuthenticationPrincipal Caller caller) {
        caller.requireAdmin();
        return Page.of(staff.all());
    }

    /** The link is told this once, to be handed over where no mail can be sent. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    EntryLetters.Sent invite(@AuthenticationPrincipal Caller caller, @Valid @RequestBody Invitation form) {
        caller.requireAdmin();
        return letters.send(staff.invite(form.read(), caller));
    }

    /** Another link: of the invitation, or to a new password. The one before stops working. */
    @PostMapping("/{id}/link")
    EntryLetters.Sent link(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        caller.requireAdmin();
        return letters.send(staff.entrant(id, caller));
    }

    @PatchMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(@AuthenticationPrincipal Caller caller, @PathVariable UUID id, @Valid @RequestBody Change form) {
        caller.requireAdmin();
        staff.changeRole(id, Role.of(form.role()), caller);
    }

    @PostMapping("/{id}/disable")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void disable(@AuthenticationPrincipal Caller caller, @PathVariable UUID id, @RequestBody Leave form) {
        caller.requireAdmin();
        staff.disable(id, form.unassign(), caller);
    }

    @PostMapping("/{id}/enable")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void enable(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        caller.requireAdmin();
        staff.enable(id, caller);
    }

    /** Takes an invitation back. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        caller.requireAdmin();
        staff.withdraw(id, caller);
    }
}
