package io.tributary.identity;

/** Carries letters of the house out of it. Here it is only known that there is one: mail servers are another module's matter. */
public interface Courier {

    /** @return false if no mailbox can send; else it goes soon, and {@link Staff#mailed} is told what came of it */
    boolean carry(HouseLetter letter);
}
