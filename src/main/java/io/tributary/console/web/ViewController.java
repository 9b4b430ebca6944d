package io.tributary.console.web;

import io.tributary.console.QueueFilter;
import io.tributary.console.SavedViews;
import io.tributary.console.SavedViews.SavedView;
import io.tributary.console.Views;
import io.tributary.identity.Caller;
import io.tributary.platform.Page;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
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

/** The lists one can open: everybody's, those of teams, and those somebody keeps. */
@RestController
@RequestMapping("/api/v1/views")
class ViewController {

    private final Views views;
    private final SavedViews saved;

    ViewController(Views views, SavedViews saved) {
        this.views = views;
        this.saved = saved;
    }

    record Form(@Nullable String name, @Nullable UUID team, @Nullable QueueFilter filter, @Nullable String sort) {}

    @GetMapping
    Page<Views.View> list(@AuthenticationPrincipal Caller caller) {
        return views.of(caller);
    }

    /** {@code filter}: the query parameters of {@code GET /tickets}. With {@code team} it is for all of it; 403 unless one leads it. */
    @PostMapping
    ResponseEntity<SavedView> save(@AuthenticationPrincipal Caller caller, @RequestBody Form form) {
        var filter = form.filter() == null ? QueueFilter.view("all") : form.filter();
        var view = saved.save(caller, form.name(), form.team(), filter, form.sort());
        return ResponseEntity.created(URI.create("/api/v1/views/" + view.id())).body(view);
    }

    @PatchMapping("/{id}")
    SavedView change(@AuthenticationPrincipal Caller caller, @PathVariable UUID id, @RequestBody SavedViews.Change change) {
        return saved.change(caller, id, change);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        saved.delete(caller, id);
    }
}
