package io.tributary.identity.web;

import io.swagger.v3.oas.annotations.Operation;
import io.tributary.identity.Caller;
import io.tributary.identity.RightsRegister;
import io.tributary.identity.RightsRegister.RoleSheet;
import io.tributary.platform.EntityTag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What each role may do, with which team's tickets and at the desk: for administrators. */
@RestController
@RequestMapping("/api/v1/roles")
class RoleController {

    private final RightsRegister register;

    RoleController(RightsRegister register) {
        this.register = register;
    }

    record Change(@NotBlank @Size(max = 64) String role, @NotBlank @Size(max = 64) String scope,
            @Nullable @Size(max = 20) List<@NotNull @Size(max = 64) String> rights) {

        RightsRegister.Change read() {
            return new RightsRegister.Change(role, scope, rights);
        }
    }

    record Form(@NotEmpty @Size(max = 500) List<@NotNull @Valid Change> changes) {}

    /** {@code rev} is what {@code If-Match} takes. */
    record Answer(List<RoleSheet> items, @Nullable Object next, String rev) {}

    @GetMapping
    ResponseEntity<Answer> list(@AuthenticationPrincipal Caller caller) {
        caller.requireAdmin();
        return tagged(register.sheet());
    }

    @Operation(summary = "Decide what roles may do", description = """
            Each change says the rights one of the roles `agent`, `lead` and `supervisor` has in one `scope`, all at once or none. A scope is `desk` \
            (`open`, `inbound`, `canned`, `categories`, `audit`), or some tickets: a team's by its id, those of `every` team that has nothing of its own, \
            of `none`, `assigned` to them, or `mentioned`, which they would not see otherwise (`see`, `note`, `reply`, `change`, `merge`; none without \
            `see`). `rights` null goes back: of a team to those of every team. An admin has all of them: 409 `admin-has-all`. With `If-Match`, 412 \
            `changed-meanwhile` if somebody else decided something since. Open screens, sockets and tokens follow at once.""")
    @PatchMapping
    ResponseEntity<Answer> change(@AuthenticationPrincipal Caller caller,
            @RequestHeader(value = "If-Match", required = false) @Nullable String rev, @Valid @RequestBody Form form) {
        caller.requireAdmin();
        return tagged(register.change(form.changes().stream().map(Change::read).toList(), EntityTag.plain(rev), caller));
    }

    private static ResponseEntity<Answer> tagged(RightsRegister.Sheet sheet) {
        return ResponseEntity.ok().eTag('"' + sheet.rev() + '"').body(new Answer(sheet.items(), null, sheet.rev()));
    }
}
