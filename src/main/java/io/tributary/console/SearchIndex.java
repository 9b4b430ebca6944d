package io.tributary.console;

import io.tributary.platform.IndexFolder;
import jakarta.persistence.EntityManagerFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hibernate.search.mapper.orm.Search;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Fills an empty index with the tickets there are, beside everything else: doors and screens do not wait for it. What arrives meanwhile
 * stands in the outbox and follows.
 */
@Component
class SearchIndex implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(SearchIndex.class);
    private static final int ATTEMPTS = 5;

    private final IndexFolder folder;
    private final EntityManagerFactory entities;
    private final JdbcClient jdbc;
    private final AtomicBoolean building = new AtomicBoolean();
    private volatile int attempts;

    SearchIndex(IndexFolder folder, EntityManagerFactory entities, JdbcClient jdbc) {
        this.folder = folder;
        this.entities = entities;
        this.jdbc = jdbc;
    }

    /** Whether every ticket can be found; false while they are still being entered. */
    boolean complete() {
        return folder.complete();
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (folder.complete()) return;
        if (jdbc.sql("select exists (select 1 from ticket)").query(Boolean.class).single()) build();
        else folder.completed();
    }

    /** Once more where the database went away in the middle; not for ever, if one ticket is the trouble. */
    @Scheduled(initialDelay = 60, fixedDelay = 60, timeUnit = TimeUnit.SECONDS)
    void again() {
        if (!folder.complete() && attempts < ATTEMPTS) build();
    }

    private void build() {
        if (!building.compareAndSet(false, true)) return;
        attempts++;
        LOG.info("The search index is being built.");
        Search.mapping(entities).scope(IndexedTicket.class).massIndexer()
                .threadsToLoadObjects(2)
                .batchSizeToLoadObjects(100)
                .idFetchSize(1000)
                .start()
                .whenComplete((done, failure) -> built(failure));
    }

    private void built(@org.jspecify.annotations.Nullable Throwable failure) {
        building.set(false);
        if (failure == null) {
            folder.completed();
            LOG.info("The search index is complete.");
        } else {
            LOG.warn("The search index could not be built: {}", failure.toString());
        }
    }
}
