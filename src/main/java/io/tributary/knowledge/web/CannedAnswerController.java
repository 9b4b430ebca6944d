package io.tributary.knowledge.web;

import io.tributary.identity.Caller;
import io.tributary.knowledge.CannedAnswer;
import io.tributary.knowledge.CannedAnswer.Form;
import io.tributary.knowledge.CannedAnswer.Text;
import io.tributary.knowledge.CannedAnswers;
import io.tributary.platform.Page;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Canned answers: to put into a reply, and to look after. */
@RestController
@RequestMapping("/api/v1/canned-answers")
class CannedAnswerController {

    private final CannedAnswers answers;

    CannedAnswerController(CannedAnswers answers) {
        this.answers = answers;
    }

    record TextForm(@NotBlank @Size(max = 200) String title, @NotBlank @Size(max = 20_000) String body) {}

    record AnswerForm(@NotBlank String scope, @Nullable UUID team, @Nullable @Size(max = 20) List<@NotBlank @Size(max = 50) String> tags,
            @NotNull @Size(min = 1, max = 2) Map<String, @NotNull @Valid TextForm> texts) {

        Form form() {
            Map<String, Text> inLanguages = new LinkedHashMap<>();
            texts.forEach((language, text) -> inLanguages.put(language, new Text(storable(text.title()), storable(text.body()))));
            return new Form(scope, team, tags == null ? List.of() : tags, inLanguages);
        }
    }

    /** The database takes whole characters only, and no NUL. */
    private static String storable(String text) {
        return text.replace("\0", "").replaceAll("[\\ud800-\\udfff]", "\ufffd").strip();
    }

    @GetMapping
    Page<CannedAnswer> list(@AuthenticationPrincipal Caller caller, @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable Long ticket) {
        return Page.of(answers.list(caller, q, ticket));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    CannedAnswer add(@AuthenticationPrincipal Caller caller, @Valid @RequestBody AnswerForm form) {
        return answers.add(caller, form.form());
    }

    @PutMapping("/{id}")
    CannedAnswer change(@AuthenticationPrincipal Caller caller, @PathVariable UUID id, @Valid @RequestBody AnswerForm form) {
        return answers.change(caller, id, form.form());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        answers.remove(caller, id);
    }

    @PostMapping("/{id}/uses")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void used(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        answers.used(caller, id);
    }
}
