/** Promises about time: when people work, what is promised to whom, and what happens if it is not kept. */
@ApplicationModule(allowedDependencies = {"platform", "identity", "customer", "ticket"})
@NullMarked
package io.tributary.sla;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
