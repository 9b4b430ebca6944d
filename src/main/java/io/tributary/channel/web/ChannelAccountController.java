package io.tributary.channel.web;

import io.tributary.channel.AccountBook;
import io.tributary.channel.AccountForm;
import io.tributary.channel.AccountRemoval;
import io.tributary.channel.AccountTrial;
import io.tributary.channel.AccountView;
import io.tributary.identity.Caller;
import io.tributary.platform.Page;
import io.tributary.platform.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The mailboxes, for administrators. A token that was narrowed needs the scope {@code admin}. */
@RestController
@RequestMapping("/api/v1")
class ChannelAccountController {

    private final AccountBook book;
    private final AccountTrial trial;
    private final AccountRemoval removal;

    ChannelAccountController(AccountBook book, AccountTrial trial, AccountRemoval removal) {
        this.book = book;
        this.trial = trial;
        this.removal = removal;
    }

    @GetMapping("/channel-accounts")
    Page<AccountView> list(@AuthenticationPrincipal Caller caller) {
        admin(caller);
        return Page.of(book.all());
    }

    @GetMapping("/channel-accounts/presets")
    Page<?> presets(@AuthenticationPrincipal Caller caller) {
        admin(caller);
        return Page.of(book.presets());
    }

    @GetMapping("/channel-accounts/{key}")
    AccountView get(@AuthenticationPrincipal Caller caller, @PathVariable String key) {
        if (!may(caller)) throw Problem.notFound();
        return book.get(key);
    }

    @PostMapping("/channel-accounts")
    @ResponseStatus(HttpStatus.CREATED)
    AccountView create(@AuthenticationPrincipal Caller caller, @RequestBody AccountForm form) {
        admin(caller);
        return book.create(form, caller);
    }

    @PatchMapping("/channel-accounts/{key}")
    AccountView change(@AuthenticationPrincipal Caller caller, @PathVariable String key, @RequestBody JsonNode patch) {
        if (!may(caller)) throw Problem.notFound();
        return book.change(key, patch, caller);
    }

    /** {@code giveUpWaiting}: replies that have not left fail; else 409 {@code mail-waiting} while there are any. */
    @DeleteMapping("/channel-accounts/{key}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@AuthenticationPrincipal Caller caller, @PathVariable String key, @RequestParam(defaultValue = "false") boolean giveUpWaiting) {
        if (!may(caller)) throw Problem.notFound();
        removal.remove(key, giveUpWaiting, caller);
    }

    /** Signs in at both servers, at most ten times a minute; answers within a minute, whatever they do. */
    @PostMapping("/channel-accounts:test")
    AccountTrial.Outcome test(@AuthenticationPrincipal Caller caller, @RequestBody AccountForm form) {
        admin(caller);
        return trial.run(form, caller);
    }

    private static boolean may(Caller caller) {
        return caller.admin() && caller.may("admin");
    }

    private static void admin(Caller caller) {
        if (!may(caller)) throw new Problem(HttpStatus.FORBIDDEN, "forbidden");
    }
}
