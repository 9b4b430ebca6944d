package io.tributary.sla;

import java.util.List;

/** An uploaded process cannot be taken, for these reasons; there is at least one. */
public class ProcessRefused extends Exception {

    private final transient List<ProcessFinding> findings;

    ProcessRefused(List<ProcessFinding> findings) {
        super(findings.toString(), null, false, false);
        this.findings = List.copyOf(findings);
    }

    public List<ProcessFinding> findings() {
        return findings;
    }
}
