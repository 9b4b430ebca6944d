package io.tributary.platform;

/** Whether the database can be asked right now; false from the moment it is found dead until it answers again. */
@FunctionalInterface
public interface DatabaseState {

    /** Costs nothing to ask: no query, no waiting. */
    boolean up();
}
