package io.tributary.identity.web;

import io.tributary.identity.Caller;
import io.tributary.identity.EntryLetters;
import io.tributary.identity.StaffImport;
import io.tributary.identity.StaffLine;
import io.tributary.platform.Page;
import io.tributary.platform.Problem;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Letting many people in at once, by a list (CSV), and everybody as one. */
@RestController
@RequestMapping("/api/v1")
class StaffListController {

    private static final int MOST_BYTES = 1024 * 1024;

    private final StaffImport list;
    private final EntryLetters letters;

    StaffListController(StaffImport list, EntryLetters letters) {
        this.list = list;
        this.letters = letters;
    }

    @PostMapping(path = "/staff:preview", consumes = "text/csv")
    Page<StaffLine> preview(@AuthenticationPrincipal Caller caller, @RequestBody byte[] file) {
        caller.requireAdmin();
        return Page.of(list.preview(bounded(file)));
    }

    /** All of them or nobody; their links are told this once. */
    @PostMapping(path = "/staff:import", consumes = "text/csv")
    @ResponseStatus(HttpStatus.CREATED)
    Page<EntryLetters.Sent> invite(@AuthenticationPrincipal Caller caller, @RequestBody byte[] file) {
        caller.requireAdmin();
        return Page.of(list.invite(bounded(file), caller).stream().map(letters::send).toList());
    }

    @GetMapping("/staff/export")
    ResponseEntity<byte[]> export(@AuthenticationPrincipal Caller caller) {
        caller.requireAdmin();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, "text/csv;charset=utf-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"agents.csv\"")
                .body(list.export(caller).getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] bounded(byte[] file) {
        if (file.length > MOST_BYTES) throw Problem.tooLarge(MOST_BYTES);
        return file;
    }
}
