package io.tributary.ticket.web;

import io.tributary.identity.Audit;
import io.tributary.identity.Caller;
import io.tributary.identity.DeskRight;
import io.tributary.identity.Teams;
import io.tributary.platform.Page;
import io.tributary.platform.Problem;
import io.tributary.ticket.Categories;
import io.tributary.ticket.Categories.Category;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What tickets are about: everybody reads the tree, whoever has that right changes it. */
@RestController
@RequestMapping("/api/v1/categories")
class CategoryController {

    private final Categories categories;
    private final Teams teams;
    private final Audit audit;

    CategoryController(Categories categories, Teams teams, Audit audit) {
        this.categories = categories;
        this.teams = teams;
        this.audit = audit;
    }

    private static final String ONE_LINE = "[^\\p{Cntrl}]*";

    record CategoryForm(@NotBlank @Size(max = 100) @Pattern(regexp = ONE_LINE) String en,
            @NotBlank @Size(max = 100) @Pattern(regexp = ONE_LINE) String zh, @Nullable @Size(max = 100) String parent) {

        Categories.Form read() {
            return new Categories.Form(en.strip(), zh.strip(), parent);
        }
    }

    record ArchiveForm(boolean keep, @Nullable @Size(max = 100) String moveTo) {}

    @GetMapping
    Page<Category> all() {
        return Page.of(categories.all());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Category add(@AuthenticationPrincipal Caller caller, @Valid @RequestBody CategoryForm form) {
        requireKeeper(caller);
        var added = categories.add(form.read());
        audit.note(caller.id(), "category-added", added.key(), Map.of("en", added.en(), "zh", added.zh()));
        return added;
    }

    /** Takes it out of the archive too. */
    @PatchMapping("/{key}")
    Category change(@AuthenticationPrincipal Caller caller, @PathVariable String key, @Valid @RequestBody CategoryForm form) {
        requireKeeper(caller);
        var changed = categories.change(key, form.read());
        audit.note(caller.id(), "category-changed", key, Map.of("en", changed.en(), "zh", changed.zh()));
        return changed;
    }

    /** 409 {@code category-in-use} with the number of {@code tickets} unless it says what becomes of them. */
    @PostMapping("/{key}/archive")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void archive(@AuthenticationPrincipal Caller caller, @PathVariable String key, @Valid @RequestBody ArchiveForm form) {
        requireKeeper(caller);
        categories.archive(key, form.keep(), form.moveTo(), caller);
        audit.note(caller.id(), "category-archived", key, form.moveTo() == null ? Map.of() : Map.of("moveTo", form.moveTo()));
    }

    private void requireKeeper(Caller caller) {
        if (!caller.may("admin")) throw new Problem(HttpStatus.FORBIDDEN, "forbidden");
        teams.require(caller, DeskRight.CATEGORIES);
    }
}
