/** What supervisors see of it all: boards and reports, from facts of its own that follow what happens. */
@ApplicationModule(allowedDependencies = {"platform", "identity", "customer", "ticket", "sla"})
@NullMarked
package io.tributary.insight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
