package io.tributary.ticket;

import io.tributary.identity.Caller;
import io.tributary.platform.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;

/**
 * The same change for many tickets, and back. Each ticket is changed in a transaction of its own, as one operation of all of them: what
 * one refuses stands in the way of no other.
 */
@Service
public class BulkChanges {

    /** No more in one call: somebody waits for the answer. */
    public static final int MOST = 500;

    private static final Logger log = LoggerFactory.getLogger(BulkChanges.class);

    private final BulkSteps steps;

    BulkChanges(BulkSteps steps) {
        this.steps = steps;
    }

    /**
     * What became of one ticket.
     *
     * @param code why not, or why not all of it; null if all is well
     * @param fields what was left as it is, because somebody has changed it since
     */
    public record Outcome(long number, boolean ok, @Nullable String code, List<String> fields) {}

    /** {@code operation} is what to undo. */
    public record Done(UUID operation, List<Outcome> items) {}

    /** @throws Problem {@code invalid} if no ticket could take the change, or there are none or too many */
    public Done change(List<Long> numbers, BulkChange change, Caller caller) {
        var distinct = numbers.stream().distinct().toList();
        if (distinct.size() > MOST) throw Problem.invalid("numbers", "too-many");
        var operation = steps.begin(distinct, change, caller);
        var outcomes = new ArrayList<Outcome>();
        for (var number : distinct) {
            outcomes.add(outcome(number, () -> {
                steps.change(number, change, operation, caller);
                return List.of();
            }));
        }
        return new Done(operation, outcomes);
    }

    /**
     * Puts back what an operation of the caller's changed, field by field, except where it has been changed since.
     *
     * @throws Problem {@code not-found} for an operation that is not theirs, {@code nothing-to-undo} if it was undone or changed nothing
     */
    public Done undo(UUID operation, Caller caller) {
        var changed = steps.changedBy(operation, caller);
        var undoing = steps.beginUndo(operation, caller);
        var outcomes = new ArrayList<Outcome>();
        for (var one : changed) outcomes.add(outcome(one.number(), () -> steps.undo(one, undoing, caller)));
        return new Done(undoing, outcomes);
    }

    private static Outcome outcome(long number, Supplier<List<String>> step) {
        try {
            var left = step.get();
            return new Outcome(number, left.isEmpty(), left.isEmpty() ? null : "changed-meanwhile", left);
        } catch (Problem e) {
            return new Outcome(number, false, e.code(), List.of());
        } catch (DataAccessException e) {
            log.warn("Ticket {} took no part in a change to many", number, e);
            return new Outcome(number, false, "unavailable", List.of());
        }
    }
}
