package io.tributary.identity;

import java.util.UUID;

/** Carries letters of the house out of it. Here it is only known that there is one: mail servers are another module's matter. */
public interface Courier {

    /** @return false if no mailbox can send; else it goes soon, and {@link Staff#mailed} is told what came of it */
    boolean carry(HouseLetter letter);

    /**
     * Hands a letter over now, which may take as long as mail servers let one wait.
     *
     * @param id of the letter: sent again under the same one, it is the same mail
     * @return whether a mail server has taken it
     */
    boolean deliver(UUID id, HouseLetter letter);
}
