package io.tributary.platform;

import java.util.function.Predicate;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What a listener gathers while a transaction runs, to act on it once at its end. */
public final class OfTransaction {

    private OfTransaction() {}

    /**
     * The one the running transaction has, or a fresh one that it has from now on.
     *
     * @param own whether it is the asking listener's
     */
    public static <T extends TransactionSynchronization> T get(Class<T> kind, Predicate<T> own, Supplier<T> fresh) {
        for (var synchronization : TransactionSynchronizationManager.getSynchronizations()) {
            if (kind.isInstance(synchronization) && own.test(kind.cast(synchronization))) return kind.cast(synchronization);
        }
        var made = fresh.get();
        TransactionSynchronizationManager.registerSynchronization(made);
        return made;
    }
}
