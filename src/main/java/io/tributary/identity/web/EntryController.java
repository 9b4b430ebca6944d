package io.tributary.identity.web;

import io.tributary.identity.EntryLetters;
import io.tributary.identity.EntryLinks;
import io.tributary.identity.SignInThrottle;
import io.tributary.platform.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** For those who are not in yet: an invitation is accepted, a forgotten password replaced. */
@RestController
@RequestMapping("/api/v1")
class EntryController {

    private static final String THROTTLED_AS = "entry";

    private final EntryLinks links;
    private final EntryLetters letters;
    private final SignInThrottle throttle;

    EntryController(EntryLinks links, EntryLetters letters, SignInThrottle throttle) {
        this.links = links;
        this.letters = letters;
        this.throttle = throttle;
    }

    record Link(@NotBlank @Size(max = 200) String token) {}

    record Entrance(String email, String name, String locale, boolean invited) {

        static Entrance of(EntryLinks.Owner owner) {
            return new Entrance(owner.email(), owner.name(), owner.locale(), owner.invited());
        }
    }

    record Entry(@NotBlank @Size(max = 200) String token, @Nullable @Size(max = 200) @Pattern(regexp = "[^\\p{Cntrl}]*[^\\p{Cntrl}\\s][^\\p{Cntrl}]*") String name,
            @Nullable @Pattern(regexp = "en|zh-CN") String locale, @NotBlank @Size(max = 1000) String password) {}

    record Forgotten(@NotBlank @Size(max = 320) String email) {}

    /** Whose link it is; it still works afterwards. */
    @PostMapping("/entry:look")
    Entrance look(@Valid @RequestBody Link form, HttpServletRequest request) {
        return guarded(request, () -> Entrance.of(links.look(form.token())));
    }

    @PostMapping("/entry")
    Entrance enter(@Valid @RequestBody Entry form, HttpServletRequest request) {
        return guarded(request, () -> Entrance.of(links.use(form.token(), form.name() == null ? null : form.name().strip(), form.locale(), form.password())));
    }

    /** The same answer in the same time, whether anybody has this address or not. */
    @PostMapping("/forgotten-password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void forgotten(@Valid @RequestBody Forgotten form, HttpServletRequest request) {
        var asked = "forgotten " + form.email().strip();
        throttle.check(asked, request.getRemoteAddr());
        throttle.failed(asked, request.getRemoteAddr());
        letters.forgotten(form.email().strip());
    }

    private <T> T guarded(HttpServletRequest request, Supplier<T> entry) {
        throttle.check(THROTTLED_AS + request.getRemoteAddr(), request.getRemoteAddr());
        try {
            return entry.get();
        } catch (Problem wrong) {
            if (wrong.status() == HttpStatus.NOT_FOUND) throttle.failed(THROTTLED_AS + request.getRemoteAddr(), request.getRemoteAddr());
            throw wrong;
        }
    }
}
